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
from kneebreak.language import marked, tr
from kneebreak.wording.span import span_in_words
from kneebreak.wording.times import at_clock, clock

_REASONS = {
    Busy.DO_NOT_DISTURB: marked("do-not-disturb is on"),
    Busy.FULL_SCREEN: marked("a window fills the screen"),
    Busy.CALL: marked("a call is going on"),
}


def held(plan: Plan, state: State, situation: Held) -> tuple[str, str]:
    """Since when the prompt is held, and what holds it."""
    if state.gone_since is not None:
        return tr("Away since {since}", since=clock(plan, state.gone_since, state.at)), ""
    why = tr(_REASONS[situation.reason]) if situation.free is None else tr("it comes in a moment")
    return tr("Held back since {since}", since=clock(plan, situation.since, state.at)), why


def why_quiet(plan: Plan, state: State, situation: Held | Away | Practising) -> str:
    """Why nothing comes though nobody asked for silence: what is held, by what and until when, or who is not there."""
    match situation:
        case Held():
            return _until(plan, state, situation, _subject(plan, state, situation))
        case Practising():
            return tr("A practice is under way: nothing comes before it is over.")
    if state.locked is not None:
        return tr("The screen is locked: nothing comes before it is unlocked, and if that takes long it is a break.")
    return tr("You are away, which counts as a break of your own; the interval begins anew when you are back.")


def unheard(plan: Plan, state: State) -> tuple[str, ...]:
    """The alarm, as long as no prompt has reached somebody who is at work."""
    silence = state.silence
    if silence is None or not silence.told or is_seen(state.situation):
        return ()
    return (
        tr(
            "No prompt has reached you for more than {span}: {why}",
            span=span_in_words(2 * plan.rhythm.every),
            why=_obstacle(silence),
        ),
    )


def _obstacle(silence: Silence) -> str:
    if silence.reason is not None:
        return tr(
            "{reason}; if that should not keep them from you, change [busy] in your schedule.",
            reason=tr(_REASONS[silence.reason]),
        )
    if silence.obstacle is Obstacle.LOST:
        return tr(
            "your desktop shows none, or loses each one as soon as it is shown;"
            " “kneebreak doctor” says more, and “kneebreak status” what is asked for."
        )
    return tr("what is due is put off again and again, as if you were just coming back each time.")


def _subject(plan: Plan, state: State, situation: Held) -> str:
    match situation.what:
        case Prompt():
            # For translators: the beginning of a sentence that goes on with “, but”, “, and you are away” or “:”
            return tr("The prompt that you snoozed was to come back")
        case pending if pending.origin is Origin.FIXED:
            return tr("What your schedule names for {time} is due", time=clock(plan, pending.due, state.at))
        case pending:
            return tr("A prompt has been due since {time}", time=clock(plan, pending.due, state.at))


def _until(plan: Plan, state: State, situation: Held, subject: str) -> str:
    peace = peace_ends(state)
    if state.gone_since is not None:
        return tr(
            "{subject}, and you are away: it waits for you, unless your absence becomes a break of its own.",
            subject=subject,
        )
    if situation.free is None:
        reason, end = tr(_REASONS[situation.reason]), _end(plan, state)
        if end is None:
            return tr(
                "{subject}, but {reason}: it comes when that ends. “kneebreak next” shows it now.",
                subject=subject,
                reason=reason,
            )
        return tr(
            "{subject}, but {reason}: it comes when that ends, unless your hours end before, {end}."
            " “kneebreak next” shows it now.",
            subject=subject,
            reason=reason,
            end=at_clock(plan, end, state.at),
        )
    if peace is not None and state.at < peace:
        comes = at_clock(plan, peace, state.at)
        return tr("{subject}: it comes {comes}, for you have just come back.", subject=subject, comes=comes)
    latest = clock(plan, max(situation.free, peace or situation.free) + plan.rhythm.lull, state.at)
    return tr(
        "{subject}: it waits for a pause in your typing, until {latest} at the latest.", subject=subject, latest=latest
    )


def _end(plan: Plan, state: State) -> datetime | None:
    stretch = stretch_at(plan, state.at)
    return stretch.end if stretch else None
