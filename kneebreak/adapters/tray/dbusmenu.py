"""The tray menu on the bus, by com.canonical.dbusmenu version 3."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.tray.exported import Body, Call, CallError, ExportedObject, Interface, Method, Property
from kneebreak.adapters.tray.layout import ROOT, Line, Numbering, Properties, changes
from kneebreak.messages import Inbox
from kneebreak.ports import Menu

_NAME = "com.canonical.dbusmenu"
_NODE = "(ia{sv}av)"
_DEFAULTS: Properties = {
    "type": ("s", "standard"),
    "label": ("s", ""),
    "enabled": ("b", True),
    "visible": ("b", True),
    "icon-name": ("s", ""),
    "toggle-type": ("s", ""),
    "toggle-state": ("i", -1),
    "children-display": ("s", ""),
    "disposition": ("s", "normal"),
}
"""What a property is worth that a line does not have (com.canonical.dbusmenu, "Properties")."""


class DBusMenu:
    """Shows the menu as it is at the moment in which it is opened.

    Hosts differ: GTK's (xfce4-panel, waybar) fetch everything at once and say on each opening that they are about to,
    Plasma's fetches one level at a time, and others may fetch on each opening without a word. So the menu is made anew
    when its root is opened or fetched, and stands still from then on, so that a submenu fits the menu it hangs in.
    What each host has seen is kept in mind, to tell it when it must look again. GTK's never enlarge an open menu: lines
    that come or go must be known to them before, which is what `refresh` is for. What is said anew of lines that stay
    is sent along, for hosts need some five calls to fetch a menu, and each wakes us.
    """

    def __init__(self, connection: Connection, path: str, menu: Menu, inbox: Inbox) -> None:
        self._menu = menu
        self._inbox = inbox
        self._numbering = Numbering()
        self._revision = 0
        self._layout = self._numbering.lay_out(())
        self._told = self._layout
        self._seen: set[tuple[str, int]] = set()
        self._object = ExportedObject(connection, path, self._interface())
        connection.on_joined(self._seen.clear)  # on another bus others have the names of those who saw it

    def refresh(self) -> None:
        """Make the menu anew, and tell hosts if what they may have fetched is no longer so."""
        if not self._make():
            return
        news = changes(self._told, self._layout)
        if news is None:
            self._tell_layout(ROOT)
        else:
            self._told = self._layout
            self._object.emit("ItemsPropertiesUpdated", *news)

    def _tell_layout(self, number: int) -> None:
        self._told = self._layout
        self._object.emit("LayoutUpdated", self._revision, number)

    def _make(self) -> bool:
        """Make the menu as it is now; whether it differs from the last one."""
        layout = self._numbering.lay_out(self._menu())
        if layout.root == self._layout.root:
            return False
        self._layout = layout
        self._revision += 1
        self._seen.clear()
        return True

    def _interface(self) -> Interface:
        methods = {
            "GetLayout": Method("iias", f"u{_NODE}", self._get_layout),
            "GetGroupProperties": Method("aias", "a(ia{sv})", self._get_group_properties),
            "GetProperty": Method("is", "v", self._get_property),
            "Event": Method("isvu", "", self._event),
            "EventGroup": Method("a(isvu)", "ai", self._event_group),
            "AboutToShow": Method("i", "b", self._about_to_show),
            "AboutToShowGroup": Method("ai", "aiai", self._about_to_show_group),
        }
        properties = {
            "Version": Property("u", lambda: 3),
            "TextDirection": Property("s", lambda: "ltr"),
            "Status": Property("s", lambda: "normal"),
            "IconThemePath": Property("as", list[str]),
        }
        signals = {"LayoutUpdated": "ui", "ItemsPropertiesUpdated": "a(ia{sv})a(ias)"}
        return Interface(_NAME, methods, properties, signals)

    def _get_layout(self, call: Call) -> Body:
        number, depth, names = call.body
        if number == ROOT:
            self._make()
        node = _node(self._line(number), depth, names, lambda handed: self._seen.add((call.caller, handed)))
        return (self._revision, node)

    def _get_group_properties(self, call: Call) -> Body:
        numbers, names = call.body
        if not self._revision:
            self._make()
        known = self._layout.by_number
        return ([(each, _chosen(known[each], names)) for each in numbers or known if each in known],)

    def _get_property(self, call: Call) -> Body:
        number, name = call.body
        found = self._line(number).properties.get(name, _DEFAULTS.get(name))
        if found is None:
            raise CallError(f"line {number} has no property {name}")
        return (found,)

    def _event(self, call: Call) -> Body:
        number, event, _, _ = call.body
        try:
            means = self._numbering.meaning(number)
        except KeyError:
            raise CallError(f"there is no line {number}") from None
        if event == "clicked" and means is not None:
            self._inbox(means)
        return ()

    def _event_group(self, call: Call) -> Body:
        errors = []
        for number, event, data, stamp in call.body[0]:
            try:
                self._event(Call(call.caller, (number, event, data, stamp)))
            except CallError:
                errors.append(number)
        return (errors,)

    def _about_to_show(self, call: Call) -> Body:
        (number,) = call.body
        if number == ROOT:
            self._make()
        self._line(number)
        is_news = (call.caller, number) not in self._seen
        if is_news:
            # libdbusmenu-gtk asks for a whole group and then pays no heed to the answer; the signal it does heed.
            self._tell_layout(number)
        return (is_news,)

    def _about_to_show_group(self, call: Call) -> Body:
        changed, errors = [], []
        for number in sorted(call.body[0]):  # the root first, if it is among them: the others hang in it
            try:
                if self._about_to_show(Call(call.caller, (number,))) == (True,):
                    changed.append(number)
            except CallError:
                errors.append(number)
        return (changed, errors)

    def _line(self, number: int) -> Line:
        found = self._layout.by_number.get(number)
        if found is None:
            raise CallError(f"there is no line {number}")
        return found


def _chosen(line: Line, names: list[str]) -> Properties:
    """The properties that were asked for; no names: all."""
    return {name: value for name, value in line.properties.items() if not names or name in names}


def _node(line: Line, depth: int, names: list[str], handed: Callable[[int], None]) -> tuple[object, ...]:
    """A line and the lines below it down to `depth`, all of them if that is negative."""
    below = []
    if depth != 0:
        handed(line.number)
        below = [(_NODE, _node(each, depth - 1, names, handed)) for each in line.lines]
    return (line.number, _chosen(line, names), below)
