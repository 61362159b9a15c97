"""Watching a file on Linux, by inotify on the loop."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from kneebreak.adapters.watch.changes import Change, Changes
from kneebreak.adapters.watch.route import route
from kneebreak.ports import FileWaiter

# Editors save in several steps; this long after the last of them the file is read once.
_QUIET = timedelta(milliseconds=100)

# inotify(7). Writing is told when the file is closed, for until then it is half a file.
_CLOSE_WRITE, _MOVED_FROM, _MOVED_TO, _CREATE, _DELETE, _ATTRIB = 0x8, 0x40, 0x80, 0x100, 0x200, 0x4
_DELETE_SELF, _MOVE_SELF, _UNMOUNT, _Q_OVERFLOW = 0x400, 0x800, 0x2000, 0x4000
_ONLYDIR, _MASK_ADD = 0x0100_0000, 0x2000_0000

_ENTRIES = _CLOSE_WRITE | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE | _ATTRIB
_FOLDER = _DELETE_SELF | _MOVE_SELF
_UPHEAVAL = _FOLDER | _UNMOUNT | _Q_OVERFLOW

_Names = dict[int, set[str]]


class Watch:
    """Calls `changed` on the loop once after each burst of changes to a file, or to what its path leads through.

    Folders are watched and not the file, so that a save by renaming, a deletion and a symbolic link put in its place
    are seen. The folders above are watched only for going away, which costs nothing while they stay. Raises OSError
    where the kernel has no room for another watch.
    """

    def __init__(self, path: str, waiter: FileWaiter, changed: Callable[[], None]) -> None:
        self._path = path
        self._waiter = waiter
        self._changed = changed
        self._call_off: Callable[[], None] = lambda: None
        self._inotify, self._names = _watch(path)
        self._waiter.watch(self._inotify.fileno(), self._ready)

    def close(self) -> None:
        """Stop watching."""
        self._call_off()
        self._waiter.forget(self._inotify.fileno())
        self._inotify.close()

    def _ready(self) -> None:
        if any(self._concerns_us(event) for event in self._inotify.read()):
            self._call_off()
            self._call_off = self._waiter.after(_QUIET, self._settled)

    def _concerns_us(self, event: Change) -> bool:
        return bool(event.mask & _UPHEAVAL) or event.name in self._names.get(event.watch, ())

    def _settled(self) -> None:
        """Find the way to the file anew, for any part of it may be another one now; only then let it be read."""
        # Where there is no room for new watches, the old ones see most of it, and the next change tries again.
        with suppress(OSError):
            fresh = _watch(self._path)
            self._waiter.forget(self._inotify.fileno())
            self._inotify.close()
            self._inotify, self._names = fresh
            self._waiter.watch(self._inotify.fileno(), self._ready)
        self._changed()


def _watch(path: str) -> tuple[Changes, _Names]:
    """Watch the way to a file, and say which names matter in which folder."""
    inotify = Changes()
    names: _Names = {}
    try:
        for folder, name in route(path):
            _take_step(inotify, names, folder, name)
    except OSError:
        inotify.close()
        raise
    return inotify, names


def _take_step(inotify: Changes, names: _Names, folder: str, name: str | None) -> None:
    mask = _FOLDER if name is None else _FOLDER | _ENTRIES
    try:
        number = inotify.add_watch(folder, mask | _ONLYDIR | _MASK_ADD)
    except (FileNotFoundError, NotADirectoryError):
        return  # gone since: the folder above tells
    except PermissionError:
        if name is None:
            return  # a folder that may be passed through but not read
        raise
    if name is not None:
        names.setdefault(number, set()).add(name)
