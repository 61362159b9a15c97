"""The real Mutter without a screen, and somebody at its mouse."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import DBusAddress, bus_call, new_method_call
from tests.adapters.presence.played_mutter import NAME
from tests.desktop.until import until

_COMMAND = ("mutter", "--wayland", "--headless", "--no-x11", "--virtual-monitor", "800x600")
_REMOTE = "org.gnome.Mutter.RemoteDesktop"
_MANAGER = DBusAddress("/org/gnome/Mutter/RemoteDesktop", bus_name=_REMOTE, interface=_REMOTE)
_PATIENCE = timedelta(seconds=10)


class RealMutter:
    """A compositor whose mouse moves by its own remote desktop."""

    def __init__(self, hand: Connection, address: str, folder: Path, environment: Mapping[str, str]) -> None:
        """`hand` is a connection to the session bus at this address, by which the mouse is moved."""
        runtime = folder / "mutter"
        runtime.mkdir(mode=0o700)
        self._environment = {
            **environment,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "DBUS_SESSION_BUS_ADDRESS": address,
            "GSETTINGS_BACKEND": "memory",
        }
        self._log = (folder / "mutter.log").open("wb")
        self._hand = hand
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(_COMMAND, env=self._environment, stdout=self._log, stderr=self._log)
        until(lambda: self._owns(NAME) and self._owns(_REMOTE), "Mutter is on the bus", within=30)
        session = self._do(_MANAGER, "CreateSession")
        self._session = DBusAddress(session, bus_name=_REMOTE, interface=f"{_REMOTE}.Session")
        self._do(self._session, "Start")

    def move(self) -> None:
        """Move the mouse a little."""
        self._do(self._session, "NotifyPointerMotionRelative", "dd", 3.0, 2.0)

    def crash(self) -> None:
        self._process.kill()
        self._process.wait()
        until(lambda: not self._owns(NAME), "Mutter is gone")

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()

    def _owns(self, name: str) -> bool:
        return bool(self._hand.call_now(bus_call("NameHasOwner", name), _PATIENCE).body[0])

    def _do(self, whom: DBusAddress, member: str, signature: str = "", *body: object) -> str:
        answer = self._hand.call_now(new_method_call(whom, member, signature or None, body), _PATIENCE).body
        return str(answer[0]) if answer else ""
