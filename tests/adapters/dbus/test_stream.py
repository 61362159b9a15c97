"""Bytes in and out, with a bus that is slow, gone or mad."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from kneebreak.adapters.dbus.messages import DBusAddress, Message, new_signal
from kneebreak.adapters.dbus.stream import Stream
from tests.fakes.file_waiter import SelectingWaiter


class Pipe:
    """A stream, and its other end."""

    def __init__(self, waiter: SelectingWaiter) -> None:
        near, self.far = socket.socketpair()
        self.heard: list[Message] = []
        self.ended: list[Exception] = []
        self._waiter = waiter
        self.stream = Stream(near, waiter, self._ready)

    def _ready(self) -> None:
        try:
            self.heard += self.stream.read()
        except ConnectionError as error:
            self.ended.append(error)
            self.stream.close()

    def close(self) -> None:
        if not self.ended:
            self.stream.close()
        self.far.close()


@pytest.fixture
def pipe(waiter: SelectingWaiter) -> Iterator[Pipe]:
    pipe = Pipe(waiter)
    yield pipe
    pipe.close()


def _signal(text: str, serial: int = 1) -> bytes:
    data: bytes = new_signal(DBusAddress("/x", interface="a.b"), "Said", "s", (text,)).serialise(serial=serial)
    return data


def test_what_the_socket_does_not_take_goes_out_later_and_in_order(pipe: Pipe, waiter: SelectingWaiter) -> None:
    said = [bytes([number]) * 1_000_000 for number in range(10)]
    for data in said:
        pipe.stream.write(data)
    assert waiter.watched == 2  # for reading, and for room to write
    pipe.far.setblocking(False)  # noqa: FBT003 - the socket module's own signature
    arrived = bytearray()

    def take() -> bool:
        try:
            arrived.extend(pipe.far.recv(1_000_000))
        except BlockingIOError:
            return False
        return len(arrived) == 10_000_000

    while not take():
        waiter.turn(0.01)
    assert arrived == b"".join(said)
    waiter.turn(0)
    assert waiter.watched == 1


def test_a_message_may_come_in_pieces_or_many_at_once(pipe: Pipe, waiter: SelectingWaiter) -> None:
    data = _signal("one") + _signal("two") + _signal("three")
    for start in range(0, len(data), 7):
        pipe.far.sendall(data[start : start + 7])
        waiter.turn(0)
    waiter.run_until(lambda: len(pipe.heard) == 3)
    assert [message.body for message in pipe.heard] == [("one",), ("two",), ("three",)]


def test_a_message_that_cannot_be_read_is_passed_over(pipe: Pipe, waiter: SelectingWaiter) -> None:
    unknown_type = bytearray(_signal("type"))
    unknown_type[1] = 77
    no_text = _signal("text").replace(b"text", b"\xff\xfe\xff\xfe")
    pipe.far.sendall(bytes(unknown_type) + _signal("one") + no_text + _signal("two"))
    waiter.run_until(lambda: len(pipe.heard) == 2)
    assert [message.body for message in pipe.heard] == [("one",), ("two",)]
    assert pipe.ended == []


def test_bytes_that_are_no_message_at_all_end_the_stream(pipe: Pipe, waiter: SelectingWaiter) -> None:
    pipe.far.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    waiter.run_until(lambda: pipe.ended)
    assert str(pipe.ended[0]) == "the message bus sent what is no message"


def test_writing_to_a_bus_that_is_gone_is_noticed_where_one_reads(pipe: Pipe, waiter: SelectingWaiter) -> None:
    pipe.far.close()
    pipe.stream.write(_signal("x" * 1_000_000))
    waiter.run_until(lambda: pipe.ended)
    assert isinstance(pipe.ended[0], ConnectionError)


def test_a_bus_that_goes_while_much_waits_to_be_sent_ends_the_stream(pipe: Pipe, waiter: SelectingWaiter) -> None:
    pipe.stream.write(_signal("x" * 5_000_000))
    pipe.far.close()
    waiter.run_until(lambda: pipe.ended)
    assert waiter.watched == 0
