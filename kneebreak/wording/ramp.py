"""The ramp in words: where one is, what a step changes, and what is on offer."""

from __future__ import annotations

from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import DAYS, STAGES, Pace, Step, Way, on_offer, pace, reached, review, stage
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import State
from kneebreak.wording.span import format_span

TITLES = {Way.UP: "A step up?", Way.DOWN: "A gentler pace?"}
TAKE = {Way.UP: "Step up", Way.DOWN: "Make it gentler"}
DECLINE = "Not now"
OFF = "The ramp is off; “kneebreak set ramp.on true” switches it on, “kneebreak setup” begins gently"

_LEVELS = {1: "gentle movements", 2: "the usual movements", 3: "all movements"}
_COMFORT = {
    Way.UP: "It goes well, and nothing changes by itself.",
    Way.DOWN: "You can come back up at any time, and nothing changes by itself.",
}
_ON_OFFER = {Way.UP: "A step up is on offer", Way.DOWN: "A gentler pace is on offer"}


def on_offer_now(plan: Plan, state: State) -> Step | None:
    """The step that is on offer at the time of this state."""
    return on_offer(plan, state.ramp, local_day(plan, state.at))


def changes(plan: Plan, step: Step) -> tuple[str, ...]:
    """What a step changes, one thing each, such as "a prompt every 45 min instead of 1 h"."""
    before, after = pace(plan), reached(plan, step)
    was = (format_span(before.every), str(before.strength), _LEVELS[before.level])
    differ = (old != new for old, new in zip(before, after, strict=True))
    return tuple(
        f"{new} instead of {old}" for new, old, differs in zip(_asked(after), was, differ, strict=True) if differs
    )


def ask(plan: Plan, step: Step) -> str:
    """What a step would change, and that nothing changes unasked; the end of it may be cut off."""
    return f"Shall it be {_listed(changes(plan, step))}? {_COMFORT[step.way]}"


def offer(plan: Plan, state: State) -> str:
    """What is on offer, and how it is taken or declined, in a line; nothing where nothing is."""
    step = on_offer_now(plan, state)
    if step is None:
        return ""
    how = f"“kneebreak ramp {step.way.value}” takes it, “kneebreak ramp later” declines"
    return f"{_ON_OFFER[step.way]}: {_listed(changes(plan, step))}; {how}"


def where(plan: Plan) -> str:
    """The stage a plan has reached, and what it asks for."""
    reached_now = stage(plan)
    place = f"Step {reached_now} of {len(STAGES)}" if reached_now else f"Before the first of {len(STAGES)} steps"
    return f"{place}: {_listed(_asked(pace(plan)))}"


def ramp(plan: Plan, state: State) -> str:
    """All there is to say, in a few lines."""
    if not plan.ramp:
        return OFF
    return "\n".join((where(plan), offer(plan, state) or _waiting(plan, state)))


def ramp_values(plan: Plan, state: State) -> dict[str, object] | None:
    """The same for other programs; None while it is off."""
    if not plan.ramp:
        return None
    step = on_offer_now(plan, state)
    return {"step": stage(plan), "of": len(STAGES), "offer": step.way.value if step else None}


def _waiting(plan: Plan, state: State) -> str:
    days, prompts, done = review(state.ramp, local_day(plan, state.at))
    if days < DAYS:
        share = f", and you did {done} of their {prompts} prompts" if prompts else ""
        return f"{days} of {DAYS} days of use are over{share}; then a step may be offered"
    return f"No step is on offer: in your last {DAYS} days of use you did {done} of {prompts} prompts"


def _asked(of: Pace) -> tuple[str, str, str]:
    exercises = "exercise" if of.strength == 1 else "exercises"
    return f"a prompt every {format_span(of.every)}", f"{of.strength} strength {exercises} a day", _LEVELS[of.level]


def _listed(parts: tuple[str, ...]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
