"""What must last: the log and the memory, with whatever could not be written yet."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.engine.entry import Correction, Entry
from kneebreak.engine.state import State, lasting
from kneebreak.ports import BreakLog, Memory


class Keeper:
    """Writes log lines and the state; what fails is told once, kept and tried again with every later call."""

    def __init__(self, log: BreakLog, memory: Memory, tell: Callable[[str], None]) -> None:
        self._log = log
        self._memory = memory
        self._tell = tell
        self._unwritten: list[Entry | Correction] = []
        self._saved: State | None = None
        self._told: set[str] = set()

    def keep(self, lines: list[Entry | Correction], state: State) -> None:
        """Write log lines, then the state if it changed: after a crash in between the log knows more."""
        self._unwritten += lines
        self._write_log()
        if self._saved is None or lasting(state) != lasting(self._saved):
            self._save(state)

    def _write_log(self) -> None:
        try:
            while self._unwritten:
                self._log.append(self._unwritten[0])
                del self._unwritten[0]
            self._told.discard("log")
        except OSError as error:
            count = len(self._unwritten)
            self._once("log", f"The log cannot be written ({error}). {count} waiting; it will be tried again.")

    def _save(self, state: State) -> None:
        try:
            self._memory.save(state)
            self._saved = state
            self._told.discard("memory")
        except OSError as error:
            self._once("memory", f"The memory file cannot be written ({error}). It will be tried again.")

    def _once(self, what: str, message: str) -> None:
        if what not in self._told:
            self._told.add(what)
            self._tell(message)
