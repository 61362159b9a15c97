"""Only one runs."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kneebreak.adapters.control import hold, runtime_folder
from kneebreak.adapters.control.runtime import distrust, folder
from tests.adapters.control.forked import fork, kill, told

NOBODY = 65534
IN_TMP = "/tmp/kneebreak-"  # noqa: S108 - its name is what is tested, nothing is made there

STARTER = """
import sys
from kneebreak.adapters.control import hold
sys.stdin.readline()
print("lost" if hold(sys.argv[1]) is None else "won", flush=True)
sys.stdin.readline()
"""


def test_of_two_starts_at_once_exactly_one_wins(public: Path) -> None:
    for number in range(30):
        runtime = public / str(number) / "kneebreak"
        starters = [
            subprocess.Popen(
                [sys.executable, "-c", STARTER, runtime], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for _ in range(2)
        ]
        for starter in starters:
            assert starter.stdin is not None
            starter.stdin.write("go\n")
            starter.stdin.flush()
        outcomes = [starter.stdout.readline().strip() for starter in starters if starter.stdout is not None]
        for starter in starters:
            starter.communicate()
        assert sorted(outcomes) == ["lost", "won"]


def test_the_second_one_gets_in_when_the_first_lets_go(runtime: str) -> None:
    first = hold(runtime)
    assert first is not None
    assert hold(runtime) is None
    first.release()
    second = hold(runtime)
    assert second is not None
    second.release()


def test_a_killed_process_holds_nothing(runtime: str) -> None:
    reader, writer = os.pipe()

    def hold_on() -> None:
        assert hold(runtime) is not None
        os.write(writer, b".")
        signal.pause()

    child = fork(hold_on)
    assert os.read(reader, 1) == b"."
    assert hold(runtime) is None
    kill(child)
    held = hold(runtime)
    assert held is not None
    held.release()
    os.close(reader)
    os.close(writer)


def test_a_child_that_outlives_its_parent_holds_nothing(runtime: str) -> None:
    held = hold(runtime)
    assert held is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        held.release()
        again = hold(runtime)
        assert again is not None
        again.release()
        child.communicate(b"\n")


def test_the_lock_is_marked_as_one_not_to_clean_up(runtime: str) -> None:
    held = hold(runtime)
    assert held is not None
    assert stat.S_IMODE((Path(runtime) / "lock").stat().st_mode) == 0o1600
    held.release()


def test_the_folder_is_made_for_its_user_alone_whatever_the_umask(runtime: str) -> None:
    def hold_under_a_strange_umask() -> str:
        os.umask(0o277)
        assert hold(runtime) is not None
        return "held"

    assert told(hold_under_a_strange_umask) == "held"
    assert stat.S_IMODE(Path(runtime).stat().st_mode) == 0o700


def test_a_folder_that_stood_open_is_closed(runtime: str) -> None:
    Path(runtime).mkdir()
    Path(runtime).chmod(0o777)
    held = hold(runtime)
    assert held is not None
    held.release()
    assert stat.S_IMODE(Path(runtime).stat().st_mode) == 0o700


def test_a_link_in_place_of_the_folder_is_refused(public: Path, runtime: str) -> None:
    (public / "elsewhere").mkdir()
    Path(runtime).symlink_to(public / "elsewhere")
    with pytest.raises(PermissionError, match="is not a folder; remove it, or set XDG_RUNTIME_DIR"):
        hold(runtime)
    assert list((public / "elsewhere").iterdir()) == []


@pytest.mark.usefixtures("as_root")
def test_a_folder_of_somebody_else_is_refused(runtime: str) -> None:
    Path(runtime).mkdir()
    os.chown(runtime, NOBODY, NOBODY)
    with pytest.raises(PermissionError, match="belongs to user 65534, not to you"):
        hold(runtime)


@pytest.mark.usefixtures("as_root")
def test_a_client_does_not_talk_to_a_folder_of_somebody_else(runtime: str) -> None:
    Path(runtime).mkdir()
    assert distrust(runtime, NOBODY) == "belongs to user 0, not to you"
    assert distrust(runtime, 0) is None


def test_a_link_in_place_of_the_lock_is_refused(public: Path, runtime: str) -> None:
    Path(runtime).mkdir()
    (Path(runtime) / "lock").symlink_to(public / "victim")
    with pytest.raises(OSError, match="lock"):
        hold(runtime)
    assert not (public / "victim").exists()


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/1000"}, "/run/user/1000/kneebreak"),
        ({"XDG_RUNTIME_DIR": "run/user/1000"}, f"{IN_TMP}1000"),
        ({"XDG_RUNTIME_DIR": ""}, f"{IN_TMP}1000"),
        ({"TMPDIR": "/elsewhere"}, f"{IN_TMP}1000"),
    ],
)
def test_the_folder_is_the_sessions_own_or_one_in_tmp(environment: dict[str, str], path: str) -> None:
    assert folder(environment, 1000) == path


def test_the_folder_is_that_of_whoever_asks() -> None:
    assert runtime_folder({}) == f"{IN_TMP}{os.getuid()}"


def test_the_folders_above_are_made_where_they_are_missing(public: Path) -> None:
    held = hold(str(public / "run" / "user" / "kneebreak"))
    assert held is not None
    held.release()


def test_the_address_of_a_listener_is_not_mistaken_for_a_folder(public: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(public / "kneebreak"))
        with pytest.raises(PermissionError, match="is not a folder"):
            hold(str(public / "kneebreak"))
