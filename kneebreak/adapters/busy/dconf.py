"""GNOME's switch for do-not-disturb, in the user's settings."""

from __future__ import annotations

import os
from collections.abc import Mapping

from kneebreak.adapters.busy.gvdb import Damaged, value_of
from kneebreak.adapters.busy.setting import Learned
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import MatchRule

_KEY = "/org/gnome/desktop/notifications/show-banners"
_WRITER = "ca.desrt.dconf"
_TRUE, _FALSE = b"\1\0b", b"\0\0b"  # a boolean in a variant, as GVariant writes it


class DconfSetting:
    """Reads `show-banners` from dconf's own file, which is replaced before its change is announced."""

    announced = True

    def __init__(self, connection: Connection, environment: Mapping[str, str], learned: Learned) -> None:
        self._learned = learned
        self._environment = environment
        home = environment.get("HOME", "")
        folder = environment.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")  # noqa: PTH118 - pathlib would cost a megabyte
        self._path = os.path.join(folder, "dconf", "user")  # noqa: PTH118 - the same
        rule = MatchRule(type="signal", sender=_WRITER, interface="ca.desrt.dconf.Writer", member="Notify")
        # The first argument is the key, or a folder above it with what has changed in there.
        rule.add_arg_condition(0, _KEY, kind="path")
        self.close = connection.on_signal(rule, lambda _: self.ask())

    def ask(self) -> None:
        """Read the file."""
        backend = self._environment.get("GSETTINGS_BACKEND") or "dconf"
        if backend != "dconf":
            self._learned(None, f"its settings are kept by “{backend}” and not by dconf")
            return
        try:
            with open(self._path, "rb") as file:  # noqa: PTH123 - pathlib would cost a megabyte
                value = value_of(_KEY, file.read())
        except FileNotFoundError:
            value = None
        except (OSError, Damaged) as error:
            self._learned(None, f"{self._path} cannot be read ({error})")
            return
        # Without a value of the user's own the one of the schema holds, which is true.
        if value in (None, _TRUE, _FALSE):
            self._learned(value == _FALSE, "")
        else:
            self._learned(None, f"{_KEY} is not true or false")
