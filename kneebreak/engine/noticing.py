"""Who is there though nobody said so: told by idle times, by deeds, and by how long a lock lasts."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.absence import come_back, leave
from kneebreak.engine.events import (
    Answered,
    BreakRequested,
    CameBack,
    ClockSet,
    Happening,
    HurtReported,
    Locked,
    PauseRequested,
    PostureDeclared,
    Rated,
    ResumeRequested,
    Slept,
    Started,
    StepDeclined,
    StepTaken,
    Ticked,
    UndoRequested,
    Unlocked,
    WentAway,
    Woke,
)
from kneebreak.engine.turn import Turn

_HAND_LEAVES = timedelta(minutes=1)
"""Input so soon after the screen was locked, or the machine woke up, is no proof that somebody unlocked it."""

_LONGEST_LOCK = timedelta(days=1)
"""Where no input is seen, a lock that lasts longer is taken for one whose end nobody told."""

_NOTICED_OTHERWISE = (Started, WentAway, CameBack, Slept, Locked, Unlocked, Woke, ClockSet)
"""What says itself whether somebody is there, or comes with an idle time that cannot be trusted."""

_DEEDS = (
    Answered,
    BreakRequested,
    PauseRequested,
    ResumeRequested,
    PostureDeclared,
    UndoRequested,
    Rated,
    HurtReported,
    StepTaken,
    StepDeclined,
)
"""What only a user does."""


def notice(turn: Turn, what: Happening) -> None:
    """Believe the idle time that came with an event, should the source of absences or of locks have kept silent."""
    if isinstance(what, _NOTICED_OTHERWISE):
        return
    gone = turn.state.gone_since
    if turn.state.locked is not None:
        if gone is not None and _must_be_unlocked(turn, turn.state.locked, what):
            come_back(turn, gone)
        return
    if turn.idle_for is None:
        return
    last_input = max(turn.at - turn.idle_for, turn.state.returned or turn.at - turn.idle_for)
    is_away = turn.at - last_input >= turn.plan.rhythm.away
    if gone is not None and not is_away:
        come_back(turn, gone)
    elif gone is None and is_away and isinstance(what, Ticked):
        leave(turn, last_input)


def looks_at_lock(turn: Turn) -> datetime | None:
    """When to look whether a locked screen has been unlocked without a word; None: whatever ends it will tell."""
    locked, idle_for = turn.state.locked, turn.idle_for
    if locked is None:
        return None
    if idle_for is None:
        return max(locked + _LONGEST_LOCK, turn.at + _HAND_LEAVES)
    return turn.at - idle_for + turn.plan.rhythm.away if idle_for < turn.plan.rhythm.away else None


def _must_be_unlocked(turn: Turn, locked: datetime, what: Happening) -> bool:
    if turn.idle_for is None:
        return isinstance(what, _DEEDS) or turn.at - locked >= _LONGEST_LOCK
    # Idle time stands still while the machine sleeps, so that it seems shorter than it is.
    begins = max(locked, turn.state.returned or locked)
    # And none at all may be all that is known: some sources tell of pauses only once they are long.
    return turn.idle_for > timedelta(0) and turn.at - turn.idle_for >= begins + _HAND_LEAVES
