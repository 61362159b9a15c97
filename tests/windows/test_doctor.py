"""What `kneebreak doctor` says on Windows, whether kneebreak runs or not."""

from __future__ import annotations

import json

from tests.desktop.until import until
from tests.windows.program import Program

OF_WINDOWS = ("notifications", "click", "tray", "idle", "lock", "sleep")


def serving(program: Program) -> dict[str, list[str]]:
    """The sources that serve each need of the desktop."""
    needs = json.loads(program.ask("doctor", "--json").stdout)["needs"]
    return {
        need["need"]: [source["source"] for source in need["sources"] if source["serves"]]
        for need in needs
        if need["need"] in OF_WINDOWS
    }


def test_a_look_around_finds_what_a_start_uses(program: Program) -> None:
    found = serving(program)
    assert found["lock"] == ["session messages of Windows"]
    assert "plyer" not in found["notifications"]
    program.start()
    until(lambda: serving(program) == found, "the running program says the same", within=60)
