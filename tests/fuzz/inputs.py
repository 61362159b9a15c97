"""All the ways from outside into the program."""

from __future__ import annotations

from tests.fuzz import bus, files, wires

INPUTS = {each.name: each for each in (*files.INPUTS, *wires.INPUTS, *bus.INPUTS)}
