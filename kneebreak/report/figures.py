"""The log in figures: what was done in a period, when prompts were answered, and what was held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Side
from kneebreak.engine.summary import Logged

ANSWERS = (Outcome.DONE, Outcome.SNOOZED, Outcome.SKIPPED, Outcome.MISSED)
"""What can come of a prompt that was shown; a snoozed one comes again, and has another of these then."""


class Told(NamedTuple):
    """An entry, and when it was by the user's clock."""

    at: datetime
    """Local."""
    entry: Logged


class Day(NamedTuple):
    """What was done on one day."""

    done: int
    strength: int
    kinds: frozenset[Kind]


class Figures(NamedTuple):
    """What a period holds; mappings leave out what never came."""

    answers: Mapping[Outcome, int]
    """Of prompts that were shown, in the order of `ANSWERS`."""
    practised: int
    """Exercise steps of guided practices."""
    added: int
    """Done without a prompt, and written down."""
    rested: int
    """Breaks of the user's own: absences."""
    kinds: Mapping[Kind, int]
    """Of all that was done, however it came about; the most frequent first, and so with the movements."""
    movements: Mapping[str, int]
    sides: Mapping[Side, int]
    """Of what was done and has sides."""
    hours: Mapping[int, Mapping[Outcome, int]]
    """By local hour of the day, 0 to 23: the answers."""
    held: Mapping[str, int]
    """By reason, the most frequent first."""
    days: Mapping[date, Day]
    """Those on which something was done, oldest first."""
    waited: timedelta | None
    """Half of the prompts that were done were done within this time; None: there were none."""

    @property
    def done(self) -> int:
        """Everything that was done."""
        return self.answers.get(Outcome.DONE, 0) + self.practised + self.added

    @property
    def is_empty(self) -> bool:
        """Whether the period holds nothing at all."""
        return not (self.answers or self.done or self.rested or self.held)


def count(told: Iterable[Told], strengthens: Callable[[Logged], bool]) -> Figures:
    """The figures of entries, oldest first; `strengthens` tells which of those done are exercises for strength."""
    counting = _Counting(strengthens)
    for at, entry in told:
        counting.take(at, entry)
    return counting.figures()


class _Counting:
    def __init__(self, strengthens: Callable[[Logged], bool]) -> None:
        self._strengthens = strengthens
        self._answers: Counter[Outcome] = Counter()
        self._hours: dict[int, Counter[Outcome]] = {}
        self._kinds: Counter[Kind] = Counter()
        self._movements: Counter[str] = Counter()
        self._sides: Counter[Side] = Counter()
        self._held: Counter[str] = Counter()
        self._days: dict[date, Day] = {}
        self._waits: list[timedelta] = []
        self._practised = self._added = self._rested = 0

    def take(self, at: datetime, entry: Logged) -> None:
        match entry.outcome:
            case Outcome.RESTED:
                self._rested += 1
            case Outcome.HELD:
                self._held[entry.reason or ""] += 1
            case Outcome.DONE:
                self._do(at.date(), entry)
        if entry.outcome is Outcome.DONE and entry.via is Via.PRACTICE:
            self._practised += 1
        elif entry.outcome is Outcome.DONE and entry.shown is None:
            self._added += 1
        elif entry.outcome in ANSWERS:
            self._answers[entry.outcome] += 1
            self._hours.setdefault(at.hour, Counter())[entry.outcome] += 1
            if entry.outcome is Outcome.DONE and entry.shown is not None and entry.shown <= entry.at:
                self._waits.append(entry.at - entry.shown)

    def _do(self, day: date, entry: Logged) -> None:
        before = self._days.get(day, _NOTHING)
        kinds = before.kinds
        if entry.kind is not None:
            self._kinds[entry.kind] += 1
            if entry.kind not in kinds:
                kinds |= {entry.kind}
        if entry.movement is not None:
            self._movements[entry.movement] += 1
        if entry.side is not None:
            self._sides[entry.side] += 1
        self._days[day] = Day(before.done + 1, before.strength + self._strengthens(entry), kinds)

    def figures(self) -> Figures:
        self._waits.sort()
        return Figures(
            answers={outcome: self._answers[outcome] for outcome in ANSWERS if outcome in self._answers},
            practised=self._practised,
            added=self._added,
            rested=self._rested,
            kinds=dict(self._kinds.most_common()),
            movements=dict(self._movements.most_common()),
            sides={side: self._sides[side] for side in Side if side in self._sides},
            hours={hour: dict(self._hours[hour]) for hour in sorted(self._hours)},
            held=dict(self._held.most_common()),
            days=dict(sorted(self._days.items())),
            waited=self._waits[(len(self._waits) - 1) // 2] if self._waits else None,
        )


_NOTHING = Day(0, 0, frozenset())
