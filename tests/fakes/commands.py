"""Commands of the user's that are only written down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Run(NamedTuple):
    """A command as it was asked for."""

    command: tuple[str, ...]
    variables: Mapping[str, str]
    told: str


class RecordingCommands:
    """Runs nothing, and remembers everything."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def run(self, command: tuple[str, ...], variables: Mapping[str, str], told: str) -> None:
        self.runs.append(Run(command, variables, told))

    def close(self) -> None:
        pass
