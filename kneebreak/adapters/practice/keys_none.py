"""No keys at all: the input is a file, a pipe, or nothing."""

from __future__ import annotations

import time


class NoKeys:
    """Lets the time pass."""

    can_come = False

    def wait(self, seconds: float) -> str:
        """Nothing, after this time."""
        time.sleep(seconds)
        return ""

    def close(self) -> None:
        """Nothing was changed."""
