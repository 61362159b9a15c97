"""What a command needs to ask, and to understand the answer."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kneebreak
from kneebreak.adapters.control import wire
from kneebreak.adapters.control.client import ask, reply, request
from kneebreak.messages import Reply

ANY_TEXT = st.text(st.characters())  # surrogates too: that is how undecodable arguments look


@given(st.lists(ANY_TEXT, min_size=1))
def test_every_request_is_understood(words: list[str]) -> None:
    line = request(words)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert wire.parse(line) == tuple(words)


@given(st.integers(0, 255), ANY_TEXT)
def test_every_reply_is_understood(code: int, text: str) -> None:
    line = wire.render(Reply(code, text))
    assert line.count(b"\n") == 1
    assert reply(line) == (code, text)
    assert json.loads(line) == {"v": 1, "code": code, "text": text}


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"hello\n",
        b'{"v":2,"code":0,"text":"x"}\n',
        b'{"v":1,"code":0}\n',
        b'{"v":1,"code":zero,"text":"x"}\n',
        b'{"v":1,"code":0,"text":"x\n',
        b'{"v":1,"code":0,"text":"\\q"}\n',
        b'{"v":1,"code":0,"text":"x"},"y"}\n',
        b'{"v":1,"code":0,"text":"\xff"\n',
    ],
)
def test_a_reply_in_another_language_is_named_as_such(line: bytes) -> None:
    code, text = reply(line)
    assert code == 1
    assert "start it again" in text


def test_asking_loads_nothing_that_takes_time() -> None:
    program = (
        "import sys\n"
        "from kneebreak.adapters.control import runtime_folder\n"
        "from kneebreak.adapters.control.client import ask\n"
        "ask(runtime_folder(), ['status']); print(*sys.modules)"
    )
    environment = {"PYTHONPATH": str(Path(kneebreak.__path__[0]).parent), "XDG_RUNTIME_DIR": "/nowhere"}
    # Without site: what an installation's own start-up files import is not ours to count.
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "kneebreak.adapters.control.unix_client" in loaded
    heavy = {
        "typing",
        "enum",
        "re",
        "json",
        "socket",
        "collections",
        "contextlib",
        "functools",
        "datetime",
        "kneebreak.ports",
    }
    assert heavy & set(loaded) == set()


@pytest.fixture
def listener(public: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(public / "control.sock"))
        listener.listen()
        yield listener


def test_one_that_hangs_up_without_an_answer_is_an_error(public: Path, listener: socket.socket) -> None:
    def hang_up() -> None:
        connection, _ = listener.accept()
        connection.recv(100)
        connection.close()

    thread = Thread(target=hang_up)
    thread.start()
    with pytest.raises(ConnectionError, match="hung up without an answer"):
        ask(str(public), ["status"])
    thread.join()


@pytest.fixture
def crowded(public: Path) -> Iterator[socket.socket]:
    """One that listens, and has as many callers waiting as the kernel lets wait."""
    with ExitStack() as sockets:
        busy = sockets.enter_context(socket.socket(socket.AF_UNIX))
        busy.bind(str(public / "control.sock"))
        busy.listen(0)
        for _ in range(2):
            caller = sockets.enter_context(socket.socket(socket.AF_UNIX))
            caller.setblocking(False)  # noqa: FBT003 - the standard library's own signature
            caller.connect_ex(str(public / "control.sock"))
        yield busy


@pytest.mark.usefixtures("crowded")
def test_one_that_is_busy_with_too_many_others_is_not_taken_for_dead(public: Path) -> None:
    with pytest.raises(TimeoutError, match="no answer within 5 s"):
        ask(str(public), ["status"])


def test_more_callers_than_the_kernel_lets_wait_are_answered_in_their_turn(
    public: Path, crowded: socket.socket
) -> None:
    crowded.settimeout(30)
    crowded.accept()[0].close()
    with ThreadPoolExecutor(20) as pool:
        answers = [pool.submit(ask, str(public), ["status"]) for _ in range(20)]
        for _ in answers:
            connection, _ = crowded.accept()
            with connection:
                assert connection.recv(100) == request(["status"])
                connection.sendall(b'{"v":1,"code":0,"text":"well"}\n')
        assert [answer.result() for answer in answers] == [(0, "well")] * 20
