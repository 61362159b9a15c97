"""Reasons to leave somebody alone, on a real desktop: each can begin and end."""

from __future__ import annotations

import subprocess

from tests.desktop.dunst import DunstDesktop
from tests.desktop.until import until


class DoNotDisturb:
    """Dunst, paused."""

    name = "do_not_disturb"
    why = "do-not-disturb is on"

    def __init__(self, desktop: DunstDesktop) -> None:
        self._session = desktop.session

    def begin(self) -> None:
        """Want no disturbance."""
        self._session.run("dunstctl", "set-paused", "true")

    def end(self) -> None:
        """Mind it no longer."""
        self._session.run("dunstctl", "set-paused", "false")


class FullScreen:
    """A window that has the keyboard and that the window manager lets fill the screen."""

    name = "full_screen"
    why = "a window fills the screen"

    def __init__(self, desktop: DunstDesktop) -> None:
        self._session = desktop.session
        self._session.start("xev", "-name", "film")
        self._window = until(self._named, "the window is there")

    def begin(self) -> None:
        """Fill the screen."""
        self._session.run("wmctrl", "-a", "film")
        self._fill("add")

    def end(self) -> None:
        """Fill it no longer."""
        self._fill("remove")

    def _named(self) -> str:
        """The number of the window once the window manager knows it."""
        listed = self._session.run("wmctrl", "-l").stdout.splitlines()
        return next((line.split()[0] for line in listed if line.endswith(" film")), "")

    def _fill(self, way: str) -> None:
        self._session.run("wmctrl", "-r", "film", "-b", f"{way},fullscreen")
        until(lambda: self._fills() is (way == "add"), "the window manager has done it")

    def _fills(self) -> bool:
        return "FULLSCREEN" in self._session.run("xprop", "-id", self._window, "_NET_WM_STATE").stdout


class Call:
    """Somebody records from a microphone of a real sound server."""

    name = "call"
    why = "a call is going on"

    def __init__(self, desktop: DunstDesktop) -> None:
        self._session = session = desktop.session
        session.start(
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=yes"),
            *("-L", "module-native-protocol-unix", "-L", "module-null-source source_name=microphone"),
        )
        until(lambda: "microphone" in self._sources(), "the microphone is there")
        self._recorder: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Talk."""
        self._recorder = self._session.start("parec", "--device=microphone", "/dev/null")
        until(lambda: "RUNNING" in self._sources(), "it records")

    def end(self) -> None:
        """Hang up."""
        assert self._recorder is not None
        self._recorder.terminate()
        until(lambda: "RUNNING" not in self._sources(), "it records no more")

    def _sources(self) -> str:
        return self._session.run("pactl", "list", "short", "sources").stdout


Reason = DoNotDisturb | FullScreen | Call
