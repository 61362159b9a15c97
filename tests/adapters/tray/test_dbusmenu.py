from __future__ import annotations

from typing import Any

import pytest

from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, UndoRequested
from kneebreak.messages import Wish
from kneebreak.ports import Face, Icon, MenuItem
from tests.adapters.tray.bus import PrivateBus
from tests.adapters.tray.host import MENU, PROPERTIES, Host, RefusedError
from tests.adapters.tray.icon import EVERYTHING, IconOnBus
from tests.contracts.tray import START, Shown
from tests.fakes.file_waiter import SelectingWaiter

_PAUSE = MenuItem("Pause", items=(MenuItem("Log", Wish.OPEN_LOG), MenuItem("Reload", Wish.RELOAD)))
_MENU = (MenuItem("next: 09:45"), MenuItem(""), _PAUSE, MenuItem("Quit", Wish.QUIT))
_INT_MAX = 2**31 - 1


def _labels(node: Any) -> Any:
    """A node of a layout as nested labels."""
    _, properties, below = node
    return properties.get("label", ("s", ""))[1], [_labels(each) for _, each in below]


def _layout(host: Host, number: int = 0, depth: int = EVERYTHING, names: tuple[str, ...] = ()) -> Any:
    return host.call(MENU, "GetLayout", "iias", number, depth, list(names))


def _number(host: Host, label: str) -> int:
    """The number of a line as the host sees it now."""
    (found,) = host.call(MENU, "GetGroupProperties", "aias", [], ["label"])
    return next(int(number) for number, properties in found if properties.get("label") == ("s", label))


def _click(host: Host, number: int) -> None:
    host.call(MENU, "Event", "isvu", number, "clicked", ("i", 0), 0)


def test_it_says_which_version_of_the_protocol_it_speaks(icon: IconOnBus, host: Host) -> None:
    assert icon.heard == []
    assert host.properties(MENU) == {"Version": 3, "TextDirection": "ltr", "Status": "normal", "IconThemePath": []}


@pytest.mark.parametrize(
    ("depth", "seen"),
    [
        (0, ("", [])),
        (1, ("", [("next: 09:45", []), ("", []), ("Pause", []), ("Quit", [])])),
        (2, ("", [("next: 09:45", []), ("", []), ("Pause", [("Log", []), ("Reload", [])]), ("Quit", [])])),
        (_INT_MAX, ("", [("next: 09:45", []), ("", []), ("Pause", [("Log", []), ("Reload", [])]), ("Quit", [])])),
        (-1, ("", [("next: 09:45", []), ("", []), ("Pause", [("Log", []), ("Reload", [])]), ("Quit", [])])),
        (-7, ("", [("next: 09:45", []), ("", []), ("Pause", [("Log", []), ("Reload", [])]), ("Quit", [])])),
    ],
)
def test_the_layout_reaches_as_deep_as_was_asked(icon: IconOnBus, host: Host, depth: int, seen: object) -> None:
    icon.items = _MENU
    _, root = _layout(host, depth=depth)
    assert _labels(root) == seen


def test_a_part_of_the_menu_can_be_fetched_by_itself(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    _layout(host)
    _, node = _layout(host, _number(host, "Pause"), 1)
    assert _labels(node) == ("Pause", [("Log", []), ("Reload", [])])


def test_only_the_properties_that_were_asked_for_are_handed_out(icon: IconOnBus, host: Host) -> None:
    icon.items = (MenuItem("next: 09:45"), MenuItem("Auto", Wish.TOGGLE_AUTOSTART, checked=True))
    _, (_, _, lines) = _layout(host, names=("label", "toggle-state"))
    assert [properties for _, (_, properties, _) in lines] == [
        {"label": ("s", "next: 09:45")},
        {"label": ("s", "Auto"), "toggle-state": ("i", 1)},
    ]
    auto = _number(host, "Auto")
    assert host.call(MENU, "GetGroupProperties", "aias", [auto, 99999], ["toggle-type"]) == (
        [(auto, {"toggle-type": ("s", "checkmark")})],
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("label", ("s", "Quit")), ("enabled", ("b", True)), ("visible", ("b", True)), ("toggle-state", ("i", -1))],
)
def test_a_property_has_its_value_or_the_protocol_s_default(
    icon: IconOnBus, host: Host, name: str, value: object
) -> None:
    icon.items = _MENU
    _layout(host)
    assert host.call(MENU, "GetProperty", "is", _number(host, "Quit"), name) == (value,)


def test_properties_can_be_asked_for_before_any_layout(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    assert _number(host, "Quit") > 0


def test_the_menu_is_not_made_between_openings(
    bus: PrivateBus, host: Host, waiter: SelectingWaiter, looks: str
) -> None:
    made: list[int] = []

    class _Counting(IconOnBus):
        @property
        def items(self) -> tuple[MenuItem, ...]:
            made.append(1)
            return _MENU

        @items.setter
        def items(self, _: object) -> None:
            """The menu of this test stays as it is."""

    host.appear()
    icon = _Counting(bus, waiter, host, looks)
    waiter.run_until(lambda: icon.registered)
    assert made == []
    icon.open_menu()
    opened = len(made)
    pause = _number(host, "Pause")
    _layout(host, pause)
    host.call(MENU, "AboutToShow", "i", pause)
    host.call(MENU, "Event", "isvu", pause, "opened", ("i", 0), 0)
    assert len(made) == opened
    icon.close()


def test_about_to_show_says_whether_the_host_must_look_again(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    assert host.call(MENU, "AboutToShow", "i", 0) == (True,)
    _layout(host)
    assert host.call(MENU, "AboutToShow", "i", 0) == (False,)
    icon.items = (MenuItem("next: 09:46"), *_MENU[1:])
    assert host.call(MENU, "AboutToShow", "i", 0) == (True,)


def test_a_host_that_fetched_one_level_must_look_again_for_the_next(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    _layout(host, depth=1)
    pause = _number(host, "Pause")
    assert host.call(MENU, "AboutToShow", "i", pause) == (True,)
    _layout(host, pause, 1)
    assert host.call(MENU, "AboutToShow", "i", pause) == (False,)


def test_what_one_host_has_seen_another_has_not(
    icon: IconOnBus, bus: PrivateBus, host: Host, waiter: SelectingWaiter
) -> None:
    icon.items = _MENU
    _layout(host)
    other = Host(bus.address, waiter)
    other.items = host.items
    assert other.call(MENU, "AboutToShow", "i", 0) == (True,)
    assert host.call(MENU, "AboutToShow", "i", 0) == (False,)
    other.close()


def test_a_host_that_heeds_signals_alone_hears_of_news_when_it_opens_the_menu(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    revision, _ = _layout(host)
    icon.items = (MenuItem("next: 09:46"), *_MENU[1:])
    host.take_signals()
    assert host.call(MENU, "AboutToShowGroup", "ai", [0]) == ([0], [])
    assert host.take_signals() == [("LayoutUpdated", (revision + 1, 0))]
    assert _layout(host)[0] == revision + 1
    host.call(MENU, "AboutToShowGroup", "ai", [0])
    assert host.take_signals() == []


def test_fetching_a_menu_that_changes_every_time_asks_nobody_to_fetch_again(icon: IconOnBus, host: Host) -> None:
    host.take_signals()
    revisions = []
    for minute in range(3):
        icon.items = (MenuItem(f"in {minute} min"),)
        revisions.append(_layout(host)[0])
    assert revisions == sorted(set(revisions))
    assert host.take_signals() == []


def test_hosts_are_told_when_the_face_changes_and_the_menu_with_it(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    revision, _ = _layout(host)
    host.take_signals()
    icon.tray.show(START)
    assert host.take_signals() == []
    icon.items = (MenuItem("Done", Wish.SHOW_STATUS), *_MENU)
    icon.tray.show(Face(Icon.DUE, 0, START.title, START.tooltip))
    assert host.take_signals()[-1] == ("LayoutUpdated", (revision + 1, 0))


def test_what_is_said_anew_of_lines_that_stay_is_sent_along_so_that_nobody_must_fetch_it(
    icon: IconOnBus, host: Host
) -> None:
    icon.items = (*_MENU, MenuItem("Auto", Wish.TOGGLE_AUTOSTART, checked=True))
    icon.tray.show(START)
    text, log, auto = (_number(host, label) for label in ("next: 09:45", "Log", "Auto"))
    host.take_signals()
    spoken = _PAUSE._replace(items=(MenuItem("The log", Wish.OPEN_LOG), _PAUSE.items[1]))
    icon.items = (MenuItem("next: 10:30"), _MENU[1], spoken, _MENU[3], MenuItem("Auto", Wish.TOGGLE_AUTOSTART))
    icon.tray.show(START)
    said = [(text, {"label": ("s", "next: 10:30")}), (log, {"label": ("s", "The log")})]
    assert host.take_signals() == [
        ("ItemsPropertiesUpdated", (said, [(auto, ["toggle-type", "toggle-state"])])),
    ]
    assert host.call(MENU, "AboutToShow", "i", 0) == (True,)


def test_lines_that_only_one_host_has_fetched_are_told_to_all_with_the_next_change(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    icon.tray.show(START)
    icon.items = (MenuItem("Undo", UndoRequested()), *_MENU)
    revision, _ = _layout(host)
    host.take_signals()
    icon.items = (MenuItem("Undo it", UndoRequested()), *_MENU)
    icon.tray.show(START)
    assert host.take_signals() == [("LayoutUpdated", (revision + 1, 0))]


def test_a_click_on_a_line_that_is_gone_does_what_was_written_there(icon: IconOnBus, host: Host) -> None:
    old, new = (Answered(prompt, Answer.DONE, Via.TRAY) for prompt in ("old", "new"))
    icon.items = (MenuItem("Done", old), MenuItem("Quit", Wish.QUIT))
    _layout(host)
    number = _number(host, "Done")
    icon.items = (MenuItem("Done", new), MenuItem("Quit", Wish.QUIT))
    _layout(host)
    _click(host, number)
    assert icon.heard == [old]
    _click(host, _number(host, "Done"))
    assert icon.heard == [old, new]


def test_texts_separators_submenus_and_the_menu_itself_do_nothing(icon: IconOnBus, host: Host) -> None:
    icon.items = (MenuItem("next: 09:45"), MenuItem(""), _PAUSE)
    _, (root, _, lines) = _layout(host)
    for number in (root, *(line[0] for _, line in lines)):
        _click(host, number)
    assert icon.heard == []


@pytest.mark.parametrize("event", ["opened", "closed", "hovered", "", "x-vendor-thing"])
def test_only_clicks_choose_a_line(icon: IconOnBus, host: Host, event: str) -> None:
    icon.items = _MENU
    _layout(host)
    host.call(MENU, "Event", "isvu", _number(host, "Quit"), event, ("s", ""), 0)
    assert icon.heard == []


def test_events_in_a_group_are_heard_in_their_order_and_unknown_lines_are_named(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    _layout(host)
    numbers = [_number(host, "Quit"), 99999, _number(host, "Log"), -3]
    events = [(number, "clicked", ("i", 0), 0) for number in numbers]
    assert host.call(MENU, "EventGroup", "a(isvu)", events) == ([99999, -3],)
    assert icon.heard == [Wish.QUIT, Wish.OPEN_LOG]


def test_a_group_about_to_be_shown_names_what_must_be_fetched_and_what_is_unknown(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    _layout(host, depth=1)
    pause = _number(host, "Pause")
    assert host.call(MENU, "AboutToShowGroup", "ai", [pause, 99999, 0]) == ([pause], [99999])


def test_a_submenu_that_is_about_to_be_shown_with_its_menu_is_as_new_as_the_menu(icon: IconOnBus, host: Host) -> None:
    icon.items = _MENU
    _layout(host)
    pause = _number(host, "Pause")
    icon.items = (*_MENU[:2], _PAUSE._replace(items=(MenuItem("Undo", UndoRequested()),)))
    assert host.call(MENU, "AboutToShowGroup", "ai", [pause, 0]) == ([0, pause], [])


@pytest.mark.parametrize(
    ("member", "signature", "body"),
    [
        ("GetLayout", "iias", (99999, -1, [])),
        ("GetLayout", "iias", (-1, -1, [])),
        ("GetLayout", "i", (0,)),
        ("GetLayout", "sias", ("0", -1, [])),
        ("GetLayout", "iia{sv}", (0, -1, {})),
        ("GetGroupProperties", "as", (["1"],)),
        ("GetProperty", "is", (99999, "label")),
        ("GetProperty", "is", (0, "colour")),
        ("Event", "isvu", (99999, "clicked", ("i", 0), 0)),
        ("Event", "is", (0, "clicked")),
        ("EventGroup", "a(is)", ([(0, "clicked")],)),
        ("AboutToShow", "i", (99999,)),
        ("AboutToShow", "u", (0,)),
        ("AboutToShowGroup", "", ()),
    ],
)
def test_what_cannot_be_answered_is_refused_and_hurts_nobody(
    icon: IconOnBus, host: Host, member: str, signature: str, body: tuple[object, ...]
) -> None:
    icon.items = _MENU
    with pytest.raises(RefusedError, match=r"^org\.freedesktop\.DBus\.Error\.InvalidArgs$"):
        host.call(MENU, member, signature, *body)
    assert icon.heard == []
    assert [line.label for line in icon.open_menu()] == ["next: 09:45", "", "Pause", "Quit"]


def test_the_menu_s_properties_can_only_be_read(icon: IconOnBus, host: Host) -> None:
    with pytest.raises(RefusedError, match="PropertyReadOnly"):
        host.call_at("/MenuBar", PROPERTIES, "Set", "ssv", MENU, "Version", ("u", 4))
    assert icon.heard == []


def test_labels_are_such_as_the_bus_can_carry(icon: IconOnBus, host: Host) -> None:
    icon.items = (MenuItem("a\0b\ud800c_d", Wish.QUIT), MenuItem("Reload", Wish.RELOAD))
    lines = icon.open_menu()
    assert len(lines) == 2
    assert "\0" not in lines[0].label
    assert lines[1] == Shown("Reload")
    assert _labels(_layout(host)[1])[1][0][0].endswith("c__d")


def test_a_menu_that_is_empty_is_an_empty_menu(icon: IconOnBus) -> None:
    assert icon.open_menu() == ()
