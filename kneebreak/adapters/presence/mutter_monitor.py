"""Mutter's idle monitor: watches on idle time and on input, and a question that nobody waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.handshake import BusError
from kneebreak.adapters.dbus.messages import (
    DBusAddress,
    MatchRule,
    Message,
    bus_call,
    has_body,
    new_method_call,
)

SOURCE = "Mutter"

_NAME = "org.gnome.Mutter.IdleMonitor"
_MONITOR = DBusAddress("/org/gnome/Mutter/IdleMonitor/Core", bus_name=_NAME, interface=_NAME)
_MILLISECOND = timedelta(milliseconds=1)
_AT_START = timedelta(seconds=1)
_PATIENCE = timedelta(seconds=30)  # a desktop that is starting itself has other worries

Drop = Callable[[], None]
"""Takes a watch back."""


class _Watch:
    """A watch from its request on; Mutter numbers it only when it answers."""

    def __init__(self, then: Callable[[], None], *, once: bool) -> None:
        self.then = then
        self.once = once
        self.number: int | None = None
        self.dropped = False


def is_there(connection: Connection) -> bool:
    """Whether Mutter runs here. Blocks for a moment: for the start only."""
    try:
        return bool(connection.call_now(bus_call("NameHasOwner", _NAME), _AT_START).body[0])
    except BusError:
        return False


class IdleMonitor:
    """Talks to the Mutter that runs; one that starts anew knows nothing of the watches of the one before."""

    def __init__(self, connection: Connection, appeared: Callable[[], None], gone: Callable[[], None]) -> None:
        self._connection = connection
        self._appeared = appeared
        self._gone = gone
        self._owner = ""
        self._watches: dict[int, _Watch] = {}
        rule = MatchRule(type="signal", sender=_NAME, interface=_NAME, member="WatchFired")
        self._endings = [connection.on_signal(rule, self._fire), connection.follow_name(_NAME, self._owned)]

    def on_idle(self, span: timedelta, then: Callable[[], None], failed: Callable[[str], None]) -> Drop:
        """Call `then` each time that the last input was so long ago; at once, too, where it already is."""
        call = new_method_call(_MONITOR, "AddIdleWatch", "t", (span // _MILLISECOND,))
        return self._add(call, _Watch(then, once=False), failed)

    def on_input(self, then: Callable[[], None], failed: Callable[[str], None]) -> Drop:
        """Call `then` at the next input, once."""
        return self._add(new_method_call(_MONITOR, "AddUserActiveWatch"), _Watch(then, once=True), failed)

    def ask(self, then: Callable[[timedelta], None], failed: Callable[[str], None]) -> None:
        """Learn how long ago the last input was; what was asked before is answered before."""

        def answered(reply: Message) -> None:
            if has_body(reply, "t"):
                then(reply.body[0] * _MILLISECOND)
            else:
                failed("it answers what is no answer")

        self._call(new_method_call(_MONITOR, "GetIdletime"), answered, failed)

    def close(self) -> None:
        """Take all watches back and listen no more."""
        for number in tuple(self._watches):
            self._remove(number)
        for end in self._endings:
            end()

    def _owned(self, owner: str) -> None:
        if owner == self._owner:
            return
        before, self._owner = self._owner, owner
        self._watches = {}
        if before:
            self._gone()
        if owner:
            self._appeared()

    def _add(self, call: Message, watch: _Watch, failed: Callable[[str], None]) -> Drop:
        def answered(reply: Message) -> None:
            if not has_body(reply, "u"):
                failed("it gives its watches no number")
                return
            watch.number = reply.body[0]
            self._watches[reply.body[0]] = watch
            if watch.dropped:
                self._remove(reply.body[0])

        def drop() -> None:
            watch.dropped = True
            if watch.number is not None and self._watches.get(watch.number) is watch:
                self._remove(watch.number)

        self._call(call, answered, failed)
        return drop

    def _call(self, call: Message, answered: Callable[[Message], None], failed: Callable[[str], None]) -> None:
        asked = self._owner

        def fail(reason: str) -> None:
            if self._owner == asked:  # that it did not answer before it went is no news
                failed(reason)

        self._connection.call(call, answered, fail, within=_PATIENCE)

    def _remove(self, number: int) -> None:
        del self._watches[number]
        self._connection.send(new_method_call(_MONITOR, "RemoveWatch", "u", (number,)))

    def _fire(self, signal: Message) -> None:
        watch = self._watches.get(signal.body[0]) if has_body(signal, "u") else None
        if watch is None:
            return
        if watch.once:
            del self._watches[signal.body[0]]
        watch.then()
