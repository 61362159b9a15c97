"""What the passing of time brings about, and when it does so next.

Each rule makes one change; they are tried again until nothing changes any more.
"""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.delivery import let_go, release, replace_by_fixed, speak, speak_again, speak_at_fixed_time
from kneebreak.engine.entry import Outcome
from kneebreak.engine.plan import FixedTime
from kneebreak.engine.practising import end
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.schedule import local_day, next_fixed, next_opening, stretch_at
from kneebreak.engine.silence import listen
from kneebreak.engine.state import (
    Away,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Situation,
    Snoozed,
    Working,
)
from kneebreak.engine.turn import Turn
from kneebreak.engine.waking import MAYBE_GONE, due_in, held_until, keeps_hours, listens, wakes


def settle(turn: Turn, before: Situation) -> None:
    """Let everything happen that is due by now, and say when to look again, and what to listen for.

    `before` is where the event found us.
    """
    changes = 0
    while _pass(turn):
        changes += 1
        if changes > 50:
            message = f"time does not settle: {turn.situation}"
            raise RuntimeError(message)
    listen(turn, before)
    turn.state = turn.state._replace(wakes=wakes(turn), listens=listens(turn))


def _pass(turn: Turn) -> bool:
    """Make one change that the time asks for; False if there is none."""
    match turn.situation:
        case Working(due=due):
            return _close(turn) or _speak_at_fixed_time(turn) or _speak(turn, due)
        case Prompting(prompt=prompt, rested=rested):
            return _withdraw_after_hours(turn, prompt, rested=rested) or _give_up(turn, turn.situation)
        case PromptingAway(prompt=prompt, rested=rested):
            return _withdraw_after_hours(turn, prompt, rested=rested or turn.has_rested)
        case Snoozed(prompt=prompt, until=until):
            return _withdraw_after_hours(turn, prompt, rested=turn.has_rested) or _come_back(turn, prompt, until)
        case Held() as held:
            return _hold_no_longer(turn, held) or _hold_fixed_time(turn, held) or _release(turn, held)
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
    return turn.at >= due_in(turn, due) and speak(turn, due)


def _speak_at_fixed_time(turn: Turn) -> bool:
    coming = _fixed_time(turn)
    if coming is None:
        return False
    instant, fixed = coming
    if not speak_at_fixed_time(turn, instant, fixed.movement):
        return False
    turn.state = turn.state._replace(settled=instant)
    return True


def _fixed_time(turn: Turn) -> tuple[datetime, FixedTime] | None:
    """The fixed time that has come; None: there is none, or nobody is there, and it is known at their return."""
    if turn.state.gone_since is not None:
        return None
    coming = next_fixed(turn.plan, turn.state.settled)
    if coming is None or coming[0] > turn.at:
        turn.drop_fixed_times()
        return None
    return coming


def _hold_no_longer(turn: Turn, held: Held) -> bool:
    """Nothing is held beyond the hours that it keeps."""
    if stretch_at(turn.plan, turn.at) or not keeps_hours(turn, held.what):
        return False
    let_go(turn, held, Outcome.RESTED if turn.has_rested else Outcome.HELD)
    return True


def _hold_fixed_time(turn: Turn, held: Held) -> bool:
    coming = _fixed_time(turn)
    if coming is None:
        return False
    instant, fixed = coming
    replace_by_fixed(turn, held, instant, fixed.movement)
    turn.state = turn.state._replace(settled=instant)
    return True


def _release(turn: Turn, held: Held) -> bool:
    return turn.state.gone_since is None and turn.at >= held_until(turn, held) and release(turn, held)


def _withdraw_after_hours(turn: Turn, prompt: Prompt, *, rested: bool) -> bool:
    if stretch_at(turn.plan, turn.at) or not keeps_hours(turn, prompt):
        return False
    turn.end(prompt, Outcome.RESTED if rested else Outcome.MISSED, None)
    return True


def _give_up(turn: Turn, prompting: Prompting) -> bool:
    if turn.at < prompting.gives_up or _maybe_gone(turn):
        return False
    turn.end(prompting.prompt, Outcome.RESTED if prompting.rested else Outcome.MISSED, None)
    return True


def _come_back(turn: Turn, prompt: Prompt, until: datetime) -> bool:
    return turn.at >= until and turn.state.gone_since is None and speak_again(turn, prompt, until)


def _maybe_gone(turn: Turn) -> bool:
    return turn.idle_for is not None and MAYBE_GONE <= turn.idle_for < turn.plan.rhythm.away
