"""Running the user's own commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Commands(Protocol):
    """Runs commands of the user's; what fails is told once, to whoever is told of troubles."""

    def run(self, command: tuple[str, ...], variables: Mapping[str, str], told: str) -> None:
        """Start a command and return at once.

        `variables` come on top of the environment; `told` is its standard input.
        """

    def close(self) -> None:
        """End what still runs."""
