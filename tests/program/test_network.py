"""Whom the program speaks to: sockets of this machine's own, and 127.0.0.1 while a practice's page is open."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kneebreak.adapters.dbus.connection import Connection
from tests.adapters.notifier.notification_server import NotificationServer
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter
from tests.program.running import PROGRAM, QUIET, Running

_LOCAL = {"AF_UNIX", "AF_NETLINK"}  # the C library asks the kernel by the latter what addresses there are
_LOOPBACK = 'inet_addr("127.0.0.1")'


class Traced:
    """What strace saw of a process and its children."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.strace = ("strace", "--follow-forks", "--seccomp-bpf", "--trace=%network", f"--output={path}")

    def calls(self, name: str) -> list[str]:
        """The calls of this name, with their arguments."""
        return re.findall(rf"\b{name}\((.*)", self.path.read_text())

    def families(self) -> set[str]:
        """The families of all sockets that were made."""
        made = self.calls("socket") + self.calls("socketpair")
        return {arguments.partition(",")[0] for arguments in made}


@pytest.fixture
def traced(tmp_path: Path) -> Traced:
    return Traced(tmp_path / "network.txt")


@pytest.fixture
def server(without_desktop: Running) -> Iterator[tuple[NotificationServer, SelectingWaiter]]:
    """A notification server on the session's bus, and the loop on which it lives."""
    without_desktop.session.start_bus()
    waiter = SelectingWaiter()
    bus = Connection.open(without_desktop.session.environment["DBUS_SESSION_BUS_ADDRESS"], waiter, lambda: None)
    yield NotificationServer(bus), waiter
    bus.close()
    waiter.close()


def test_a_whole_day_needs_nothing_but_sockets_of_this_machine(
    without_desktop: Running, traced: Traced, server: tuple[NotificationServer, SelectingWaiter]
) -> None:
    running, (desktop, waiter) = without_desktop, server
    running.save_schedule(QUIET)
    running.process = running.session.start(*traced.strace, *PROGRAM)

    def turn(fulfilled: bool) -> bool:  # noqa: FBT001 - the desktop lives on while one waits
        waiter.turn(0.01)
        return fulfilled

    until(lambda: turn(Path(running.runtime, "control.sock").exists()), "it takes commands")
    running.done("next")
    until(lambda: turn(bool(desktop.up)), "a bubble is up")
    desktop.act(min(desktop.up), "default")
    until(lambda: turn(bool(running.log())), "the click is in the log")
    for words in (("status",), ("doctor",), ("why",), ("plan",)):
        running.ask(*words)
    running.done("quit")
    running.process.wait(timeout=30)
    assert [(line["outcome"], line["via"]) for line in running.log()] == [("done", "notification")]
    assert "AF_UNIX" in traced.families()
    assert traced.families() <= _LOCAL


@pytest.mark.parametrize("words", [("report", "--text"), ("report", "--out", "-"), ("log",), ("doctor",)])
def test_neither_do_the_commands(running: Running, traced: Traced, words: tuple[str, ...]) -> None:
    answer = running.session.run(*traced.strace, *PROGRAM, *words, within=60)
    assert answer.returncode in (0, 1), answer.stderr
    assert traced.families() <= _LOCAL


def test_a_practice_listens_on_this_machine_alone_and_no_longer_than_it_lasts(
    without_desktop: Running, traced: Traced
) -> None:
    session = without_desktop.session
    sent = session.folder / "sent"
    opener = session.folder / "browser"
    opener.write_text(f'#!/bin/sh\necho "$1" >"{sent}.new" && mv "{sent}.new" "{sent}"\n')
    opener.chmod(0o700)
    session.environment |= {"DISPLAY": ":none", "BROWSER": str(opener)}
    without_desktop.save_schedule(QUIET)
    practice = session.start(*traced.strace, sys.executable, "-m", "kneebreak", "practice")
    until(sent.exists, "the browser is sent to the page; outputs are among the artefacts")
    page = urlsplit(sent.read_text().strip())
    assert page.hostname == "127.0.0.1"
    assert page.port is not None
    request = f"POST {page.path}end HTTP/1.1\r\nHost: {page.netloc}\r\nOrigin: http://{page.netloc}\r\n"
    with socket.create_connection((page.hostname, page.port), timeout=30) as connection:
        connection.sendall(f"{request}Content-Length: 2\r\n\r\n{{}}".encode())
        assert connection.recv(100).startswith(b"HTTP/1.0 200")
    practice.wait(timeout=30)
    assert traced.families() - _LOCAL == {"AF_INET"}
    bound = [call for call in traced.calls("bind") if "AF_INET" in call]
    assert len(bound) == 1
    assert all(_LOOPBACK in call for call in bound + [call for call in traced.calls("connect") if "AF_INET" in call])
    with socket.socket() as caller:
        assert caller.connect_ex((page.hostname, page.port)) != 0
