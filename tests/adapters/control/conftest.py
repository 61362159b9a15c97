"""A folder that other users can come to, as /tmp is."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.file_waiter import SelectingWaiter


@pytest.fixture
def public() -> Iterator[Path]:
    # pytest's own folders let nobody but their user in.
    folder = Path(tempfile.mkdtemp(prefix="kneebreak-control-"))
    folder.chmod(0o1777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def runtime(public: Path) -> str:
    return str(public / "kneebreak")


@pytest.fixture
def waiter() -> Iterator[SelectingWaiter]:
    waiter = SelectingWaiter()
    yield waiter
    waiter.close()


@pytest.fixture
def as_root() -> None:
    if os.getuid() != 0:
        pytest.skip("only root can become somebody else")
