"""What the page says while somebody practises, and what it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from kneebreak.engine.entry import Entry
from kneebreak.ports import BreakLog
from kneebreak.practice import wording
from kneebreak.practice.comfort import WORST, Feeling, Verdict, judge
from kneebreak.practice.practice import Practice, Step
from kneebreak.practice.record import Record

Said = Mapping[str, object]


class Listener(Protocol):
    """Who else hears of a practice: the running kneebreak."""

    def seen(self) -> None:
        """Somebody has just done something in the practice."""

    def did(self, entry: Entry) -> None:
        """A step was done and logged."""


class Conversation:
    """Keeps a record of what the page reports, and logs each exercise step that ran to its end.

    `now` is in UTC; `trouble` takes what the person should know, in words.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a practice is made of, and who is told of it
        self,
        practices: Mapping[str, Practice],
        log: BreakLog,
        listener: Listener,
        run: str,
        now: Callable[[], datetime],
        trouble: Callable[[str], object],
    ) -> None:
        self._practices = practices
        self._records = {name: Record(practice, f"{run}-{name}") for name, practice in practices.items()}
        self._log = log
        self._listener = listener
        self._now = now
        self._trouble = trouble
        self._answers = {"begin": self._begin, "finish": self._finish, "feel": self._feel}

    @property
    def done(self) -> int:
        """How many exercise steps have run to their end."""
        return sum(record.done for record in self._records.values())

    def welcome(self) -> None:
        """The person is there."""
        self._listener.seen()

    def hear(self, name: str, said: object) -> object:
        """The answer, fit for JSON; raises ValueError where the page makes no sense."""
        if name not in self._answers or not isinstance(said, dict):
            raise ValueError("this is nothing that the page would say")
        self.welcome()
        return self._answers[name](said)

    def _begin(self, said: Said) -> object:
        practice, step = self._place(said)
        self._records[practice.id].begin(step, self._now())
        return {}

    def _finish(self, said: Said) -> object:
        practice, step = self._place(said)
        entry = self._records[practice.id].finish(step, self._now())
        if entry is None:
            return {"logged": False}
        try:
            self._log.append(entry)
        except OSError as error:
            self._trouble(wording.unlogged(error.strerror or str(error)))
            return {"logged": False, "trouble": wording.unlogged(error.strerror or str(error))}
        self._listener.did(entry)
        return {"logged": True}

    def _feel(self, said: Said) -> object:
        level, before, sharp = said.get("level"), said.get("before"), said.get("sharp")
        verdict = judge(Feeling(_level(level), sharp is True), None if before is None else Feeling(_level(before)))
        advice = wording.advice(verdict, closing=said.get("closing") is True)
        return {"advice": advice, "goes_on": verdict is not Verdict.ENOUGH}

    def _place(self, said: Said) -> tuple[Practice, Step]:
        practice = self._practices.get(str(said.get("practice")))
        if practice is None:
            raise ValueError("there is no such practice")
        step = next((step for step in practice.steps if step.number == said.get("step")), None)
        if step is None:
            raise ValueError("there is no such step")
        return practice, step


def _level(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= WORST:
        raise ValueError(f"it is from 0 to {WORST}")
    return value
