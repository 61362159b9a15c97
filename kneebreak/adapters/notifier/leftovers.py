"""The bubbles that are up, kept in a file so that the next run of the program finds them."""

from __future__ import annotations

import json
import os
from typing import Protocol

from kneebreak.ports import Slot

Ids = dict[Slot, int]


class Bus(Protocol):
    """Where the server is."""

    bus_id: str


class Leftovers:
    """Ids of bubbles; they mean something only to the very server that gave them, on the very same bus."""

    def __init__(self, path: str, bus: Bus) -> None:
        self._path = path
        self._bus = bus
        self._written: tuple[str, Ids] | None = None

    def of(self, server: str) -> Ids:
        """The ids that the server of this unique name gave to an earlier run."""
        try:
            with open(self._path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib would cost the daemon a megabyte
                found = json.load(file)
            if (found["bus"], found["server"]) != (self._bus.bus_id, server):
                return {}
            return {Slot(name): number for name, number in found["ids"].items() if _is_id(number)}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return {}  # no such file, or not one of ours: nothing is left over that we could know of

    def keep(self, server: str, ids: Ids) -> None:
        """Write down what is up now."""
        if self._written == (server, ids):
            return
        self._written = (server, dict(ids))
        text = json.dumps(
            {"bus": self._bus.bus_id, "server": server, "ids": {slot.value: number for slot, number in ids.items()}}
        )
        try:
            with open(f"{self._path}.new", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
                file.write(text)
            os.replace(f"{self._path}.new", self._path)  # noqa: PTH105 - as above
        except OSError:
            self._written = None  # a second bubble after a crash is all that is at stake; the next change tries again


def _is_id(number: object) -> bool:
    """Whether it is a D-Bus `u` other than 0, which means none."""
    return isinstance(number, int) and 0 < number < 2**32
