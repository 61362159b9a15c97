"""`kneebreak about`: what it is for, and what to know before one begins."""

from __future__ import annotations

from kneebreak import __version__
from kneebreak.cli.ask import say
from kneebreak.wording.safety import SAFETY


def about() -> int:
    """Print it."""
    return say(f"kneebreak {__version__}\n{SAFETY}".rstrip())
