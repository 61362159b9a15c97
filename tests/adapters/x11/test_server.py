"""The connection to a real X server."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.x11 import wire
from kneebreak.adapters.x11.display import Display, display
from kneebreak.adapters.x11.server import Server, X11Unavailable
from tests.adapters.x11.xvfb import Xvfb
from tests.fakes.file_waiter import SelectingWaiter


@pytest.fixture
def server(xvfb: Xvfb, waiter: SelectingWaiter) -> Iterator[Server]:
    server = Server(xvfb.environment, waiter)
    yield server
    server.close()


def _atom(server: Server, name: bytes) -> int:
    answer = server.ask(wire.intern_atom(name))
    assert isinstance(answer, wire.Reply)
    return wire.atom(answer.body)


def test_what_others_write_on_a_window_can_be_read_and_heard(
    server: Server, xvfb: Xvfb, waiter: SelectingWaiter
) -> None:
    noticed: list[tuple[int, int] | None] = []
    server.on_notice(lambda notice: noticed.append(wire.changed_property(notice)))
    mood = _atom(server, b"MOOD")
    question = wire.get_property(server.root, mood)
    answer = server.ask(question)
    assert isinstance(answer, wire.Reply)
    assert wire.property_values(answer.body) is None
    server.send(wire.hear_window(server.root, hear=True))
    assert server.ask(question) is not None  # the server has seen to what was sent before
    xvfb.run("xprop", "-root", "-f", "MOOD", "32c", "-set", "MOOD", "7, 4294967295")
    waiter.run_until(lambda: noticed)
    assert noticed == [(server.root, mood)]
    answer = server.ask(question)
    assert isinstance(answer, wire.Reply)
    assert wire.property_values(answer.body) == (7, 0xFFFF_FFFF)
    server.send(wire.hear_window(server.root, hear=False))
    assert server.ask(question) is not None
    xvfb.run("xprop", "-root", "-remove", "MOOD")
    assert server.ask(question) is not None
    assert not waiter.turn(0.1)
    assert len(noticed) == 1


def test_a_question_about_a_window_that_is_gone_is_a_failure_and_harms_nothing(server: Server) -> None:
    assert isinstance(server.ask(wire.get_property(0x1FFF_FFF0, 1)), wire.Failure)
    assert isinstance(server.ask(wire.get_property(server.root, 1)), wire.Reply)


def test_what_happens_while_an_answer_is_waited_for_is_told_afterwards_from_the_loop(
    server: Server, xvfb: Xvfb, waiter: SelectingWaiter
) -> None:
    noticed: list[wire.Notice] = []
    server.on_notice(noticed.append)
    server.send(wire.hear_window(server.root, hear=True))
    assert server.ask(wire.get_property(server.root, 1)) is not None
    xvfb.run("xprop", "-root", "-f", "MOOD", "32c", "-set", "MOOD", "7")
    assert isinstance(server.ask(wire.get_property(server.root, 1)), wire.Reply)
    assert noticed == []
    waiter.run_until(lambda: noticed)
    assert len(noticed) == 1


def test_a_server_that_does_not_answer_is_not_waited_for_long_and_its_late_answer_confuses_nobody(
    server: Server, xvfb: Xvfb
) -> None:
    xvfb.process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    assert server.ask(wire.get_property(server.root, 1)) is None
    assert time.monotonic() - begun < 0.3
    xvfb.process.send_signal(signal.SIGCONT)
    deadline = time.monotonic() + 5
    while (answer := server.ask(wire.intern_atom(b"WM_NAME"))) is None:
        assert time.monotonic() < deadline
    assert isinstance(answer, wire.Reply)
    assert wire.atom(answer.body) == 39  # WM_NAME's number by the protocol


def test_a_server_that_goes_away_is_told_of_once_and_answers_nothing_any_more(
    server: Server, xvfb: Xvfb, waiter: SelectingWaiter
) -> None:
    lost: list[str] = []
    server.on_lost(lost.append)
    xvfb.close()
    waiter.run_until(lambda: lost)
    assert server.ask(wire.get_property(server.root, 1)) is None
    server.send(wire.hear_window(server.root, hear=True))
    assert len(lost) == 1
    assert waiter.watched == 0


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Xvfb]:
    """A server that lets in only who has the cookie that xauth wrote for it."""
    key = "0123456789abcdef0123456789abcdef"
    server = Xvfb(tmp_path, cookie=key)
    for number, value in ((":999", "ff" * 16), (server.environment["DISPLAY"], key)):
        server.run("xauth", "-q", "-f", str(tmp_path / ".Xauthority"), "add", number, ".", value)
    yield server
    server.close()


def _opens(environment: dict[str, str], waiter: SelectingWaiter) -> bool:
    try:
        Server(environment, waiter).close()
    except X11Unavailable:
        return False
    return True


def test_the_cookie_in_the_home_folder_or_where_xauthority_says_opens_the_door(
    guarded: Xvfb, tmp_path: Path, waiter: SelectingWaiter
) -> None:
    assert _opens(guarded.environment, waiter)
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / ".Xauthority").rename(elsewhere)
    assert not _opens(guarded.environment, waiter)
    assert _opens({**guarded.environment, "XAUTHORITY": str(elsewhere)}, waiter)
    torn = elsewhere.read_bytes()
    elsewhere.write_bytes(torn[:-3])
    assert not _opens({**guarded.environment, "XAUTHORITY": str(elsewhere)}, waiter)


def test_a_closed_door_is_refused_with_the_servers_own_reason(
    guarded: Xvfb, tmp_path: Path, waiter: SelectingWaiter
) -> None:
    assert _opens(guarded.environment, waiter)
    (tmp_path / ".Xauthority").unlink()
    with pytest.raises(X11Unavailable, match=r"does not serve us .*[Aa]uthori"):
        Server(guarded.environment, waiter)


def test_a_display_that_is_not_there_is_refused_with_its_reason(waiter: SelectingWaiter) -> None:
    with pytest.raises(X11Unavailable, match="cannot be reached"):
        Server({"DISPLAY": ":4999"}, waiter)


@pytest.mark.parametrize(
    ("name", "host", "number"),
    [(":0", "", 0), (":12.1", "", 12), ("unix:3", "", 3), ("localhost:10.0", "localhost", 10), ("::1:7", "::1", 7)],
)
def test_displays_of_this_machine_are_understood(name: str, host: str, number: int) -> None:
    assert display(name) == Display(host, number)


@pytest.mark.parametrize("name", ["", "0", ":", ":x", "desk.example.org:0", "localhost"])
def test_other_displays_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="DISPLAY is"):
        display(name)


def test_a_packet_is_taken_only_when_it_is_complete() -> None:
    reply = bytes([1, 0, 5, 0, 1, 0, 0, 0]) + bytes(24) + b"more"
    received = bytearray(reply[:35])
    assert list(wire.packets(received)) == []
    received += reply[35:] + bytes([0, 3, 6, 0]) + bytes(28)
    assert list(wire.packets(received)) == [wire.Reply(5, reply), wire.Failure(6, 3)]
    assert received == b""
