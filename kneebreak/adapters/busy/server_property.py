"""A property of the notification server that says whether it holds bubbles back: dunst has one, and Plasma."""

from __future__ import annotations

from kneebreak.adapters.busy.setting import Learned, flag
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, MatchRule, Message, has_body, new_method_call

_PATH = "/org/freedesktop/Notifications"
_PROPERTIES = "org.freedesktop.DBus.Properties"


class ServerProperty:
    """Reads a property, given as its interface and name, and hears its changes (D-Bus specification, "Properties")."""

    announced = True

    def __init__(self, connection: Connection, owner: str, place: tuple[str, str], learned: Learned) -> None:
        self._connection = connection
        self._owner = owner
        self._place = place
        self._learned = learned
        rule = MatchRule(
            type="signal", sender=owner, path=_PATH, interface=_PROPERTIES, member="PropertiesChanged"
        )  # fmt: skip
        rule.add_arg_condition(0, place[0])
        self.close = connection.on_signal(rule, self._hear)

    def ask(self) -> None:
        """Get the property."""
        question = new_method_call(DBusAddress(_PATH, self._owner, _PROPERTIES), "Get", "ss", self._place)
        self._connection.call(question, lambda reply: self._take(reply.body[0]), lambda _: self._take(None))

    def _hear(self, signal: Message) -> None:
        if not has_body(signal, "sa{sv}as"):
            return
        _, values, invalid = signal.body
        if self._place[1] in values:
            self._take(values[self._place[1]])
        elif self._place[1] in invalid:
            self.ask()

    def _take(self, value: object) -> None:
        is_set = flag(value)
        lack = f"it has no property {self._place[1]}, by which it could be known"
        self._learned(is_set, lack if is_set is None else "")
