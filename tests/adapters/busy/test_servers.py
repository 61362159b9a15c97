"""Do-not-disturb on the notification servers that people run, switched as their users do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.ledger import Finding, Need
from kneebreak.engine.busy import Busy
from tests.adapters.busy.listener import Listener
from tests.adapters.notifier.notification_server import NotificationServer
from tests.desktop.desktop import NOTIFICATIONS, Desktop
from tests.desktop.dunst import DunstDesktop
from tests.desktop.session import Session
from tests.desktop.sway import SwayDesktop
from tests.desktop.until import until
from tests.desktop.xfce import XfceDesktop
from tests.fakes.file_waiter import SelectingWaiter

HOLDS: Mapping[Busy, bool] = {Busy.DO_NOT_DISTURB: True}
XFCE = ("xfconf-query", "--channel", "xfce4-notifyd", "--property", "/do-not-disturb")
BANNERS = ("org.gnome.desktop.notifications", "show-banners")


@pytest.fixture
def stack(waiter: SelectingWaiter) -> Iterator[ExitStack]:  # noqa: ARG001 - what is on it is gone before the loop is
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def listen(stack: ExitStack, waiter: SelectingWaiter) -> Callable[[Session], Listener]:
    """Listen on the bus of a session."""

    def listen(session: Session) -> Listener:
        address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
        connection = Connection.open(address, waiter, lambda: None)
        stack.callback(connection.close)
        listener = Listener(connection, waiter, session.environment)
        stack.callback(listener.close)
        return listener

    return listen


def _run(session: Session, *command: str) -> str:
    finished = session.run(*command)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def _enter(stack: ExitStack, desktop: type[Desktop], folder: Path) -> Session:
    return stack.enter_context(desktop(folder / "outputs", folder / "pictures")).session


def test_dunst_that_is_paused(stack: ExitStack, listen: Callable[[Session], Listener], tmp_path: Path) -> None:
    session = _enter(stack, DunstDesktop, tmp_path)
    listener = listen(session)
    listener.until_served()
    assert listener.finding == Finding(Need.DO_NOT_DISTURB, "dunst", serves=True)
    _run(session, "dunstctl", "set-paused", "true")
    listener.until_told(HOLDS)
    _run(session, "dunstctl", "set-paused", "toggle")
    listener.until_told({})
    _run(session, "dunstctl", "set-paused", "true")
    listener.until_told(HOLDS)
    dunst = session.owner(NOTIFICATIONS)
    assert dunst
    session.end(dunst)
    listener.until_told({})
    session.start("dunst")
    until(lambda: session.owner(NOTIFICATIONS), "dunst is back")
    listener.until_served()
    _run(session, "dunstctl", "set-paused", "true")
    listener.until_told(HOLDS)


def test_the_switch_of_xfce(stack: ExitStack, listen: Callable[[Session], Listener], tmp_path: Path) -> None:
    session = _enter(stack, XfceDesktop, tmp_path)
    listener = listen(session)
    _run(session, "notify-send", "hello")  # starts the server
    listener.until_served()
    assert listener.finding == Finding(Need.DO_NOT_DISTURB, "Xfce Notify Daemon", serves=True)
    assert listener.holds == {}
    _run(session, *XFCE, "--create", "--type", "bool", "--set", "true")
    listener.until_told(HOLDS)
    _run(session, *XFCE, "--set", "false")
    listener.until_told({})
    _run(session, *XFCE, "--set", "true")
    listener.until_told(HOLDS)
    _run(session, *XFCE, "--reset")
    listener.until_told({})


def test_mako_in_a_mode_that_hides_bubbles(
    stack: ExitStack, listen: Callable[[Session], Listener], tmp_path: Path
) -> None:
    session = _enter(stack, SwayDesktop, tmp_path)
    settings = session.config / "mako/config"
    settings.parent.mkdir()
    settings.write_text("[mode=deep]\ninvisible=1\n")
    listener = listen(session)
    listener.until_served()
    assert listener.finding is not None
    assert listener.finding.source == "mako"
    assert "does not say when" in listener.finding.reason
    for mode in ("do-not-disturb", "deep"):
        _run(session, "makoctl", "mode", "-a", mode)
        assert listener.changes() == 0
        # Whoever asks is told what was known, and soon after that it was old news.
        assert listener.holds == {}
        listener.until_told({Busy.DO_NOT_DISTURB: False})
        _run(session, "makoctl", "mode", "-r", mode)
        assert listener.holds == {Busy.DO_NOT_DISTURB: False}
        listener.until_told({})
    _run(session, "makoctl", "mode", "-a", "writing")
    assert listener.holds == {}
    listener.settle()
    assert listener.changes() == 0


def test_the_switch_of_gnome(
    stack: ExitStack, listen: Callable[[Session], Listener], waiter: SelectingWaiter, tmp_path: Path
) -> None:
    session = Session(tmp_path / "outputs")
    stack.callback(session.close)
    session.start_bus("ca.desrt.dconf")
    listener = listen(session)
    shell = Connection.open(session.environment["DBUS_SESSION_BUS_ADDRESS"], waiter, lambda: None)
    stack.callback(shell.close)
    NotificationServer(shell, "gnome-shell")
    listener.until(lambda: listener.finding)
    assert listener.finding is not None
    assert "“memory”" in listener.finding.reason
    listener.close()
    session.environment["GSETTINGS_BACKEND"] = "dconf"
    listener = listen(session)
    listener.until_served()
    assert listener.finding == Finding(Need.DO_NOT_DISTURB, "gnome-shell", serves=True)
    assert listener.holds == {}
    _run(session, "gsettings", "set", *BANNERS, "false")
    listener.until_told(HOLDS)
    _run(session, "gsettings", "set", "org.gnome.desktop.interface", "cursor-size", "48")
    _run(session, "gsettings", "set", *BANNERS, "true")
    listener.until_told({})
    _run(session, "gsettings", "set", *BANNERS, "false")
    listener.until_told(HOLDS)
    _run(session, "gsettings", "reset-recursively", BANNERS[0])
    listener.until_told({})
