"""Where we are and what is next, in one line, in a few, and as JSON."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.entry import Outcome
from kneebreak.engine.outlook import Outlook, outlook
from kneebreak.engine.peace import peace_ends
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import stance_at
from kneebreak.engine.prompt import Because, Origin, Prompt
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import (
    Away,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Snoozed,
    State,
    Today,
    Working,
)
from kneebreak.wording import movements
from kneebreak.wording.because import because
from kneebreak.wording.held import held, why_quiet
from kneebreak.wording.opinions import opinions
from kneebreak.wording.posture import hint, posture
from kneebreak.wording.ramp import offer, ramp_values
from kneebreak.wording.span import format_span
from kneebreak.wording.times import clock

NAMES = {
    Working: "working",
    Snoozed: "working",
    Prompting: "prompting",
    PromptingAway: "prompting",
    Held: "held",
    Away: "away",
    Paused: "paused",
    OffHours: "off_hours",
    Practising: "held",
}
"""The situations as other programs know them; a snoozed prompt is an interval like any other to them."""

_COUNTED = (
    (Outcome.DONE, "done"),
    (Outcome.SKIPPED, "skipped"),
    (Outcome.MISSED, "missed"),
    (Outcome.RESTED, "rested"),
    (Outcome.HELD, "held back"),
)


def headline(plan: Plan, state: State) -> str:
    """What is next and when, in one line."""
    coming = outlook(plan, state)
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            return f"Now: {movements.title(prompt)}"
        case Snoozed(until=until, prompt=prompt):
            return f"Snoozed until {clock(plan, until, state.at)}: {movements.title(prompt)}"
        case Held() as situation:
            return held(plan, state, situation)
        case Away(since=since):
            return f"Away since {clock(plan, since, state.at)}"
        case Practising():
            return "A practice is under way"
        case Paused(until=None):
            return "Paused until you resume"
        case Paused(until=datetime() as until):
            return f"Paused until {clock(plan, until, state.at)}"
        case OffHours(until=until):
            begins = f" until {clock(plan, until, state.at)}" if until else ""
            fixed = _fixed(plan, state, coming, until)
            return f"Outside your hours{begins}. {fixed}" if fixed else f"Outside your hours{begins}"
    return _next(plan, state, coming)


def why(plan: Plan, state: State) -> str:
    """What happens next, why this movement, and what holds it back; what the user has said against some movements."""
    return " ".join(filter(None, (_why(plan, state), *opinions(plan, state))))


def _why(plan: Plan, state: State) -> str:
    coming = outlook(plan, state)
    match state.situation:
        case Prompting(prompt=prompt, gives_up=gives_up):
            return f"{_asked(plan, state, prompt)} It waits for your answer until {clock(plan, gives_up, state.at)}."
        case PromptingAway(prompt=prompt):
            return f"{_asked(plan, state, prompt)} You are away, so it waits until you are back."
        case Snoozed(until=until):
            return f"You snoozed the prompt: it comes back at {clock(plan, until, state.at)}."
        case Held() | Away() | Practising() as situation:
            return why_quiet(plan, state, situation)
        case Paused(until=until):
            end = f"until {clock(plan, until, state.at)}" if until else "until you resume"
            return f"You paused it {end}: nothing comes before that."
        case OffHours(until=until):
            if coming is None and until is not None:
                return f"These are not your hours. {_too_short(plan)}"
            begins = f"they begin again {_at(plan, until, state.at)}" if until else "none are ahead in your schedule"
            return f"These are not your hours: {begins}. {_fixed(plan, state, coming, until)}".strip()
        case Working(due=due):
            return _why_working(plan, state, coming, due)


def _why_working(plan: Plan, state: State, coming: Outlook | None, due: datetime) -> str:
    if coming is None:
        return _too_short(plan)
    if max(due, coming.at) <= state.at:
        latest = clock(plan, max(due, peace_ends(state) or due) + plan.rhythm.lull, state.at)
        return f"It waits for a pause in your typing, until {latest} at the latest."
    reason = because(plan, counted(plan, state), coming.choice)
    returned = " You have just come back: it does not come sooner." if due <= state.at else ""
    return f"{_next(plan, state, coming)}, for {reason}.{returned}"


def _too_short(plan: Plan) -> str:
    span = format_span(plan.rhythm.every)
    return f"Your hours are too short for a prompt every {span}: make them longer, or “every” shorter."


def today(plan: Plan, state: State) -> str:
    """Today's count."""
    count = counted(plan, state)
    parts = [f"{count.outcomes.get(outcome, 0)} {name}" for outcome, name in _COUNTED if count.outcomes.get(outcome)]
    aim = f"; strength exercises {count.strength} of {plan.strength}" if plan.strength else ""
    return f"Today: {', '.join(parts) or 'nothing yet'}{aim}"


def counted(plan: Plan, state: State) -> Today:
    """The count of the local day it is now; a new day has none yet."""
    return state.today.of(local_day(plan, state.at))


def status_text(plan: Plan, state: State) -> str:
    """A few lines for the terminal."""
    lines = (headline(plan, state), today(plan, state), f"Posture: {posture(plan, state)}", hint(plan, state))
    return "\n".join(filter(None, (*lines, *opinions(plan, state), offer(plan, state))))


def status_values(plan: Plan, state: State, remarks: tuple[str, ...]) -> dict[str, object]:
    """The status for other programs: the keys are promised, the texts are not."""
    coming = outlook(plan, state)
    return {
        "state": _name(state),
        "due": coming.at.astimezone(plan.zone).isoformat(timespec="seconds") if coming else None,
        "movement": coming.choice.movement.id if coming else None,
        "side": coming.choice.side.value if coming and coming.choice.side else None,
        "posture": stance_at(state.stance, state.at).posture.value,
        "today": {outcome.value: counted(plan, state).outcomes.get(outcome, 0) for outcome in Outcome},
        "ramp": ramp_values(plan, state),
        "why": " ".join((why(plan, state), *remarks)),
    }


def _name(state: State) -> str:
    is_away = isinstance(state.situation, Held) and state.gone_since is not None
    return NAMES[Away if is_away else type(state.situation)]


def _next(plan: Plan, state: State, coming: Outlook | None) -> str:
    if coming is None:
        return "Nothing comes: your hours are too short for it"
    return f"Next {_at(plan, coming.at, state.at)}: {movements.title(coming.choice)}"


def _fixed(plan: Plan, state: State, coming: Outlook | None, until: datetime | None) -> str:
    """The fixed time that speaks before the hours begin again, if there is one."""
    if coming is None or (until is not None and coming.at >= until):
        return ""
    return f"{_next(plan, state, coming)}."


def _asked(plan: Plan, state: State, prompt: Prompt) -> str:
    name = movements.title(prompt)
    reason = because(plan, counted(plan, state), prompt.choice)
    match prompt.origin:
        case Origin.FIXED if prompt.choice.because is Because.NAMED:
            return f"“{name}” stands in your schedule for {clock(plan, prompt.due, state.at)}."
        case Origin.ASKED:
            return f"“{name}” is open, for you asked for a break and {reason}."
    return f"“{name}” has been open since {clock(plan, prompt.shown, state.at)}, for {reason}."


def _at(plan: Plan, moment: datetime, now: datetime) -> str:
    words = clock(plan, moment, now)
    return f"at {words}" if words[0].isdigit() and " " not in words else words
