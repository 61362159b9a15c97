"""A connection to a message bus, on the loop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from datetime import timedelta
from itertools import count

from kneebreak.adapters.dbus.calls import Calls, answered
from kneebreak.adapters.dbus.handlers import report, survive
from kneebreak.adapters.dbus.handshake import BusError, greet
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
from kneebreak.ports import FileWaiter

AGAIN = (timedelta(seconds=1), timedelta(seconds=10), timedelta(minutes=1))
"""How long after the loss of a bus, and after each vain attempt, it is to be tried again; the last over and over.

Where systemd listens for the bus, the first attempt starts it.
"""
_OPENING = timedelta(seconds=2)
_ANSWERING = timedelta(seconds=5)
_AT_ONCE = timedelta(0)


class Connection:
    """Speaks D-Bus; everything that arrives is handled from within the waiter's `wait`.

    What a handler raises is reported on standard error and survived: a peer may send anything.
    """

    unique_name: str
    bus_id: str
    """Names this bus and no other, for as long as it runs."""

    def __init__(self, address: str, waiter: FileWaiter, lost: Callable[[], None]) -> None:
        self.unique_name = self.bus_id = ""
        self._address = address
        self._waiter = waiter
        self._lost = lost
        self._serials = count(1)
        self._calls = Calls(waiter)
        self._objects = Objects()
        self._joining: list[Callable[[], None]] = []
        self._arrived: deque[Message] = deque()
        self._listeners = Listeners(self)
        self._stream: Stream | None = None

    @classmethod
    def open(cls, address: str, waiter: FileWaiter, lost: Callable[[], None]) -> Connection:
        """Join the bus at a D-Bus address; blocks for two seconds at most and raises BusError.

        `lost` is called, from the loop, when the bus goes away.
        """
        connection = cls(address, waiter, lost)
        connection.join()
        return connection

    @property
    def is_joined(self) -> bool:
        """Whether there is a bus."""
        return self._stream is not None

    def join(self) -> None:
        """Join the bus for the first time; blocks and raises as `open` does."""
        deadline = time.monotonic() + _OPENING.total_seconds()  # bounds a blocking wait; no time is told by it
        greeted = greet(self._address, deadline)
        self.bus_id = greeted.bus_id
        self._stream = Stream(greeted.socket, self._waiter, self._ready)
        try:
            left = timedelta(seconds=deadline - time.monotonic())
            self.unique_name = self.call_now(bus_call("Hello"), left).body[0]
        except BaseException:
            self._hang_up()
            raise

    def join_anew(self) -> None:
        """Join the bus that is there by now, after the loss of one; blocks as `open` does and raises BusError.

        Whoever listened or served goes on with that. Nobody owned a name meanwhile, as they were told.
        """
        self.join()
        self._listeners.renew()
        for handler in self._joining:
            survive(handler)

    def on_joined(self, handler: Callable[[], None]) -> None:
        """Hear when another bus was joined, under another name and with nothing that was asked of the one before."""
        self._joining.append(handler)

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
        self._calls.add(serial, then, failed, None if self._stream is None else within)

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

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        """Call `then` once, on the loop that this lives on; returns a function that calls it off."""
        return self._waiter.after(delay, then)

    def close(self) -> None:
        """Leave the bus; neither `lost` nor what still waits for an answer is called."""
        self._calls.forget()
        self._arrived.clear()
        self._hang_up()

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
                if answered(message) == serial:
                    answer = message
                else:
                    self._arrived.append(message)
            if answer is not None:
                return answer
        raise ConnectionResetError("the connection is closed")

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
        self._hang_up()
        # That names have no owner any more comes first: what was asked of one is then known to be no fault of its.
        for changed in self._listeners.watching():
            survive(changed, "")
        self._calls.fail_all()
        self._lost()

    def _hang_up(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _dispatch_all(self) -> None:
        while self._arrived:
            self._dispatch(self._arrived.popleft())

    def _dispatch(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            for handler in self._listeners.for_signal(message):
                survive(handler, message)
        elif kind is MessageType.method_call:
            self._serve(message)
        else:
            self._calls.hear(message)

    def _serve(self, call: Message) -> None:
        wants_reply = not call.header.flags & MessageFlag.no_reply_expected
        try:
            reply = self._objects.reply_to(call)
            if wants_reply:
                self._write(reply)
        except Exception as error:  # noqa: BLE001 - what a caller can provoke must not end the program
            report()
            if wants_reply:
                self._write(new_error(call, "org.freedesktop.DBus.Error.Failed", "s", (type(error).__name__,)))


def _named(message: Message) -> str:
    return f"{field(message, HeaderFields.destination)} {field(message, HeaderFields.member)}"


def _told(error: Message) -> str:
    return error.body[0] if error.body and isinstance(error.body[0], str) else ""
