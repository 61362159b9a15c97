"""Watching a file by watchdog, on systems other than Linux."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import timedelta

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# Editors save in several steps; this long after the last of them the file is read once.
_QUIET = timedelta(milliseconds=100)

_Signature = tuple[str, int, int, int, int]
_Folder = tuple[str, int, int]


class Watch:
    """Calls `changed` from a thread of its own, once after each burst of changes to a file.

    What is watched is the folder and not the file, so that a save by renaming, a deletion and a symbolic link put in
    its place are seen; the folder's own parent is watched too, for a folder can be replaced as well. A change is what
    leaves the file with another signature: on some systems reading a file is an event of its own.
    """

    def __init__(self, path: str, changed: Callable[[], None], quiet: timedelta = _QUIET) -> None:
        self._path = os.path.abspath(path)  # noqa: PTH100 - os.path is loaded anyway, pathlib is not
        self._changed = changed
        self._quiet = quiet.total_seconds()
        self._stirred = threading.Condition()
        self._moves = 0
        self._closed = False
        self._folders: set[_Folder] = set()
        self._handler = _Handler(self._stir)
        self._observer = Observer()
        self._observer.daemon = True
        self._observer.start()
        self._watch_folders()
        self._seen = _signature(self._path)
        self._thread = threading.Thread(target=self._live, name="schedule watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop watching; nothing is called afterwards."""
        with self._stirred:
            self._closed = True
            self._stirred.notify()
        self._observer.stop()
        if threading.current_thread() is not self._thread:
            self._thread.join()
            self._observer.join()

    def _stir(self) -> None:
        with self._stirred:
            self._moves += 1
            self._stirred.notify()

    def _live(self) -> None:
        while self._wait_for_quiet():
            self._watch_folders()
            signature = _signature(self._path)
            if signature != self._seen:
                self._seen = signature
                self._changed()

    def _wait_for_quiet(self) -> bool:
        """Wait for a burst of events and for its end; False once it is closed."""
        with self._stirred:
            self._stirred.wait_for(lambda: self._moves or self._closed)
            while self._moves and not self._closed:
                self._moves = 0
                self._stirred.wait_for(lambda: self._moves or self._closed, self._quiet)
            return not self._closed

    def _watch_folders(self) -> None:
        """Watch the folders that there are now, if they are not the ones that are watched."""
        folders = _folders(self._path)
        if folders == self._folders:
            return
        self._observer.unschedule_all()
        self._folders = {folder for folder in folders if self._scheduled(folder)}

    def _scheduled(self, folder: _Folder) -> bool:
        try:
            self._observer.schedule(self._handler, folder[0])
        except OSError:  # it went away since it was looked at; its parent will tell when it is back
            return False
        return True


class _Handler(FileSystemEventHandler):
    """Passes on everything that may have changed a file, without looking at whose change it was."""

    # Neither opening nor closing after reading changes anything, and the program itself does both.
    _HARMLESS = ("opened", "closed_no_write")

    def __init__(self, stir: Callable[[], None]) -> None:
        self._stir = stir

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in self._HARMLESS:
            self._stir()


def _signature(path: str) -> _Signature | None:
    """What tells one state of a file from another without reading it; None: there is no file."""
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    real = os.path.realpath(path)
    return real, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _folders(path: str) -> set[_Folder]:
    """The folder of a file and of what it links to, each with its parent; of missing ones the nearest that exists."""
    found = set()
    for file in {path, os.path.realpath(path)}:
        folder = _nearest(os.path.dirname(file))  # noqa: PTH120 - as above
        for each in (folder, os.path.dirname(folder)):  # noqa: PTH120 - as above
            status = os.stat(each)  # noqa: PTH116 - as above
            found.add((each, status.st_dev, status.st_ino))
    return found


def _nearest(folder: str) -> str:
    while not os.path.isdir(folder):  # noqa: PTH112 - as above
        folder = os.path.dirname(folder)  # noqa: PTH120 - as above
    return folder
