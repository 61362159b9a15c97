from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kneebreak.adapters.tray.layout import ROOT, Changes, Line, Numbering, changes
from kneebreak.engine.entry import Via
from kneebreak.engine.events import PauseRequested, ResumeRequested, UndoRequested, Until
from kneebreak.messages import Message, Wish
from kneebreak.ports import MenuItem

_NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)


def _number(line: Line, label: str) -> int:
    return next(below.number for below in line.lines if below.properties.get("label") == ("s", label))


def test_a_line_keeps_its_number_when_its_text_or_place_changes() -> None:
    numbering = Numbering()
    before = numbering.lay_out((MenuItem("Pause", Wish.RELOAD), MenuItem("Quit", Wish.QUIT))).root
    after = numbering.lay_out((MenuItem("Leave", Wish.QUIT), MenuItem("Pause", Wish.RELOAD))).root
    assert _number(after, "Leave") == _number(before, "Quit")
    assert _number(after, "Pause") == _number(before, "Pause")


def test_a_text_keeps_its_number_when_it_changes() -> None:
    numbering = Numbering()
    before = numbering.lay_out((MenuItem("in 5 min"), MenuItem("standing"))).root
    after = numbering.lay_out((MenuItem("in 4 min"), MenuItem("standing"))).root
    assert [line.number for line in after.lines] == [line.number for line in before.lines]


def test_lines_that_come_go_or_change_places_are_no_change_of_what_is_said() -> None:
    numbering = Numbering()
    pause, leave = MenuItem("Pause", Wish.RELOAD), MenuItem("Quit", Wish.QUIT)
    both = numbering.lay_out((pause, leave))
    assert changes(both, numbering.lay_out((pause,))) is None
    assert changes(numbering.lay_out((pause,)), both) is None
    assert changes(both, numbering.lay_out((leave, pause))) is None
    assert changes(both, numbering.lay_out((MenuItem("Pause", Wish.RELOAD, items=(leave,)),))) is None
    assert changes(both, both) == Changes([], [])


def test_the_same_meaning_may_stand_in_a_menu_twice() -> None:
    numbering = Numbering()
    items = (
        MenuItem("Quit", Wish.QUIT),
        MenuItem("More", items=(MenuItem("Quit", Wish.QUIT),)),
        MenuItem("Q", Wish.QUIT),
    )
    layout = numbering.lay_out(items)
    assert len(layout.by_number) == 5
    assert [numbering.meaning(number) for number in layout.by_number] == [None, Wish.QUIT, None, Wish.QUIT, Wish.QUIT]


def test_equal_messages_of_different_classes_have_different_numbers() -> None:
    numbering = Numbering()
    first = numbering.lay_out((MenuItem("Resume", ResumeRequested()),)).root.lines[0].number
    second = numbering.lay_out((MenuItem("Undo", UndoRequested()),)).root.lines[0].number
    assert type(numbering.meaning(first)) is ResumeRequested
    assert type(numbering.meaning(second)) is UndoRequested


def test_a_number_that_was_forgotten_is_known_no_more_and_never_given_again() -> None:
    numbering = Numbering()
    pauses = [PauseRequested(_NOON + timedelta(minutes=minute), Via.TRAY) for minute in range(Numbering.KEPT + 1)]
    numbers = [numbering.lay_out((MenuItem("Pause", pause),)).root.lines[0].number for pause in pauses]
    with pytest.raises(KeyError):
        numbering.meaning(numbers[0])
    assert [numbering.meaning(number) for number in numbers[1:]] == pauses[1:]
    again = numbering.lay_out((MenuItem("Pause", pauses[0]),)).root.lines[0].number
    assert again > max(numbers)


def test_what_was_in_the_menu_until_lately_is_remembered_longer_than_what_was_not() -> None:
    numbering = Numbering()
    leave = MenuItem("Quit", Wish.QUIT)
    leaving = numbering.lay_out((leave,)).root.lines[0].number
    for minute in range(Numbering.KEPT + 1):
        numbering.lay_out((leave, MenuItem("Pause", PauseRequested(timedelta(minutes=minute), Via.TRAY))))
    numbering.lay_out((MenuItem("Reload", Wish.RELOAD),))
    assert numbering.meaning(leaving) is Wish.QUIT


def test_a_menu_longer_than_what_is_kept_is_whole() -> None:
    pauses = [PauseRequested(_NOON + timedelta(minutes=minute), Via.TRAY) for minute in range(Numbering.KEPT + 9)]
    numbering = Numbering()
    layout = numbering.lay_out(tuple(MenuItem(str(pause.until), pause) for pause in pauses))
    assert [numbering.meaning(line.number) for line in layout.root.lines] == pauses


def test_the_root_means_nothing() -> None:
    assert Numbering().meaning(ROOT) is None


_MESSAGES = (Wish.QUIT, Wish.RELOAD, ResumeRequested(), UndoRequested(), PauseRequested(Until.RESUMED, Via.TRAY))
_ACTIONS = tuple(MenuItem(label, means) for label in ("a", "b_") for means in _MESSAGES)
_SUBMENUS = tuple(MenuItem(label, items=items) for label in ("a", "b_") for items in (_ACTIONS[:2], _ACTIONS[1:6]))
_LINES = (MenuItem(""), MenuItem("a"), MenuItem("b_"), *_ACTIONS, *_SUBMENUS)
_menus = some.lists(some.sampled_from(_LINES), max_size=6).map(tuple)


@given(some.lists(_menus, max_size=8))
@settings(deadline=None, max_examples=60)  # a busy machine is no fault
def test_whatever_menus_follow_each_other_a_number_never_changes_its_meaning(menus: list[tuple[MenuItem, ...]]) -> None:
    numbering = Numbering()
    meant: dict[int, tuple[type, Message | None]] = {}
    for menu in menus:
        layout = numbering.lay_out(menu)
        written = _meanings(layout.root, menu)
        assert len(written) == len(layout.by_number) - 1
        for number, means in written.items():
            assert meant.setdefault(number, (type(means), means)) == (type(means), means)
    for number, (kind, means) in meant.items():
        assert numbering.meaning(number) == means
        assert type(numbering.meaning(number)) is kind


def _meanings(line: Line, items: tuple[MenuItem, ...]) -> dict[int, Message | None]:
    found: dict[int, Message | None] = {}
    for below, item in zip(line.lines, items, strict=True):
        found[below.number] = item.means
        found |= _meanings(below, item.items)
    return found
