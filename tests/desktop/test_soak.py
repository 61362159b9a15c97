"""Half an hour of a prompt a second, each answered by a real click: none lost, none doubled, none left open."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.process import context_switches, mappings, proportional
from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import Program
from tests.desktop.until import until

_EVERY_SECOND = '[rhythm]\nevery = "1 s"\nlull = "0 s"\n'
_MINUTES = 30.0
_WARM = 60
"""So many prompts until all is loaded that prompts load."""
_KEPT_BY_PYTHON = 2048
"""KiB. CPython keeps up to 2,000 freed tuples of each length for the next ones, until a full collection of garbage."""


@pytest.mark.long
@pytest.mark.timeout(_MINUTES * 60 + 600)
def test_a_prompt_a_second_is_answered_for_half_an_hour(dunst: DunstDesktop) -> None:
    soak = Soak(dunst)
    soak.click(prompts=_WARM)
    before = soak.weigh()
    soak.click(minutes=_MINUTES)
    after = soak.weigh()
    print({"clicks": soak.clicks, "before": before._asdict(), "after": after._asdict()})  # noqa: T201 - the figures
    entries = soak.entries()
    assert len(entries) == soak.clicks, "none is lost"
    assert len({entry["id"] for entry in entries}) == len(entries), "none is doubled"
    assert {(entry["outcome"], entry["via"]) for entry in entries} == {("done", "dismissal")}
    assert after.descriptors == before.descriptors
    assert after.own < before.own + _KEPT_BY_PYTHON


class Weight(NamedTuple):
    """What a process has. Sizes are in KiB."""

    own: int
    """What no other process has."""
    proportional: int
    descriptors: int
    switches: int


class Soak:
    """A program that is in a hurry, on a bare desktop, and somebody who answers each prompt at once."""

    def __init__(self, desktop: DunstDesktop) -> None:
        self.clicks = 0
        self._screen = desktop.screen
        self._desktop = desktop
        self._empty = desktop.screen.settled()
        self._program = Program(desktop.session, _EVERY_SECOND)
        # All bubbles begin at the same height, so the pointer may stay.
        self._spot = desktop.bubble(self._empty).head
        self._screen.move(*self._spot)
        self._screen.settled()

    def click(self, prompts: int = 0, minutes: float = 0) -> None:
        """Answer so many prompts, or all that come in so many minutes."""
        end, last = time.monotonic() + minutes * 60, self.clicks + prompts
        while self.clicks < last or time.monotonic() < end:
            until(self._is_up, "the next prompt is on the screen")
            self._screen.press(1)
            self.clicks += 1
            until(lambda: len(self._lines()) == self.clicks, f"click {self.clicks} is in the log")
            until(lambda: not self._is_up(), "its bubble is gone")

    def entries(self) -> list[dict[str, str]]:
        """What the log holds."""
        return [json.loads(line) for line in self._lines()]

    def weigh(self) -> Weight:
        """What the program has now."""
        pid = self._program.process.pid
        own = sum(mapping.own for mapping in mappings(pid))
        descriptors = len(list(Path(f"/proc/{pid}/fd").iterdir()))
        return Weight(own // 1024, proportional(pid) // 1024, descriptors, context_switches(pid).voluntary)

    def _is_up(self) -> bool:
        return self._screen.look().getpixel(self._spot) != self._empty.getpixel(self._spot)

    def _lines(self) -> list[str]:
        folder = self._desktop.session.folder / "data/kneebreak/log"
        return [line for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]
