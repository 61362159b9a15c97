"""Whether the desktop is told not to disturb, as its notification server has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from kneebreak.adapters.busy.setting import Learned, Setting
from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, Message, bus_call, has_body, new_method_call
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.language import marked

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PATIENCE = timedelta(seconds=30)
"""For a server that is just starting, along with the rest of a desktop."""


class DoNotDisturb:
    """Follows the notification server that runs, and the setting in which that one keeps it."""

    def __init__(
        self, connection: Connection, environment: Mapping[str, str], ledger: Ledger, changed: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._environment = environment
        self._ledger = ledger
        self._changed = changed
        self._owner = ""
        self._server = ""
        self._setting: Setting | None = None
        self._value: bool | None = None
        connection.watch_name(_NAME, self._follow)
        connection.call(bus_call("GetNameOwner", _NAME), lambda reply: self._follow(reply.body[0]))

    @property
    def announced(self) -> bool:
        """Whether the server says when it changes."""
        return self._setting is not None and self._setting.announced

    def now(self) -> bool | None:
        """What the server said last; one that does not speak up by itself is asked again, for the next time."""
        if self._setting is not None and not self._setting.announced:
            self._setting.ask()
        return self._value

    def close(self) -> None:
        """Listen no more."""
        self._owner = ""
        if self._setting is not None:
            self._setting.close()

    def _follow(self, owner: str) -> None:
        """Find out what the present server is; a new one knows nothing of what the last one was told."""
        if owner == self._owner:
            return
        self._leave()
        self._owner = owner
        if owner:
            question = new_method_call(DBusAddress(_PATH, owner, _NAME), "GetServerInformation")
            self._connection.call(question, lambda reply: self._meet(owner, reply), within=_PATIENCE)

    def _meet(self, owner: str, information: Message) -> None:
        if owner != self._owner or not has_body(information, "ssss"):
            return
        self._server = information.body[0]
        self._setting = self._make_setting(self._learned_from(owner))
        self._setting.ask()

    def _make_setting(self, learned: Learned) -> Setting:
        match self._server:
            case "dunst":
                from kneebreak.adapters.busy.server_property import ServerProperty  # noqa: PLC0415 - each loads its own

                return ServerProperty(self._connection, self._owner, ("org.dunstproject.cmd0", "paused"), learned)
            case "mako":
                from kneebreak.adapters.busy.mako import MakoModes  # noqa: PLC0415 - the same

                return MakoModes(self._connection, self._owner, self._environment, learned)
            case "Xfce Notify Daemon":
                from kneebreak.adapters.busy.xfconf import XfconfSetting  # noqa: PLC0415 - the same

                return XfconfSetting(self._connection, learned)
            case "gnome-shell":
                from kneebreak.adapters.busy.dconf import DconfSetting  # noqa: PLC0415 - the same

                return DconfSetting(self._connection, self._environment, learned)
        # Plasma's, which others may have as well.
        from kneebreak.adapters.busy.server_property import ServerProperty  # noqa: PLC0415 - the same

        return ServerProperty(self._connection, self._owner, (_NAME, "Inhibited"), learned)

    def _learned_from(self, owner: str) -> Learned:
        def learned(value: bool | None, reason: str) -> None:  # noqa: FBT001 - handed over as it is
            if owner != self._owner:
                return
            if value is None:
                self._ledger.refuse(Need.DO_NOT_DISTURB, self._server, reason)
            else:
                self._ledger.serve(Need.DO_NOT_DISTURB, self._server, lacks=reason)
            if value is not self._value:
                self._value = value
                self._changed()

        return learned

    def _leave(self) -> None:
        if self._setting is not None:
            self._setting.close()
            self._ledger.refuse(Need.DO_NOT_DISTURB, self._server, marked("it went away"))
        self._setting = None
        if self._value is not None:
            self._value = None
            self._changed()
