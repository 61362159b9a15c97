"""Nothing a test starts may reach the desktop or the files of whoever runs the tests."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

_OF_A_SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "SWAYSOCK", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION")
_home = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    for name in [name for name in os.environ if name.startswith("XDG_") or name in _OF_A_SESSION]:
        del os.environ[name]
    os.environ["LANGUAGE"] = "en"  # tests of other languages say so
    # No test speaks to the machine's own services either.
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent"
    config.stash[_home] = os.environ["HOME"] = tempfile.mkdtemp(prefix="kneebreak-home-")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_home])
