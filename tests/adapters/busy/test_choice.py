"""Which sources are chosen, on real buses and screens."""

from __future__ import annotations

from pathlib import Path

from kneebreak.adapters import busy, wayland, x11
from kneebreak.adapters.busy.wlroots import INTERFACE
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged
from tests.adapters.dbus.private_bus import PrivateBus
from tests.adapters.notifier.notification_server import NotificationServer
from tests.adapters.wayland.compositor import Compositor
from tests.adapters.x11.xvfb import Xvfb
from tests.fakes.file_waiter import SelectingWaiter


def _around(waiter: SelectingWaiter, environment: dict[str, str]) -> Surroundings:
    around = Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", lambda _: None, Ledger())
    return around._replace(wayland=wayland.choose(around), x11=x11.choose(around))


def _reasons(around: Surroundings, need: Need) -> list[str]:
    return [found.reason for found in around.ledger.findings() if found.need is need and not found.serves]


def test_a_desktop_on_x11_is_asked_for_all_reasons(waiter: SelectingWaiter, xvfb: Xvfb, bus: PrivateBus) -> None:
    around = _around(waiter, xvfb.environment)._replace(bus=bus.join())
    server = NotificationServer(bus.join(), "dunst")
    server.properties["org.dunstproject.cmd0", "paused"] = ("b", False)
    xvfb.run("xprop", "-root", "-f", "_NET_ACTIVE_WINDOW", "32x", "-set", "_NET_ACTIVE_WINDOW", "0x0")
    chosen = busy.choose(around)
    bus.settle()
    served = {found.need for found in around.ledger.findings() if found.serves}
    assert served >= {Need.DO_NOT_DISTURB, Need.FULL_SCREEN}
    assert waiter.take() == []
    server.turn("org.dunstproject.cmd0", "paused", on=True)
    bus.settle()
    assert waiter.take() == [BusyChanged()]
    assert chosen.now()[Busy.DO_NOT_DISTURB] is True
    chosen.close()
    assert around.x11
    around.x11.close()


def test_without_a_bus_and_a_screen_the_ledger_says_so(waiter: SelectingWaiter) -> None:
    around = _around(waiter, {})
    chosen = busy.choose(around)
    assert chosen.now().keys() <= {Busy.CALL}
    assert _reasons(around, Need.DO_NOT_DISTURB) == ["there is no session bus"]
    assert _reasons(around, Need.FULL_SCREEN) == ["there is no X server here"]
    chosen.close()


def test_the_x_server_inside_a_wayland_session_is_not_believed(waiter: SelectingWaiter, xvfb: Xvfb) -> None:
    around = _around(waiter, {**xvfb.environment, "WAYLAND_DISPLAY": "wayland-0"})
    busy.choose(around).close()
    reason = "the X server inside a Wayland session knows only its own windows, and what is done to them"
    assert reason in _reasons(around, Need.FULL_SCREEN)


def test_a_compositor_is_asked_which_window_fills_the_screen(waiter: SelectingWaiter, tmp_path: Path) -> None:
    with Compositor(tmp_path / "wayland-0", (INTERFACE, 3)) as compositor:
        around = _around(waiter, compositor.environment)
        busy.choose(around).close()
        served = [found.source for found in around.ledger.findings() if found.need is Need.FULL_SCREEN and found.serves]
        assert served == [wayland.SOURCE]
        assert around.wayland
        around.wayland.close()


def test_a_compositor_that_does_not_tell_is_refused_with_the_reason(waiter: SelectingWaiter, tmp_path: Path) -> None:
    with Compositor(tmp_path / "wayland-0", ("wl_seat", 8)) as compositor:
        around = _around(waiter, compositor.environment)
        busy.choose(around).close()
        assert f"the compositor does not offer what tells of it ({INTERFACE})" in _reasons(around, Need.FULL_SCREEN)
        assert around.wayland
        around.wayland.close()


def test_a_screen_that_cannot_be_reached_is_told_with_its_reason(waiter: SelectingWaiter) -> None:
    around = _around(waiter, {"DISPLAY": ":4999"})
    busy.choose(around).close()
    (reason,) = _reasons(around, Need.FULL_SCREEN)
    assert "cannot be reached" in reason
