"""Where the desktop keeps what it knows of applications (XDG Base Directory Specification 0.8)."""

from __future__ import annotations

import os
from collections.abc import Mapping


def config_folders(environment: Mapping[str, str]) -> list[str]:
    """The folders of configuration, the user's own first."""
    return _folders(environment, ("XDG_CONFIG_HOME", ".config"), ("XDG_CONFIG_DIRS", "/etc/xdg"))


def data_folders(environment: Mapping[str, str]) -> list[str]:
    """The folders of data, the user's own first."""
    return _folders(environment, ("XDG_DATA_HOME", ".local/share"), ("XDG_DATA_DIRS", "/usr/local/share:/usr/share"))


def _folders(environment: Mapping[str, str], own: tuple[str, str], shared: tuple[str, str]) -> list[str]:
    (own_name, own_default), (shared_name, shared_default) = own, shared
    home = environment.get("HOME") or os.path.expanduser("~")  # noqa: PTH111 - pathlib costs the daemon 1.2 MB
    users = environment.get(own_name, "")
    # The specification wants relative paths ignored.
    first = users if users.startswith("/") else f"{home}/{own_default}"
    others = (environment.get(shared_name) or shared_default).split(":")
    return [first, *(folder for folder in others if folder.startswith("/"))]
