"""Commands from other processes, over a real socket."""

from __future__ import annotations

import json
import os
import socket
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kneebreak.adapters.control import choose, hold
from kneebreak.adapters.control.client import ask
from kneebreak.adapters.control.peercred import peer
from kneebreak.adapters.control.unix import Peer, UnixControl
from kneebreak.messages import Message, Reply, Request
from tests.adapters.control.forked import ended, fork, kill, told
from tests.fakes.file_waiter import SelectingWaiter

NOBODY = 65534
LIMIT = 64 * 1024


class Desk:
    """A running control, and somebody who answers what comes in."""

    def __init__(self, folder: str, waiter: SelectingWaiter, tell_peer: Peer = peer) -> None:
        self.waiter = waiter
        self.requests: list[Request] = []
        self.answer: Callable[[Request], None] = lambda request: request.reply(Reply(0, " ".join(request.words)))
        self.folder = folder
        self.held = hold(folder)
        self.open = True
        self.control = UnixControl(folder, self.inbox, waiter, tell_peer)
        self.address = f"{folder}/control.sock"

    def inbox(self, message: Message) -> None:
        assert isinstance(message, Request)
        self.requests.append(message)
        self.answer(message)

    def call(self) -> socket.socket:
        caller = socket.socket(socket.AF_UNIX)
        caller.connect(self.address)
        return caller

    def says(self, caller: socket.socket) -> bytes:
        """Everything that it says until it hangs up."""
        said = b""
        caller.setblocking(False)  # noqa: FBT003 - the standard library's own signature

        def ended() -> bool:
            nonlocal said
            try:
                part = caller.recv(65536)
            except BlockingIOError:
                return False
            except ConnectionResetError:
                return True  # it hung up before it had read everything
            said += part
            return not part

        while not ended():
            self.waiter.turn(0.01)
        caller.close()
        return said

    def close(self) -> None:
        if self.open:
            self.open = False
            self.control.close()
            if self.held is not None:
                self.held.release()


@pytest.fixture
def desk(runtime: str, waiter: SelectingWaiter) -> Iterator[Desk]:
    desk = Desk(runtime, waiter)
    yield desk
    desk.close()
    assert waiter.watched == 0
    assert waiter.delayed == 0


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(16) as pool:
        yield pool


def asked(desk: Desk, pool: ThreadPoolExecutor, *words: str) -> tuple[int, str] | None:
    """What the real client hears."""
    answer: Future[tuple[int, str] | None] = pool.submit(ask, desk.folder, words)
    return heard(desk, answer)


def heard(desk: Desk, answer: Future[tuple[int, str] | None]) -> tuple[int, str] | None:
    """What somebody in another thread hears while the loop turns."""
    while not answer.done():
        desk.waiter.turn(0.01)  # the end of a thread wakes no loop
    return answer.result()


def reply(line: bytes) -> tuple[int, str]:
    message = json.loads(line)
    assert list(message) == ["v", "code", "text"]
    assert message["v"] == 1
    assert line.endswith(b"\n")
    return message["code"], message["text"]


def test_the_words_of_a_command_come_in_and_the_reply_goes_out(desk: Desk, pool: ThreadPoolExecutor) -> None:
    assert asked(desk, pool, "snooze", "5 min") == (0, "snooze 5 min")
    assert [request.words for request in desk.requests] == [("snooze", "5 min")]


@pytest.mark.parametrize(
    "word", ["", 'say "hi"', "back\\slash", "line\nbreak\t", "für 5 min", "🦵", "\udcff", "\x00\x7f"]
)
def test_any_word_comes_through_unchanged(desk: Desk, pool: ThreadPoolExecutor, word: str) -> None:
    assert asked(desk, pool, word, "x") == (0, f"{word} x")
    assert desk.requests[0].words == (word, "x")


def test_the_exit_code_comes_through(desk: Desk, pool: ThreadPoolExecutor) -> None:
    desk.answer = lambda request: request.reply(Reply(1, "nothing to snooze"))
    assert asked(desk, pool, "snooze") == (1, "nothing to snooze")


def test_a_long_reply_comes_through_whole(desk: Desk, pool: ThreadPoolExecutor) -> None:
    text = "a plan for a year\n" * 100_000
    desk.answer = lambda request: request.reply(Reply(0, text))
    assert asked(desk, pool, "plan") == (0, text)


def test_the_reply_may_come_later(desk: Desk) -> None:
    desk.answer = lambda _: None
    caller = desk.call()
    caller.sendall(b'{"v":1,"words":["status"]}\n')
    desk.waiter.run_until(lambda: desk.requests)
    desk.requests[0].reply(Reply(0, "late"))
    assert reply(desk.says(caller)) == (0, "late")


def test_a_line_may_come_in_pieces(desk: Desk) -> None:
    caller = desk.call()
    for piece in (b'{"v":1,"wor', b'ds":["status"]', b"}\n"):
        assert desk.requests == []
        caller.sendall(piece)
        desk.waiter.turn(1)
        desk.waiter.turn(0)
    assert reply(desk.says(caller)) == (0, "status")


@pytest.mark.parametrize(
    "line",
    [
        b"status\n",
        b"\n",
        b"[1]\n",
        b'{"v":1}\n',
        b'{"v":1,"words":[]}\n',
        b'{"v":1,"words":"status"}\n',
        b'{"v":1,"words":["snooze",5]}\n',
        b'{"v":2,"words":["status"]}\n',
        b'{"words":["status"]}\n',
        b"\xff\n",
        b"[" * 60_000 + b"\n",
    ],
)
def test_what_is_no_request_is_refused_with_a_hint(desk: Desk, line: bytes) -> None:
    caller = desk.call()
    caller.sendall(line)
    code, text = reply(desk.says(caller))
    assert code == 2
    assert "write it like" in text or "start it again" in text
    assert desk.requests == []


def padded(length: int) -> bytes:
    """A request of so many bytes, its line end included."""
    head, tail = b'{"v":1,"words":["', b'"]}\n'
    return head + b"a" * (length - len(head) - len(tail)) + tail


def test_a_request_of_64_kib_is_heard(desk: Desk) -> None:
    caller = desk.call()
    caller.sendall(padded(LIMIT))
    assert reply(desk.says(caller))[0] == 0


@pytest.mark.parametrize("line", [padded(LIMIT + 1), b"a" * (LIMIT + 1)])
def test_a_request_of_more_than_64_kib_is_refused(desk: Desk, line: bytes) -> None:
    caller = desk.call()
    caller.sendall(line)
    assert reply(desk.says(caller)) == (2, "the command is longer than 65536 bytes; make it shorter")
    assert desk.requests == []


def test_the_client_hears_that_its_command_is_too_long(desk: Desk, pool: ThreadPoolExecutor) -> None:
    assert asked(desk, pool, "a" * 1_000_000) == (2, "the command is longer than 65536 bytes; make it shorter")


def test_a_caller_that_says_nothing_and_goes_is_no_error(desk: Desk) -> None:
    desk.call().close()
    desk.waiter.run_until(lambda: desk.waiter.delayed == 0 and desk.waiter.watched == 1)
    caller = desk.call()
    caller.sendall(b'{"v":1,"wo')
    caller.close()
    desk.waiter.turn(1)
    desk.waiter.run_until(lambda: desk.waiter.watched == 1)
    assert desk.requests == []


def test_a_caller_that_does_not_wait_for_its_reply_is_no_error(desk: Desk) -> None:
    desk.answer = lambda _: None
    caller = desk.call()
    caller.sendall(b'{"v":1,"words":["done"]}\n')
    caller.close()
    desk.waiter.run_until(lambda: desk.requests)
    desk.requests[0].reply(Reply(0, "done"))
    assert desk.waiter.watched == 1


def test_a_reply_after_the_end_of_everything_is_no_error(desk: Desk) -> None:
    desk.answer = lambda _: None
    caller = desk.call()
    caller.sendall(b'{"v":1,"words":["done"]}\n')
    desk.waiter.run_until(lambda: desk.requests)
    desk.close()
    desk.requests[0].reply(Reply(0, "done"))
    assert desk.says(caller) == b""


class PatienceMeter(SelectingWaiter):
    """Remembers delays, and lets them be over on demand."""

    def __init__(self) -> None:
        super().__init__()
        self.delays: list[tuple[timedelta, Callable[[], None]]] = []

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        self.delays.append((delay, then))
        return super().after(delay, then)


def test_a_caller_that_is_slow_is_hung_up_on_after_five_seconds(runtime: str) -> None:
    waiter = PatienceMeter()
    desk = Desk(runtime, waiter)
    caller = desk.call()
    caller.sendall(b'{"v":1,"words":["sta')
    waiter.run_until(lambda: waiter.delays)
    ((delay, hang_up),) = waiter.delays
    assert delay == timedelta(seconds=5)
    hang_up()
    assert desk.says(caller) == b""
    desk.close()
    waiter.close()


def test_a_caller_that_does_not_take_its_reply_holds_nobody_up(desk: Desk, pool: ThreadPoolExecutor) -> None:
    desk.answer = lambda request: request.reply(Reply(0, "x" * (1 if request.words == ("short",) else 3_000_000)))
    caller = desk.call()
    caller.sendall(b'{"v":1,"words":["long"]}\n')
    desk.waiter.run_until(lambda: desk.requests)
    assert asked(desk, pool, "short") == (0, "x")
    assert reply(desk.says(caller)) == (0, "x" * 3_000_000)


def test_more_callers_than_are_heard_at_a_time_wait_their_turn(desk: Desk, pool: ThreadPoolExecutor) -> None:
    silent = [desk.call() for _ in range(8)]
    desk.waiter.run_until(lambda: desk.waiter.delayed == 8)
    answer = pool.submit(ask, desk.folder, ["status"])
    for _ in range(20):
        desk.waiter.turn(0.005)
    assert desk.requests == []
    silent.pop().close()
    assert heard(desk, answer) == (0, "status")
    for caller in silent:
        caller.close()


def test_a_hundred_callers_at_once_are_all_answered(desk: Desk, pool: ThreadPoolExecutor) -> None:
    answers = [pool.submit(ask, desk.folder, [str(number)]) for number in range(100)]
    assert [heard(desk, answer) for answer in answers] == [(0, str(number)) for number in range(100)]


def test_only_the_user_can_come_near(desk: Desk) -> None:
    assert stat.S_IMODE(Path(desk.folder).stat().st_mode) == 0o700
    assert stat.S_IMODE(Path(desk.address).stat().st_mode) == 0o600


@pytest.mark.usefixtures("as_root")
def test_another_user_finds_nobody_there(desk: Desk) -> None:
    assert told(lambda: str(ask(desk.folder, ["status"])), NOBODY) == "None"


@pytest.mark.usefixtures("as_root")
def test_another_user_is_refused_even_where_every_door_is_open(desk: Desk) -> None:
    Path(desk.folder).chmod(0o777)
    Path(desk.address).chmod(0o777)

    def knock() -> None:
        caller = desk.call()
        with suppress(ConnectionError):  # hung up on before it could say so, or before it was read
            caller.sendall(b'{"v":1,"words":["quit"]}\n')
            assert caller.recv(100) == b""

    child = fork(knock, NOBODY)
    desk.waiter.turn(5)
    assert ended(child) == 0
    assert desk.requests == []


def test_a_caller_of_whom_the_system_does_not_tell_who_it_is_is_refused(runtime: str, waiter: SelectingWaiter) -> None:
    def unknown(_: socket.socket) -> int:
        raise OSError("not connected")

    desk = Desk(runtime, waiter, unknown)
    caller = desk.call()
    caller.sendall(b'{"v":1,"words":["quit"]}\n')
    assert desk.says(caller) == b""
    assert desk.requests == []
    desk.close()


@pytest.mark.usefixtures("as_root")
def test_root_is_no_exception(runtime: str) -> None:
    reader, writer = os.pipe()

    def serve() -> None:
        waiter = SelectingWaiter()
        desk = Desk(runtime, waiter)
        os.write(writer, b".")
        waiter.turn(5)
        assert desk.requests == []
        assert waiter.watched == 1

    child = fork(serve, NOBODY)
    os.close(writer)
    os.read(reader, 1)
    assert ask(runtime, ["quit"]) is None
    caller = socket.socket(socket.AF_UNIX)
    caller.connect(f"{runtime}/control.sock")
    assert caller.recv(100) == b""
    caller.close()
    assert ended(child) == 0
    os.close(reader)


@pytest.mark.usefixtures("as_root")
def test_an_ordinary_user_is_served(runtime: str) -> None:
    def serve_and_ask() -> None:
        desk = Desk(runtime, SelectingWaiter())
        with ThreadPoolExecutor(1) as pool:
            assert asked(desk, pool, "status") == (0, "status")
        desk.close()

    assert ended(fork(serve_and_ask, NOBODY)) == 0


def test_nobody_answers_where_nothing_runs(runtime: str) -> None:
    assert ask(runtime, ["status"]) is None


def test_closing_takes_the_address_away(runtime: str, waiter: SelectingWaiter) -> None:
    desk = Desk(runtime, waiter)
    desk.close()
    assert [each.name for each in Path(runtime).iterdir()] == ["lock"]
    assert ask(runtime, ["status"]) is None


def test_the_socket_that_a_killed_process_left_behind_is_replaced(
    runtime: str, waiter: SelectingWaiter, pool: ThreadPoolExecutor
) -> None:
    reader, writer = os.pipe()

    def serve() -> None:
        other = SelectingWaiter()
        Desk(runtime, other)
        os.write(writer, b".")
        other.turn(60)

    child = fork(serve)
    os.close(writer)
    assert os.read(reader, 1) == b"."
    assert hold(runtime) is None
    kill(child)
    os.close(reader)
    assert ask(runtime, ["status"]) is None
    desk = Desk(runtime, waiter)
    assert desk.held is not None
    assert asked(desk, pool, "status") == (0, "status")
    desk.close()


def test_a_folder_whose_name_is_too_long_for_a_socket_is_explained(public: Path, waiter: SelectingWaiter) -> None:
    folder = public / ("long" * 30)
    folder.mkdir()
    with pytest.raises(OSError, match="too long for a socket; set XDG_RUNTIME_DIR"):
        UnixControl(str(folder), lambda _: None, waiter, peer)
    assert ask(str(folder), ["status"]) is None


def test_without_a_loop_a_thread_does_the_waiting(runtime: str) -> None:
    held = hold(runtime)
    assert held is not None
    requests: list[Any] = []

    def answer(message: Message) -> None:
        assert isinstance(message, Request)
        requests.append(message.words)
        message.reply(Reply(0, " ".join(message.words)))

    control = choose(runtime, answer, None)
    assert ask(runtime, ["snooze", "5 min"]) == (0, "snooze 5 min")
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda number: ask(runtime, [str(number)]), range(50)))
    assert answers == [(0, str(number)) for number in range(50)]
    control.close()
    assert len(requests) == 51
    assert ask(runtime, ["status"]) is None
    held.release()
