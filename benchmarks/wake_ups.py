"""How often a process comes out of its wait, and what brought it out: poll(2), as strace sees it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from benchmarks.process import Switches, context_switches
from tests.desktop.session import Session
from tests.desktop.until import until

_WAIT = re.compile(
    r"\d+ +(?P<began>[\d.]+) poll\(\[(?P<asked>.*)\], \d+, (?P<timeout>-?\d+)\) = (?P<answer>\d.*) <(?P<took>[\d.]+)>"
)
_FIRST = re.compile(r"\d+ +(?P<began>[\d.]+) restart_syscall\(.*\) = \d.* <(?P<took>[\d.]+)>")
"""How a wait ends that had begun before it was followed: strace interrupts it, and the kernel takes it up again."""
_READY = re.compile(r"\{fd=(\d+), revents")
_KINDS = (
    ("timerfd", "the clock"),
    ("inotify", "a file"),
    ("pipe:", "another thread"),
    ("control.sock", "a command"),
    (".X11-unix", "the X server"),
    ("/wayland-", "the compositor"),
    ("/bus", "the bus"),
)
"""What it is that woke the process, by a part of what strace and the kernel call it."""


_STOPS = 2


class WakeUp(NamedTuple):
    """The end of one wait."""

    at: float
    """In seconds since the epoch."""
    causes: frozenset[str]


class Trace:
    """Follows the waits of a process that waits, from now on, until it is ended."""

    def __init__(self, session: Session, pid: int) -> None:
        self._path = session.folder / "waits"
        self._paths = _sockets()
        what = ("-f", "-e", "trace=poll,restart_syscall", "-ttt", "-T", "-yy", "-o", str(self._path))
        before = context_switches(pid)
        self._strace = session.start("strace", *what, "-p", str(pid))
        until(lambda: _waits_again(pid, before), "strace follows it")

    def end(self) -> list[WakeUp]:
        """All wake-ups so far. A question whether there is more to do, which waits for nothing, is none."""
        self._strace.terminate()
        self._strace.wait()
        lines = self._path.read_text().splitlines()
        first = (_FIRST.match(line) for line in lines)
        waits = (_WAIT.match(line) for line in lines)
        return [WakeUp(_end(wait), frozenset({"what came first"})) for wait in first if wait] + [
            WakeUp(_end(wait), self._causes(wait["asked"], wait["answer"]))
            for wait in waits
            if wait and wait["timeout"] != "0"
        ]

    def _causes(self, asked: str, answer: str) -> frozenset[str]:
        named = (self._name(asked, descriptor) for descriptor in _READY.findall(answer))
        return frozenset(named) or frozenset({"a delay"})

    def _name(self, asked: str, descriptor: str) -> str:
        found = re.search(rf"fd={descriptor}<(.*?)>, events", asked)
        what = found[1] if found else ""
        peer = re.search(r"->(\d+)", what)
        what += self._paths.get(peer[1], "") if peer else ""
        return next((name for part, name in _KINDS if part in what), "something else")


def _end(wait: re.Match[str]) -> float:
    return float(wait["began"]) + float(wait["took"])


def told(wake_ups: list[WakeUp]) -> str:
    """How many of each cause, the most frequent first."""
    counted = Counter(" and ".join(sorted(each.causes)) for each in wake_ups)
    return ", ".join(f"{count} {cause}" for cause, count in counted.most_common()) or "none"


def _waits_again(pid: int, before: Switches) -> bool:
    """Whether strace has interrupted its wait and let it be taken up: two stops, and then it sleeps."""
    was_stopped = context_switches(pid).since(before).voluntary >= _STOPS
    return was_stopped and "State:\tS" in Path(f"/proc/{pid}/status").read_text()


def _sockets() -> dict[str, str]:
    """By its inode, the path of each Unix socket that has one: proc(5)."""
    rows = map(str.split, Path("/proc/net/unix").read_text().splitlines())
    return {row[6]: row[7] for row in rows if len(row) > 7}
