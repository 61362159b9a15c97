"""A desktop of files for each test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

collect_ignore: list[str] = []
if sys.platform != "linux":
    collect_ignore += ["test_opening.py", "test_choice.py", "test_folders.py", "test_child.py"]
if sys.platform == "win32":
    collect_ignore += ["test_macos.py"]  # the program in place of open(1) is a shell script

if sys.platform == "linux":
    from tests.adapters.opener import stage

    @pytest.fixture
    def desk(tmp_path: Path) -> Iterator[stage.Desk]:
        desk = stage.Desk(tmp_path / "desk")
        yield desk
        desk.close()
