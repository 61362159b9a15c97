"""The files of a program on freedesktop systems, below the user's own data folder.

Where they belong is said by the Desktop Menu and Icon Theme specifications, man(1) and the shells' manuals.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kneebreak.adapters import private
from kneebreak.adapters.autostart.desktop_entry import exec_value
from kneebreak.adapters.resources import resource

ENTRY = "applications/kneebreak.desktop"
_FILES = {
    "icons/hicolor/scalable/apps/kneebreak.svg": ("icons", "kneebreak.svg"),
    "icons/hicolor/256x256/apps/kneebreak.png": ("icons", "kneebreak.png"),
    "man/man1/kneebreak.1": ("config", "desktop", "kneebreak.1"),
    "bash-completion/completions/kneebreak": ("config", "desktop", "kneebreak.bash"),
    "zsh/site-functions/_kneebreak": ("config", "desktop", "_kneebreak"),
    "fish/vendor_completions.d/kneebreak.fish": ("config", "desktop", "kneebreak.fish"),
}
"""Where each file comes to lie, and what it is a copy of."""


class FreedesktopIntegration:
    """Copies files, and writes the entry with the command of this very installation."""

    def __init__(self, data_home: str, command: Sequence[str]) -> None:
        self._home = Path(data_home)
        self._command = command

    def put(self) -> list[str]:
        """Put everything in its place, an older copy replaced; returns the paths."""
        for place, parts in _FILES.items():
            target = self._home / place
            private.make_folder(str(target.parent))
            _write(target, Path(resource(*parts)).read_bytes())
        entry = self._home / ENTRY
        private.make_folder(str(entry.parent))
        _write(entry, self._entry().encode("utf-8", "surrogateescape"))
        return [str(self._home / place) for place in (ENTRY, *_FILES)]

    def take_away(self) -> list[str]:
        """Take away what is there, and the folders that are empty then."""
        gone = []
        for place in (ENTRY, *_FILES):
            target = self._home / place
            if target.exists() or target.is_symlink():
                target.unlink()
                gone.append(str(target))
            _prune(target.parent, self._home)
        return gone

    def _entry(self) -> str:
        """The entry that is shipped, with each `kneebreak` it runs named by its full path."""
        shipped = Path(resource("config", "desktop", "kneebreak.desktop")).read_text(encoding="utf-8")
        lines = [self._line(line) for line in shipped.splitlines()]
        return "\n".join(lines) + "\n"

    def _line(self, line: str) -> str:
        key, _, value = line.partition("=")
        if key == "TryExec":
            return f"TryExec={self._command[0]}"
        if key != "Exec":
            return line
        return f"Exec={exec_value([*self._command, *value.split()[1:]])}"


def _prune(folder: Path, home: Path) -> None:
    """Remove folders that hold nothing any more, below the data folder alone."""
    while folder != home and home in folder.parents:
        with suppress(OSError):  # it holds something, or is gone already
            os.rmdir(folder)  # noqa: PTH106 - beside the other calls of its kind
        folder = folder.parent


def _write(path: Path, content: bytes) -> None:
    name = str(path)
    with private.naming(name), open(private.for_writing(name), "wb") as file:  # noqa: PTH123 - a path cannot be opened for its owner alone
        file.write(content)
