"""Sessions in which the program runs, or is yet to be started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.program.running import QUIET, Running

pytest.register_assert_rewrite("tests.program.life")  # its assertions are to show what they compare

Sessions = Callable[..., Running]


@pytest.fixture
def without_desktop(tmp_path: Path) -> Iterator[Running]:
    """A session without a screen and without a message bus, in which nothing runs yet."""
    running = Running(tmp_path / "outputs")
    yield running
    running.close()


@pytest.fixture
def running(without_desktop: Running) -> Running:
    """It runs already, with a message bus on which nobody shows notifications."""
    without_desktop.session.start_bus()
    without_desktop.save_schedule(QUIET)
    without_desktop.start()
    return without_desktop
