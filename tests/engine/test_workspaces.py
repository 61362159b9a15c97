"""The user's own places to work at take turns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kneebreak.engine.moment import Moment
from kneebreak.engine.movement import Kind, Posture
from kneebreak.engine.others import gentler, named
from kneebreak.engine.plan import Workspace
from kneebreak.engine.posture import Stance
from kneebreak.engine.prompt import Choice
from kneebreak.engine.rotation import choose, shown
from kneebreak.engine.state import Rotation
from kneebreak.engine.workspaces import located, visited
from kneebreak.wording.movements import card, title
from tests.engine.catalogue import MORNING, MOVEMENTS, PLAN, movement

COUNTER = Workspace("the counter", Posture.STANDING, "home")
SHELF = Workspace("the tall shelf", Posture.STANDING)
BENCH = Workspace("the window bench", Posture.SITTING)
MOVE_COUNTER = movement("move-counter", Kind.WORKSPACE)._replace(result=Posture.STANDING)
MOVE_SEAT = movement("move-seat", Kind.WORKSPACE)._replace(result=Posture.SITTING)
DESK_RESET = movement("desk-reset", Kind.WORKSPACE)
HOUSE = PLAN._replace(
    movements={m.id: m for m in (*MOVEMENTS.values(), MOVE_COUNTER, MOVE_SEAT, DESK_RESET)},
    weights={**PLAN.weights, Kind.WORKSPACE: 3},
    workspaces=(COUNTER, SHELF, BENCH),
)


def at(place: str = "home", posture: Posture = Posture.SITTING) -> Moment:
    return Moment(MORNING, Stance(posture, MORNING), place, left=100)


def where(choice: Choice, rotation: Rotation | None = None, place: str = "home") -> str | None:
    return located(HOUSE, rotation or Rotation(1), at(place), choice).workspace


def test_a_place_has_the_posture_that_the_movement_leads_to() -> None:
    assert where(Choice(MOVE_COUNTER, None)) == "the counter"
    assert where(Choice(MOVE_SEAT, None)) == "the window bench"


def test_what_stays_at_the_desk_and_what_is_no_move_leads_to_no_place() -> None:
    assert where(Choice(DESK_RESET, None)) is None
    assert where(Choice(MOVEMENTS["stand-work"], None)) is None


def test_a_place_that_is_elsewhere_is_left_out() -> None:
    assert where(Choice(MOVE_COUNTER, None), place="office") == "the tall shelf"


def test_without_places_it_is_left_to_the_user() -> None:
    assert located(PLAN, Rotation(1), at(), Choice(MOVE_COUNTER, None)).workspace is None


@given(st.integers(0, 2**64 - 1))
def test_each_time_it_is_the_place_that_was_not_used_for_longest(seed: int) -> None:
    rotation = Rotation(seed)
    turns: dict[Posture | None, list[str]] = {Posture.STANDING: [], Posture.SITTING: []}
    for _ in range(120):
        choice = choose(HOUSE, rotation, at(posture=Posture.MOVING))
        rotation = shown(rotation, choice)
        if choice.workspace is not None:
            turns[choice.movement.result].append(choice.workspace)
    standing = turns[Posture.STANDING]
    assert standing == [("the counter", "the tall shelf")[number % 2] for number in range(len(standing))]
    assert len(standing) > 2


def test_what_the_schedule_names_and_what_is_gentler_lead_to_a_place_too() -> None:
    assert named(HOUSE, Rotation(1), at(), MOVE_COUNTER).workspace == "the counter"
    stairs = movement("stairs", Kind.WALK)._replace(result=Posture.MOVING, alt="move-counter")
    assert gentler(HOUSE, Rotation(1), at(), stairs).workspace == "the counter"


def test_the_card_names_the_place() -> None:
    choice = located(HOUSE, Rotation(1), at(), Choice(MOVE_COUNTER, None))
    assert "This time: the counter." in card(choice)
    assert title(choice) == title(Choice(MOVE_COUNTER, None))


def test_a_place_that_is_taken_off_the_list_is_named_no_more() -> None:
    rotation = Rotation(1, workspaces=("the counter", "the tall shelf"))
    left = HOUSE._replace(workspaces=(SHELF,))
    assert located(left, rotation, at(), Choice(MOVE_COUNTER, None)).workspace == "the tall shelf"


def test_a_workspace_that_had_its_turn_goes_to_the_end_of_the_row() -> None:
    assert visited(("kitchen", "desk", "window"), "kitchen") == ("desk", "window", "kitchen")
    assert visited(("kitchen", "desk"), None) == ("kitchen", "desk")
