"""logind, played by python-dbusmock in a process of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, MessageFlag, bus_call, new_method_call
from kneebreak.adapters.dbus.system_bus import Guest, SystemBus
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter

NAME = "org.freedesktop.login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
OURS = "c7"
"""The id of our session."""

_ROOT = "/org/freedesktop/login1"
_PEER = DBusAddress(_ROOT, bus_name=NAME, interface="org.freedesktop.DBus.Peer")
_MOCK = "org.freedesktop.DBus.Mock"
_COMMAND = ("/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind")
_USER, _ACTIVE = 1000, True
_PATIENCE = timedelta(seconds=10)


class Logind:
    """Knows the session of this id and another one; both belong to the user who asks."""

    def __init__(self, hand: Connection, address: str, environment: Mapping[str, str] = os.environ) -> None:
        """`hand` is a connection to the bus at this address, by which it is told what to do."""
        self._environment = {**environment, "DBUS_SYSTEM_BUS_ADDRESS": address}
        self._hand = hand

    def start(self, *, locked: bool = False, kind: str = "wayland") -> None:
        """Start, as after an update; it remembers whether the screen is locked."""
        self._process = subprocess.Popen(_COMMAND, env=self._environment, stdout=subprocess.DEVNULL)
        # The loop stands still meanwhile: nobody else hears of it before it knows its sessions.
        until(self._is_there, "logind is on the bus", within=20)
        for session in (OURS, "c8"):
            self._do(_ROOT, "AddSession", "ssusb", session, "seat0", _USER, "somebody", _ACTIVE)
        self.change(LockedHint=("b", locked), Type=("s", kind))
        self._show(OURS, session_path())
        self.answer("GetSession", "s", f'if args[0] == "{OURS}": ret = "{session_path()}"\n{_UNKNOWN}')

    def answer(self, method: str, takes: str, code: str) -> None:
        """Let a method of the manager do something else: the code of python-dbusmock."""
        self._do(_ROOT, "AddMethod", "sssss", MANAGER, method, takes, "o", code)

    def prepare_for_sleep(self, *, begins: bool) -> None:
        """Say that the machine is about to sleep, or that it woke up."""
        self.emit(_ROOT, MANAGER, "PrepareForSleep", "b", ("b", begins))

    def signal(self, name: str, session: str = OURS) -> None:
        """Send a signal of a session."""
        self.emit(session_path(session), SESSION, name, "")

    def emit(self, path: str, interface: str, name: str, signature: str, *values: tuple[str, object]) -> None:
        """Send any signal."""
        self._do(path, "EmitSignal", "sssav", interface, name, signature, list(values))

    def change(self, session: str = OURS, **properties: tuple[str, object]) -> None:
        """Change properties of a session, and say so."""
        self._do(session_path(session), "UpdateProperties", "sa{sv}", SESSION, properties)

    def keep_to_itself(self, **properties: tuple[str, bool]) -> None:
        """Change properties of our session, and say no more than that they changed."""
        for name, (_, value) in properties.items():
            code = f'self.props["{SESSION}"]["{name}"] = {value}'
            self._do(session_path(), "AddMethod", "sssss", SESSION, "Become", "", "", code)
            self._hand.call_now(new_method_call(_OUR_SESSION, "Become"), _PATIENCE)
        values: tuple[tuple[str, object], ...] = (("s", SESSION), ("a{sv}", {}), ("as", list(properties)))
        self.emit(session_path(), "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", *values)

    def show_no_desktop(self) -> None:
        """Let none of the user's sessions be one with a desktop."""
        self._do(_ROOT, "RemoveObject", "s", f"{_ROOT}/user/self")
        self._show("", "/")

    def crash(self) -> None:
        """End without a word."""
        self._process.kill()
        self._process.wait()
        until(lambda: not self._is_there(), "logind is gone")

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _is_there(self) -> bool:
        return bool(self._hand.call_now(bus_call("NameHasOwner", NAME), _PATIENCE).body[0])

    def _show(self, session: str, path: str) -> None:
        display = {"Display": ("(so)", (session, path))}
        self._do(_ROOT, "AddObject", "ssa{sv}a(ssss)", f"{_ROOT}/user/self", f"{NAME}.User", display, [])

    def _do(self, path: str, member: str, signature: str, *body: Any) -> None:
        mock = DBusAddress(path, bus_name=NAME, interface=_MOCK)
        self._hand.call_now(new_method_call(mock, member, signature, body), _PATIENCE)


def settle(system: SystemBus, waiter: SelectingWaiter) -> None:
    """Let everything be heard that logind said by now, and whatever is asked on account of it be answered."""
    joined: list[Connection] = []
    system.join(Guest(joined.append, lambda _: None))()
    for connection in joined * 5:
        for question in (bus_call("GetId"), new_method_call(_PEER, "Ping")):
            question.header.flags |= MessageFlag.no_auto_start
            answers: list[object] = []
            connection.call(question, answers.append, answers.append)
            waiter.run_until(partial(list, answers))


def session_path(session: str = OURS) -> str:
    """The object of a session."""
    return f"{_ROOT}/session/{session}"


_OUR_SESSION = DBusAddress(session_path(), bus_name=NAME, interface=SESSION)
_UNKNOWN = 'else: raise dbus.exceptions.DBusException("unknown", name="org.freedesktop.login1.NoSuchSession")'
