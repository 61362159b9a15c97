"""A desktop of files alone: a home, programs that note how they were called, and a real loop."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from kneebreak.adapters import opener
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import linux
from kneebreak.messages import Wish

assert sys.platform == "linux"

DEADLINE = timedelta(seconds=5)
_END_OF_ARGUMENT, _END_OF_CALL = "\x1e", "\x04"


class Call(NamedTuple):
    """How a program was called."""

    pid: int
    words: list[str]
    """Its name and its arguments."""


class Desk:
    """Programs are shell scripts on a PATH of their own; each tells of its call through one FIFO."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "bin"
        self.applications = folder / "home/.local/share/applications"
        self.system = folder / "usr/share/applications"
        self.config = folder / "home/.config"
        for each in (self.programs, self.applications, self.system, self.config):
            each.mkdir(parents=True)
        self.file = folder / "schedule.toml"
        self.file.write_text('[rhythm]\nevery = "45 min"\n')
        self.environment = {
            "DISPLAY": ":7",
            "HOME": str(folder / "home"),
            "PATH": str(self.programs),
            "XDG_CONFIG_DIRS": str(folder / "etc/xdg"),
            "XDG_DATA_DIRS": str(folder / "usr/share"),
        }
        self.bus: Connection | None = None
        self._children_before = _children()
        self.waiter = linux.LinuxWaiter()
        self.troubles: list[str] = []
        self._calls: list[Call] = []
        self._noted = ""
        os.mkfifo(folder / "calls")
        # Opened for writing too, it never comes to an end.
        self._fifo = os.open(folder / "calls", os.O_RDWR | os.O_NONBLOCK)
        self.waiter.watch(self._fifo, self._read_calls)

    def program(self, name: str, then: str = "exit 0") -> str:
        """Install a program that notes its call and then does something; returns its path."""
        path = self.programs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "#!/bin/sh\n"
            f"{{ printf '%s\\036' \"$$\" '{path.name}' \"$@\"; printf '\\004'; }} > '{self.folder}/calls'\n"
            f"{then}\n"
        )
        path.chmod(0o755)
        return str(path)

    def terminal(self, name: str, option: str = "-e") -> None:
        """Install a terminal emulator that runs what follows an option."""
        self.program(name, f'while [ "$1" != {option} ]; do shift; done; shift; exec "$@"')

    def application(self, name: str, command: str, *keys: str, folder: Path | None = None) -> None:
        """Install an application `name.desktop` with an Exec key and others, the user's own unless said otherwise."""
        lines = ("[Desktop Entry]", "Type=Application", f"Name={name}", f"Exec={command}", *keys, "[Desktop Action x]")
        path = (folder or self.applications) / f"{name}.desktop"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join((*lines, "Exec=false", "")))

    def choose(self, kind: str, *names: str, file: Path | None = None, group: str = "Default Applications") -> None:
        """Make applications the default for a type, in the user's own list unless said otherwise."""
        path = file or self.config / "mimeapps.list"
        path.parent.mkdir(parents=True, exist_ok=True)
        listed = ";".join(f"{name}.desktop" for name in names)
        with path.open("a") as lists:
            lists.write(f"# a comment\n[{group}]\n{kind}={listed};\n")

    def associate(self, kind: str, *names: str) -> None:
        """Let the system's cache say that applications can open a type."""
        self.choose(kind, *names, file=self.system / "mimeinfo.cache", group="MIME Cache")

    def open_file(self, path: Path | None = None) -> None:
        opener.open_file(str(path or self.file), self._around())

    def open_folder(self, path: Path | None = None) -> None:
        opener.open_folder(str(path or self.folder), self._around())

    def open_page(self, *command: str) -> None:
        opener.open_page(command, str(self.file), self._around())

    def call(self) -> Call:
        """The next call of a program, which must come soon."""
        self.run_until(lambda: self._calls)
        return self._calls.pop(0)

    def called(self) -> list[str]:
        """The name and the arguments of the next call."""
        return self.call().words

    def trouble(self) -> str:
        """What is told next, which must be soon."""
        self.run_until(lambda: self.troubles)
        return self.troubles.pop(0)

    def is_settled(self, call: Call) -> bool:
        """Whether a program that was called ends and is buried, and then nothing else is called or told."""
        self.run_until(lambda: not _is_child(call.pid))
        return not self._calls and not self.troubles

    def no_other_call(self) -> bool:
        """Whether no program was called that nobody asked about, of those that have ended."""
        self.waiter.inbox(Wish.RELOAD)
        self.waiter.wait(None)
        return not self._calls

    def children(self) -> set[str]:
        """The processes that were started and not buried yet."""
        return _children() - self._children_before

    def run_until(self, come_true: Callable[[], object]) -> None:
        deadline = datetime.now(UTC) + DEADLINE
        while not come_true():
            assert datetime.now(UTC) < deadline, "it did not come true"
            self.waiter.wait(datetime.now(UTC) + timedelta(milliseconds=20))
            self.waiter.take()

    def close(self) -> None:
        os.close(self._fifo)
        self.waiter.close()

    def tell(self, text: str) -> None:
        self.troubles.append(text)
        self.waiter.inbox(Wish.RELOAD)

    def _around(self) -> Surroundings:
        waiter = self.waiter
        return Surroundings(self.environment, waiter.inbox, waiter, self.bus, str(self.folder), self.tell, Ledger())

    def _read_calls(self) -> None:
        self._noted += os.read(self._fifo, 65536).decode(errors="surrogateescape")
        *calls, self._noted = self._noted.split(_END_OF_CALL)
        for call in calls:
            pid, *words = call.split(_END_OF_ARGUMENT)[:-1]
            self._calls.append(Call(int(pid), words))
            self.waiter.inbox(Wish.RELOAD)


def _children() -> set[str]:
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def _is_child(pid: int) -> bool:
    """Whether it runs, or has ended and nobody asked how."""
    try:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True
