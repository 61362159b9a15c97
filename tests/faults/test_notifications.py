"""Notification servers that answer slowly, never, with errors and nonsense, or are not there, and a bus that ends."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from tests.adapters.tray.host import ITEM, Host
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter
from tests.faults.calm import assert_calm
from tests.faults.notifications import Desk, Manner, never, with_errors, with_wrong_types
from tests.program.running import PROGRAM, Running

Open = Callable[..., Desk]
_DOCTOR = (*PROGRAM, "doctor")
_NOBODY = "No notification server runs here and none can be started, so no prompt can be shown"
_NO_PANEL = "The panel that showed the tray icon is gone"
_NO_BUS = "The session bus went away, and with it bubbles and the tray icon"


@pytest.fixture
def open_desk(running: Running) -> Iterator[Open]:
    """Lets a notification server appear."""
    desks: list[Desk] = []

    def open_desk(manner: Manner | None = None) -> Desk:
        desks.append(Desk(running.session.environment["DBUS_SESSION_BUS_ADDRESS"], manner))
        return desks[-1]

    yield open_desk
    for desk in desks:
        desk.close()


def _answers(running: Running) -> list[tuple[str, str]]:
    return [(line["outcome"], line["via"]) for line in running.log()]


def _click_counts(running: Running, desk: Desk, before: int) -> None:
    """The newest bubble shows the open prompt, and a click on it is its end."""
    until(lambda: desk.notified, "the prompt is shown")
    desk.click()
    until(lambda: len(running.log()) > before, "the click is in the log")
    assert running.status()["state"] == "working"
    assert _answers(running)[-1] == ("done", "notification")
    assert len({line["id"] for line in running.log()}) == before + 1


def _said(running: Running, fault: str) -> list[bool]:
    """Whether a fault is told by each command that tells what is amiss."""
    why = json.loads(running.done("status", "--json"))["why"]
    found = running.session.run(*_DOCTOR, "--json").stdout
    amiss = json.loads(found)["amiss"]
    told = (running.done("status"), running.done("why"), why, running.session.run(*_DOCTOR).stdout, "".join(amiss))
    return [fault in text for text in told]


@pytest.fixture
def panel(running: Running) -> Iterator[Host]:
    """A panel that shows the icon."""
    waiter = SelectingWaiter()
    panel = Host(running.session.environment["DBUS_SESSION_BUS_ADDRESS"], waiter)
    panel.appear()
    waiter.run_until(lambda: panel.items, 30)
    yield panel
    panel.close()
    waiter.close()


def _tooltip(panel: Host) -> str:
    told: str = panel.properties(ITEM)["ToolTip"][3]
    return told


def test_where_nobody_shows_notifications_the_first_prompt_is_told_of_by_every_means_that_is_left(
    running: Running, open_desk: Open, panel: Host
) -> None:
    assert _NOBODY in _tooltip(panel)
    assert all(_said(running, _NOBODY)), "who asks need not wait for a prompt"
    running.done("next")
    until(lambda: "no notification server answers (" in running.output(), "it says so at once")
    assert panel.properties(ITEM)["Status"] == "NeedsAttention"
    assert _NOBODY in _tooltip(panel)
    assert all(_said(running, _NOBODY))
    assert_calm(running.process.pid)

    desk = open_desk()
    until(lambda: desk.notified, "a server is there, and shows the prompt")
    assert not any(_said(running, _NOBODY))
    assert _NOBODY not in _tooltip(panel)
    assert running.output().count("no notification server answers") == 1
    desk.close()
    until(lambda: all(_said(running, _NOBODY)), "that it is gone is told")
    until(lambda: _NOBODY in _tooltip(panel), "the icon has it as well")


def _until_drawn(running: Running, panel: Host) -> None:
    """Wait until the program knows that the panel shows its icon."""
    drawn = "tray            yes"
    until(lambda: _tooltip(panel) and drawn in running.session.run(*_DOCTOR).stdout, "the icon is drawn")


def test_that_the_panel_is_gone_is_told_until_there_is_another_and_not_where_there_never_was_one(
    running: Running, panel: Host
) -> None:
    _until_drawn(running, panel)
    panel.disappear()
    until(lambda: _NO_PANEL in _tooltip(panel), "it says so")
    assert all(_said(running, _NO_PANEL))
    assert "tray            no  StatusNotifierItem: no panel" in running.session.run(*_DOCTOR).stdout
    panel.appear()
    _until_drawn(running, panel)
    assert not any(_said(running, _NO_PANEL))
    panel.disappear()
    until(lambda: _NO_PANEL in _tooltip(panel), "it says so once more")
    running.kill()
    running.start()
    assert not any(_said(running, _NO_PANEL))


@pytest.mark.parametrize("manner", [with_errors, with_wrong_types])
def test_a_server_that_answers_wrongly_is_told_of_and_served_again_when_it_is_mended(
    running: Running, open_desk: Open, manner: Manner
) -> None:
    desk = open_desk(manner)
    running.done("next")
    until(lambda: "did not take a bubble" in running.output(), "it says so")
    assert_calm(running.process.pid)
    assert desk.calls < 20
    assert running.output().count("did not take a bubble") == 1
    assert all(_said(running, "The notification server did not take the last bubble"))
    desk.do(lambda server: server.signal("ActionInvoked", "ss", "1", "default"))
    desk.do(lambda server: server.signal("NotificationClosed", "a{sv}", {}))
    assert running.status()["state"] == "prompting"
    running.done("done")
    desk.manner = None
    running.done("next")
    until(lambda: not any(_said(running, "did not take")), "it works again")
    _click_counts(running, desk, before=1)
    assert "Traceback" not in running.output()


def test_a_server_that_never_answers_keeps_nobody_waiting_and_the_next_one_shows_the_prompt(
    running: Running, open_desk: Open
) -> None:
    desk = open_desk(never)
    running.done("next")
    until(lambda: desk.calls >= 2, "it was asked what it can do")
    assert_calm(running.process.pid)
    running.done("skip")
    running.done("next")
    desk.close()
    _click_counts(running, open_desk(), before=1)


def test_a_slow_server_keeps_nobody_waiting_and_its_late_word_counts(running: Running, open_desk: Open) -> None:
    desk = open_desk()
    desk.do(lambda server: setattr(server, "holds", True))
    running.done("next")
    until(lambda: desk.notified, "the bubble is on its way")
    running.done("skip")
    running.done("next")
    assert_calm(running.process.pid)
    desk.do(lambda server: setattr(server, "holds", False))
    desk.do(lambda server: server.release())
    until(lambda: len(desk.notified) == 2, "the second prompt follows the first")
    _click_counts(running, desk, before=1)


def test_the_program_outlives_its_session_bus_and_goes_on_with_the_next(running: Running, open_desk: Open) -> None:
    desk = open_desk()
    running.done("next")
    until(lambda: desk.notified, "the prompt is shown")
    open_one = running.status()
    running.session.end(running.session.bus.pid)
    until(lambda: "The session bus went away" in running.output(), "it says so")
    assert running.status() == open_one
    assert all(_said(running, _NO_BUS))
    gone = running.session.run(*_DOCTOR).stdout
    for need in (
        "notifications   NO  org.freedesktop.Notifications: bubbles wait",
        "click           no ",
        "tray            no ",
    ):
        assert need in gone
    running.done("done")
    due = running.status()["due"]
    running.done("next")
    assert_calm(running.process.pid)
    assert running.output().count("bubbles wait for the session bus") == 1
    assert all(_said(running, _NO_BUS))

    running.session.restart_bus()
    until(lambda: "The session bus is back" in running.output(), "it is found again")
    assert not any(_said(running, _NO_BUS))
    _click_counts(running, open_desk(), before=1)
    assert running.status()["due"] > due
    assert "Traceback" not in running.output()


@pytest.mark.long
def test_a_server_that_leaves_a_bubble_unanswered_for_half_a_minute_is_told_of(
    running: Running, open_desk: Open
) -> None:
    desk = open_desk(never)
    running.done("next")
    until(lambda: desk.calls >= 2, "it was asked what it can do")
    until(lambda: "did not take a bubble (timeout)" in running.output(), "it says so", within=90)
    desk.manner = None
    until(lambda: desk.notified, "it is tried again, perhaps once more in vain", within=90)
    _click_counts(running, desk, before=0)
