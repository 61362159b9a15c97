"""A Mac for each test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.macos.program import MacProgram


@pytest.fixture
def mac() -> Iterator[MacProgram]:
    """A home that nobody has used yet; its path is short, for that of a socket may have 103 bytes."""
    with tempfile.TemporaryDirectory(prefix="kb-") as folder:
        mac = MacProgram(Path(folder) / "home", Path(folder) / "tools")
        yield mac
        mac.kill()
