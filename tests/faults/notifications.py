"""A notification server beside the running program, in a thread of the test's own, that can be made to misbehave."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    DBusAddress,
    HeaderFields,
    Message,
    field,
    new_error,
    new_method_return,
    new_signal,
)
from tests.adapters.notifier.notification_server import NAME, Notification, NotificationServer
from tests.fakes.file_waiter import SelectingWaiter

_PATH = "/org/freedesktop/Notifications"
_NOTHING = new_signal(DBusAddress(_PATH, interface=NAME), "NothingYet")

Manner = Callable[[Message], Message]
"""How a call is answered instead."""


def with_errors(call: Message) -> Message:
    """Refuse everything."""
    return new_error(call, "org.freedesktop.DBus.Error.Failed", "s", ("it is broken",))


def with_wrong_types(call: Message) -> Message:
    """Say something that nobody asked for."""
    if field(call, HeaderFields.member) == "Notify":
        return new_method_return(call, "a{sv}", ({"id": ("s", "one")},))
    return new_method_return(call, "(uu)ay", ((1, 2), b"\0\xff"))


def never(_: Message) -> Message:
    """Leave a call unanswered; what is sent instead concerns nobody."""
    return _NOTHING


class Desk:
    """Runs the server's loop; `do` is the way to the server, for both are of one thread at a time."""

    def __init__(self, address: str, manner: Manner | None = None) -> None:
        self.manner = manner
        self._waiter = SelectingWaiter()
        self._connection = Connection.open(address, self._waiter, lambda: None)
        self._server = NotificationServer(self._connection)
        self._connection.serve(_PATH, self._answer)
        self._turning = threading.Lock()
        self._over = False
        self._thread = threading.Thread(target=self._turn, daemon=True)
        self._thread.start()

    def do(self, what: Callable[[NotificationServer], None]) -> None:
        """Do something with the server."""
        with self._turning:
            what(self._server)

    @property
    def calls(self) -> int:
        """How many calls there were so far."""
        return len(self._server.asked)

    @property
    def notified(self) -> list[Notification]:
        """What it was asked to show so far."""
        return list(self._server.notified)

    def click(self) -> None:
        """Click on the one bubble that is up."""
        self.do(lambda server: server.act(server.shown.id, "default"))

    def close(self) -> None:
        """Let the server go, as a crash would."""
        self._over = True
        self._thread.join()
        self._connection.close()
        self._waiter.close()

    def _answer(self, call: Message) -> Message | None:
        if self.manner is None:
            return self._server.answer(call)
        self._server.asked.append(field(call, HeaderFields.member))
        return self.manner(call)

    def _turn(self) -> None:
        while not self._over:
            with self._turning:
                self._waiter.turn(0.02)
