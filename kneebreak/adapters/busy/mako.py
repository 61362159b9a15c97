"""Whether mako is in a mode that hides bubbles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from kneebreak.adapters.busy.setting import Learned
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, MatchRule, Message, has_body, new_method_call

_PATH = "/fr/emersion/Mako"
_INTERFACE = "fr.emersion.Mako"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_USUAL = frozenset({"do-not-disturb", "dnd"})
"""The name in mako's manual, and the one that many write instead."""
_YES = ("1", "true")
_LACK = "this mako does not say when its mode changes, so kneebreak looks again each minute that a prompt waits"


class MakoModes:
    """Lists the modes that are on; a newer mako has them as a property as well, and tells when it changes."""

    def __init__(self, connection: Connection, owner: str, environment: Mapping[str, str], learned: Learned) -> None:
        self.announced = False
        self._connection = connection
        self._owner = owner
        self._environment = environment
        self._learned = learned
        self._asking = False
        self._again = False
        rule = MatchRule(type="signal", sender=owner, path=_PATH, interface=_PROPERTIES, member="PropertiesChanged")
        rule.add_arg_condition(0, _INTERFACE)
        self.close = connection.on_signal(rule, lambda _: self.ask())
        question = new_method_call(DBusAddress(_PATH, owner, _PROPERTIES), "Get", "ss", (_INTERFACE, "Modes"))
        connection.call(question, self._announce)

    def ask(self) -> None:
        """List the modes; while an answer to that is on its way, it is asked for once more after that."""
        self._again = self._asking
        if self._asking:
            return
        self._asking = True
        question = new_method_call(DBusAddress(_PATH, self._owner, _INTERFACE), "ListModes")
        self._connection.call(question, self._take, self._fail)

    def _announce(self, _: Message) -> None:
        self.announced = True
        self.ask()

    def _take(self, reply: Message) -> None:
        if has_body(reply, "as"):
            lack = "" if self.announced else _LACK
            hiding = self._hiding()
            self._learn(any(mode in hiding for mode in reply.body[0]), lack)
        else:
            self._fail("")

    def _fail(self, _: str) -> None:
        self._learn(None, "it has no modes; they came with mako 1.6")

    def _learn(self, value: bool | None, reason: str) -> None:  # noqa: FBT001 - handed on as it is
        self._asking = False
        if self._again:
            self.ask()
        self._learned(value, reason)

    def _hiding(self) -> frozenset[str]:
        """The modes that hide all bubbles, by their names or by mako's configuration."""
        home = self._environment.get("HOME", "")
        folder = self._environment.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")  # noqa: PTH118 - pathlib would cost a megabyte
        try:
            with open(os.path.join(folder, "mako", "config"), encoding="utf-8", errors="replace") as file:  # noqa: PTH118, PTH123 - the same
                return _USUAL | hiding_modes(file)
        except OSError:
            return _USUAL


def hiding_modes(configuration: Iterable[str]) -> frozenset[str]:
    """The modes whose section makes every bubble invisible (mako(5))."""
    hiding = set()
    mode = ""
    for line in map(str.strip, configuration):
        if line.startswith("["):
            criterion, _, name = line.strip("[]").partition("=")
            # With a second criterion it would hide some bubbles only.
            mode = name.strip("\"'") if criterion == "mode" and " " not in name else ""
        key, _, value = line.partition("=")
        if mode and key == "invisible" and value in _YES:
            hiding.add(mode)
    return frozenset(hiding)
