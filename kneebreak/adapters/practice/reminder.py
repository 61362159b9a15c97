"""The running kneebreak, as a practice tells it what goes on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from queue import Empty, SimpleQueue
from threading import Thread

from kneebreak.engine.entry import Entry, exercise_of
from kneebreak.engine.events import PracticeEnded, PracticeSeen, Practised
from kneebreak.engine.practising import LEASE
from kneebreak.practice.telling import Told, words

_EVERY = LEASE / 4
"""How often it is told that the practice is still under way."""
_REPEATS = timedelta(minutes=15) // _EVERY
"""After so long without anything new it is told no more: somebody has left the practice open."""
_LAST_WORDS = 12.0
"""In seconds: how long the end may take to be told; an answer takes five at the most."""


class Reminder:
    """Tells it from a thread of its own, so that no step waits for an answer; where none runs, nobody is told.

    `ask` sends the words of a command and may raise OSError.
    """

    def __init__(self, ask: Callable[[list[str]], object], every: timedelta = _EVERY, repeats: int = _REPEATS) -> None:
        self._ask = ask
        self._pause = every.total_seconds()
        self._repeats = repeats
        self._to_tell: SimpleQueue[Told] = SimpleQueue()
        self._exercises: set[tuple[str, str]] = set()
        self._thread: Thread | None = None

    def seen(self) -> None:
        """The practice is under way: somebody has just done something in it."""
        self._tell(PracticeSeen())

    def did(self, entry: Entry) -> None:
        """A step was done and logged."""
        if entry.movement is None:
            return
        exercise = exercise_of(entry.id, entry.movement.id)
        again = exercise in self._exercises
        self._exercises.add(exercise)
        self._tell(Practised(entry.movement.id, entry.side, entry.posture, entry.at, again))

    def close(self) -> None:
        """Tell that the practice is over, if it ever began."""
        if self._thread is not None:
            self._to_tell.put(PracticeEnded())
            self._thread.join(_LAST_WORDS)

    def _tell(self, told: Told) -> None:
        self._to_tell.put(told)
        if self._thread is None:
            self._thread = Thread(target=self._run, name="reminder", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        left = self._repeats
        told: Told = PracticeSeen()
        while not isinstance(told, PracticeEnded):
            try:
                told = self._to_tell.get(timeout=self._pause if left else None)
                left = self._repeats
            except Empty:
                told = PracticeSeen()
                left -= 1
            with suppress(OSError):  # it is just ending or hangs; its next start reads the log
                self._ask(words(told))
