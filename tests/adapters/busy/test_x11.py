"""Full screens on a real X server with a real window manager."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.busy.x11 import X11FullScreen
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.x11.server import Server
from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged
from tests.adapters.x11.xvfb import Xvfb
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter

HOLDS = {Busy.FULL_SCREEN: True}


class Screen:
    """A screen with windows, and somebody who wants to know whether one fills it."""

    def __init__(self, xvfb: Xvfb, waiter: SelectingWaiter) -> None:
        self.xvfb = xvfb
        self.waiter = waiter
        self.ledger = Ledger()
        self.server = Server(xvfb.environment, waiter)
        self.sources = Sources(waiter.inbox)
        self.source = X11FullScreen(self.server, self.ledger, self.sources.changed)
        self.sources.add(Busy.FULL_SCREEN, self.source)
        self._windows: dict[str, subprocess.Popen[bytes]] = {}

    def run(self, *command: str) -> subprocess.Popen[bytes]:
        environment = {"PATH": "/usr/bin:/bin", **self.xvfb.environment}
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def open(self, title: str) -> None:
        """Open a window and make it the active one."""
        until(lambda: self._is_managed(title), f"{title} is there", within=60)
        self.xvfb.run("wmctrl", "-a", title)
        until(lambda: title in self.active(), f"{title} is active")

    def end(self, title: str) -> None:
        """Let the program of a window crash."""
        window = self._windows.pop(title)
        window.kill()
        window.wait()

    def turn(self, title: str, *, full: bool) -> None:
        """Let a window fill the screen, or not any more."""
        self.xvfb.run("wmctrl", "-r", title, "-b", f"{'add' if full else 'remove'},fullscreen")
        until(lambda: self._is_full(title) == full, f"{title} has heard it")

    def active(self) -> str:
        """What xprop says of the active window."""
        said = self.xvfb.run("xprop", "-root", "_NET_ACTIVE_WINDOW")
        number = said.rpartition(" ")[2].strip()
        return self.xvfb.run("xprop", "-id", number, "WM_NAME") if number not in ("0x0", "found.") else ""

    def told(self, come_true: Callable[[], object] = bool) -> int:
        """How many changes are reported until something is so; without anything, what was reported already."""
        if come_true is not bool:
            self.waiter.run_until(come_true)
        messages = self.waiter.take()
        assert messages == [BusyChanged()] * len(messages)
        return len(messages)

    def quiet(self) -> bool:
        """Whether the server has nothing to say, all that it was told being done."""
        self.xvfb.run("xprop", "-root", "WM_NAME")
        return not self.waiter.turn(0.1)

    def close(self) -> None:
        for title in list(self._windows):
            self.end(title)
        self.sources.close()
        self.server.close()

    def _is_managed(self, title: str) -> bool:
        """Start a window, and wait a while for it: openbox may overlook one that comes while it starts itself."""
        if title in self._windows:
            self.end(title)
        self._windows[title] = self.run("xev", "-name", title)
        deadline = time.monotonic() + 10
        while not (managed := f" {title}\n" in self.xvfb.run("wmctrl", "-l")) and time.monotonic() < deadline:
            time.sleep(0.02)
        return managed

    def _is_full(self, title: str) -> bool:
        return "_FULLSCREEN" in self.xvfb.run("xprop", "-name", title, "_NET_WM_STATE")


@pytest.fixture
def screen(xvfb: Xvfb, waiter: SelectingWaiter) -> Iterator[Screen]:
    screen = Screen(xvfb, waiter)
    openbox = screen.run("openbox")
    try:
        until(lambda: "window id" in xvfb.run("xprop", "-root", "_NET_CLIENT_LIST"), "the window manager runs")
        screen.open("one")
        yield screen
    finally:
        screen.close()
        openbox.terminate()
        openbox.wait()


def _reported(screen: Screen) -> bool:
    """Whether a change was reported; reports are left for the test to count."""
    taken = screen.waiter.take()
    for message in taken:
        screen.waiter.inbox(message)
    return bool(taken)


def test_a_window_that_fills_the_screen_is_a_reason_and_its_end_is_reported(screen: Screen) -> None:
    assert screen.sources.now() == {}
    screen.turn("one", full=True)
    assert screen.sources.now() == HOLDS
    screen.turn("one", full=False)
    assert screen.told(lambda: _reported(screen)) == 1
    assert screen.sources.now() == {}
    assert screen.ledger.findings() == (Finding(Need.FULL_SCREEN, "X11", serves=True),)


def test_it_ends_when_another_window_becomes_the_active_one_and_begins_again_with_the_first(screen: Screen) -> None:
    screen.turn("one", full=True)
    assert screen.sources.now() == HOLDS
    screen.open("two")
    assert screen.told(lambda: _reported(screen)) == 1
    assert screen.sources.now() == {}
    screen.xvfb.run("wmctrl", "-a", "one")
    until(lambda: "one" in screen.active(), "the first window is active again")
    assert screen.sources.now() == HOLDS


def test_it_goes_on_from_one_full_screen_to_the_next_without_a_report(screen: Screen) -> None:
    screen.open("two")
    for title in ("one", "two"):
        screen.turn(title, full=True)
    assert screen.sources.now() == HOLDS
    screen.xvfb.run("wmctrl", "-a", "one")
    until(lambda: "one" in screen.active(), "the first window is active again")
    while screen.waiter.turn(0.1):
        pass
    assert screen.sources.now() == HOLDS
    screen.told()
    screen.turn("one", full=False)
    assert screen.told(lambda: _reported(screen)) == 1
    assert screen.sources.now() == {}


def test_it_ends_with_a_window_that_vanishes(screen: Screen) -> None:
    screen.turn("one", full=True)
    assert screen.sources.now() == HOLDS
    screen.end("one")
    assert screen.told(lambda: _reported(screen)) == 1
    assert screen.sources.now() == {}


def test_a_window_that_vanishes_while_it_is_looked_at_harms_nothing(screen: Screen) -> None:
    screen.xvfb.run("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32x", "-set", "_NET_ACTIVE_WINDOW", "0x1ffffff0")
    assert screen.source.now() is False


def test_nothing_is_heard_while_no_window_fills_the_screen(screen: Screen) -> None:
    screen.turn("one", full=True)
    assert screen.sources.now() == HOLDS
    screen.turn("one", full=False)
    assert screen.told(lambda: _reported(screen)) == 1
    assert screen.sources.now() == {}
    while screen.waiter.turn(0.1):
        pass
    for number in range(5):
        screen.xvfb.run("xprop", "-name", "one", "-f", "MOOD", "32c", "-set", "MOOD", f"{number}")
        screen.xvfb.run("xprop", "-root", "-f", "MOOD", "32c", "-set", "MOOD", f"{number}")
    assert screen.quiet()


def test_a_closed_source_hears_nothing_any_more(screen: Screen) -> None:
    screen.turn("one", full=True)
    assert screen.sources.now() == HOLDS
    screen.sources.close()
    screen.turn("one", full=False)
    while screen.waiter.turn(0.1):
        pass
    assert screen.told() == 0


def test_without_a_window_manager_it_is_unknown_until_there_is_one(xvfb: Xvfb, waiter: SelectingWaiter) -> None:
    screen = Screen(xvfb, waiter)
    assert screen.source.now() is None
    reason = "there is no window manager that names the active window"
    assert screen.ledger.findings() == (Finding(Need.FULL_SCREEN, "X11", serves=False, reason=reason),)
    xvfb.run("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32x", "-set", "_NET_ACTIVE_WINDOW", "0x0")
    assert screen.source.now() is False
    assert screen.ledger.findings() == (Finding(Need.FULL_SCREEN, "X11", serves=True),)
    screen.close()


def test_a_window_manager_without_windows_names_none_and_that_is_an_answer(xvfb: Xvfb, waiter: SelectingWaiter) -> None:
    screen = Screen(xvfb, waiter)
    openbox = screen.run("openbox")
    try:
        until(lambda: screen.source.now() is False, "the window manager runs")
        assert "not found" in xvfb.run("xprop", "-root", "_NET_ACTIVE_WINDOW")
        assert screen.ledger.findings() == (Finding(Need.FULL_SCREEN, "X11", serves=True),)
    finally:
        screen.close()
        openbox.terminate()
        openbox.wait()


def test_a_server_that_does_not_answer_is_not_waited_for_long(screen: Screen) -> None:
    screen.xvfb.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    assert screen.source.now() is None
    assert time.monotonic() - begun < 3
    screen.xvfb.process.send_signal(signal.SIGCONT)
    until(lambda: screen.source.now() is False, "the server answers again")


def test_a_server_that_goes_away_ends_it(xvfb: Xvfb, waiter: SelectingWaiter) -> None:
    screen = Screen(xvfb, waiter)
    window = screen.server.new_id()
    names = ("_NET_ACTIVE_WINDOW", str(screen.server.root))
    xvfb.run("xprop", "-root", "-f", names[0], "32c", "-set", *names)
    xvfb.run(*("xprop", "-root", "-f", "_NET_WM_STATE", "32a", "-set", "_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN"))
    assert window
    assert screen.sources.now() == HOLDS
    xvfb.close()
    assert screen.told(lambda: _reported(screen)) == 1
    assert screen.sources.now() == {}
    (finding,) = screen.ledger.findings()
    assert not finding.serves
    assert "X server is gone" in finding.reason
    screen.close()


def test_a_server_that_is_back_is_said_to_be_gone_no_more(xvfb: Xvfb, waiter: SelectingWaiter) -> None:
    screen = Screen(xvfb, waiter)
    xvfb.restart()
    waiter.run_until(lambda: waiter.delayed)
    (finding,) = screen.ledger.findings()
    assert "X server is gone" in finding.reason
    waiter.pass_time(timedelta(seconds=1))
    (finding,) = screen.ledger.findings()
    assert "no window manager" in finding.reason
    names = ("_NET_ACTIVE_WINDOW", str(screen.server.root))
    xvfb.run("xprop", "-root", "-f", names[0], "32c", "-set", *names)
    assert screen.sources.now() == {}
    (finding,) = screen.ledger.findings()
    assert finding.serves
    screen.close()
