"""The tray menu as numbered lines, where a number keeps its meaning for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kneebreak.adapters.dbus.messages import speakable
from kneebreak.messages import Message
from kneebreak.ports import MenuItem
from kneebreak.record import NamedTuple

ROOT = 0
"""The number of the menu as a whole."""

Properties = dict[str, tuple[str, object]]
"""By name, as com.canonical.dbusmenu calls them: a D-Bus signature and a value."""


class Line(NamedTuple):
    """A line of the menu with the lines below it."""

    number: int
    properties: Properties
    lines: tuple[Line, ...] = ()


class Layout(NamedTuple):
    """A menu at one moment."""

    root: Line
    by_number: Mapping[int, Line]


class Changes(NamedTuple):
    """What is said anew of lines that all stay where they are, by their numbers."""

    updated: list[tuple[int, Properties]]
    removed: list[tuple[int, list[str]]]
    """Names of properties."""


def changes(before: Layout, after: Layout) -> Changes | None:
    """How a menu changed; None: lines came, went or moved."""
    # A number belongs to one parent for ever, so the same numbers in the same order are the same tree.
    if list(before.by_number) != list(after.by_number):
        return None
    found = Changes([], [])
    for number, line in after.by_number.items():
        old, new = before.by_number[number].properties, line.properties
        if updated := {name: value for name, value in new.items() if old.get(name) != value}:
            found.updated.append((number, updated))
        if removed := [name for name in old if name not in new]:
            found.removed.append((number, removed))
    return found


_Identity = tuple[object, ...]


class Numbering:
    """Gives lines their numbers: the same meaning keeps its number, another meaning never gets it.

    A host may report a click on a line that it fetched long ago. That number then still means what was written there;
    or nothing, once more than `KEPT` newer ones came.
    """

    KEPT = 512

    def __init__(self) -> None:
        self._numbers: dict[_Identity, int] = {}
        self._meanings: dict[int, Message | None] = {}
        self._last = ROOT

    def lay_out(self, items: tuple[MenuItem, ...]) -> Layout:
        """Number the lines of a menu."""
        lines = tuple(self._lines(ROOT, items))
        root = Line(ROOT, {"children-display": ("s", "submenu")}, lines)
        layout = Layout(root, dict(_numbered(root)))
        self._forget_old(layout)
        return layout

    def meaning(self, number: int) -> Message | None:
        """What a click on this line means; None: nothing. Raises KeyError for a number that is not known any more."""
        return None if number == ROOT else self._meanings[number]

    def _lines(self, parent: int, items: tuple[MenuItem, ...]) -> Iterator[Line]:
        alike: dict[_Identity, int] = {}
        for item in items:
            identity = (parent, *_identity(item))
            alike[identity] = alike.get(identity, 0) + 1
            number = self._number((*identity, alike[identity]), item.means)
            yield Line(number, _properties(item), tuple(self._lines(number, item.items)))

    def _number(self, identity: _Identity, means: Message | None) -> int:
        number = self._numbers.pop(identity, None)
        if number is None:
            number = self._last = self._last + 1
        self._numbers[identity] = number  # at the end: the oldest stand first
        self._meanings[number] = means
        return number

    def _forget_old(self, layout: Layout) -> None:
        surplus = len(self._numbers) - self.KEPT
        for identity, number in list(self._numbers.items())[: max(0, surplus)]:
            if number not in layout.by_number:
                del self._numbers[identity]
                del self._meanings[number]


def _identity(item: MenuItem) -> _Identity:
    """What makes a line the same line when its text changes."""
    if item.means is not None:
        # With its class: named tuples of different classes are equal when their fields are.
        return (type(item.means), item.means)
    return ("menu", item.label) if item.items else ("separator" if not item.label else "text",)


def _properties(item: MenuItem) -> Properties:
    if not item.label:
        return {"type": ("s", "separator")}
    properties: Properties = {"label": ("s", speakable(item.label).replace("_", "__"))}
    if item.items:
        properties["children-display"] = ("s", "submenu")
    elif item.means is None:
        properties["enabled"] = ("b", False)
    if item.checked is not None:
        properties["toggle-type"] = ("s", "checkmark")
        properties["toggle-state"] = ("i", int(item.checked))
    return properties


def _numbered(line: Line) -> Iterator[tuple[int, Line]]:
    yield line.number, line
    for below in line.lines:
        yield from _numbered(below)
