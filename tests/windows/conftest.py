"""These tests run under Windows' own Python only: `make test-windows`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    from tests.windows.program import Program

    @pytest.fixture
    def program(tmp_path: Path) -> Iterator[Program]:
        """An installation whose folders nobody has used yet, in a place with a space and with many alphabets."""
        program = Program(tmp_path / "Prüfung für 東京")
        yield program
        program.kill()

    @pytest.fixture
    def running(program: Program) -> Program:
        """It runs already, with a schedule that leaves a test alone."""
        program.save_schedule(QUIET)
        program.start()
        return program

else:
    collect_ignore_glob = ["test_*.py"]

QUIET = '[rhythm]\nevery = "1 h"\nlull = "0 s"\n'
