"""A year through the whole program: every law held at each event, and nothing in it that grows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

_A_YEAR = ("12", "41")
"""Weeks until it is weighed, in which the heap takes its last step of 0.2 MiB, and weeks until it is weighed again."""


def test_a_month_through_the_whole_program_breaks_no_law_and_leaves_nothing_behind(tmp_path: Path) -> None:
    lived = _live(tmp_path, "1", "1", "3", "restarts")
    assert lived["shown"] == lived["ended"] > 80
    _grows_no_more(lived, "blocks", "descriptors")


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", ["2", "3", "4"])
def test_a_year_with_restarts_breaks_no_law(tmp_path: Path, seed: str) -> None:
    lived = _live(tmp_path, seed, *_A_YEAR, "restarts")
    assert lived["shown"] == lived["ended"] > 1000
    # What is resident is not asked for: those restarts are within one process, and a real one begins with a new heap.
    _grows_no_more(lived, "blocks", "descriptors")


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_year_without_a_restart_leaves_nothing_behind(tmp_path: Path) -> None:
    lived = _live(tmp_path, "5", *_A_YEAR)
    assert lived["shown"] == lived["ended"] > 1000
    _grows_no_more(lived, "blocks", "resident", "descriptors")


def _live(folder: Path, *words: str) -> dict[str, Any]:
    """Live so many weeks and then more, in a process of its own; what there was, and what it weighed."""
    command = (sys.executable, "-m", "tests.year", str(folder), *words)
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    print(finished.stdout)  # noqa: T201 - the figures of the long form
    lived: dict[str, Any] = json.loads(finished.stdout)
    return lived


def _grows_no_more(lived: dict[str, Any], *what: str) -> None:
    for each in what:
        assert _growth(lived, each) < 0.01, f"{each} grow"


def _growth(lived: dict[str, Any], what: str) -> float:
    before, after = lived["before"][what], lived["after"][what]
    return float((after - before) / before)
