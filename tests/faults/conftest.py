"""The program in a session without a screen, as its other tests have it."""

from __future__ import annotations

from tests.program.conftest import running, without_desktop

__all__ = ["running", "without_desktop"]
