"""Where kneebreak keeps its files, and under what name this machine signs them."""

# ruff: noqa: PTH118 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from kneebreak.adapters.control import runtime_folder
from kneebreak.record import NamedTuple

_LONGEST_NAME = 64


class Paths(NamedTuple):
    """Absolute paths; none of them need exist."""

    schedule: str
    """The user's TOML file."""
    log_folder: str
    memory: str
    """The TOML file that the program owns."""
    runtime: str
    """The folder in which a running kneebreak can be reached."""


def choose(environment: Mapping[str, str] = os.environ) -> Paths:
    """The platform's own places; raises OSError where the user has no home."""
    if sys.platform in ("win32", "darwin"):
        from kneebreak.adapters.paths.native import folders  # noqa: PLC0415 - one platform's own

        config, data, state = folders()
    else:
        from kneebreak.adapters.paths.xdg import folders as xdg_folders  # noqa: PLC0415 - one platform's own

        config, data, state = xdg_folders(environment)
    return Paths(
        schedule=os.path.join(config, "schedule.toml"),
        log_folder=os.path.join(data, "log"),
        memory=os.path.join(state, "memory.toml"),
        runtime=runtime_folder(environment),
    )


def machine_name() -> str:
    """The name of this machine, fit for the names of files."""
    import socket  # noqa: PLC0415 - the daemon has it anyway, most commands need no name

    return clean(socket.gethostname())


def clean(host: str) -> str:
    """A host name fit for the names of files on every system that the log may be carried to.

    Only its first label counts, for the rest changes with the network that a laptop is in.
    """
    kept = "".join(char if char.isascii() and char.isalnum() else "-" for char in host.partition(".")[0])
    return kept.strip("-")[:_LONGEST_NAME] or "machine"
