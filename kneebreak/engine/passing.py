"""What the passing of time brings about, and when it does so next.

Each rule makes one change; they are tried again until nothing changes any more.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.entry import Outcome
from kneebreak.engine.moment import moment_at
from kneebreak.engine.others import named
from kneebreak.engine.practising import end
from kneebreak.engine.prompt import Origin, Prompt
from kneebreak.engine.schedule import LAST_MINUTES, Stretch, local_day, next_fixed, next_opening, stretch_at
from kneebreak.engine.state import (
    Away,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Snoozed,
    Working,
)
from kneebreak.engine.turn import Turn

MAYBE_GONE = timedelta(minutes=1)
"""After so long without input somebody may have got up: their prompt is not missed before that is known."""

TYPING = timedelta(seconds=3)
"""Input more recent than this is somebody in the middle of something."""


def settle(turn: Turn) -> None:
    """Let everything happen that is due by now, and say when to look again, and what to listen for."""
    changes = 0
    while _pass(turn):
        changes += 1
        if changes > 50:
            message = f"time does not settle: {turn.situation}"
            raise RuntimeError(message)
    turn.state = turn.state._replace(wakes=_wakes(turn), listens=_listens(turn))


def _pass(turn: Turn) -> bool:
    """Make one change that the time asks for; False if there is none."""
    match turn.situation:
        case Working(due=due):
            return _close(turn) or _speak_at_fixed_time(turn) or _speak(turn, due)
        case Prompting(prompt=prompt, rested=rested):
            return _withdraw_after_hours(turn, prompt, rested=rested) or _give_up(turn, turn.situation)
        case PromptingAway(prompt=prompt):
            return _withdraw_after_hours(turn, prompt, rested=True)
        case Snoozed(prompt=prompt, until=until):
            return _withdraw_after_hours(turn, prompt, rested=turn.state.gone_since is not None) or _come_back(
                turn, prompt, until
            )
        case Away():
            return _close(turn)
        case Paused(until=until):
            return _end_pause(turn, until)
        case OffHours(until=until):
            return _open(turn, until) or _speak_at_fixed_time(turn)
        case Practising(until=until):
            return _forget_practice(turn, until)


def _close(turn: Turn) -> bool:
    if stretch_at(turn.plan, turn.at) is not None:
        return False
    turn.situation = OffHours(next_opening(turn.plan, turn.at))
    return True


def _open(turn: Turn, until: datetime | None) -> bool:
    if stretch_at(turn.plan, turn.at) is not None:
        if local_day(turn.plan, turn.state.stance.since) != local_day(turn.plan, turn.at):
            turn.sit_down()
        turn.work()
        return True
    opening = next_opening(turn.plan, turn.at)
    turn.situation = OffHours(opening)
    return opening != until


def _end_pause(turn: Turn, until: datetime | None) -> bool:
    turn.drop_fixed_times()
    if until is None or turn.at < until:
        return False
    turn.work()
    return True


def _forget_practice(turn: Turn, until: datetime) -> bool:
    if turn.at < until:
        return False
    end(turn)
    return True


def _speak(turn: Turn, due: datetime) -> bool:
    if turn.at < _due_in(turn, due) or _typing(turn, due):
        return False
    turn.prompt(Origin.RHYTHM, due)
    return True


def _speak_at_fixed_time(turn: Turn) -> bool:
    coming = next_fixed(turn.plan, turn.state.settled)
    if coming is None or coming[0] > turn.at:
        turn.drop_fixed_times()
        return False
    instant, fixed = coming
    turn.state = turn.state._replace(settled=instant)
    if turn.state.gone_since is None:
        movement = turn.plan.movements[fixed.movement]
        choice = named(turn.plan, turn.state.rotation, moment_at(turn.plan, turn.state, turn.at), movement)
        turn.prompt(Origin.FIXED, instant, choice)
    return True


def _withdraw_after_hours(turn: Turn, prompt: Prompt, *, rested: bool) -> bool:
    if stretch_at(turn.plan, turn.at) or not _keeps_hours(turn, prompt):
        return False
    turn.end(prompt, Outcome.RESTED if rested else Outcome.MISSED, None)
    return True


def _keeps_hours(turn: Turn, prompt: Prompt) -> bool:
    """Whether the hours count for a prompt: not for fixed times, nor for what was asked for outside of them."""
    if prompt.origin is Origin.ASKED:
        return stretch_at(turn.plan, prompt.shown) is not None
    return prompt.origin is Origin.RHYTHM


def _give_up(turn: Turn, prompting: Prompting) -> bool:
    if turn.at < prompting.gives_up or _maybe_gone(turn):
        return False
    turn.end(prompting.prompt, Outcome.RESTED if prompting.rested else Outcome.MISSED, None)
    return True


def _come_back(turn: Turn, prompt: Prompt, until: datetime) -> bool:
    if turn.at < until or turn.state.gone_since is not None:
        return False
    turn.show(prompt)
    return True


def _maybe_gone(turn: Turn) -> bool:
    return turn.idle_for is not None and MAYBE_GONE <= turn.idle_for < turn.plan.rhythm.away


def _typing(turn: Turn, due: datetime) -> bool:
    lull_ends = due + turn.plan.rhythm.lull
    return turn.idle_for is not None and turn.idle_for < TYPING and turn.at < lull_ends


def _due_in(turn: Turn, due: datetime) -> datetime:
    """When a prompt of the rhythm may come: when it is due, but not in the last minutes of the hours."""
    stretch = stretch_at(turn.plan, turn.at)
    return due if stretch is None else speaks_at(stretch, due)


def speaks_at(stretch: Stretch, due: datetime) -> datetime:
    """When a prompt that is due then is shown; the end of the stretch where that is too late for it."""
    if stretch.end is not None and due >= stretch.end - LAST_MINUTES:
        return stretch.end
    return due


def _wakes(turn: Turn) -> datetime | None:
    match turn.situation:
        case Working(due=due):
            look = _due_in(turn, due)
            if turn.at >= look:
                look = due + turn.plan.rhythm.lull
            return _earliest(look, _end(turn), _fixed(turn))
        case Prompting(gives_up=gives_up):
            look = gives_up
            if turn.at >= gives_up:
                look = turn.at - (turn.idle_for or timedelta(0)) + turn.plan.rhythm.away
            return _earliest(look, _end(turn))
        case PromptingAway() | Away():
            return _end(turn)
        case Snoozed(until=until):
            return _earliest(until if turn.state.gone_since is None else None, _end(turn))
        case Paused(until=until):
            return until
        case Practising(until=until):
            return until
        case OffHours(until=until):
            return _earliest(until, _fixed(turn))


def _listens(turn: Turn) -> timedelta | None:
    match turn.situation:
        case Working(due=due) if turn.at >= _due_in(turn, due) and _typing(turn, due):
            return TYPING
        case Prompting():
            return MAYBE_GONE
    return None


def _end(turn: Turn) -> datetime | None:
    stretch = stretch_at(turn.plan, turn.at)
    return stretch.end if stretch else None


def _fixed(turn: Turn) -> datetime | None:
    coming = next_fixed(turn.plan, turn.state.settled)
    return coming[0] if coming else None


def _earliest(*instants: datetime | None) -> datetime | None:
    return min((instant for instant in instants if instant is not None), default=None)
