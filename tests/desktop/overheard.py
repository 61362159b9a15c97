"""What notification servers are really sent: every bubble that crosses a session's bus."""

from __future__ import annotations

from typing import NamedTuple

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call  # type: ignore[import-untyped]  # jeepney ships no types
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # the same

from tests.desktop.desktop import NOTIFICATIONS
from tests.desktop.session import Session

_BUS = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus.Monitoring"
)
_RULE = f"type='method_call',interface='{NOTIFICATIONS}',member='Notify'"


class SentPrompt(NamedTuple):
    """What a server is asked to show of a prompt."""

    title: str
    text: str
    hints: dict[str, object]

    @property
    def is_heard(self) -> bool:
        """Whether the server may make a sound."""
        assert ("sound-name" in self.hints) is not ("suppress-sound" in self.hints), "it is said one way or the other"
        return "sound-name" in self.hints


class Overheard:
    """Listens from now on."""

    def __init__(self, session: Session) -> None:
        self._connection = open_dbus_connection(bus=session.environment["DBUS_SESSION_BUS_ADDRESS"])
        session.at_end.append(self._connection.close)
        self._connection.send_and_get_reply(new_method_call(_BUS, "BecomeMonitor", "asu", ([_RULE], 0)))

    def prompts(self) -> list[SentPrompt]:
        """The bubbles of prompts that were sent since the last question."""
        sent = []
        while (message := self._next()) is not None:
            *_, title, text, _actions, hints, _timeout = message.body
            plain = {name: value for name, (_signature, value) in hints.items()}
            if plain.get("category") == "x-kneebreak.prompt":
                sent.append(SentPrompt(title, text, plain))
        return sent

    def _next(self) -> Message | None:
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return None
            is_call = message.header.message_type is MessageType.method_call
            if is_call and message.header.fields.get(HeaderFields.member) == "Notify":
                return message
