"""`kneebreak about`: what it is, who should ask somebody first, and when to stop."""

from __future__ import annotations

from kneebreak import __version__
from kneebreak.adapters.resources import resource


def about() -> int:
    """Print it; returns the exit code."""
    with open(resource("config", "about.txt"), encoding="utf-8") as file:
        print(f"kneebreak {__version__}\n\n{file.read()}", end="")  # noqa: T201 - a command prints
    return 0
