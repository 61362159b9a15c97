"""The time for which a page is open: it says so itself, again and again."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from kneebreak.adapters.practice.server import Hear
from kneebreak.record import NamedTuple

_NOT_YET = 15 * 60.0
"""In seconds: how long the page may take to open at all."""
_SILENT = 90.0
"""The page speaks every five seconds; a browser that is short of memory may hold it back for a while."""
_LEFT = 12.0
"""A page that says it is going may be reloading, or be one of two."""


class Patience(NamedTuple):
    """How long to wait for the page, in seconds."""

    before: float = _NOT_YET
    within: float = _SILENT
    after: float = _LEFT


class _Call(NamedTuple):
    name: str
    said: object
    reply: SimpleQueue[object]


class Visit:
    """Brings what the page says from the server's threads into the one that waits for the end."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._calls: SimpleQueue[_Call] = SimpleQueue()

    def hear(self, name: str, said: object) -> object:
        """Hand on what the page says, from a thread of the server; raises ValueError for nonsense."""
        call = _Call(name, said, SimpleQueue())
        self._calls.put(call)
        try:
            answer = call.reply.get(timeout=self._patience.after)
        except Empty:
            raise ValueError("the practice is over") from None
        if isinstance(answer, ValueError):
            raise answer
        return answer

    def wait(self, hear: Hear, welcome: Callable[[], object]) -> bool:
        """Let `hear` answer the page until that ends or is gone; False: it never came.

        `welcome` is called when it comes.
        """
        patience, came = self._patience.before, False
        while True:
            try:
                call = self._calls.get(timeout=patience)
            except Empty:
                return came
            if not came:
                welcome()
            patience, came = self._patience.within, True
            match call.name:
                case "beat" | "end":
                    call.reply.put({})
                case "leave":
                    patience = self._patience.after
                    call.reply.put({})
                case _:
                    call.reply.put(_answered(hear, call))
            if call.name == "end":
                return True


def _answered(hear: Hear, call: _Call) -> object:
    try:
        return hear(call.name, call.said)
    except ValueError as error:
        return error
