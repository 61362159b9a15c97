"""Microphones and cameras in use on Linux."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneebreak.adapters.busy.call import Call
from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.engine.busy import Busy
from tests.adapters.busy.system_tree import SystemTree
from tests.contracts.busyness import CallContract

RUNS = "state: RUNNING\nowner_pid   : 1234\ntrigger_time: 5.6\n"
BLIND_SERVER = Finding(
    Need.CALL, "PulseAudio or PipeWire", serves=False, reason="no sound server of this kind answers"
)  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path) -> SystemTree:
    return SystemTree(tmp_path)


class _Driven:
    """A machine as the contract wants it."""

    def __init__(self, tree: SystemTree) -> None:
        self._tree = tree
        self.hang_up()
        self.sources = Sources(lambda _: None)
        self.sources.add(Busy.CALL, Call({}, Ledger(), str(tree.root)))

    def use_microphone(self) -> None:
        self._tree.stream("card0/pcm0c/sub0", RUNS)

    def use_camera(self) -> None:
        self._tree.camera("video0", 1)
        self._tree.process(11, "browser", "/dev/video0")

    def hang_up(self) -> None:
        self._tree.stream("card0/pcm0c/sub0", "closed\n")
        self._tree.camera("video0", 0)


class TestOnLinux(CallContract):
    """The contract of all who know of calls."""

    @pytest.fixture
    def driven(self, tree: SystemTree) -> _Driven:
        return _Driven(tree)


def _in_use(tree: SystemTree) -> bool | None:
    return Call({}, Ledger(), str(tree.root)).now()


@pytest.mark.parametrize(
    ("stream", "state", "in_use"),
    [
        ("card0/pcm0c/sub0", RUNS, True),
        ("card12/pcm7c/sub3", RUNS, True),
        ("card0/pcm0p/sub0", RUNS, False),
        ("card0/pcm0c/sub0", "closed\n", False),
        ("card0/pcm0c/sub0", "state: PREPARED\nowner_pid   : 1234\n", False),
        ("card0/pcm0c/sub0", "", False),
    ],
)
def test_a_sound_card_that_records_is_a_microphone_in_use(
    stream: str, state: str, tree: SystemTree, *, in_use: bool
) -> None:
    tree.stream("card0/pcm9p/sub0", RUNS)
    tree.stream(stream, state)
    assert _in_use(tree) is in_use


def test_it_is_looked_up_anew_each_time(tree: SystemTree) -> None:
    tree.stream("card0/pcm0c/sub0", "closed\n")
    call = Call({}, Ledger(), str(tree.root))
    assert call.now() is False
    tree.stream("card0/pcm0c/sub0", RUNS)
    assert call.now() is True
    tree.stream("card0/pcm0c/sub0", "closed\n")
    assert call.now() is False
    assert not call.announced


@pytest.mark.parametrize("users", [1, None])
def test_a_camera_that_a_program_has_open_is_in_use(tree: SystemTree, users: int | None) -> None:
    tree.camera("video0", users)
    tree.process(10, "editor", "/dev/null", "/home/me/video0")
    assert _in_use(tree) is False
    tree.process(11, "browser", "/dev/null", "/dev/video0")
    assert _in_use(tree) is True


def test_programs_that_watch_over_cameras_do_not_look_through_them(tree: SystemTree) -> None:
    tree.camera("video0", 3)
    for number, name in enumerate(("pipewire", "wireplumber", "pipewire-media-"), start=20):
        tree.process(number, name, "/dev/video0")
    assert _in_use(tree) is False


def test_a_camera_whose_driver_nobody_uses_is_not_looked_for_among_the_processes(tree: SystemTree) -> None:
    tree.camera("video0", 0)
    tree.process(11, "browser", "/dev/video0")
    assert _in_use(tree) is False


def test_programs_of_other_users_are_none_of_our_business(tree: SystemTree) -> None:
    tree.camera("video0", 1)
    tree.process(11, "recorder", "/dev/video0")
    tree.of_somebody_else(11)
    assert _in_use(tree) is False


def test_a_system_that_tells_nothing_leaves_it_unknown_and_the_ledger_says_why(tree: SystemTree) -> None:
    ledger = Ledger()
    assert Call({"XDG_RUNTIME_DIR": str(tree.root)}, ledger, str(tree.root)).now() is None
    assert ledger.findings() == (
        Finding(Need.CALL, "sound cards", serves=False, reason="there is no /proc/asound here"),
        Finding(Need.CALL, "cameras", serves=False, reason="there is no camera here"),
        BLIND_SERVER,
    )


def test_the_ledger_follows_what_is_plugged_in(tree: SystemTree) -> None:
    ledger = Ledger()
    call = Call({}, ledger, str(tree.root))
    tree.stream("card0/pcm0c/sub0", "closed\n")
    tree.camera("video0", 0)
    assert call.now() is False
    assert ledger.findings() == (
        Finding(Need.CALL, "sound cards", serves=True),
        Finding(Need.CALL, "cameras", serves=True),
        BLIND_SERVER,
    )


def test_this_very_system_can_be_looked_at() -> None:
    assert Call({}, Ledger()).now() in (True, False, None)
