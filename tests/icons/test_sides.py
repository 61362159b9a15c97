"""What a movement's words call {side} is on that side of its figure."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from tests.icons.catalogue import IN_ANOTHER_POSTURE, SIDED
from tests.icons.conftest import ICONS

Points = Mapping[str, tuple[float, float]]
Shows = Callable[["Seen", str, str], bool]
"""Whether what is seen of a figure shows the words, where {side} and {other} are these."""


class Seen(NamedTuple):
    """What there is of a figure to be looked at."""

    figure: Any
    joints: Points


def _ahead(part: str) -> Shows:
    return lambda seen, side, other: seen.joints[f"{side}_{part}"][0] > seen.joints[f"{other}_{part}"][0] + 5


def _behind(part: str) -> Shows:
    return lambda seen, side, other: _ahead(part)(seen, other, side)


def _higher(part: str) -> Shows:
    return lambda seen, side, other: seen.joints[f"{side}_{part}"][1] < seen.joints[f"{other}_{part}"][1] - 5


def _lower(part: str) -> Shows:
    return lambda seen, side, other: _higher(part)(seen, other, side)


def _both(one: Shows, another: Shows) -> Shows:
    return lambda seen, side, other: one(seen, side, other) and another(seen, side, other)


def _outward(seen: Seen, side: str) -> int:
    """Where the figure's side is in the picture: 1 at its right, -1 at its left."""
    return {"front": 1, "back": -1}[seen.figure.view] * (1 if side == "left" else -1)


def _looks(seen: Seen, side: str, _other: str) -> bool:
    return bool(seen.figure.end.face == _outward(seen, side))


def _leans(seen: Seen, side: str, other: str) -> bool:
    """The trunk is over there, and the hip of the other side is the higher one."""
    shifted = (seen.joints["neck"][0] - seen.joints["hip"][0]) * _outward(seen, side)
    return shifted > 5 and seen.joints[f"{other}_hip"][1] < seen.joints[f"{side}_hip"][1] - 3


def _goes(seen: Seen, side: str, _other: str) -> bool:
    return bool((seen.figure.end.at[0] - seen.figure.start.at[0]) * _outward(seen, side) > 5)


def _folds(seen: Seen, side: str, _other: str) -> bool:
    out = [(seen.joints[f"{leg}_knee"][0] - seen.joints["hip"][0]) * _outward(seen, side) for leg in ("left", "right")]
    return min(out) > 5


def _nearer(seen: Seen, side: str, other: str) -> bool:
    return f"{other}_leg" in seen.figure.end.far and f"{side}_leg" not in seen.figure.end.far


def _leans_on(seen: Seen, side: str, other: str) -> bool:
    wall: float = seen.figure.props[0].parts[0].line[0][0]
    return abs(wall - seen.joints[f"{side}_hand"][0]) < abs(wall - seen.joints[f"{other}_hand"][0]) - 5


def _arrow_ends_there(seen: Seen, side: str, _other: str) -> bool:
    """Seen from above by who looks up the picture, so left is left."""
    points: tuple[tuple[float, float], ...] = seen.figure.arrows[0].points
    return (points[-1][0] - points[0][0]) * (1 if side == "right" else -1) > 20


SAID_AND_SHOWN: Mapping[str, tuple[str, Shows]] = {
    "foot-up": ("{side} foot on a box", _higher("ankle")),
    "calf-stretch": ("{side} leg back first", _behind("ankle")),
    "floor-cross": ("{side} shin in front", _nearer),
    "floor-side": ("knees to the {side}", _folds),
    "seat-turn": ("turn ribs and head that way", _looks),
    "stand-turn": ("{side} shoulder first", _looks),
    "head-turn": ("{side} first", _looks),
    "other-way": ("Move one thing to your {side}", _arrow_ends_there),
    "side-leg-lift": ("{side} leg first", _higher("ankle")),
    "back-leg-lift": ("{side} leg first", _both(_higher("ankle"), _behind("ankle"))),
    "side-step": ("five steps that way", _goes),
    "clam": ("on your {other} side", _both(_higher("knee"), _higher("shoulder"))),
    "side-lie-lift": ("lie on your {other} side", _both(_higher("ankle"), _higher("shoulder"))),
    "hip-front-stretch": ("{side} leg back first", _behind("ankle")),
    "one-leg-stand": ("then on the {other} one", _lower("ankle")),
    "seat-knee-lift": ("{side} foot first", _higher("ankle")),
    "slow-march": ("{side} knee first", _higher("ankle")),
    "stand-bird-dog": ("reach it ahead and the {other} leg back", _both(_ahead("hand"), _ahead("ankle"))),
    "wall-side-plank": ("{side} forearm first", _leans_on),
    "heel-tap": ("{side} heel first", _lower("ankle")),
    "quad-set": ("{side} leg first", _ahead("ankle")),
    "knee-extend": ("{side} foot first", _both(_higher("ankle"), _ahead("ankle"))),
    "reach-high": ("{side} arm first", _higher("hand")),
    "seat-shift": ("lean over until the {other} hip is free", _leans),
    "seat-arms": ("{side} arm first", _ahead("hand")),
}
"""A piece of each movement's words, and what of its figure shows it."""

ONE_LIMB_MOVES = (
    *("side-leg-lift", "back-leg-lift", "clam", "side-lie-lift", "seat-knee-lift", "heel-tap", "knee-extend"),
    "reach-high",
)
"""Where the start is a ghost of the same body in the same place."""

WITHOUT_A_SIDE = {"walk-lap", "roll-lap"}
"""Their words speak of the other direction, whichever that is."""


@cache
def _words(movement: str) -> str:
    files = (ICONS.parent / "config" / "words").iterdir()
    wordings = [words for file in files for words in tomllib.loads(file.read_text(encoding="utf-8"))["wording"]]
    return "\n".join(f"{words['title']}\n{words['text']}" for words in wordings if words["of"] == movement)


def _seen(description: ModuleType, skeleton: ModuleType, name: str) -> Seen:
    book = description.read(description.gather(ICONS))
    figure = book.figures[name]
    return Seen(figure, skeleton.joints(figure.end, figure.view, book.bones) if figure.end else {})


def test_every_movement_whose_words_name_a_side_is_looked_at() -> None:
    assert set(SAID_AND_SHOWN) == set(SIDED) - WITHOUT_A_SIDE - set(IN_ANOTHER_POSTURE)


@pytest.mark.parametrize("name", SAID_AND_SHOWN)
def test_what_the_words_call_the_side_is_on_that_side_of_the_figure(
    description: ModuleType,
    skeleton: ModuleType,
    name: str,
) -> None:
    said, shows = SAID_AND_SHOWN[name]
    assert said in _words(name)
    seen = _seen(description, skeleton, name)
    side, other = seen.figure.side, {"left": "right", "right": "left"}[seen.figure.side]
    assert shows(seen, side, other)
    assert not shows(seen, other, side)


@pytest.mark.parametrize("name", IN_ANOTHER_POSTURE)
def test_in_another_posture_the_same_part_of_the_same_side_is_marked(description: ModuleType, name: str) -> None:
    figures = description.read(description.gather(ICONS)).figures
    marked = [mark.joints for mark in figures[name].marks]
    assert marked == [mark.joints for mark in figures[IN_ANOTHER_POSTURE[name]].marks]
    assert {joint.partition("_")[0] for joints in marked for joint in joints} == {figures[name].side}


@pytest.mark.parametrize("name", ONE_LIMB_MOVES)
def test_the_limb_that_leaves_its_place_is_the_side_s(description: ModuleType, name: str) -> None:
    figure = description.read(description.gather(ICONS)).figures[name]
    moved = {limb for limb, bones in figure.end.limbs.items() if figure.start.limbs[limb] != bones}
    assert {limb.partition("_")[0] for limb in moved} == {figure.side}
