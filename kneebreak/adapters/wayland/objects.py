"""The objects on one connection: who hears their events, and which ids are free."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.wayland import wire

DISPLAY = 1
"""The id of the one object that is there from the beginning."""

Handler = Callable[[int, wire.Arguments], None]
"""Takes an event of an object: its opcode and its arguments."""


class Objects:
    """Gives ids to the objects that we make, without gaps and again when the compositor is done with one."""

    def __init__(self, display: Handler) -> None:
        self._handlers = {DISPLAY: display}
        self._last = DISPLAY
        self._free: list[int] = []

    def create(self, handler: Handler) -> int:
        """The id of an object that the next request makes."""
        if not self._free:
            self._last += 1
            self._free.append(self._last)
        made = self._free.pop()
        self._handlers[made] = handler
        return made

    def adopt(self, made: int, handler: Handler) -> None:
        """Hear the events of an object that the compositor made."""
        self._handlers[made] = handler

    def forget(self, made: int) -> None:
        """Hear no more of an object."""
        self._handlers.pop(made, None)

    def release(self, made: int) -> None:
        """The compositor is done with an object, so that its id can be used again."""
        self.forget(made)
        if DISPLAY < made <= self._last and made not in self._free:
            self._free.append(made)

    def hear(self, event: wire.Event) -> None:
        """Hand an event to whoever hears those of its object, if anybody does."""
        handler = self._handlers.get(event.sender)
        if handler is not None:
            handler(event.opcode, wire.Arguments(event.body))
