"""What holds a prompt back, and what is amiss when none gets through."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.busy import Busy
from kneebreak.engine.effects import Obstacle
from kneebreak.engine.peace import peace_ends
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Origin, Prompt
from kneebreak.engine.schedule import stretch_at
from kneebreak.engine.silence import is_seen
from kneebreak.engine.state import Away, Held, Practising, Silence, State
from kneebreak.wording.span import format_span
from kneebreak.wording.times import clock

_REASONS = {
    Busy.DO_NOT_DISTURB: "do-not-disturb is on",
    Busy.FULL_SCREEN: "a window fills the screen",
    Busy.CALL: "a call is going on",
}


def held(plan: Plan, state: State, situation: Held) -> str:
    """What holds the prompt and since when, in one line."""
    if state.gone_since is not None:
        return f"Away since {clock(plan, state.gone_since, state.at)}"
    why = _REASONS[situation.reason] if situation.free is None else "it comes in a moment"
    return f"Held back since {clock(plan, situation.since, state.at)}: {why}"


def why_quiet(plan: Plan, state: State, situation: Held | Away | Practising) -> str:
    """Why nothing comes though nobody asked for silence: what is held, by what and until when, or who is not there."""
    match situation:
        case Held():
            return f"{_subject(plan, state, situation)}{_until(plan, state, situation)}"
        case Practising():
            return "A practice is under way: nothing comes before it is over."
    if state.locked is not None:
        return "The screen is locked: nothing comes before it is unlocked, and if that takes long it is a break."
    return "You are away, which counts as a break of your own; the interval begins anew when you are back."


def unheard(plan: Plan, state: State) -> tuple[str, ...]:
    """The alarm, as long as no prompt has reached somebody who is at work."""
    silence = state.silence
    if silence is None or not silence.told or is_seen(state.situation):
        return ()
    return (f"No prompt has reached you for more than {format_span(2 * plan.rhythm.every)}: {_obstacle(silence)}",)


def _obstacle(silence: Silence) -> str:
    if silence.reason is not None:
        return f"{_REASONS[silence.reason]}; if that should not keep them from you, change [busy] in your schedule."
    if silence.obstacle is Obstacle.LOST:
        return (
            "your desktop shows none, or loses each one as soon as it is shown;"
            " “kneebreak doctor” says more, and “kneebreak status” what is asked for."
        )
    return "what is due is put off again and again, as if you were just coming back each time."


def _subject(plan: Plan, state: State, situation: Held) -> str:
    match situation.what:
        case Prompt():
            return "The prompt that you snoozed was to come back"
        case pending if pending.origin is Origin.FIXED:
            return f"What your schedule names for {clock(plan, pending.due, state.at)} is due"
        case pending:
            return f"A prompt has been due since {clock(plan, pending.due, state.at)}"


def _until(plan: Plan, state: State, situation: Held) -> str:
    peace = peace_ends(state)
    if state.gone_since is not None:
        return ", and you are away: it waits for you, unless your absence becomes a break of its own."
    if situation.free is None:
        ends = f", unless your hours end before, at {clock(plan, end, state.at)}" if (end := _end(plan, state)) else ""
        return f", but {_REASONS[situation.reason]}: it comes when that ends{ends}. “kneebreak next” shows it now."
    if peace is not None and state.at < peace:
        return f": it comes at {clock(plan, peace, state.at)}, for you have just come back."
    latest = max(situation.free, peace or situation.free) + plan.rhythm.lull
    return f": it waits for a pause in your typing, until {clock(plan, latest, state.at)} at the latest."


def _end(plan: Plan, state: State) -> datetime | None:
    stretch = stretch_at(plan, state.at)
    return stretch.end if stretch else None
