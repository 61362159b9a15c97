"""A user's session that shares nothing with any other: home, folders, message bus and processes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import kneebreak
from tests.desktop.until import until

_MARK = "KNEEBREAK_TEST_SESSION"
_CHECKOUT = str(Path(kneebreak.__file__).parents[1])
"""The program that is tried is the one that the tests import, wherever another one is installed."""
_SERVICES = Path("/usr/share/dbus-1/services")
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Session:
    """Home, folders, bus and processes; what the processes print is kept in `artefacts`."""

    def __init__(self, artefacts: Path) -> None:
        self.artefacts = artefacts
        # Short, for the path of a socket may have 107 bytes at most: unix(7).
        self.folder = Path(tempfile.mkdtemp(prefix="kb-", dir="/tmp"))
        self.runtime = self.folder / "run"
        self.config = self.folder / "config"
        for name in ("home", "config", "data", "state", "cache", "services", "run"):
            (self.folder / name).mkdir(mode=0o700)
        self.environment = {
            _MARK: str(self.folder),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": _CHECKOUT,
            "LANG": "C.UTF-8",
            "HOME": str(self.folder / "home"),
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "NO_AT_BRIDGE": "1",
            "GIO_USE_VFS": "local",
            "GSETTINGS_BACKEND": "memory",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.runtime}/system_bus",
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")},
        }
        self.bus: subprocess.Popen[bytes]
        """The message bus, once there is one."""
        self.at_end: list[Callable[[], None]] = []
        """What is to be called before the processes end."""
        self._started: list[subprocess.Popen[bytes]] = []

    def start(
        self, *command: str, more: Mapping[str, str] | None = None, inherit: Sequence[int] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a program of this session, with more environment and inherited descriptors if need be."""
        self.artefacts.mkdir(parents=True, exist_ok=True)
        name = Path(command[0]).name
        with (self.artefacts / f"{len(self._started):02}-{name}.log").open("wb") as output:
            process = subprocess.Popen(
                command,
                env={**self.environment, **(more or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder / "home",
                pass_fds=inherit,
            )
        self._started.append(process)
        return process

    def start_bus(self, *services: str) -> None:
        """Start the message bus; it starts these services, named by their system-wide files, on demand."""
        for service in services:
            shutil.copy(_SERVICES / f"{service}.service", self.folder / "services")
        # Set before, so that what the bus starts knows it too.
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.runtime}/bus"
        self.restart_bus()

    def restart_bus(self) -> None:
        """Start the message bus again after its end, at the same address."""
        self.bus = self._start_bus(self.runtime / "bus")

    def start_system_bus(self) -> str:
        """Start the bus of the machine, which is this session's alone; returns its address."""
        self._start_bus(self.runtime / "system_bus")
        return self.environment["DBUS_SYSTEM_BUS_ADDRESS"]

    def owner(self, name: str) -> int | None:
        """The process that owns a name on the bus."""
        bus = "org.freedesktop.DBus"
        answer = self.run(
            *("dbus-send", "--session", "--print-reply=literal", f"--dest={bus}", "/org/freedesktop/DBus"),
            *(f"{bus}.GetConnectionUnixProcessID", f"string:{name}"),
        )
        return int(answer.stdout.split()[1]) if answer.returncode == 0 else None

    def run(self, *command: str, within: float = 30) -> subprocess.CompletedProcess[str]:
        """Run a program of this session to its end."""
        return subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=within,
        )

    def pids(self) -> list[int]:
        """Every living process of this session, those included that the bus or a shell started."""
        mark = f"{_MARK}={self.folder}".encode()
        return [int(process.name) for process in Path("/proc").glob("[0-9]*") if mark in _environment_of(process)]

    def end(self, pid: int) -> None:
        """Kill a process of this session, and see it gone."""
        assert pid in self.pids(), f"process {pid} is not of this session"
        os.kill(pid, 9)
        until(lambda: self._gone(pid), f"process {pid} is gone")

    def close(self) -> None:
        """End every process, the latest first, and remove the folders."""
        for finish in self.at_end:
            finish()
        for process in reversed(self._started):
            process.terminate()
            try:
                process.wait(timeout=3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        until(self._all_killed, "every process of the session is gone")
        shutil.rmtree(self.folder)

    def _start_bus(self, path: Path) -> subprocess.Popen[bytes]:
        configuration = self.folder / f"{path.name}.conf"
        configuration.write_text(_BUS.format(folder=self.folder, socket=path))
        bus = self.start("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile")
        until(lambda: _listens(path), "the message bus listens")
        return bus

    def _gone(self, pid: int) -> bool:
        self._reap()
        # Its environment goes before its files and their locks do: only the process itself tells that all is gone.
        return not Path(f"/proc/{pid}").exists()

    def _all_killed(self) -> bool:
        living = self._living()
        for pid in living:
            with suppress(ProcessLookupError):  # it may end by itself meanwhile
                os.kill(pid, 9)
        return not living

    def _living(self) -> list[int]:
        self._reap()
        return self.pids()

    def _reap(self) -> None:
        """Take note of who has ended, so that they leave the list of processes."""
        for process in self._started:
            process.poll()


def _listens(path: Path) -> bool:
    """Whether somebody takes calls at a socket, which lies there a moment before."""
    with socket.socket(socket.AF_UNIX) as caller:
        return caller.connect_ex(str(path)) == 0


def _environment_of(process: Path) -> list[bytes]:
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:  # it has ended, or it is somebody else's
        return []
