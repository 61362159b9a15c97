"""In the made-up language nothing is left in English, and nothing in it is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kneebreak import commands
from kneebreak.engine.busy import Busy
from kneebreak.engine.effects import Refusal
from kneebreak.engine.movement import Side, Sides
from kneebreak.engine.prompt import Because, Choice, Manner
from kneebreak.engine.state import Today
from kneebreak.engine.step import begin
from kneebreak.ports import Ability, Bubble, MenuItem, Mistakes
from kneebreak.wording import bubbles, movements
from kneebreak.wording.because import because, briefly
from tests.adapters.config.files import BUILT_IN, plan_of
from tests.engine.catalogue import MORNING
from tests.languages.reading import left_over
from tests.office import Office

pytestmark = pytest.mark.usefixtures("pseudo")
TAGS = {tag for movement in BUILT_IN.values() for tag in (*movement.tags, movement.kind.value)}
"""What is left out is named as the schedule names it."""
ECHOED = ("sitting", "standing", "floor", "walk-lop", "until", "late", "sideways", "wait", "high")
"""What somebody typed or has to type."""
MINUTE = timedelta(minutes=1)


def lines(items: tuple[MenuItem, ...]) -> Iterator[str]:
    """What a menu says, its parts included."""
    for item in items:
        yield item.label
        yield from lines(item.items)


def said(bubble: Bubble) -> str:
    """What a bubble says."""
    return "\n".join((bubble.title, bubble.text, bubble.clicked_label, *(button.label for button in bubble.buttons)))


def seen_in(office: Office) -> Iterator[str]:
    """Everything that somebody can see there now."""
    yield from lines(office.tray.open_menu())
    yield office.tray.faces[-1].tooltip
    yield from (office.ask(*words).text for words in (("status",), ("why",), ("ramp",)))
    yield from map(said, office.notifier.up.values())


def test_each_movement_says_everything_of_each_side_in_each_manner() -> None:
    for movement in BUILT_IN.values():
        for side in (None,) if movement.sides is Sides.NONE else (Side.LEFT, Side.RIGHT):
            for number in range(3):
                for manner in Manner:
                    choice = Choice(movement, side, manner=manner, wording=number)
                    assert left_over(f"{movements.title(choice)} {movements.card(choice)}") == []


def test_each_reason_and_refusal_is_said(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "")
    for reason in Because:
        choice = Choice(BUILT_IN["walk-lap"], None, because=reason)
        assert left_over(because(plan, Today(MORNING.date()), choice)) == []
        if reason is not Because.BUSY:  # which is of the moment, and in no forecast
            assert left_over(briefly(plan, Today(MORNING.date()), choice)) == []
    for refusal in Refusal:
        assert left_over(commands.refusal(refusal).text) == []


@pytest.mark.parametrize("abilities", [frozenset(Ability), frozenset({Ability.CLICK}), frozenset()])
def test_a_day_says_everything(abilities: frozenset[Ability], tmp_path: Path) -> None:
    hours = '[[hours]]\ndays = ["mon", "tue", "wed", "thu", "fri"]\nfrom = "09:00"\nto = "17:00"\n'
    plan = plan_of(tmp_path, f'{hours}[ramp]\non = true\n[[at]]\ntime = "18:00"\nmovement = "walk-lap"\n')
    office = Office(plan, abilities=abilities)
    life = (
        *("next", "snooze", "done", "next", "other", "skip", "undo", "pause", "resume", "pause 1 h", "resume"),
        *("pause until tomorrow", "next", "hurts", "done", "more walk-lap", "never walk-stairs", "posture standing"),
    )
    for words in life:
        answer = office.ask(*words.split())
        assert left_over("\n".join((answer.text, *seen_in(office))), *BUILT_IN, *TAGS) == []
        office.pass_time(5 * MINUTE)
    for _ in range(12):
        office.pass_time(60 * MINUTE)
        assert left_over("\n".join(seen_in(office)), *BUILT_IN, *TAGS) == []
    for words in ("snooze", "pause 0 s", "pause until late", "posture high", "never walk-lop", "wait", "ramp sideways"):
        assert left_over(office.ask(*words.split()).text, *ECHOED, *BUILT_IN) == []


@pytest.mark.parametrize("surroundings", [Busy.CALL, Busy.FULL_SCREEN, Busy.DO_NOT_DISTURB])
def test_what_holds_a_prompt_back_is_said(surroundings: Busy, tmp_path: Path) -> None:
    office = Office(plan_of(tmp_path, '[busy]\ncall = "hold"\n'))
    office.busyness.reasons = {surroundings: True}
    for _ in range(6):
        office.pass_time(30 * MINUTE)
        assert left_over("\n".join(seen_in(office))) == []


def test_the_first_start_and_mistakes_are_said(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "")
    for abilities in (frozenset(Ability), frozenset({Ability.CLICK})):
        office = Office(plan, abilities=abilities)
        state = begin(plan, 1, MORNING)
        assert left_over(said(bubbles.welcome(plan, state, office.notifier, "/there", "picture.png"))) == []
    for count in (1, 2):
        mistakes = Mistakes(("",) * count)
        assert left_over(f"{said(bubbles.mistaken(mistakes, ''))} {bubbles.overlooked(mistakes)}") == []
