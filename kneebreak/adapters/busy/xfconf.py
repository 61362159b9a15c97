"""Xfce's switch for do-not-disturb, in its settings."""

from __future__ import annotations

from kneebreak.adapters.busy.setting import Learned, flag
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, MatchRule, Message, new_method_call

_NAME = "org.xfce.Xfconf"
_OBJECT = DBusAddress("/org/xfce/Xfconf", bus_name=_NAME, interface=_NAME)
_PLACE = ("xfce4-notifyd", "/do-not-disturb")
# It is not there until somebody sets it for the first time.
_UNSET = ("org.xfce.Xfconf.Error.PropertyNotFound", "org.xfce.Xfconf.Error.ChannelNotFound")

_OFF = ("b", False)


class XfconfSetting:
    """Reads the property `/do-not-disturb` of the channel xfce4-notifyd, and hears its changes."""

    announced = True

    def __init__(self, connection: Connection, learned: Learned) -> None:
        self._connection = connection
        self._learned = learned
        self._endings = []
        for member in ("PropertyChanged", "PropertyRemoved"):
            # Nobody asks whose signal it is, for the service comes and goes as it is used, which would be heard each
            # time; so what a signal says is not believed, but asked of the service.
            rule = MatchRule(type="signal", interface=_NAME, member=member, path=_OBJECT.object_path)
            for number, text in enumerate(_PLACE):
                rule.add_arg_condition(number, text)
            self._endings.append(connection.on_signal(rule, self._hear))

    def ask(self) -> None:
        """Get the property."""
        question = new_method_call(_OBJECT, "GetProperty", "ss", _PLACE)
        self._connection.call(question, lambda reply: self._take(reply.body[0]), self._fail)

    def close(self) -> None:
        """Hear no more."""
        for end in self._endings:
            end()

    def _hear(self, _: Message) -> None:
        self.ask()

    def _take(self, value: object) -> None:
        is_set = flag(value)
        self._learned(is_set, f"its setting {_PLACE[1]} is not true or false" if is_set is None else "")

    def _fail(self, error: str) -> None:
        if error in _UNSET:
            self._take(_OFF)
        else:
            self._learned(None, f"xfconf does not tell its settings ({error})")
