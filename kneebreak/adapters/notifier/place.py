"""The one bubble of a slot: what is wanted there, what is on its way, what is up."""

from __future__ import annotations

from kneebreak.adapters.notifier.letter import Letter, compose
from kneebreak.adapters.notifier.servers import Server
from kneebreak.ports import Bubble, Slot
from kneebreak.record import NamedTuple


class Up(NamedTuple):
    """A bubble that the server has accepted."""

    id: int
    letter: Letter | None
    """None: an earlier run of the program put it there."""


class Place:
    """Sees to it that one letter at the most is on its way, so that each id belongs to one letter."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        self.up: Up | None = None
        self.over = 0
        """The id of a bubble that ended while its successor is on the way, which may get the same id."""
        self._wanted: Bubble | None = None
        self._unsent = False
        self._sent: Letter | None = None

    @property
    def is_sending(self) -> bool:
        """Whether a letter is on its way, so that its id is not known yet."""
        return self._sent is not None

    @property
    def must_send(self) -> bool:
        """Whether there is something to send, and nothing on its way."""
        return self._wanted is not None and self._unsent and self._sent is None

    @property
    def must_close(self) -> bool:
        """Whether something is up that is not wanted any more."""
        return self._wanted is None and self._sent is None and self.up is not None

    def want(self, bubble: Bubble | None) -> None:
        """Have this bubble here from now on, or none."""
        self._wanted = bubble
        self._unsent = bubble is not None

    def letter(self, server: Server) -> Letter:
        """The letter to be sent now; only where `must_send`."""
        assert self._wanted is not None  # noqa: S101 - says the same as the docstring, for the type checker
        self._sent = compose(self.slot, self._wanted, server)
        self._unsent = False
        return self._sent

    def accept(self, letter: Letter, number: int) -> bool:
        """The server took a letter; False if that concerns nobody any more."""
        if letter is not self._sent:
            return False
        self._sent = None
        self.over = 0
        self.up = Up(number, letter)
        return True

    def refuse(self, letter: Letter) -> bool:
        """The server did not take a letter; returns whether there is something newer to do than to send it again."""
        if letter is not self._sent:
            return False
        self._sent = None
        self.over = 0
        if self._wanted is None or self._unsent:
            return True
        self.put_off()
        return False

    def put_off(self) -> None:
        """Nothing can be sent at present; a prompt is kept for a better time, a note would be stale by then."""
        if self._wanted is not None and self._wanted.prompt is None:
            self._wanted = None
        self._unsent = self._wanted is not None

    def end(self) -> Up | None:
        """Whatever is up is over; a newer bubble that is on its way still comes."""
        ended, self.up = self.up, None
        if self._sent is None:
            self._wanted = None
        elif ended is not None:
            self.over = ended.id
        return ended

    def lose(self) -> bool:
        """The server is gone with everything; returns whether a prompt went with it."""
        lost = self._wanted is not None and self._wanted.prompt is not None
        self.up = self._sent = self._wanted = None
        self.over = 0
        return lost
