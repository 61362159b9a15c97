"""Single keys from the console of Windows."""

from __future__ import annotations

import msvcrt
import sys
import time

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_LOOK = 0.05  # seconds; the console offers no wait with an end for keys alone
_ARROWS = {"K": "\x1b[D", "M": "\x1b[C"}
_PREFIXES = frozenset("\x00\xe0")


class ConsoleKeys:
    """Keys as they are typed, without echo."""

    can_come = True

    def wait(self, seconds: float) -> str:
        """What is typed within this time, arrows as terminals send them; empty if nothing is."""
        end = time.monotonic() + seconds
        while not msvcrt.kbhit():
            left = end - time.monotonic()
            if left <= 0:
                return ""
            time.sleep(min(_LOOK, left))
        key = msvcrt.getwch()
        return _ARROWS.get(msvcrt.getwch(), "") if key in _PREFIXES else key

    def close(self) -> None:
        """Nothing was changed."""
