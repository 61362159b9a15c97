"""What holds for every test: it reaches nobody's desktop or files, and it ends."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from types import FrameType

import pytest

_OF_A_SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "SWAYSOCK", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION")
_LONGEST = 60
"""Seconds after which a test that is not marked `long` hangs."""
_home = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("XDG_") or name in _OF_A_SESSION]:
        del os.environ[name]
    config.stash[_home] = os.environ["HOME"] = tempfile.mkdtemp(prefix="kneebreak-home-")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_home])


if sys.platform != "win32":  # Windows has no alarms

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
        if item.get_closest_marker("long"):
            return (yield)
        before = signal.signal(signal.SIGALRM, _it_hangs)
        signal.alarm(_LONGEST)
        try:
            return (yield)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)


def _it_hangs(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the shape of a signal handler
    pytest.fail(f"it hangs: more than {_LONGEST} s have passed")
