"""`kneebreak about`: what it is, who should ask somebody first, and when to stop."""

from __future__ import annotations

from kneebreak import __version__
from kneebreak.cli.ask import say
from kneebreak.wording.about import about as text


def about() -> int:
    """Print it; returns the exit code."""
    return say(f"kneebreak {__version__}\n\n{text().rstrip()}")
