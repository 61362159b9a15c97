"""What outcomes, and reasons for holding something back, are called."""

from __future__ import annotations

from kneebreak.engine.entry import Outcome
from kneebreak.language import marked_in, tr_in

_NAMES = {
    Outcome.DONE: marked_in("outcome", "done"),
    Outcome.SNOOZED: marked_in("outcome", "snoozed"),
    Outcome.SKIPPED: marked_in("outcome", "skipped"),
    Outcome.MISSED: marked_in("outcome", "missed"),
    Outcome.RESTED: marked_in("outcome", "rested"),
    Outcome.HELD: marked_in("outcome", "held"),
}
_REASONS = {
    "call": marked_in("reason", "call"),
    "do_not_disturb": marked_in("reason", "do not disturb"),
    "full_screen": marked_in("reason", "full screen"),
}


def outcome_name(outcome: Outcome) -> str:
    """The name of an outcome; in English it is the one that the log has."""
    return tr_in("outcome", _NAMES[outcome])


def reason_name(reason: str) -> str:
    """Why something was held back; as the log has it where it has no other name."""
    name = _REASONS.get(reason)
    return tr_in("reason", name) if name else reason.replace("_", " ")
