"""Autostart by the Desktop Application Autostart Specification 0.5, with an entry as Desktop Entry 1.5 has it."""

# ruff: noqa: PTH105, PTH108, PTH110, PTH118, PTH120, PTH123 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress

from kneebreak.adapters import private
from kneebreak.language import tr

_NAME = "kneebreak.desktop"
_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""What an argument may hold only in quotes: Desktop Entry Specification, "The Exec key"."""


class DesktopEntry:
    """The user's own entry, which goes before those of the system."""

    def __init__(self, folder: str, system_folders: Sequence[str], command: Sequence[str]) -> None:
        self._path = os.path.join(folder, _NAME)
        self._system_paths = [os.path.join(system, _NAME) for system in system_folders]
        self._command = command

    def is_on(self) -> bool:
        """Whether the entry that counts is there and not hidden; one that cannot be read starts nothing."""
        for path in (self._path, *self._system_paths):
            try:
                return _starts(_keys(path))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError:
                return False
        return False

    def turn(self, *, on: bool) -> None:
        """Write the entry, or take it away; one of the system's can only be hidden by one of the user's."""
        if on:
            _replace(self._path, _entry(self._command))
        elif any(os.path.exists(path) for path in self._system_paths):
            _replace(self._path, "[Desktop Entry]\nType=Application\nName=kneebreak\nHidden=true\n")
        else:
            with suppress(FileNotFoundError):
                os.unlink(self._path)


def system_folders(environment: Mapping[str, str]) -> list[str]:
    """Where the system keeps entries for everybody, those that count more first."""
    places = (environment.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    return [os.path.join(place, "autostart") for place in places if place.startswith("/")]


def exec_value(command: Sequence[str]) -> str:
    """A command as the value of `Exec`: each argument quoted, then the whole escaped as every string of the file is."""
    quoted = " ".join(_quoted(argument) for argument in command)
    return quoted.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _quoted(argument: str) -> str:
    argument = argument.replace("%", "%%")  # a single one begins a field code
    if argument and not _RESERVED.intersection(argument):
        return argument
    return '"' + "".join("\\" + char if char in '"`$\\' else char for char in argument) + '"'


def _entry(command: Sequence[str]) -> str:
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=kneebreak\n"
        f"Comment={tr('Reminds you to move now and then')}\n"
        f"Exec={exec_value(command)}\n"
        "Icon=kneebreak\n"
        "Terminal=false\n"
        "StartupNotify=false\n"
        "X-GNOME-Autostart-enabled=true\n"
    )


def _keys(path: str) -> dict[str, str]:
    """The keys of the file's main group."""
    keys: dict[str, str] = {}
    group = ""
    with open(path, encoding="utf-8", errors="replace") as entry:
        for line in entry:
            key, is_pair, value = line.partition("=")
            if line.startswith("["):
                group = line.strip()
            elif is_pair and group == "[Desktop Entry]":
                keys[key.strip()] = value.strip()
    return keys


def _starts(keys: Mapping[str, str]) -> bool:
    # GNOME's own key, which its settings write instead of Hidden.
    return keys.get("Hidden") != "true" and keys.get("X-GNOME-Autostart-enabled") != "false"


def _replace(path: str, text: str) -> None:
    private.make_folder(os.path.dirname(path))
    half_written = f"{path}.new"
    with (
        private.naming(path),
        open(private.for_writing(half_written), "w", encoding="utf-8", errors="surrogateescape") as entry,
    ):
        entry.write(text)
    os.replace(half_written, path)
