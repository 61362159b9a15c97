"""The ramp in words: where one is, what a step changes, and what is on offer."""

from __future__ import annotations

from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import DAYS, STAGES, Pace, Step, Way, on_offer, pace, reached, review, stage
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import State
from kneebreak.language import marked, tr, tr_many
from kneebreak.wording.span import span_in_words

TITLES = {Way.UP: marked("A step up?"), Way.DOWN: marked("A gentler pace?")}
TAKE = {Way.UP: marked("Step up"), Way.DOWN: marked("Make it gentler")}
DECLINE = marked("Not now")
OFF = marked("The ramp is off; “kneebreak set ramp.on true” switches it on, “kneebreak setup” begins gently")

_LEVELS = {1: marked("gentle movements"), 2: marked("the usual movements"), 3: marked("all movements")}
_COMFORT = {
    Way.UP: marked("It goes well, and nothing changes by itself."),
    Way.DOWN: marked("You can come back up at any time, and nothing changes by itself."),
}
_ON_OFFER = {
    Way.UP: marked("A step up is on offer: {changes}; “kneebreak ramp up” takes it, “kneebreak ramp later” declines"),
    Way.DOWN: marked(
        "A gentler pace is on offer: {changes}; “kneebreak ramp down” takes it, “kneebreak ramp later” declines"
    ),
}


def on_offer_now(plan: Plan, state: State) -> Step | None:
    """The step that is on offer at the time of this state."""
    return on_offer(plan, state.ramp, local_day(plan, state.at))


def changes(plan: Plan, step: Step) -> tuple[str, ...]:
    """What a step changes, one thing each, such as "a prompt every 45 min instead of 1 h"."""
    before, after = pace(plan), reached(plan, step)
    was = (span_in_words(before.every), str(before.strength), tr(_LEVELS[before.level]))
    differ = (old != new for old, new in zip(before, after, strict=True))
    return tuple(
        # For translators: “a prompt every 45 min instead of 1 h”
        tr("{new} instead of {old}", new=new, old=old)
        for new, old, differs in zip(_asked(after), was, differ, strict=True)
        if differs
    )


def ask(plan: Plan, step: Step) -> str:
    """What a step would change, and that nothing changes unasked; the end of it may be cut off."""
    asked = tr("Shall it be {changes}?", changes=_listed(changes(plan, step)))
    return f"{asked} {tr(_COMFORT[step.way])}"


def offer(plan: Plan, state: State) -> str:
    """What is on offer, and how it is taken or declined, in a line; nothing where nothing is."""
    step = on_offer_now(plan, state)
    if step is None:
        return ""
    return tr(_ON_OFFER[step.way], changes=_listed(changes(plan, step)))


def where(plan: Plan) -> str:
    """The stage a plan has reached, and what it asks for."""
    reached_now, asked = stage(plan), _listed(_asked(pace(plan)))
    if not reached_now:
        return tr("Before the first of {count} steps: {asked}", count=len(STAGES), asked=asked)
    return tr("Step {number} of {count}: {asked}", number=reached_now, count=len(STAGES), asked=asked)


def ramp(plan: Plan, state: State) -> str:
    """All there is to say, in a few lines."""
    if not plan.ramp:
        return tr(OFF)
    return "\n".join((where(plan), offer(plan, state) or _waiting(plan, state)))


def ramp_values(plan: Plan, state: State) -> dict[str, object] | None:
    """The same for other programs; None while it is off."""
    if not plan.ramp:
        return None
    step = on_offer_now(plan, state)
    return {"step": stage(plan), "of": len(STAGES), "offer": step.way.value if step else None}


def _waiting(plan: Plan, state: State) -> str:
    days, prompts, done = review(state.ramp, local_day(plan, state.at))
    if days < DAYS and not prompts:
        return tr("{days} of {all} days of use are over; then a step may be offered", days=days, all=DAYS)
    if days < DAYS:
        return tr(
            "{days} of {all} days of use are over, and you did {done} of their {prompts} prompts;"
            " then a step may be offered",
            days=days,
            all=DAYS,
            done=done,
            prompts=prompts,
        )
    return tr(
        "No step is on offer: in your last {days} days of use you did {done} of {prompts} prompts",
        days=DAYS,
        done=done,
        prompts=prompts,
    )


def _asked(of: Pace) -> tuple[str, str, str]:
    return (
        tr("a prompt every {span}", span=span_in_words(of.every)),
        tr_many("{count} strength exercise a day", "{count} strength exercises a day", of.strength),
        tr(_LEVELS[of.level]),
    )


def _listed(parts: tuple[str, ...]) -> str:
    *first, last = parts
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last
