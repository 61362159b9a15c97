"""Autostart by an agent of launchd, on macOS: launchd.plist(5)."""

# ruff: noqa: PTH103, PTH105, PTH108, PTH118, PTH120, PTH123 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
import plistlib
from collections.abc import Sequence
from contextlib import suppress
from xml.parsers.expat import ExpatError

_LABEL = "kneebreak"


class LaunchAgent:
    """A file in the user's own folder of agents; launchd reads it at the next log-in."""

    def __init__(self, folder: str, command: Sequence[str]) -> None:
        self._path = os.path.join(folder, f"{_LABEL}.plist")
        self._command = command

    def is_on(self) -> bool:
        """Whether the file is there, can be read and is not disabled."""
        try:
            with open(self._path, "rb") as file:
                agent = plistlib.load(file)
        except (FileNotFoundError, plistlib.InvalidFileException, ExpatError):
            return False
        return isinstance(agent, dict) and agent.get("Disabled") is not True

    def turn(self, *, on: bool) -> None:
        """Write the file, or take it away."""
        if not on:
            with suppress(FileNotFoundError):
                os.unlink(self._path)
            return
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        half_written = f"{self._path}.new"
        with open(half_written, "wb") as file:
            plistlib.dump(self._agent(), file)
        os.replace(half_written, self._path)

    def _agent(self) -> dict[str, object]:
        return {
            "Label": _LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",  # a session with a screen
        }
