from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.tray.watcher import host_is_there
from kneebreak.messages import TrayClicked
from kneebreak.ports import Face, Icon, MenuItem
from tests.adapters.tray.bus import NO_NAME_FOR_THE_SECOND, PrivateBus
from tests.adapters.tray.host import ITEM, MENU, PROPERTIES, Host, RefusedError
from tests.adapters.tray.icon import IconOnBus
from tests.adapters.tray.loop import TurningLoop
from tests.contracts.tray import START, IconContract, MenuContract, MiddleClickContract
from tests.fakes.file_waiter import SelectingWaiter

_INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
_DUE = Face(Icon.DUE, 0, "Stand up", "since 09:45")


class TestStatusNotifierTray(IconContract, MiddleClickContract, MenuContract):
    @pytest.fixture
    def driven(self, icon: IconOnBus) -> IconOnBus:
        return icon


def test_the_icon_registers_by_a_name_of_its_own(icon: IconOnBus, host: Host) -> None:
    (name,) = host.items
    assert name.startswith("org.kde.StatusNotifierItem-")
    assert icon.registered == [True]


def test_where_no_names_may_be_taken_it_registers_by_its_connection(
    tmp_path: Path, waiter: SelectingWaiter, looks: str
) -> None:
    with PrivateBus(tmp_path, NO_NAME_FOR_THE_SECOND) as bus:
        host = Host(bus.address, waiter)
        host.appear()
        icon = IconOnBus(bus, waiter, host, looks)
        waiter.run_until(lambda: host.items[-1:] == [":1.1"])
        assert icon.shows(START)
        icon.close()
        host.close()


def test_it_says_what_it_is(icon: IconOnBus, host: Host) -> None:
    found = host.properties(ITEM)
    del found["IconPixmap"]
    assert found == {
        "Category": "ApplicationStatus",
        "Id": "kneebreak",
        "Title": "kneebreak",
        "Status": "Active",
        "WindowId": 0,
        "IconThemePath": "",
        "IconName": "",
        "OverlayIconName": "",
        "OverlayIconPixmap": [],
        "AttentionIconName": "",
        "AttentionIconPixmap": [],
        "AttentionMovieName": "",
        "ToolTip": ("", [], "kneebreak", "next: 09:45"),
        "ItemIsMenu": False,
        "Menu": "/MenuBar",
    }
    assert icon.heard == []


def test_a_prompt_that_is_due_wants_attention(icon: IconOnBus, host: Host) -> None:
    icon.tray.show(_DUE)
    found = host.properties(ITEM)
    assert found["Status"] == "NeedsAttention"
    assert found["AttentionIconPixmap"] == found["IconPixmap"] != []


@pytest.mark.parametrize(
    ("face", "signals"),
    [
        (START, []),
        (START._replace(eighths=1), [("NewIcon", ())]),
        (START._replace(tooltip="next: 10:30"), [("NewToolTip", ())]),
        (START._replace(title="Stand up"), [("NewTitle", ()), ("NewToolTip", ())]),
        (Face(Icon.PAUSED, 0, START.title, START.tooltip), [("NewIcon", ())]),
        (
            Face(Icon.DUE, 0, START.title, START.tooltip),
            [("NewIcon", ()), ("NewAttentionIcon", ()), ("NewStatus", ("NeedsAttention",))],
        ),
    ],
)
def test_panels_are_told_of_what_changed_and_of_nothing_else(
    icon: IconOnBus, host: Host, face: Face, signals: list[Any]
) -> None:
    host.take_signals()
    icon.tray.show(face)
    assert host.take_signals() == signals


def test_panels_are_told_when_attention_is_no_longer_needed(icon: IconOnBus, host: Host) -> None:
    icon.tray.show(_DUE)
    host.take_signals()
    icon.tray.show(_DUE._replace(icon=Icon.WORKING))
    assert host.take_signals() == [("NewIcon", ()), ("NewAttentionIcon", ()), ("NewStatus", ("Active",))]


def test_texts_are_such_as_the_bus_can_carry(icon: IconOnBus, host: Host) -> None:
    icon.tray.show(Face(Icon.WORKING, 0, "a\0b\ud800c", "d\0e\ud800f"))
    assert "\0" not in host.properties(ITEM)["Title"]
    assert icon.heard == []


def test_a_tooltip_looks_the_same_whether_or_not_a_panel_takes_it_for_markup(icon: IconOnBus, host: Host) -> None:
    icon.tray.show(Face(Icon.WORKING, 0, "Salt & <b>pepper</b>", "at <9> & on\nthen off"))
    assert host.properties(ITEM)["ToolTip"] == ("", [], "Salt + (b)pepper(/b)", "at &lt;9&gt; &amp; on\nthen off")
    assert host.properties(ITEM)["Title"] == "Salt & <b>pepper</b>"


def test_the_icon_registers_again_when_the_panel_starts_again(
    icon: IconOnBus, host: Host, waiter: SelectingWaiter
) -> None:
    host.disappear()
    waiter.run_until(lambda: icon.registered == [True, False])
    host.appear()
    waiter.run_until(lambda: icon.registered == [True, False, True])
    assert len(host.items) == 2
    assert host.items[0] == host.items[1]


def test_the_icon_registers_on_the_bus_that_took_the_place_of_another_and_its_menu_is_new_there(
    bus: PrivateBus, icon: IconOnBus, host: Host, waiter: SelectingWaiter
) -> None:
    icon.items = (MenuItem("Pause"),)
    icon.tray.show(START)
    icon.open_menu()
    bus.restart()
    waiter.run_until(lambda: icon.registered == [True, False])
    panel = Host(bus.address, waiter)
    assert panel.connection.unique_name == host.connection.unique_name, "it cannot be told from the one before"
    panel.appear()
    icon.join_anew()
    waiter.run_until(lambda: icon.registered == [True, False, True])
    assert panel.owned(panel.items[-1])
    assert panel.call(MENU, "AboutToShow", "i", 0) == (True,)
    panel.close()


def test_without_a_panel_the_program_is_told_and_a_panel_that_comes_is_found(
    bus: PrivateBus, host: Host, waiter: SelectingWaiter, looks: str
) -> None:
    icon = IconOnBus(bus, waiter, host, looks)
    waiter.run_until(lambda: icon.registered == [False])
    host.appear()
    waiter.run_until(lambda: icon.registered == [False, True])
    assert icon.shows(START)
    icon.close()


def test_a_watcher_without_a_panel_draws_nothing_until_one_comes(
    bus: PrivateBus, host: Host, waiter: SelectingWaiter, looks: str
) -> None:
    host.draws = False
    host.appear()
    icon = IconOnBus(bus, waiter, host, looks)
    waiter.run_until(lambda: icon.registered == [False])
    host.say_that_hosts_changed(draws=True)
    waiter.run_until(lambda: icon.registered == [False, True])
    host.say_that_hosts_changed(draws=True)
    host.say_that_hosts_changed(draws=False)
    waiter.run_until(lambda: icon.registered == [False, True, False])
    icon.close()


def test_a_watcher_that_does_not_tell_is_taken_for_a_panel(
    bus: PrivateBus, host: Host, waiter: SelectingWaiter, looks: str
) -> None:
    host.draws = None
    host.appear()
    icon = IconOnBus(bus, waiter, host, looks)
    waiter.run_until(lambda: icon.registered == [True])
    icon.close()


def test_a_closed_tray_does_not_come_back_with_the_panel(icon: IconOnBus, host: Host, waiter: SelectingWaiter) -> None:
    icon.tray.close()
    host.disappear()
    waiter.run_until(lambda: icon.registered == [True, False])
    host.appear()
    host.take_signals()
    assert len(host.items) == 1


@pytest.mark.parametrize(
    ("member", "signature", "body"),
    [
        ("Scroll", "is", (120, "vertical")),
        ("ContextMenu", "ii", (1, 2)),
        ("ProvideXdgActivationToken", "s", ("token",)),
    ],
)
def test_what_else_panels_say_is_taken_and_means_nothing(
    icon: IconOnBus, host: Host, member: str, signature: str, body: tuple[object, ...]
) -> None:
    assert host.call(ITEM, member, signature, *body) == ()
    assert icon.heard == []


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ((ITEM, "Activate", ""), "InvalidArgs"),
        ((ITEM, "Activate", "ss", "1", "2"), "InvalidArgs"),
        ((ITEM, "Explode", ""), "UnknownMethod"),
        (("org.example.Other", "Activate", "ii", 1, 2), "UnknownMethod"),
        ((PROPERTIES, "Get", "ss", ITEM, "Colour"), "UnknownProperty"),
        ((PROPERTIES, "Get", "ss", "org.example.Other", "Id"), "UnknownInterface"),
        ((PROPERTIES, "Get", "s", ITEM), "InvalidArgs"),
        ((PROPERTIES, "GetAll", "s", "org.example.Other"), "UnknownInterface"),
        ((PROPERTIES, "Set", "ssv", ITEM, "Title", ("s", "mine")), "PropertyReadOnly"),
        ((PROPERTIES, "Set", "ssv", ITEM, "Colour", ("s", "red")), "UnknownProperty"),
        ((PROPERTIES, "Set", "ss", ITEM, "Title"), "InvalidArgs"),
    ],
)
def test_a_call_that_is_wrong_is_answered_by_an_error_and_hurts_nobody(
    icon: IconOnBus, host: Host, call: tuple[Any, ...], error: str
) -> None:
    with pytest.raises(RefusedError, match=rf"^org\.freedesktop\.DBus\.Error\.{error}$"):
        host.call_at("/StatusNotifierItem", *call)
    assert icon.heard == []
    assert icon.shows(START)


def test_a_single_property_can_be_read(icon: IconOnBus, host: Host) -> None:
    assert icon.heard == []
    assert host.call_at("/StatusNotifierItem", PROPERTIES, "Get", "ss", ITEM, "Id") == (("s", "kneebreak"),)


def test_a_call_may_leave_the_interface_out(icon: IconOnBus, host: Host) -> None:
    host.call_at("/StatusNotifierItem", "", "Activate", "ii", 1, 2)
    assert icon.heard == [TrayClicked(middle=False)]


@pytest.mark.parametrize("path", ["/StatusNotifierItem", "/MenuBar"])
def test_it_describes_itself_as_it_is(icon: IconOnBus, host: Host, path: str) -> None:
    (text,) = host.call_at(path, _INTROSPECTABLE, "Introspect")
    described = next(each for each in ET.fromstring(text) if "freedesktop" not in each.attrib["name"])  # noqa: S314 - our own text
    interface = described.attrib["name"]
    properties = {each.attrib["name"] for each in described.iter("property")}
    assert properties == set(host.properties(interface))
    for method in described.iter("method"):
        takes = "".join(each.attrib["type"] for each in method.iter("arg") if each.attrib["direction"] == "in")
        wrong = "s" if takes != "s" else "i"
        with pytest.raises(RefusedError, match="InvalidArgs"):
            host.call(interface, method.attrib["name"], wrong, "" if wrong == "s" else 0)
    assert icon.heard == []


def test_a_broken_picture_is_an_error_reply_and_not_the_end(
    icon: IconOnBus, host: Host, looks: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(looks, "due.argb.z").write_bytes(b"torn")
    icon.tray.show(_DUE)
    with pytest.raises(RefusedError, match="Failed"):
        host.properties(ITEM)
    assert "due.argb.z" in capsys.readouterr().err
    icon.tray.show(START)
    assert icon.shows(START)


@pytest.mark.parametrize("draws", [True, False])
def test_whether_there_is_a_panel_can_be_asked_beforehand(tmp_path: Path, *, draws: bool) -> None:
    with PrivateBus(tmp_path) as bus:
        connection = Connection.open(bus.address, SelectingWaiter(), lambda: None)
        assert not host_is_there(connection)
        with _panel(bus, draws=draws):
            assert host_is_there(connection) is draws
        connection.close()


@contextmanager
def _panel(bus: PrivateBus, *, draws: bool) -> Iterator[None]:
    """A panel on a loop of its own, for whoever asks it blocks."""
    loop = TurningLoop()
    host = Host(bus.address, loop.waiter, draws=draws)
    host.appear()
    with loop:
        yield
    host.close()
