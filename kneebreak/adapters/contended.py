"""Files that another program has open at this very moment, which on Windows stands in one's way."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

_Result = TypeVar("_Result")

_TRIES = 100
_LULL_SECONDS = 0.005
"""Together half a second: reading a file of ours takes milliseconds, and a file that may not be touched stays so."""
# ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION; Python's own open() goes by C's errno and leaves this at None.
_IN_THE_WAY = (5, 32, None)


def patiently(attempt: Callable[[], _Result]) -> _Result:
    """What `attempt` returns; on Windows it is tried again for a while where it meets a file that is in use.

    Windows does not let a file be replaced while another program reads it, nor read while it is being replaced, and
    says PermissionError to both sides. Raises what the last attempt raised.
    """
    if sys.platform == "win32":
        for _ in range(_TRIES - 1):
            try:
                return attempt()
            except PermissionError as error:
                if error.winerror not in _IN_THE_WAY:
                    raise
            time.sleep(_LULL_SECONDS)
    return attempt()
