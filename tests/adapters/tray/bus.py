"""A message bus that only this test knows."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    {names}
  </policy>
</busconfig>
"""
ANY_NAME = '<allow own="*"/>'
NO_NAME_FOR_THE_SECOND = '<allow own="*"/><deny own="org.kde.StatusNotifierItem-1-1"/>'
"""The bus counts its connections from :1.0; the second one may not take the name of its item."""


class PrivateBus:
    """A real dbus-daemon, for as long as its context."""

    def __init__(self, folder: Path, names: str = ANY_NAME) -> None:
        configuration = folder / "bus.conf"
        configuration.write_text(_CONFIGURATION.format(names=names, folder=folder))
        self._command = ("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address")

    def __enter__(self) -> Self:
        self._start()
        return self

    def restart(self) -> None:
        """End, and start again at the same address with nobody on it."""
        self._end()
        self._start()

    def _start(self) -> None:
        self._daemon = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        assert self._daemon.stdout
        self.address = self._daemon.stdout.readline().strip()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        self._daemon.terminate()
        self._daemon.wait()
        assert self._daemon.stdout
        self._daemon.stdout.close()
