"""Starts kneebreak as on a Mac: its libraries are stand-ins, and lines on standard input are what its user does.

Run as `python -m tests.fakes.mac_start ARGUMENTS`, with the folder `macos` beside this file on the path of modules.
Each line in is JSON, a word and what goes with it; each line out is the answer.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import socket
import struct
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

# What looks at the platform when it is loaded, and has to see the one that is really here.
import watchdog.observers  # noqa: F401 - the same

from tests.fakes.mac_appkit import NSApplication, NSMenuItem, NSStatusBar, NSWorkspace
from tests.fakes.mac_foundation import NSDistributedNotificationCenter, NSNotificationCenter, NSProcessInfo
from tests.fakes.mac_libraries import FakeGraphics, FakeLibrary, FakeObjectiveC
from tests.fakes.mac_loop import LOOP
from tests.fakes.user_notifications import UNUserNotificationCenter

MICROPHONE = 40


class _Graphics(FakeGraphics):
    """CoreGraphics: the time since the last input goes on."""

    last_input = time.monotonic()

    def _since(self, state: int, kind: int) -> float:
        self.seconds = time.monotonic() - self.last_input
        return super()._since(state, kind)


GRAPHICS = _Graphics(None if os.environ.get("MAC_SCREEN") == "none" else 0x1000)
AUDIO, MEDIA, OBJC = FakeLibrary(), FakeLibrary(), FakeObjectiveC(0)
AUDIO.numbers = {(1, "dIn "): [MICROPHONE], (MICROPHONE, "gone"): [0]}
MEDIA.numbers = {(1, "dev#"): []}
LIBRARIES: dict[str, object] = {
    "CoreGraphics": GRAPHICS,
    "CoreFoundation": GRAPHICS,
    "CoreAudio": AUDIO,
    "CoreMediaIO": MEDIA,
    "AppKit": None,
    "libobjc.A.dylib": OBJC,
}


class _Socket(socket.socket):
    """A socket that tells of its peer as macOS does."""

    def getsockopt(self, level: int, option: int, size: int = 0) -> Any:
        if (level, option) != (0, 1):
            return super().getsockopt(level, option, size)
        credentials = super().getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
        return struct.pack("IIh2x16I", 0, struct.unpack("3i", credentials)[1], 1, *[0] * 16)


def become_a_mac() -> None:
    """Let this process take its machine for a Mac."""
    real = ctypes.CDLL

    def load(path: str, *arguments: Any, **options: Any) -> object:
        if path and path.startswith(("/System/Library/", "/usr/lib/libobjc")):
            return LIBRARIES[path.rpartition("/")[2]]
        return real(path, *arguments, **options)

    ctypes.CDLL = load  # type: ignore[misc, assignment]  # the machine is another one from now on
    socket.socket = _Socket  # type: ignore[misc]  # the same
    time.CLOCK_UPTIME_RAW = time.CLOCK_MONOTONIC  # type: ignore[attr-defined]  # the same
    platform.system = lambda: "Darwin"
    platform.mac_ver = lambda *_: ("14.5", ("", "", ""), "arm64")
    sys.platform = "darwin"


def seen() -> dict[str, object]:
    """What is on the screen, and what the program has told macOS of itself."""
    icons = [item for item in NSStatusBar.items if not item.button().hidden]
    center = UNUserNotificationCenter.currentNotificationCenter()
    return {
        "icons": [item.button().tooltip for item in icons],
        "menu": _titles(icons[0].menu.items) if icons and icons[0].menu else [],
        "up": {content.title: center.buttons(content) for content in center.up.values()},
        "policy": NSApplication.policy,
        "activities": [reason for _, reason in NSProcessInfo.activities],
        "faults": LOOP.faults,
    }


def _titles(items: list[NSMenuItem]) -> list[str]:
    return [item.title for item in items]


def open_menu() -> list[str]:
    """Open the icon's menu."""
    menu = NSStatusBar.items[0].menu
    assert menu is not None
    assert menu.delegate is not None
    menu.delegate.perform(b"menuNeedsUpdate:", menu)
    return _titles(menu.items)


def choose(label: str) -> bool:
    """Choose a line of the menu; whether there is one."""
    menu = NSStatusBar.items[0].menu
    found = [item for item in (menu.items if menu else []) if item.title == label and item.enabled]
    for item in found[:1]:
        item.choose()
    return bool(found)


def announce(center: str, name: str) -> int:
    """Let one of the centers announce something; how many heard it."""
    centers: dict[str, NSNotificationCenter] = {
        "workspace": NSWorkspace.center,
        "shared": NSDistributedNotificationCenter.defaultCenter(),
        "own": NSNotificationCenter.defaultCenter(),
    }
    return centers[center].announce(name)


def interrupt() -> None:
    """Press Ctrl+C."""
    for handler in list(LOOP.interrupts):
        handler(2)


def idle(seconds: float) -> None:
    """Let the last input be so long ago."""
    GRAPHICS.last_input = time.monotonic() - seconds


def microphone(runs: int) -> None:
    """Let a program take sound, or stop that."""
    AUDIO.change(MICROPHONE, "gone", runs)


def full_screen(options: int) -> None:
    """Let the program in front fill the screen, or not."""
    OBJC.options = options


def log_off() -> None:
    """End the session: macOS has the application terminate, from within its loop."""
    NSApplication().terminate_(None)


IN_MAIN_THREAD: dict[str, Callable[..., object]] = {
    "seen": seen,
    "open": open_menu,
    "choose": choose,
    "announce": announce,
}
AT_ONCE: dict[str, Callable[..., object]] = {
    "click": lambda *given: UNUserNotificationCenter.currentNotificationCenter().answer(*given),
    "dismiss": lambda *given: UNUserNotificationCenter.currentNotificationCenter().dismiss(*given),
    "idle": idle,
    "microphone": microphone,
    "full screen": full_screen,
    "interrupt": lambda: LOOP.post(interrupt),
    "log off": lambda: LOOP.post(log_off),
}


def obey() -> None:
    """Do what each line says, and answer."""
    for line in sys.stdin:
        word, *given = json.loads(line)
        try:
            answer = AT_ONCE[word](*given) if word in AT_ONCE else _in_main_thread(IN_MAIN_THREAD[word], given)
        except Exception:  # noqa: BLE001 - whatever it is, the test must not wait for an answer
            traceback.print_exc()
            os._exit(70)
        os.write(1, json.dumps(answer).encode() + b"\n")


def _in_main_thread(what: Callable[..., object], given: list[object]) -> object:
    return LOOP.ask(lambda: what(*given))


def main() -> int:
    """Run kneebreak."""
    become_a_mac()
    threading.Thread(target=obey, name="user", daemon=True).start()
    from kneebreak.cli import main as run  # noqa: PLC0415 - it has to find a Mac

    return run()


if __name__ == "__main__":
    sys.exit(main())
