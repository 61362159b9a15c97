"""An installed application, as its desktop entry describes it (Desktop Entry Specification 1.5)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from kneebreak.adapters.opener.exec_key import BadExecError, arguments
from kneebreak.adapters.opener.key_file import items, read, text
from kneebreak.adapters.opener.program import Candidate, Program, Unfit, find
from kneebreak.adapters.opener.terminal import in_terminal
from kneebreak.adapters.opener.xdg import data_folders
from kneebreak.record import NamedTuple


class Application(NamedTuple):
    """A desktop entry: where it is, and its keys."""

    path: str
    keys: Mapping[str, str]

    @property
    def needs_terminal(self) -> bool:
        """Whether it has no window of its own."""
        return self.keys.get("Terminal") == "true"

    def is_a(self, category: str) -> bool:
        """Whether it is of a category of the Desktop Menu Specification, such as `TextEditor`."""
        return category in items(self.keys.get("Categories", ""))


def installed(identifier: str, environment: Mapping[str, str]) -> Application | None:
    """The application of a desktop file ID, such as `org.gnome.TextEditor.desktop`; None: there is none."""
    for folder in data_folders(environment):
        for path in _paths(f"{folder}/applications", identifier):
            keys = read(path).get("Desktop Entry")
            if keys is not None:
                # What comes first counts, and can say that the application is to be taken for removed.
                return None if keys.get("Hidden") == "true" else Application(path, keys)
    return None


def to_open(application: Application, path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    """The programs that open a path in this application: one, or one for each terminal emulator that could show it."""
    keys = application.keys
    name = text(keys.get("Name", "")) or os.path.basename(application.path)  # noqa: PTH119 - pathlib costs 1.2 MB
    wanted = text(keys.get("TryExec", ""))
    if wanted and find(wanted, environment) is None:
        yield Unfit(f"{name}: {wanted} is not there")
        return
    try:
        command = arguments(text(keys.get("Exec", "")), path, _codes(application, name))
    except BadExecError as error:
        yield Unfit(f"{name}: {error}; see {application.path}")
        return
    executable = find(command[0], environment)
    if executable is None:
        yield Unfit(f"{name}: {command[0]} is not there")
        return
    program = Program(name, (executable, *command[1:]), text(keys.get("Path", "")) or None)
    if application.needs_terminal:
        yield from in_terminal(program, environment)
    else:
        yield program


def _codes(application: Application, name: str) -> dict[str, tuple[str, ...]]:
    icon = text(application.keys.get("Icon", ""))
    return {"i": ("--icon", icon) if icon else (), "c": (name,), "k": (application.path,)}


def _paths(folder: str, identifier: str) -> Iterator[str]:
    """Where the file of an ID may be: each dash may stand for a subfolder ("Desktop File ID")."""
    yield f"{folder}/{identifier}"
    for index, character in enumerate(identifier):
        below = f"{folder}/{identifier[:index]}"
        if character == "-" and index and os.path.isdir(below):  # noqa: PTH112 - pathlib costs 1.2 MB
            yield from _paths(below, identifier[index + 1 :])
