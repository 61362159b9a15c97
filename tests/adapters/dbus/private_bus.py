"""A message bus that belongs to one test alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import bus_call
from tests.fakes.file_waiter import SelectingWaiter

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def _nobody_minds() -> None:
    pass


class PrivateBus:
    """A real dbus-daemon; connections that are opened by `join` are closed with it."""

    def __init__(self, folder: Path, waiter: SelectingWaiter) -> None:
        self._waiter = waiter
        self._joined: list[Connection] = []
        (folder / "services").mkdir()
        self._configuration = folder / "bus.conf"
        self._configuration.write_text(_CONFIGURATION.format(folder=folder))
        self.start()

    def start(self) -> None:
        """Start the daemon; after its end once more, at the same place."""
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={self._configuration}", "--nofork", "--nopidfile", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()

    def join(self, lost: Callable[[], None] = _nobody_minds) -> Connection:
        connection = Connection.open(self.address, self._waiter, lost)
        self._joined.append(connection)
        return connection

    def settle(self) -> None:
        """Let messages go to and fro between those who joined, until each has had a few words and their answers.

        The bus keeps each sender's order: who has the answer to a later question has also got all that came before.
        """
        for connection in self._joined * 4:
            answers: list[object] = []
            connection.call(bus_call("GetId"), answers.append, answers.append)
            self._waiter.run_until(partial(list, answers))

    def leave(self, connection: Connection) -> None:
        """End one connection as if its program had been killed."""
        self._joined.remove(connection)
        connection.close()

    def end(self) -> None:
        """Let the bus go away under everybody's feet."""
        self._daemon.terminate()
        self._daemon.wait()
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()

    def close(self) -> None:
        for connection in self._joined:
            connection.close()
        self.end()
