"""Faults of the user's commands: each is told once, until the command goes well again."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.language import tr

_SHOWN = 60  # characters of a command


class Faults:
    """Remembers what was told of which command."""

    def __init__(self, trouble: Callable[[str], None]) -> None:
        self._trouble = trouble
        self._told: dict[tuple[str, ...], str] = {}

    def tell(self, command: tuple[str, ...], fault: str) -> None:
        """Tell of a fault, unless that was the last that was told of this command."""
        if self._told.get(command) != fault:
            self._told[command] = fault
            words = " ".join(command)
            name = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
            self._trouble(tr("your command “{name}” {fault}; see [hooks] in the schedule", name=name, fault=fault))

    def mended(self, command: tuple[str, ...]) -> None:
        """Note that it went well: its next fault is told again."""
        self._told.pop(command, None)
