"""Nobody else may read, let alone change, what the program keeps, whatever the user's umask."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kneebreak.adapters.control.client import request
from tests.adapters.control.forked import ended, fork
from tests.desktop.until import until
from tests.program.running import PROGRAM, Running

NOBODY = 65534
EVERYBODY = 0o077
_PLACES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
"""Where things are kept; none of these folders is there at first."""


@pytest.fixture(params=["000", "077", "277"])
def umask(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def under(umask: str, *words: str) -> tuple[str, ...]:
    """The program as a shell with this umask starts it."""
    return ("sh", "-c", f'umask {umask}; exec "$@"', "sh", *PROGRAM, *words)


def everything(folder: Path) -> Iterator[Path]:
    """All that is in a folder, and in those in it."""
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def test_everything_it_makes_is_for_its_user_alone(without_desktop: Running, umask: str) -> None:
    session = without_desktop.session
    session.start_bus()
    home = session.folder / "new"
    for name in _PLACES:
        session.environment[name] = str(home / name)
    without_desktop.runtime = str(home / "XDG_RUNTIME_DIR/kneebreak")
    without_desktop.process = session.start(*under(umask))
    until(without_desktop.answers, "kneebreak answers")
    without_desktop.done("next")
    without_desktop.done("done")
    page = str(home / "pages/report.html")
    for words in (("report", "--out", page), ("autostart", "on"), ("integrate",), ("set", "rhythm.every", "50 min")):
        assert session.run(*under(umask, *words)).returncode == 0, words
    found = {path: stat.S_IMODE(path.lstat().st_mode) for path in everything(home)}
    names = {path.name for path in found}
    assert {"schedule.toml", "schedule.schema.json", "memory.toml", "control.sock", "lock", "report.html"} <= names
    assert any(name.endswith(".jsonl") for name in names)
    assert {str(path): oct(mode) for path, mode in found.items() if mode & EVERYBODY} == {}


def test_another_user_cannot_end_it_even_where_every_door_is_open(running: Running) -> None:
    for path in (running.session.folder, running.session.runtime, Path(running.runtime)):
        path.chmod(0o777)
    address = Path(running.runtime) / "control.sock"
    address.chmod(0o777)

    def knock() -> None:
        with socket.socket(socket.AF_UNIX) as caller:  # type: ignore[attr-defined,unused-ignore]  # Windows has none
            caller.connect(str(address))
            with suppress(ConnectionError):  # hung up on before it could say so, or before it was read
                caller.sendall(request(["quit"]))
                assert caller.recv(100) == b""

    assert ended(fork(knock, NOBODY)) == 0
    Path(running.runtime).chmod(0o700)
    assert running.status()["state"] == "working"
