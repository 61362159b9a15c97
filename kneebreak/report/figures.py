"""The log in figures: what was done in a period, when prompts were answered, and what was held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Side
from kneebreak.engine.summary import Logged
from kneebreak.record import NamedTuple

ANSWERS = (Outcome.DONE, Outcome.SNOOZED, Outcome.SKIPPED, Outcome.MISSED)
"""What can come of a prompt that was shown; a snoozed one comes again, and has another of these then."""

_Key = TypeVar("_Key")


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


_What = tuple[str | None, Kind | None, Side | None]
"""A movement, its kind and the side that did it."""


class Counting:
    """The figures in the making; entries come one by one, oldest first."""

    def __init__(self) -> None:
        self._done: dict[date, Counter[_What]] = {}
        self._answers: Counter[tuple[int, Outcome]] = Counter()
        self._held: Counter[str] = Counter()
        self._waits: list[timedelta] = []
        self._practised = self._added = self._rested = 0

    def take(self, at: datetime, entry: Logged) -> None:
        """Count an entry, at a local time."""
        outcome = entry.outcome
        if outcome is Outcome.DONE:
            self._do(at.date(), entry)
            if entry.via is Via.PRACTICE:
                self._practised += 1
                return
            if entry.shown is None:
                self._added += 1
                return
            if entry.shown <= entry.at:
                self._waits.append(entry.at - entry.shown)
        elif outcome is Outcome.RESTED:
            self._rested += 1
            return
        elif outcome is Outcome.HELD:
            self._held[entry.reason or ""] += 1
            return
        self._answers[at.hour, outcome] += 1

    def figures(self, strengthens: Callable[[str | None, Kind | None], bool]) -> Figures:
        """What was counted; `strengthens` tells of a movement and its kind whether it is an exercise for strength."""
        kinds: Counter[Kind] = Counter()
        movements: Counter[str] = Counter()
        sides: Counter[Side] = Counter()
        for (movement, kind, side), number in self._whole().items():
            _add(movements, movement, number)
            _add(kinds, kind, number)
            _add(sides, side, number)
        answers, hours = self._answered()
        self._waits.sort()
        return Figures(
            answers=answers,
            practised=self._practised,
            added=self._added,
            rested=self._rested,
            kinds=_by_frequency(kinds, lambda kind: kind.value),
            movements=_by_frequency(movements, str),
            sides={side: sides[side] for side in Side if side in sides},
            hours=hours,
            held=_by_frequency(self._held, str),
            days={day: _day(self._done[day], strengthens) for day in sorted(self._done)},
            waited=self._waits[(len(self._waits) - 1) // 2] if self._waits else None,
        )

    def _do(self, day: date, entry: Logged) -> None:
        of_day = self._done.get(day)
        if of_day is None:
            of_day = self._done[day] = Counter()
        of_day[entry.movement, entry.kind, entry.side] += 1

    def _whole(self) -> Counter[_What]:
        whole: Counter[_What] = Counter()
        for of_day in self._done.values():
            whole.update(of_day)
        return whole

    def _answered(self) -> tuple[dict[Outcome, int], dict[int, dict[Outcome, int]]]:
        """The answers of the whole day, and of each hour."""
        whole: Counter[Outcome] = Counter()
        hours: dict[int, dict[Outcome, int]] = {hour: {} for hour in sorted({hour for hour, _ in self._answers})}
        for (hour, outcome), number in self._answers.items():
            whole[outcome] += number
            hours[hour][outcome] = number
        return {outcome: whole[outcome] for outcome in ANSWERS if outcome in whole}, hours


def _day(of_day: Counter[_What], strengthens: Callable[[str | None, Kind | None], bool]) -> Day:
    return Day(
        done=of_day.total(),
        strength=sum(number for (movement, kind, _), number in of_day.items() if strengthens(movement, kind)),
        kinds=frozenset(kind for _, kind, _ in of_day if kind is not None),
    )


def _add(counter: Counter[_Key], key: _Key | None, number: int) -> None:
    if key is not None:
        counter[key] += number


def _by_frequency(counter: Counter[_Key], name: Callable[[_Key], str]) -> dict[_Key, int]:
    """The most frequent first, equally frequent ones by name."""
    return dict(sorted(counter.items(), key=lambda item: (-item[1], name(item[0]))))
