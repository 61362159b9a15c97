"""What every place to wait at does with messages."""

from __future__ import annotations

from threading import Thread

from kneebreak.messages import Wish
from kneebreak.ports import Waiter


class WaiterContract:
    """For every system; a subclass has a fixture `waiter`, with nothing in its inbox."""

    def test_what_comes_in_is_handed_over_once_oldest_first(self, waiter: Waiter) -> None:
        waiter.inbox(Wish.GREET)
        waiter.inbox(Wish.RELOAD)
        assert waiter.take() == [Wish.GREET, Wish.RELOAD]
        assert waiter.take() == []

    def test_nobody_waits_while_something_is_there(self, waiter: Waiter) -> None:
        waiter.inbox(Wish.QUIT)
        waiter.wait(None)
        assert waiter.take() == [Wish.QUIT]

    def test_a_message_of_another_thread_is_there_after_the_wait(self, waiter: Waiter) -> None:
        other = Thread(target=waiter.inbox, args=(Wish.OPEN_LOG,))
        other.start()
        waiter.wait(None)
        other.join()
        assert waiter.take() == [Wish.OPEN_LOG]
