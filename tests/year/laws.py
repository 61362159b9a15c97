"""What must be so whatever happens, as somebody sees it who knows the screen, the log and the clock alone."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kneebreak.engine.entry import Correction, Entry, Outcome

ZONE = ZoneInfo("Europe/Berlin")
OPENS, CLOSES, LUNCH = time(9), time(17, 30), time(12, 30)
PEACE = timedelta(minutes=2)
_LULL = timedelta(minutes=2, seconds=5)
"""A prompt that came later than this after it was due was held back: such ones are no part of the rhythm."""
_LAST_PROMPT = time(17, 24)
"""None falls due in the last ten minutes; the peace and a lull may keep back one that was due before."""


class Laws:
    """Is told all that is seen and done; a broken law is an AssertionError."""

    def __init__(self, at: datetime) -> None:
        self.asked = False
        """Whether the user is asking for something just now."""
        self.silent: set[str] = set()
        """Why nothing may come by itself: a pause, a locked screen, a full screen."""
        self.returned = at - timedelta(days=1)
        self.every = timedelta(minutes=45)
        self.excused = True
        """Whether the rhythm begins anew: after a pause, a restart, a change of the schedule."""
        self.open: str | None = None
        """The prompt on the screen."""
        self.outcomes: Counter[str] = Counter()
        """Of all that holds in the log."""
        self._days: list[tuple[str, date, str]] = []
        """The id, local day and outcome of the last entries that were not taken back."""
        self.shown = self.ended = self.most_wakes = 0
        self._first: dict[str, tuple[datetime, bool]] = {}
        """When each prompt of the day was first shown, and whether the rhythm allowed it."""
        self._over: set[str] = set()
        self._last_end = at - timedelta(days=1)

    def show(self, prompt: str, at: datetime) -> None:
        """A prompt came to the screen, for the first time or again."""
        assert self.open in (None, prompt), "never two prompts at once"
        assert prompt not in self._over, "what has ended does not come again"
        if not self.asked:
            self._check_may_come(at, CLOSES if prompt in self._first else _LAST_PROMPT)
        if prompt not in self._first:
            self.shown += 1
            in_time = self.asked or self.excused or at - self._last_end >= self.every
            self._first[prompt] = at, in_time
            self.excused = False
        self.open = prompt

    def withdraw(self) -> None:
        """The prompt left the screen."""
        self.open = None

    def write(self, line: Entry | Correction) -> None:
        """A line was written into the log."""
        if isinstance(line, Correction):
            self.excused = True
            undone = max(place for place, (name, _, _) in enumerate(self._days) if name == line.undoes)
            self.outcomes[self._days.pop(undone)[2]] -= 1
            return
        self._days.append((line.id, line.at.astimezone(ZONE).date(), line.outcome.value))
        self.outcomes[line.outcome.value] += 1
        if line.outcome is Outcome.SNOOZED:
            assert line.id in self._first, "only what was shown is snoozed"
            return
        assert line.id not in self._over, "each prompt ends exactly once"
        assert (line.id in self._first) is (line.shown is not None), "the log knows what was shown"
        if line.shown is not None:
            self.ended += 1
            self._check_rhythm(line)
        self._over.add(line.id)
        self._last_end = line.at

    def of_day(self, day: date) -> Counter[str]:
        """The outcomes of a day that have not been taken back."""
        return Counter(outcome for _, of, outcome in self._days if of == day)

    def end_day(self) -> None:
        """The working day is over: nothing is left undone."""
        assert self.open is None, "nothing is on the screen after the hours"
        assert set(self._first) <= self._over, "no prompt is lost"
        self._days = self._days[-40:]
        self._first.clear()
        self._over.clear()
        self.excused = True

    def wake(self, count: int) -> None:
        """So often the program woke up by itself in one day."""
        self.most_wakes = max(self.most_wakes, count)
        assert count < 250, f"{count} wake-ups in a day"

    def _check_may_come(self, at: datetime, until: time) -> None:
        local = at.astimezone(ZONE)
        assert local.weekday() < 5, "nothing at the weekend"
        assert OPENS <= local.time() < until, f"nothing outside the hours: {local}"
        assert not self.silent, f"nothing while {self.silent}"
        assert at - self.returned >= PEACE, "nothing comes by itself into the peace after a return"

    def _check_rhythm(self, entry: Entry) -> None:
        at, in_time = self._first[entry.id]
        is_fixed = entry.due.astimezone(ZONE).time() == LUNCH
        was_held = at - entry.due >= _LULL
        assert in_time or is_fixed or was_held, "two prompts of the rhythm within its interval"
