"""What is to come, for other programs and in words."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.entry import Outcome
from kneebreak.engine.forecast import Day, Forecast, Foreseen, length
from kneebreak.engine.movement import Side, Sides, Wording
from kneebreak.engine.plan import Plan
from kneebreak.engine.schedule import rest_of_day
from kneebreak.language import English, marked, tr
from kneebreak.wording import movements
from kneebreak.wording.because import because
from kneebreak.wording.posture import named
from kneebreak.wording.status import why

VERSION = 1

_ALONE = {
    Side.LEFT: marked("{movement}, left"),
    Side.RIGHT: marked("{movement}, right"),
    Side.BOTH: marked("{movement}, both"),
}
_FIRST = {
    Side.LEFT: marked("{movement}, left first"),
    Side.RIGHT: marked("{movement}, right first"),
    Side.BOTH: marked("{movement}, both first"),
}


def forecast_values(plan: Plan, foreseen: Forecast, *, remembered: bool) -> dict[str, object]:
    """The forecast for other programs: the keys are promised, the texts are not, but they are in English.

    `remembered`: whether it starts from what a kneebreak remembers, and not afresh.
    """
    with English():
        return _values(plan, foreseen, remembered=remembered)


def _values(plan: Plan, foreseen: Forecast, *, remembered: bool) -> dict[str, object]:
    return {
        "v": VERSION,
        "from": _time(plan, foreseen.begins.at),
        "until": _time(plan, foreseen.until),
        "remembered": remembered,
        "days": [_day_values(plan, day) for day in foreseen.days],
        "why": explanation(plan, foreseen),
    }


def title(foreseen: Foreseen) -> str:
    """What to do, with its side where the words do not say it."""
    words, side = movements.title(foreseen.prompt), foreseen.prompt.side
    if side is None or _names_it(foreseen):
        return words
    first = foreseen.prompt.movement.sides is Sides.BOTH
    return tr((_FIRST if first else _ALONE)[side], movement=words)


def posture(foreseen: Foreseen) -> str:
    """What becomes of the posture."""
    found, left = foreseen.found.posture, foreseen.left.posture
    if left is found:
        return tr("still {posture}", posture=named(left))
    return tr("then {posture}", posture=named(left))


def silence(plan: Plan, day: Day) -> str:
    """Why a day has no prompts, in a few words."""
    if not plan.hours or rest_of_day(plan, day.start):
        return tr("nothing comes")
    return tr("outside your hours")


def evening(plan: Plan, day: Day) -> str:
    """What a day has come to."""
    done = tr("{count} done", count=day.today.outcomes.get(Outcome.DONE, 0))
    aims = []
    if plan.strength:
        aims.append(tr("strength {done} of {aim}", done=_strength(day), aim=plan.strength))
    if plan.kinds:
        aims.append(tr("kinds {done} of {aim}", done=_kinds(day), aim=plan.kinds))
    return "; ".join(filter(None, (done, ", ".join(aims))))


def explanation(plan: Plan, foreseen: Forecast) -> str | None:
    """Why nothing comes at all; None: something does."""
    return None if any(day.prompts for day in foreseen.days) else why(plan, foreseen.begins)


def _day_values(plan: Plan, day: Day) -> dict[str, object]:
    return {
        "day": day.day.isoformat(),
        "prompts": [_prompt_values(plan, each) for each in day.prompts],
        "done": day.today.outcomes.get(Outcome.DONE, 0),
        "strength": _strength(day),
        "strength_aim": plan.strength,
        "kinds": _kinds(day),
        "kinds_aim": plan.kinds,
    }


def _prompt_values(plan: Plan, foreseen: Foreseen) -> dict[str, object]:
    choice = foreseen.prompt.choice
    until = foreseen.left.until
    return {
        "at": _time(plan, foreseen.at),
        "due": _time(plan, foreseen.prompt.due),
        "done": _time(plan, foreseen.done),
        "movement": choice.movement.id,
        "kind": choice.movement.kind.value,
        "side": choice.side.value if choice.side else None,
        "workspace": choice.workspace,
        "manner": choice.manner.value,
        "seconds": round(length(choice).total_seconds()),
        "title": movements.title(choice),
        "origin": foreseen.prompt.origin.value,
        "posture_before": foreseen.found.posture.value,
        "posture": foreseen.left.posture.value,
        "posture_until": _time(plan, until) if until else None,
        "because": choice.because.value,
        "why": because(plan, foreseen.before.today, choice),
    }


def _names_it(foreseen: Foreseen) -> bool:
    """Whether the title says which side it is."""
    choice = foreseen.prompt.choice
    wording: Wording = choice.movement.wordings[choice.wording % len(choice.movement.wordings)]
    return "{side}" in wording.title or "{other}" in wording.title


def _strength(day: Day) -> int:
    return day.today.strength


def _kinds(day: Day) -> int:
    return sum(count > 0 for count in day.today.kinds.values())


def _time(plan: Plan, at: datetime) -> str:
    return at.astimezone(plan.zone).isoformat(timespec="seconds")
