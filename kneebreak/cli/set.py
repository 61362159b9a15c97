"""`kneebreak set`: changes one value of the schedule."""

from __future__ import annotations

from collections.abc import Sequence

from kneebreak.cli.ask import say
from kneebreak.cli.editing import Schedule, attempt, told


def set_value(address: str, words: Sequence[str], schedule: str | None) -> int:
    """Set it and say what changed; a running kneebreak takes it up as it does any saved change."""

    def change() -> int:
        return say("\n".join(map(told, Schedule(schedule).change({address: " ".join(words)}))))

    return attempt(change)
