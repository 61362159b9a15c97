"""What must last: the log and the memory, with whatever could not be written yet."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.engine.entry import Correction, Entry
from kneebreak.engine.state import State, worth_saving
from kneebreak.language import tr, tr_many
from kneebreak.ports import BreakLog, Memory


class Keeper:
    """Writes log lines and the state; what fails is told once, kept and tried again with every later call."""

    def __init__(self, log: BreakLog, memory: Memory, tell: Callable[[str], None]) -> None:
        self._log = log
        self._memory = memory
        self._tell = tell
        self._unwritten: list[Entry | Correction] = []
        self._saved: State | None = None
        self._told: dict[str, str] = {}

    def log(self, lines: list[Entry | Correction]) -> None:
        """Have log lines on disk; the state is saved after them, so after a crash in between the log knows more."""
        self._unwritten += lines
        self._write_log()

    def save(self, state: State) -> None:
        """Have the state on disk, if it changed."""
        if worth_saving(state, self._saved):
            self._save(state)

    def complaints(self) -> tuple[str, ...]:
        """What cannot be written at present, in words for people."""
        return tuple(self._told.values())

    def _write_log(self) -> None:
        try:
            while self._unwritten:
                self._log.append(self._unwritten[0])
                del self._unwritten[0]
            self._told.pop("log", None)
        except OSError as error:
            count = len(self._unwritten)
            what = tr_many(
                "The log cannot be written ({error}); 1 entry waits, and it is tried again with every step.",
                "The log cannot be written ({error}); {count} entries wait, and it is tried again with every step.",
                count,
                error=error,
            )
            self._once("log", what)

    def _save(self, state: State) -> None:
        try:
            self._memory.save(state)
            self._saved = state
            self._told.pop("memory", None)
        except OSError as error:
            what = tr("The memory file cannot be written ({error}); it is tried again with every step.", error=error)
            self._once("memory", what)

    def _once(self, what: str, message: str) -> None:
        if what not in self._told:
            self._tell(message)
        self._told[what] = message
