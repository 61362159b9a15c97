"""What is done about what peers send; none of it may end the program."""

from __future__ import annotations

import sys
from collections.abc import Callable


def survive(handler: Callable[..., None], *told: object) -> None:
    """Call a handler; what it raises is reported."""
    try:
        handler(*told)
    except Exception:  # noqa: BLE001 - what a peer can provoke must not end the program
        report()


def report() -> None:
    """Tell of the exception that is being handled, on standard error."""
    sys.excepthook(*sys.exc_info())
