"""Microphones of sound servers, on real ones and on some that misbehave."""

from __future__ import annotations

import os
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kneebreak.adapters.busy import pulse_wire as wire
from kneebreak.adapters.busy.pulse import SoundServer
from tests.desktop.session import Session
from tests.desktop.until import until

assert sys.platform == "linux"


def _start_pulseaudio(session: Session) -> None:
    session.start(
        *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=yes"),
        *("-L", "module-native-protocol-unix", "-L", "module-null-sink sink_name=speaker"),
        *("-L", "module-null-source source_name=microphone"),
    )


def _start_pipewire(session: Session) -> None:
    session.start_bus()
    session.start("pipewire")
    until((session.runtime / "pipewire-0").exists, "PipeWire answers")
    session.start("wireplumber")
    session.start("pipewire-pulse")
    until(lambda: session.run("pactl", "info").returncode == 0, "its other side answers")
    for name, kind in (("speaker", "Audio/Sink"), ("microphone", "Audio/Source/Virtual")):
        loaded = session.run(
            "pactl", "load-module", "module-null-sink", f"sink_name={name}", f"media.class={kind}", "channel_map=mono"
        )
        assert loaded.returncode == 0, loaded.stderr


@pytest.fixture(params=[_start_pulseaudio, _start_pipewire], ids=["PulseAudio", "PipeWire"])
def session(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    """A session with a microphone and a loudspeaker."""
    session = Session(tmp_path / "outputs")
    try:
        request.param(session)
        until(lambda: {"microphone", "speaker.monitor"} <= _sources(session).keys(), "the microphone is there")
        yield session
    finally:
        session.close()


def _sources(session: Session) -> dict[str, str]:
    """The state of each source, by its name."""
    listed = session.run("pactl", "list", "short", "sources").stdout.splitlines()
    return {line.split("\t")[1]: line.split("\t")[4] for line in listed}


def test_a_microphone_is_in_use_while_somebody_records_from_it(session: Session) -> None:
    server = SoundServer(session.environment)
    assert server.in_use() is False
    recorder = session.start("parec", "--device=microphone", "/dev/null")
    until(lambda: _sources(session)["microphone"] == "RUNNING", "it records")
    assert server.in_use() is True
    recorder.terminate()
    until(lambda: _sources(session)["microphone"] != "RUNNING", "it records no more")
    assert server.in_use() is False


def test_recording_what_the_loudspeakers_play_uses_no_microphone(session: Session) -> None:
    recorder = session.start("parec", "--device=speaker.monitor", "/dev/null")
    try:
        until(lambda: "parec" in session.run("pactl", "list", "source-outputs").stdout, "it records")
        until(lambda: _sources(session)["speaker.monitor"] == "RUNNING", "the monitor runs")
        assert SoundServer(session.environment).in_use() is False
    finally:
        recorder.terminate()


Serve = Callable[[Callable[[socket.socket], object]], SoundServer]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """A sound server that treats its first guest in some way."""
    folder = tmp_path / "pulse"
    folder.mkdir()
    (folder / "pid").write_text("1\n")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(folder / "native"))
    listening.listen()
    hosts: list[threading.Thread] = []

    def serve(treat: Callable[[socket.socket], object]) -> SoundServer:
        def host() -> None:
            guest, _ = listening.accept()
            with guest, suppress(OSError):  # the guest may be gone by then
                treat(guest)

        hosts.append(threading.Thread(target=host))
        hosts[-1].start()
        return SoundServer({"XDG_RUNTIME_DIR": str(tmp_path)})

    yield serve
    for host in hosts:
        host.join()
    listening.close()


def _hear(guest: socket.socket) -> None:
    """Listen until the guest is gone."""
    while guest.recv(4096):
        pass


def test_a_server_that_says_nothing_is_not_waited_for_long(serve: Serve) -> None:
    server = serve(_hear)
    begun = time.monotonic()
    assert server.in_use() is None
    assert time.monotonic() - begun < 3


def test_a_server_that_looks_late_still_knows_who_calls(serve: Serve) -> None:
    known: list[bytes] = []

    def treat(guest: socket.socket) -> None:
        select.select([guest], [], [], 30)
        guest.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        _, ((_, _, credentials),), _, _ = guest.recvmsg(4096, 4096)
        known.append(credentials)

    for _ in range(100):  # what is sent before the call is taken is known in any case
        serve(treat).in_use()
    assert set(known) == {struct.pack("iII", os.getpid(), os.getuid(), os.getgid())}


_ANSWER = b"L\0\0\0\2L\0\0\0\1"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\0" * 20,
        b"no sound server but something else that talks",
        wire.packet(0, 1, b"L\0\0\0\1"),
        struct.pack(">IIIII", 1 << 31, 0xFFFF_FFFF, 0, 0, 0),
        struct.pack(">IIIII", len(_ANSWER), 0, 0, 0, 0) + _ANSWER,
        wire.packet(2, 1, b"")[:-3],
        wire.packet(2, 1, b"") + wire.packet(2, 2, b"") + wire.packet(2, 3, b"L\0\0\0\0tendless"),
        wire.packet(2, 1, b"") + wire.packet(2, 2, b"") + wire.packet(2, 3, b"?"),
    ],
)
def test_what_is_no_sound_server_is_left_again(said: bytes, serve: Serve) -> None:
    def treat(guest: socket.socket) -> None:
        guest.sendall(said)
        if said:
            guest.shutdown(socket.SHUT_WR)
            _hear(guest)

    assert serve(treat).in_use() is None


def test_answers_to_others_are_passed_over(serve: Serve) -> None:
    stray = wire.packet(2, 77, b"L\0\0\0\0")
    answers = b"".join(stray + wire.packet(2, tag, b"") for tag in (1, 2, 3))

    def treat(guest: socket.socket) -> None:
        guest.sendall(answers)
        _hear(guest)

    assert serve(treat).in_use() is False


@pytest.mark.parametrize("environment", [{}, {"XDG_RUNTIME_DIR": "/nonexistent"}])
def test_without_a_server_it_is_unknown(environment: dict[str, str]) -> None:
    assert SoundServer(environment).in_use() is None


def test_a_server_that_only_would_be_started_is_left_asleep(tmp_path: Path) -> None:
    folder = tmp_path / "pulse"
    folder.mkdir()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(folder / "native"))
        listening.listen()
        listening.settimeout(0)
        assert SoundServer({"XDG_RUNTIME_DIR": str(tmp_path)}).in_use() is None
        with pytest.raises(BlockingIOError):
            listening.accept()
