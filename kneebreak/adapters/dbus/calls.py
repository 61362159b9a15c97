"""Calls that wait for their answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.dbus.handlers import survive
from kneebreak.adapters.dbus.messages import DISCONNECTED, HeaderFields, Message, MessageType, field
from kneebreak.ports import FileWaiter
from kneebreak.record import NamedTuple

_REPLIES = (MessageType.method_return, MessageType.error)


class _Call(NamedTuple):
    """What is to become of an answer, or of the lack of one."""

    then: Callable[[Message], None]
    failed: Callable[[str], None]
    call_off: Callable[[], None]


class Calls:
    """Each is answered or fails, once: with the name of a D-Bus error, or with `timeout`."""

    def __init__(self, waiter: FileWaiter) -> None:
        self._waiter = waiter
        self._open: dict[int, _Call] = {}

    def add(
        self,
        serial: int,
        then: Callable[[Message], None] | None,
        failed: Callable[[str], None] | None,
        within: timedelta | None,
    ) -> None:
        """Wait for the answer to the call of this serial for so long; None: there is nobody who could answer."""
        delay, reason = (timedelta(0), DISCONNECTED) if within is None else (within, "timeout")
        call_off = self._waiter.after(delay, lambda: self.fail(serial, reason))
        self._open[serial] = _Call(then or _ignore, failed or _ignore, call_off)

    def hear(self, reply: Message) -> None:
        """Take an answer, which may be an error; one that nobody waits for is passed over."""
        if reply.header.message_type is MessageType.error:
            self.fail(answered(reply), field(reply, HeaderFields.error_name))
        elif (call := self._take(answered(reply))) is not None:
            survive(call.then, reply)

    def fail(self, serial: int, reason: str) -> None:
        """Tell whoever waits that there is no answer."""
        if (call := self._take(serial)) is not None:
            survive(call.failed, reason)

    def fail_all(self) -> None:
        """There is nobody any more who could answer."""
        for serial in tuple(self._open):
            self.fail(serial, DISCONNECTED)

    def forget(self) -> None:
        """Let nobody hear of anything."""
        for call in self._open.values():
            call.call_off()
        self._open.clear()

    def _take(self, serial: int) -> _Call | None:
        call = self._open.pop(serial, None)
        if call is not None:
            call.call_off()
        return call


def answered(message: Message) -> int:
    """The serial of the call that a message answers; 0: it is no answer."""
    if message.header.message_type not in _REPLIES:
        return 0
    serial = message.header.fields.get(HeaderFields.reply_serial, 0)
    return serial if isinstance(serial, int) else 0


def _ignore(_: object) -> None:
    """Nobody wants to know."""
