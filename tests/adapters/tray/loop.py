"""A loop that turns in a thread of its own, while a test looks at a screen."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.fakes.file_waiter import SelectingWaiter


class TurningLoop:
    """Turns its waiter for as long as its context; what belongs to the waiter is done there, by `do`."""

    def __init__(self) -> None:
        self.waiter = SelectingWaiter()
        self._todo: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._turn)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def do(self, what: Callable[[], object]) -> None:
        """Do something in the loop's thread, and wait until it is done."""
        done = threading.Event()

        def and_tell() -> None:
            try:
                what()
            finally:
                done.set()

        self._todo.put(and_tell)
        assert done.wait(5), "the loop has ended"

    def _turn(self) -> None:
        while not self._ended.is_set():
            self.waiter.turn(0.02)
            while not self._todo.empty():
                self._todo.get()()
