"""The loop in the main thread of a Mac, and the law that AppKit is touched from nowhere else."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from queue import SimpleQueue


class MainLoop:
    """Runs what is posted, one after the other; remembers what broke the law."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.interrupts: list[Callable[[int], object]] = []
        """Who handles SIGINT, by PyObjCTools.MachSignals."""
        self._posted: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._stopping = False

    def post(self, what: Callable[[], object]) -> None:
        """Have it run in the main thread, from any thread."""
        self._posted.put(what)

    def ask(self, what: Callable[[], object]) -> object:
        """Have it run there, and wait for what it says."""
        answers: SimpleQueue[object] = SimpleQueue()
        self.post(lambda: answers.put(what()))
        return answers.get(timeout=30)

    def run(self) -> None:
        """Run until somebody stopped it and one thing more was posted, as NSApplication does."""
        self.here("run")
        self._stopping = False
        while not self._stopping:
            try:
                self._posted.get()()
            except Exception:  # noqa: BLE001 - whatever it is, it is a fault for the test to see
                self.fault(traceback.format_exc())

    def stop(self) -> None:
        """End the loop with what is under way."""
        self.here("stop")
        self._stopping = True

    def here(self, what: str) -> None:
        """Note it if this is not the main thread."""
        if threading.current_thread() is not threading.main_thread():
            self.fault(f"{what} in the thread {threading.current_thread().name}")

    def fault(self, text: str) -> None:
        """Note a broken law."""
        self.faults.append(text)
        sys.stderr.write(f"{text}\n")

    def exit(self) -> None:
        """End the process as exit(3) does: without a word to Python."""
        os._exit(0)


LOOP = MainLoop()
