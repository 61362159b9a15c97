"""A stand-in for the part of a system that tells of microphones and cameras."""

from __future__ import annotations

import os
from pathlib import Path


class SystemTree:
    """Files as Linux has them in /proc, /sys and /dev."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def stream(self, name: str, state: str) -> None:
        """A stream of a sound card, such as "card0/pcm0c/sub0", and what its status says."""
        self._write(f"proc/asound/{name}/status", state)

    def camera(self, name: str, users: int | None) -> None:
        """A camera, such as "video0", and how often its driver is in use; None: the kernel does not count."""
        self._write(f"dev/{name}", "")
        if users is not None:
            self._write(f"sys/class/video4linux/{name}/device/driver/module/refcnt", f"{users}\n")

    def process(self, number: int, name: str, *files: str) -> None:
        """A process of this user with files open."""
        self._write(f"proc/{number}/comm", f"{name}\n")
        folder = self.root / "proc" / str(number) / "fd"
        folder.mkdir()
        for descriptor, path in enumerate(files):
            (folder / str(descriptor)).symlink_to(path)

    def of_somebody_else(self, number: int) -> None:
        """Hand a process over to another user."""
        os.chown(self.root / "proc" / str(number), os.geteuid() + 1, -1)

    def _write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
