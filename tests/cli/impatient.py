"""A reader of a command's output who has seen enough after one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def read_one_line(words: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> tuple[int, bytes]:
    """Run Python with these words, and close the pipe after one line; the exit code, and what was complained of."""
    with subprocess.Popen(
        [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        assert command.stdout.readline()
        command.stdout.close()
        complaints = command.stderr.read()
    return command.returncode, complaints
