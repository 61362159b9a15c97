"""Which tray is chosen on Linux."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kneebreak.adapters import tray
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.tray.none import NoTray
from kneebreak.adapters.tray.statusnotifier import StatusNotifierTray
from kneebreak.adapters.tray.xembed import XEmbedTray, host_is_there
from kneebreak.ports import Tray
from tests.adapters.tray.bus import PrivateBus
from tests.adapters.tray.host import Host
from tests.adapters.tray.loop import TurningLoop
from tests.contracts.tray import FACES, START
from tests.desktop.screen import XScreen
from tests.desktop.session import Session
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter


class _Choosing:
    def __init__(self, waiter: SelectingWaiter, bus: Connection | None, environment: Mapping[str, str]) -> None:
        self.troubles: list[str] = []
        self._around = Surroundings(environment, _ignore, waiter, bus, "/nowhere", self.troubles.append, Ledger())

    def choose(self) -> Tray:
        return tray.choose(self._around, tuple, START)


def _ignore(message: object) -> None:
    raise AssertionError(f"nobody clicked, but {message} was heard")


def test_where_a_panel_draws_items_it_is_one_of_them(tmp_path: Path) -> None:
    loop = TurningLoop()
    with PrivateBus(tmp_path) as bus:
        host = Host(bus.address, loop.waiter)
        host.appear()
        waiter = SelectingWaiter()
        connection = Connection.open(bus.address, waiter, lambda: None)
        choosing = _Choosing(waiter, connection, {})
        with loop:
            assert isinstance(choosing.choose(), StatusNotifierTray)
            waiter.run_until(lambda: host.items)
        assert choosing.troubles == []
        connection.close()
        host.close()


def test_where_there_is_no_panel_yet_the_user_is_told_and_the_icon_waits_for_one(
    bus: PrivateBus, host: Host, waiter: SelectingWaiter
) -> None:
    connection = Connection.open(bus.address, waiter, lambda: None)
    choosing = _Choosing(waiter, connection, {})
    assert isinstance(choosing.choose(), StatusNotifierTray)
    waiter.run_until(lambda: choosing.troubles)
    assert "no panel shows the tray icon" in choosing.troubles[0]
    host.appear()
    waiter.run_until(lambda: host.items)
    assert len(choosing.troubles) == 1
    connection.close()


def test_in_a_bar_that_speaks_only_xembed_it_is_an_xembed_icon(
    tmp_path: Path, bus: PrivateBus, waiter: SelectingWaiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(tmp_path / "outputs")
    try:
        screen = XScreen(session, tmp_path / "pictures")
        session.start("trayer")
        until(lambda: host_is_there(screen.display), "the bar takes icons")
        monkeypatch.setenv("DISPLAY", screen.display)
        connection = Connection.open(bus.address, waiter, lambda: None)
        choosing = _Choosing(waiter, connection, {"DISPLAY": screen.display})
        chosen = choosing.choose()
        assert isinstance(chosen, XEmbedTray)
        chosen.close()
        assert choosing.troubles == []
        connection.close()
    finally:
        session.close()


@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ":987654", "WAYLAND_DISPLAY": "wayland-0"}],
    ids=["no display", "wayland"],
)
def test_without_bus_and_bar_there_is_no_tray_and_the_user_is_told(environment: dict[str, str]) -> None:
    choosing = _Choosing(SelectingWaiter(), None, environment)
    chosen = choosing.choose()
    assert isinstance(chosen, NoTray)
    assert len(choosing.troubles) == 1
    for face in FACES:
        chosen.show(face)
    chosen.close()
