"""Days of somebody on the ramp: some prompts of each are answered, and then it is over."""

from __future__ import annotations

from kneebreak.engine.effects import ChangePace, OfferStep
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, PauseRequested, Until
from kneebreak.engine.ramp import STAGES, Step, on_offer
from kneebreak.engine.schedule import local_day
from tests.engine.catalogue import OFFICE_HOURS, PLAN, at_pace
from tests.engine.day import Day

DONE, SKIP, SNOOZE = Answer.DONE, Answer.SKIP, Answer.SNOOZE
MISS = None
"""Nobody answers."""

GENTLE = at_pace(PLAN, STAGES[0])._replace(hours=OFFICE_HOURS, ramp=True)
"""The plan of a gentle start."""


def spend(day: Day, *answers: Answer | None) -> None:
    """Answer so many prompts, and have the rest of the day off."""
    for answer in answers:
        day.until_prompt()
        if answer is None:
            day.pass_time(day.plan.rhythm.patience)
        else:
            day.answer(answer)
    day.happen(PauseRequested(Until.TOMORROW, Via.CLI))
    morning = day.state.wakes
    assert morning is not None
    day.pass_time(morning - day.at)


def offers(day: Day) -> list[Step]:
    """The steps that were put before the user so far."""
    return [effect.step for effect in day.effects if isinstance(effect, OfferStep)]


def changes(day: Day) -> list[ChangePace]:
    """What was to be changed in the schedule so far."""
    return [effect for effect in day.effects if isinstance(effect, ChangePace)]


def standing(day: Day) -> Step | None:
    """The step that is on offer now."""
    return on_offer(day.plan, day.state.ramp, local_day(day.plan, day.at))
