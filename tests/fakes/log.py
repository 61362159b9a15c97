"""A log that remembers what was written, and fails on demand."""

from __future__ import annotations

from kneebreak.engine.entry import Correction, Entry, Outcome
from kneebreak.engine.events import Practised


class RecordingLog:
    """Keeps the lines in `lines`; raises `error` instead while there is one."""

    def __init__(self) -> None:
        self.lines: list[Entry | Correction] = []
        self.error: OSError | None = None

    def append(self, line: Entry | Correction) -> None:
        if self.error is not None:
            raise self.error
        self.lines.append(line)

    def outcomes_of(self, prompt: str) -> tuple[Outcome, ...]:
        outcomes: list[Outcome] = []
        for line in self.lines:
            if isinstance(line, Correction):
                if line.undoes == prompt:
                    del outcomes[-1:]
            elif line.id == prompt:
                outcomes.append(line.outcome)
        return tuple(outcomes)

    def practised(self) -> tuple[Practised, ...]:
        return ()

    def took_back(self, entry: str) -> bool:
        return any(isinstance(line, Correction) and line.undoes == entry for line in self.lines)
