"""When there is an X server to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kneebreak.adapters import x11
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.retrial import WHILE_A_SCREEN_RESTARTS
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.messages import Wish
from tests.adapters.x11.xvfb import Xvfb
from tests.fakes.file_waiter import SelectingWaiter

NEEDS = (Need.IDLE, Need.FULL_SCREEN)


def _around(waiter: SelectingWaiter, environment: dict[str, str]) -> Surroundings:
    return Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", lambda _: None, Ledger())


def test_the_server_that_the_environment_names_is_opened(waiter: SelectingWaiter, xvfb: Xvfb) -> None:
    around = _around(waiter, xvfb.environment)
    server = x11.choose(around)
    assert server is not None
    assert server.root
    assert around.ledger.findings() == ()
    server.close()


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "there is no X server here"),
        ({"DISPLAY": ":4999"}, "cannot be reached"),
        ({"DISPLAY": "desk.example.org:0"}, "is on another machine"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "inside a Wayland session"),
    ],
)
def test_the_ledger_says_for_each_need_why_there_is_none(
    waiter: SelectingWaiter, environment: dict[str, str], reason: str
) -> None:
    around = _around(waiter, environment)
    assert x11.choose(around) is None
    findings = around.ledger.findings()
    assert findings == tuple(Finding(need, "X11", serves=False, reason=findings[0].reason) for need in NEEDS)
    assert reason in findings[0].reason


def test_the_end_of_the_server_is_the_end_of_the_program_once_it_was_looked_for(
    waiter: SelectingWaiter, xvfb: Xvfb
) -> None:
    troubles: list[str] = []
    server = x11.choose(_around(waiter, xvfb.environment)._replace(trouble=troubles.append))
    assert server is not None
    lost: list[str] = []
    server.on_lost(lost.append)
    xvfb.process.kill()
    waiter.run_until(lambda: lost)
    for _ in WHILE_A_SCREEN_RESTARTS:
        assert waiter.take() == []
        waiter.pass_time(timedelta(seconds=1))
    assert waiter.take() == [Wish.QUIT]
    assert len(troubles) == 1
    assert waiter.delayed == 0
