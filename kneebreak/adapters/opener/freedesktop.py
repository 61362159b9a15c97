"""Opening on a free desktop: by what its user chose, then by what is likely to work."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from kneebreak.adapters.opener import child, editor, mimeapps, wording
from kneebreak.adapters.opener.application import Application, installed, to_open
from kneebreak.adapters.opener.attempts import Attempt, Failed, try_each
from kneebreak.adapters.opener.exec_key import uri
from kneebreak.adapters.opener.program import Candidate, Program, Unfit, find
from kneebreak.adapters.surroundings import Surroundings

if TYPE_CHECKING:  # not every session has a bus
    from kneebreak.adapters.dbus.connection import Connection

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file is at home

_FILE = ("application/toml", "text/plain")
"""The types of a schedule in the shared MIME database, its own first, then the one it is a subclass of."""
_FOLDER = ("inode/directory",)
_COURIER_PATIENCE = timedelta(seconds=10)
"""xdg-open looks around and calls others before it knows whether it can."""
_BUS_PATIENCE = timedelta(seconds=20)
"""The bus may have to start the file manager first."""
_NO_SCREEN = "there is no screen to show it on: neither DISPLAY nor WAYLAND_DISPLAY is set"


def open_file(path: str, around: Surroundings) -> None:
    """Open a TOML file in a text editor."""
    if not os.path.isfile(path):  # noqa: PTH113 - pathlib costs the daemon 1.2 MB
        around.trouble(wording.no_file(path))
        return
    _try(_editors(path, around.environment), path, around)


def open_folder(path: str, around: Surroundings) -> None:
    """Open a folder in a file manager."""
    if not os.path.isdir(path):  # noqa: PTH112 - the same
        around.trouble(wording.no_folder(path))
        return
    _try(_file_managers(path, around), path, around)


def run(command: tuple[str, ...], failed: Failed, around: Surroundings) -> None:
    """Run a command of our own; `failed` is called if it ends with an error."""
    assert around.loop is not None  # noqa: S101 - Linux has one
    child.start(Program("kneebreak", command, patience=_COURIER_PATIENCE), around.environment, around.loop, failed)


def _editors(path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    """What may open a file, best first.

    Word processors and browsers say that they can open plain text: among what nobody chose only editors count. One
    that lives in a terminal comes last, for it puzzles those who do not know it.
    """
    yield from _chosen(_FILE, path, environment)
    known = [each for each in _associated(_FILE, environment) if each.is_a("TextEditor")]
    for application in known:
        if not application.needs_terminal:
            yield from to_open(application, path, environment)
    yield from editor.named(path, environment)
    yield from editor.with_window(path, environment)
    yield from editor.without_window(path, environment)
    for application in known:
        if application.needs_terminal:
            yield from to_open(application, path, environment)
    yield from _courier(path, environment)


def _file_managers(path: str, around: Surroundings) -> Iterator[Candidate | Attempt]:
    """What may open a folder, best first; editors and music players say that they can: only file managers count."""
    yield from _chosen(_FOLDER, path, around.environment)
    for application in _associated(_FOLDER, around.environment):
        if application.is_a("FileManager"):
            yield from to_open(application, path, around.environment)
    if around.bus is not None:
        bus = around.bus
        yield lambda failed: _show_by_bus(bus, path, failed)
    yield from _courier(path, around.environment)


def _chosen(kinds: tuple[str, ...], path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    for kind in kinds:
        for identifier in mimeapps.chosen(kind, environment):
            application = installed(identifier, environment)
            if application is not None:
                yield from to_open(application, path, environment)


def _associated(kinds: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[Application]:
    for kind in kinds:
        for identifier in mimeapps.associated(kind, environment):
            application = installed(identifier, environment)
            if application is not None:
                yield application


def _courier(path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    executable = find("xdg-open", environment)
    if executable is not None:
        yield Program("xdg-open", (executable, path), patience=_COURIER_PATIENCE)


def _try(candidates: Iterator[Candidate | Attempt], path: str, around: Surroundings) -> None:
    def none_worked(reasons: list[str]) -> None:
        around.trouble(wording.not_opened(path, reasons))

    try_each(_attempts(candidates, around), none_worked)


def _attempts(candidates: Iterator[Candidate | Attempt], around: Surroundings) -> Iterator[Attempt]:
    """Each candidate as something to try; no program is tried twice, and none where it would have no screen."""
    has_screen = bool(around.environment.get("DISPLAY") or around.environment.get("WAYLAND_DISPLAY"))
    tried: set[tuple[str, ...]] = set()
    for candidate in candidates:
        if isinstance(candidate, Unfit):
            yield _refused(candidate.why)
        elif not isinstance(candidate, Program):
            yield candidate
        elif not has_screen:
            yield _refused(_NO_SCREEN)
        elif candidate.command not in tried:
            tried.add(candidate.command)
            yield _started(candidate, around)


def _refused(why: str) -> Attempt:
    return lambda failed: failed(why)


def _started(program: Program, around: Surroundings) -> Attempt:
    loop = around.loop
    if loop is None:
        return _refused("the program has no loop on which it could hear of others")
    return lambda failed: child.start(program, around.environment, loop, failed)


def _show_by_bus(bus: Connection, path: str, failed: Failed) -> None:
    """Ask the file manager by D-Bus (File Manager DBus Interface: `ShowFolders`)."""
    from kneebreak.adapters.dbus.messages import DBusAddress, new_method_call  # noqa: PLC0415 - only where a bus is

    manager = DBusAddress(
        "/org/freedesktop/FileManager1",
        bus_name="org.freedesktop.FileManager1",
        interface="org.freedesktop.FileManager1",
    )
    call = new_method_call(manager, "ShowFolders", "ass", ([uri(path)], ""))
    bus.call(call, failed=lambda error: failed(f"the session's file manager: {error}"), within=_BUS_PATIENCE)
