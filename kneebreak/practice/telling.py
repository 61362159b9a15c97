"""What a practice tells the running kneebreak, as the words of a command and back."""

from __future__ import annotations

from datetime import UTC, datetime

from kneebreak.engine.events import PracticeEnded, PracticeSeen, Practised
from kneebreak.engine.movement import Posture, Side

Told = PracticeSeen | Practised | PracticeEnded

_SEEN, _DONE, _ENDED = "seen", "done", "ended"
_AGAIN = "again"


def words(told: Told) -> list[str]:
    """The words of the command that tells this."""
    match told:
        case PracticeSeen():
            return ["practice", _SEEN]
        case PracticeEnded():
            return ["practice", _ENDED]
        case Practised(movement=movement, side=side, posture=posture, at=at, again=again):
            # As the log has it, which knows milliseconds: either may be what is known of a step.
            when = at.astimezone(UTC).isoformat(timespec="milliseconds")
            return [
                *("practice", _DONE, movement, side.value if side else "-", posture.value, when),
                *((_AGAIN,) if again else ()),
            ]


def understood(said: list[str]) -> Told:
    """What the words after the command tell; raises ValueError where they tell nothing."""
    match said:
        case [word] if word == _SEEN:
            return PracticeSeen()
        case [word] if word == _ENDED:
            return PracticeEnded()
        case [word, movement, side, posture, when, *rest] if word == _DONE and rest in ([], [_AGAIN]):
            at = datetime.fromisoformat(when)
            if at.utcoffset() is not None:
                sides = None if side == "-" else Side(side)
                return Practised(movement, sides, Posture(posture), at.astimezone(UTC), bool(rest))
    raise ValueError(f"“practice {' '.join(said)}” is nothing that a practice tells")
