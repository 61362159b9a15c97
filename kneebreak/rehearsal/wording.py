"""What is told of a played day."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.rehearsal.day import Day
from kneebreak.wording.span import format_span
from kneebreak.wording.status import counted, today
from kneebreak.wording.times import clock

_BEGINS = {
    Busy.FULL_SCREEN: "You give a talk, in full screen",
    Busy.CALL: "You join a call",
    Busy.DO_NOT_DISTURB: "You switch do-not-disturb on",
}
_ENDS = {
    Busy.FULL_SCREEN: "The talk is over",
    Busy.CALL: "You leave the call",
    Busy.DO_NOT_DISTURB: "You switch do-not-disturb off again",
}
_MEANWHILE = {
    Policy.HOLD: "what falls due now waits for the end",
    Policy.DISCREET: "what falls due now is short, seated, and noticed by nobody",
    Policy.SKIP: "what falls due now is left out",
    Policy.SHOW: "what falls due now comes as ever",
}
LEAVES = "You get up and fetch yourself a coffee."
SITS_DOWN = "You sit down to work."
ENOUGH = "That is enough to see how it goes."
_CLICK = (
    "Click the reminders as you would. What you leave alone is answered in your place, so that you see all there is. "
    "Ctrl+C ends it."
)
BY_KEYS = "No notification can be shown here: the reminders come on this terminal, and their keys answer them."
ONLY_TOLD = "No notification can be shown here, so the day is only told; “kneebreak doctor” says what is missing."
HOURS_OVER = "Your hours are over: nothing comes before they begin again."
NOTHING_WRITTEN = (
    "None of it was written down: your log, your schedule and a kneebreak that runs are as they were. "
    "“kneebreak start” begins in earnest; “kneebreak setup” fits it to you."
)


def opening(day: Day, length: timedelta) -> tuple[str, ...]:
    """What is said before the day begins."""
    local = day.begins.astimezone(day.plan.zone)
    minutes = round(length / timedelta(minutes=1), 1)
    how_long = f"{minutes:g} minute{'' if minutes == 1 else 's'}"
    hours = f"{local:%A}, {local:%H:%M} to {clock(day.plan, day.ends, day.begins)}"
    every = format_span(day.plan.rhythm.every)
    return (f"A day at your desk in about {how_long}: {hours}, a reminder every {every}.", _CLICK)


def prompted(title: str, *, again: bool, instead: bool) -> str:
    """A prompt is on the screen."""
    if instead:
        return f"Something else instead: {title}"
    return f"It is back: {title}" if again else f"A reminder: {title}"


def decided(plan: Plan, entry: Entry, *, played: bool) -> str:
    """What the log would say of it."""
    whose = "" if entry.via is None else " (played for you)" if played else " (that was you)"
    match entry.outcome:
        case Outcome.DONE:
            return f"Done{whose}."
        case Outcome.SNOOZED:
            return f"Snoozed{whose}: it comes back in {format_span(plan.rhythm.snooze)}."
        case Outcome.SKIPPED:
            return f"Skipped{whose}."
        case Outcome.MISSED:
            return f"Missed: it waited for {format_span(plan.rhythm.patience)}, and nobody answered."
        case Outcome.RESTED:
            return "Rested: being away is a break of your own."
        case Outcome.HELD:
            return "Held back until it was too late for it."


def away(plan: Plan) -> str:
    """It has noticed that nobody is there."""
    return f"No keyboard and no mouse for {format_span(plan.rhythm.away)}: it sees that you are away."


def back(plan: Plan) -> str:
    """They have come back."""
    return f"You are back: the next {format_span(plan.rhythm.every)} begin now."


def busy(reason: Busy, policy: Policy) -> str:
    """Something that a prompt would disturb begins."""
    return f"{_BEGINS[reason]}: {_MEANWHILE[policy]}."


def free(reason: Busy, policy: Policy) -> str:
    """It is over."""
    return f"{_ENDS[reason]}; what waited comes now." if policy is Policy.HOLD else f"{_ENDS[reason]}."


def evening(plan: Plan, state: State) -> tuple[str, ...]:
    """What has become of the day."""
    kinds = counted(plan, state).kinds
    varied = ", ".join(f"{kind.value} {count}" for kind, count in kinds.items() if count)
    lines = (today(plan, state), f"Kinds of movement: {varied}" if varied else "", NOTHING_WRITTEN)
    return tuple(filter(None, lines))


def at(plan: Plan, moment: datetime, text: str) -> str:
    """A line of the day."""
    return f"{moment.astimezone(plan.zone):%H:%M}  {text}"
