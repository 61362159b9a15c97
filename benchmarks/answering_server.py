"""A notification server that clicks: it takes the time of each bubble, waits a moment, and says that it was clicked."""

from __future__ import annotations

import time
from collections import deque
from types import TracebackType
from typing import Self

from jeepney import (  # type: ignore[import-untyped]  # jeepney ships no types
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]  # the same

_NAME = "org.freedesktop.Notifications"
_OBJECT = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_CLICKED, _CLOSED_BY_CALL, _CLOSED_BY_USER = "ActionInvoked", 3, 2
_CAPABILITIES = ["actions", "body", "body-markup", "icon-static", "persistence"]


class AnsweringServer:
    """The notification server of a session's bus; it lives in the process that measures, and is driven by it."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(bus=address)
        Proxy(message_bus, self._connection).RequestName(_NAME, 0)
        self._shown: deque[tuple[int, float]] = deque()
        self._last = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def bubble(self, within: float) -> tuple[int, float]:
        """The next bubble that replaces none: its id, and when it was here, in seconds since 1970; or TimeoutError."""
        deadline = time.monotonic() + within
        while not self._shown:
            self._serve(self._connection.receive(timeout=max(deadline - time.monotonic(), 0)))
        return self._shown.popleft()

    def rest(self, seconds: float) -> None:
        """Answer what is asked, for so long."""
        deadline = time.monotonic() + seconds
        try:
            while (left := deadline - time.monotonic()) > 0:
                self._serve(self._connection.receive(timeout=left))
        except TimeoutError:
            pass

    def click(self, number: int) -> float:
        """Say that a bubble was clicked and is gone; when, in seconds since 1970."""
        at = time.time()
        self._signal(_CLICKED, "us", number, "default")
        self._signal("NotificationClosed", "uu", number, _CLOSED_BY_USER)
        return at

    def _serve(self, message: Message) -> None:
        arrived = time.time()
        fields = message.header.fields
        if message.header.message_type is not MessageType.method_call:
            return
        match fields[HeaderFields.member]:
            case "GetServerInformation":
                reply = new_method_return(message, "ssss", ("measuring", "kneebreak", "1", "1.2"))
            case "GetCapabilities":
                reply = new_method_return(message, "as", (_CAPABILITIES,))
            case "Notify":
                replaces = message.body[1]
                self._last += not replaces
                if not replaces:
                    self._shown.append((self._last, arrived))
                reply = new_method_return(message, "u", (replaces or self._last,))
            case _:
                reply = new_method_return(message)
        self._connection.send(reply)
        if fields[HeaderFields.member] == "CloseNotification":
            self._signal("NotificationClosed", "uu", message.body[0], _CLOSED_BY_CALL)

    def _signal(self, member: str, signature: str, *body: object) -> None:
        self._connection.send(new_signal(_OBJECT, member, signature, body))
