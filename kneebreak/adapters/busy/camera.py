"""Cameras, by which of the user's programs have one open."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from kneebreak.language import marked

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home

# They have cameras open to know what each can do, whether anybody looks through one or not.
_BYSTANDERS = frozenset({b"pipewire", b"wireplumber", b"pipewire-media-"})


class Cameras:
    """Looks first whether the camera's driver is in use at all, and only then who has it open."""

    name = marked("cameras")
    blind = marked("there is no camera here")

    def __init__(self, root: str = "/") -> None:
        self._root = root

    def in_use(self) -> bool | None:
        """Whether a program of this user has one open; None: there is no camera."""
        devices = [name for name in self._names("dev") if name.startswith("video") and name[5:].isdecimal()]
        if not devices:
            return None
        wanted = frozenset(f"/dev/{name}" for name in devices if self._driver_is_busy(name))
        return bool(wanted) and any(self._has_open(process, wanted) for process in self._processes())

    def _driver_is_busy(self, device: str) -> bool:
        """Whether anybody at all has a device of this driver open; yes where the kernel does not count."""
        count = self._read("sys", "class", "video4linux", device, "device", "driver", "module", "refcnt")
        return count.strip() != b"0"

    def _processes(self) -> Iterator[str]:
        """The numbers of this user's processes, those left out that watch over cameras."""
        user = os.geteuid()
        for name in self._names("proc"):
            is_ours = name.isdecimal() and self._owner("proc", name) == user
            if is_ours and self._read("proc", name, "comm").rstrip(b"\n") not in _BYSTANDERS:
                yield name

    def _has_open(self, process: str, wanted: frozenset[str]) -> bool:
        files = self._names("proc", process, "fd")
        return any(self._target("proc", process, "fd", number) in wanted for number in files)

    def _names(self, *path: str) -> list[str]:
        try:
            return os.listdir(self._path(path))  # noqa: PTH208 - pathlib would cost a megabyte
        except OSError:  # it is not there, has just ended, or does not let itself be looked at
            return []

    def _owner(self, *path: str) -> int | None:
        try:
            return os.stat(self._path(path)).st_uid  # noqa: PTH116 - the same
        except OSError:
            return None

    def _target(self, *path: str) -> str:
        try:
            return os.readlink(self._path(path))  # noqa: PTH115 - the same
        except OSError:
            return ""

    def _read(self, *path: str) -> bytes:
        try:
            with open(self._path(path), "rb") as file:  # noqa: PTH123 - the same
                return file.read()
        except OSError:
            return b""

    def _path(self, parts: tuple[str, ...]) -> str:
        return os.path.join(self._root, *parts)  # noqa: PTH118 - the same
