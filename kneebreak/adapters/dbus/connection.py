"""A connection to a message bus, on the loop."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import NamedTuple

from kneebreak.adapters.dbus.handshake import BusError, Greeted, greet
from kneebreak.adapters.dbus.listeners import Listeners
from kneebreak.adapters.dbus.messages import (
    DISCONNECTED,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    bus_call,
    field,
    new_error,
)
from kneebreak.adapters.dbus.objects import Objects, Servant
from kneebreak.adapters.dbus.stream import Stream
from kneebreak.language import marked
from kneebreak.ports import FileWaiter

_OPENING = timedelta(seconds=2)
_ANSWERING = timedelta(seconds=5)
_AT_ONCE = timedelta(0)
_REPLIES = (MessageType.method_return, MessageType.error)


class _Pending(NamedTuple):
    """A call that has not been answered yet."""

    then: Callable[[Message], None]
    failed: Callable[[str], None]
    call_off: Callable[[], None]


class Connection:
    """Speaks D-Bus; everything that arrives is handled from within the waiter's `wait`.

    What a handler raises is reported on standard error and survived: a peer may send anything.
    """

    unique_name: str
    bus_id: str
    """Names this bus and no other, for as long as it runs."""

    def __init__(self, greeted: Greeted, waiter: FileWaiter, lost: Callable[[], None]) -> None:
        self.unique_name = ""
        self.bus_id = greeted.bus_id
        self._waiter = waiter
        self._lost = lost
        self._serials = count(1)
        self._pending: dict[int, _Pending] = {}
        self._objects = Objects()
        self._arrived: deque[Message] = deque()
        self._listeners = Listeners(self)
        self._stream: Stream | None = Stream(greeted.socket, waiter, self._ready)

    @classmethod
    def open(cls, address: str, waiter: FileWaiter, lost: Callable[[], None]) -> Connection:
        """Join the bus at a D-Bus address; blocks for two seconds at most and raises BusError.

        `lost` is called once, from the loop, when the bus goes away.
        """
        deadline = time.monotonic() + _OPENING.total_seconds()  # bounds a blocking wait; no time is told by it
        connection = cls(greet(address, deadline), waiter, lost)
        try:
            left = timedelta(seconds=deadline - time.monotonic())
            connection.unique_name = connection.call_now(bus_call("Hello"), left).body[0]
        except BaseException:
            connection.close()
            raise
        return connection

    def send(self, message: Message) -> None:
        """Send a signal, a reply, or a call whose answer does not matter."""
        if message.header.message_type is MessageType.method_call:
            message.header.flags |= MessageFlag.no_reply_expected
        self._write(message)

    def call(
        self,
        message: Message,
        then: Callable[[Message], None] | None = None,
        failed: Callable[[str], None] | None = None,
        within: timedelta = _ANSWERING,
    ) -> None:
        """Send a call; `then` gets the answer, `failed` the name of a D-Bus error, or `timeout` if none came."""
        serial = self._write(message)
        delay, reason = (_AT_ONCE, DISCONNECTED) if self._stream is None else (within, "timeout")
        call_off = self._waiter.after(delay, lambda: self._fail(serial, reason))
        self._pending[serial] = _Pending(then or _ignore, failed or _ignore, call_off)

    def call_now(self, message: Message, within: timedelta) -> Message:
        """Send a call and block until it is answered; only for the start of the program. Raises BusError.

        What arrives meanwhile is handled afterwards, from the loop.
        """
        deadline = time.monotonic() + within.total_seconds()  # bounds a blocking wait; no time is told by it
        serial = self._write(message)
        try:
            reply = self._await(serial, deadline)
        except TimeoutError:
            raise BusError(f"{_named(message)}: no answer within {within.total_seconds():.1f} s", "timeout") from None
        except ConnectionError as error:
            raise BusError(f"{_named(message)}: {error}", DISCONNECTED) from error
        finally:
            if self._arrived:
                self._waiter.after(_AT_ONCE, self._dispatch_all)
        if reply.header.message_type is MessageType.error:
            name = field(reply, HeaderFields.error_name)
            raise BusError(f"{_named(message)}: {name} {_told(reply)}".rstrip(), name)
        return reply

    def on_signal(self, rule: MatchRule, handler: Callable[[Message], None]) -> Callable[[], None]:
        """Hear the signals that a rule matches, its sender included; returns the function that ends it."""
        return self._listeners.add(rule, handler)

    def watch_name(self, name: str, changed: Callable[[str], None]) -> None:
        """Hear each new owner of a name from now on: its unique name, or an empty text when nobody owns it."""
        self._listeners.watch_name(name, changed)

    def follow_name(self, name: str, changed: Callable[[str], None]) -> Callable[[], None]:
        """The same, beginning with who owns it already; returns the function that ends it."""
        return self._listeners.follow_name(name, changed)

    def serve(self, path: str, handler: Servant) -> None:
        """Answer the calls to an object; a handler that returns None does not know the method."""
        self._objects.add(path, handler)

    def close(self) -> None:
        """Leave the bus; neither `lost` nor what still waits for an answer is called."""
        for pending in self._pending.values():
            pending.call_off()
        self._pending.clear()
        self._arrived.clear()
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _write(self, message: Message) -> int:
        serial = next(self._serials)
        data = message.serialise(serial=serial)
        if self._stream is not None:
            self._stream.write(data)
        return serial

    def _await(self, serial: int, deadline: float) -> Message:
        while self._stream is not None:
            answer = None
            for message in self._stream.exchange(deadline - time.monotonic()):
                if _answered(message) == serial:
                    answer = message
                else:
                    self._arrived.append(message)
            if answer is not None:
                return answer
        raise ConnectionResetError(marked("the connection is closed"))

    def _ready(self) -> None:
        if self._stream is None:
            return
        try:
            self._arrived.extend(self._stream.read())
        except OSError:
            self._lose()
        else:
            self._dispatch_all()

    def _lose(self) -> None:
        unanswered = tuple(self._pending)
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        for serial in unanswered:
            self._fail(serial, DISCONNECTED)
        self._lost()

    def _dispatch_all(self) -> None:
        while self._arrived:
            self._dispatch(self._arrived.popleft())

    def _dispatch(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for handler in self._listeners.for_signal(message):
                _survive(handler, message)
        elif kind is MessageType.method_call:
            self._serve(message)
        elif kind is MessageType.error:
            self._fail(_answered(message), field(message, HeaderFields.error_name))
        elif (pending := self._pending.pop(_answered(message), None)) is not None:
            pending.call_off()
            _survive(pending.then, message)

    def _fail(self, serial: int, reason: str) -> None:
        pending = self._pending.pop(serial, None)
        if pending is not None:
            pending.call_off()
            _survive(pending.failed, reason)

    def _serve(self, call: Message) -> None:
        wants_reply = not call.header.flags & MessageFlag.no_reply_expected
        try:
            reply = self._objects.reply_to(call)
            if wants_reply:
                self._write(reply)
        except Exception as error:  # noqa: BLE001 - what a caller can provoke must not end the program
            _report()
            if wants_reply:
                self._write(new_error(call, "org.freedesktop.DBus.Error.Failed", "s", (type(error).__name__,)))


def _answered(message: Message) -> int:
    """The serial of the call that a message answers; 0: it is no answer."""
    if message.header.message_type not in _REPLIES:
        return 0
    serial = message.header.fields.get(HeaderFields.reply_serial, 0)
    return serial if isinstance(serial, int) else 0


def _named(message: Message) -> str:
    return f"{field(message, HeaderFields.destination)} {field(message, HeaderFields.member)}"


def _told(error: Message) -> str:
    return error.body[0] if error.body and isinstance(error.body[0], str) else ""


def _ignore(_: object) -> None:
    """Nobody wants to know."""


def _survive(handler: Callable[..., None], told: object) -> None:
    try:
        handler(told)
    except Exception:  # noqa: BLE001 - what a peer can provoke must not end the program
        _report()


def _report() -> None:
    sys.excepthook(*sys.exc_info())
