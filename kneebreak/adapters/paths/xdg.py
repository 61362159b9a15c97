"""Folders by the XDG Base Directory Specification 0.8."""

# ruff: noqa: PTH118 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home


def folders(environment: Mapping[str, str]) -> tuple[str, str, str]:
    """Those for the schedule, for the log and for the memory; raises OSError where the user has no home."""
    return (
        os.path.join(config_home(environment), "kneebreak"),
        os.path.join(data_home(environment), "kneebreak"),
        os.path.join(_place(environment, "XDG_STATE_HOME", ".local/state"), "kneebreak"),
    )


def config_home(environment: Mapping[str, str]) -> str:
    """The folder in which all programs keep what their user configures."""
    return _place(environment, "XDG_CONFIG_HOME", ".config")


def data_home(environment: Mapping[str, str]) -> str:
    """The folder in which all programs keep the user's data, and desktops look for what they bring."""
    return _place(environment, "XDG_DATA_HOME", ".local/share")


def _place(environment: Mapping[str, str], name: str, otherwise: str) -> str:
    given = environment.get(name, "")
    # The specification calls a relative path invalid and wants it ignored.
    return given if given.startswith("/") else os.path.join(_home(environment), otherwise)


def _home(environment: Mapping[str, str]) -> str:
    given = environment.get("HOME", "")
    if given.startswith("/"):
        return given
    import pwd  # noqa: PLC0415 - a session without HOME is rare

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        raise OSError(errno.ENOENT, f"user {os.getuid()} has no home folder; set HOME to one") from None
