"""What is fed to the program, and what it costs."""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

LONGEST_CPU = 0.1
"""In seconds: what no case may take."""


class Input(NamedTuple):
    """A way from outside into the program."""

    name: str
    seeds: tuple[bytes, ...]
    feed: Callable[[bytes], object]
    """Takes anything; raises what would be a traceback, and AssertionError where something else is wrong."""
    words: tuple[bytes, ...] = ()
    """What stands in such an input, for whoever makes up more of it."""


class Meter:
    """Feeds cases and keeps the costliest."""

    def __init__(self, wanted: Input) -> None:
        self._input = wanted
        self.cases = 0
        self.slowest = 0.0
        """CPU seconds."""
        self.costliest = b""
        for seed in wanted.seeds:  # what is loaded when it is first needed counts for none of them
            wanted.feed(seed)

    def feed(self, data: bytes) -> None:
        """Feed a case, and hold its cost against the limit."""
        self.cases += 1
        spent = self._spent(data)
        if spent > self.slowest:
            # Something else may have been done meanwhile, such as collecting garbage; what is dear is so each time.
            spent = min(spent, self._spent(data), self._spent(data))
        if spent > self.slowest:
            self.slowest, self.costliest = spent, data
        assert spent < LONGEST_CPU, f"{spent:.3f} s of CPU for {data[:200]!r}… of {len(data)} bytes"

    def _spent(self, data: bytes) -> float:
        began = time.thread_time()
        self._input.feed(data)
        return time.thread_time() - began


class Holdings(NamedTuple):
    """What the process holds at a moment."""

    blocks: int
    """Of Python's memory."""
    kibibytes: int
    """Of the whole process, at its largest."""

    @classmethod
    def now(cls) -> Holdings:
        gc.collect()
        return cls(sys.getallocatedblocks(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # type: ignore[attr-defined,unused-ignore]  # Windows has none
