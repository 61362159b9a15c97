"""What became of each mistake, in a file that outlasts an interruption."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.mistakes import Mistake, Source
from tests.mutation.trials import Verdict

_SIGMAS = 1.96
"""Of an interval that holds nineteen times of twenty."""


class Results:
    """The verdicts so far; those on a module that has changed since are forgotten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        lines = map(json.loads, path.read_text().splitlines())
        self._known = {line["key"]: Verdict(line["verdict"]) for line in lines}

    def of(self, source: Source, mistake: Mistake) -> Verdict | None:
        """What is known of a mistake; None: nothing yet."""
        return self._known.get(_key(source, mistake))

    def note(self, source: Source, mistake: Mistake, verdict: Verdict) -> None:
        """Remember what became of a mistake."""
        key = _key(source, mistake)
        self._known[key] = verdict
        line = {"key": key, "verdict": verdict.value, "at": mistake.place, "what": mistake.text}
        with self._path.open("a") as file:
            print(json.dumps(line), file=file)


class Tally:
    """How many mistakes of a part of the engine were noticed."""

    def __init__(self, verdicts: Sequence[Verdict | None]) -> None:
        self.noticed = sum(verdict in (Verdict.NOTICED, Verdict.ENDLESS) for verdict in verdicts)
        self.tried = self.noticed + verdicts.count(Verdict.UNNOTICED)

    @property
    def share(self) -> float:
        """Of those tried; 1 where none was."""
        return self.noticed / self.tried if self.tried else 1.0

    def interval(self, of: int) -> tuple[float, float]:
        """Where the share of all mistakes lies, by Wilson's score; `of` is how many there are."""
        left = max(of - self.tried, 0) / max(of - 1, 1)
        z2 = _SIGMAS**2 * left / max(self.tried, 1)
        centre = (self.share + z2 / 2) / (1 + z2)
        reach = math.sqrt(z2 * self.share * (1 - self.share) + z2**2 / 4) / (1 + z2)
        return centre - reach, centre + reach


def _key(source: Source, mistake: Mistake) -> str:
    return hashlib.sha256(f"{source.text}\0{mistake.number}\0{mistake.text}".encode()).hexdigest()[:24]
