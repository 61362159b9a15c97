"""A page that a command of our own opens."""

from __future__ import annotations

import queue
import sys

import pytest

from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.opener import process
from kneebreak.adapters.surroundings import Surroundings
from tests.adapters.opener import stage

assert sys.platform == "linux"


def test_where_the_command_opens_it_nothing_else_is_opened(desk: stage.Desk) -> None:
    desk.program("gedit")
    command = desk.program("kneebreak")
    desk.open_page(command, "about", "--open")
    opened = desk.call()
    assert opened.words == ["kneebreak", "about", "--open"]
    assert desk.is_settled(opened)


def test_where_it_cannot_the_text_is_opened_instead(desk: stage.Desk) -> None:
    desk.program("gedit")
    command = desk.program("kneebreak", "exit 1")
    desk.open_page(command)
    assert desk.called() == ["kneebreak"]
    opened = desk.call()
    assert opened.words == ["gedit", str(desk.file)]
    assert desk.is_settled(opened)


@pytest.mark.parametrize(
    ("command", "failure"), [(("/bin/false",), "exit status 1"), (("/no/such/program",), "No such file or directory")]
)
def test_without_a_loop_a_thread_hears_how_it_went(command: tuple[str, ...], failure: str) -> None:
    failures: queue.SimpleQueue[str] = queue.SimpleQueue()
    process.run(command, failures.put, Surroundings({}, lambda _: None, None, None, "/", failures.put, Ledger()))
    assert failure in failures.get(timeout=30)
