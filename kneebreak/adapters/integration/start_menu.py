"""The program's entry in the Start menu of Windows."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kneebreak.adapters.integration import shell_link
from kneebreak.adapters.resources import resource

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_ENTRY = "kneebreak.lnk"
_ABOUT = "Asks you, now and then, for one small change of posture"


class StartMenuIntegration:
    """Writes one file into a folder of entries, with the command of this very installation."""

    def __init__(self, folder: str, command: Sequence[str]) -> None:
        self._entry = Path(folder) / _ENTRY
        self._command = command

    def put(self) -> list[str]:
        """Put the entry in its place, an older one replaced; returns its path."""
        self._entry.parent.mkdir(parents=True, exist_ok=True)
        program, *arguments = self._command
        # A path with a character that is not of the system's code page is kept as well: the entry is Unicode.
        icon = os.path.abspath(resource("icons", "kneebreak.ico"))  # noqa: PTH100 - a string is wanted
        shell_link.write_link(str(self._entry), program, subprocess.list2cmdline(arguments), icon, _ABOUT)
        return [str(self._entry)]

    def take_away(self) -> list[str]:
        """Take the entry away; returns its path if there was one."""
        try:
            self._entry.unlink()
        except FileNotFoundError:
            return []
        return [str(self._entry)]
