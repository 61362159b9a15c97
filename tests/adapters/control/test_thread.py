"""The loop in a thread."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from threading import Event, Thread

import pytest

from kneebreak.adapters.control.thread import ThreadLoop


@pytest.fixture
def loop() -> Iterator[ThreadLoop]:
    loop = ThreadLoop()
    yield loop
    loop.close()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reader, writer = os.pipe()
    yield reader, writer
    os.close(reader)
    os.close(writer)


def test_it_rests_when_it_has_done_what_it_was_called_for(loop: ThreadLoop) -> None:
    thread = Thread(target=loop.run)
    thread.start()
    called = Event()
    loop.call(called.set)
    assert called.wait(5)
    before = time.process_time()
    Event().wait(0.2)
    assert time.process_time() - before < 0.1
    loop.call(loop.stop)
    thread.join(5)
    assert not thread.is_alive()


def test_calls_come_in_their_order(loop: ThreadLoop) -> None:
    heard: list[int] = []
    for number in range(100):
        loop.call(lambda number=number: heard.append(number))  # type: ignore[misc]  # a default that binds the number
    loop.call(loop.stop)
    loop.run()
    assert heard == list(range(100))


def test_a_loop_that_has_stopped_takes_no_calls(loop: ThreadLoop) -> None:
    loop.stop()
    loop.call(lambda: pytest.fail("it has stopped"))
    loop.run()


def test_delays_end_in_their_order_unless_they_are_called_off(loop: ThreadLoop) -> None:
    heard: list[str] = []
    loop.after(timedelta(milliseconds=20), loop.stop)
    loop.after(timedelta(milliseconds=10), lambda: heard.append("second"))
    loop.after(timedelta(milliseconds=1), lambda: heard.append("first"))
    call_off = loop.after(timedelta(milliseconds=5), lambda: heard.append("never"))
    call_off()
    call_off()
    loop.run()
    assert heard == ["first", "second"]


def test_a_descriptor_that_another_callback_has_given_away_is_not_served_as_before(loop: ThreadLoop) -> None:
    first, second = os.pipe(), os.pipe()
    heard: list[str] = []

    def take_over(mine: int, other: int) -> None:
        heard.append("as before")
        loop.forget(mine)
        loop.forget(other)
        loop.watch(other, lambda: None)
        loop.stop()

    loop.watch(first[0], lambda: take_over(first[0], second[0]))
    loop.watch(second[0], lambda: take_over(second[0], first[0]))
    os.write(first[1], b".")
    os.write(second[1], b".")
    loop.run()
    assert heard == ["as before"]
    for fd in (*first, *second):
        os.close(fd)


def test_forgetting_what_is_not_watched_is_harmless(loop: ThreadLoop, pipe: tuple[int, int]) -> None:
    loop.forget(pipe[0])
    loop.watch(pipe[0], lambda: pytest.fail("forgotten"))
    loop.forget(pipe[0])
    os.write(pipe[1], b".")
    loop.call(loop.stop)
    loop.run()
