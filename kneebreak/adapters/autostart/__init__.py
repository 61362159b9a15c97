"""Starting with the user's session."""

# ruff: noqa: PTH111, PTH118 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from kneebreak.ports import Autostart


def choose(command: Sequence[str], environment: Mapping[str, str] = os.environ) -> Autostart:
    """The way of this platform to run a command, the program's absolute path first, when its user logs in."""
    if sys.platform == "win32":
        from kneebreak.adapters.autostart.run_key import RunKey  # noqa: PLC0415 - one platform's own

        return RunKey(command)
    elif sys.platform == "darwin":  # noqa: RET505 - an elif is what a type checker for another platform can leave out
        from kneebreak.adapters.autostart.launch_agent import LaunchAgent  # noqa: PLC0415 - one platform's own

        return LaunchAgent(os.path.expanduser("~/Library/LaunchAgents"), command)
    else:
        from kneebreak.adapters.autostart.desktop_entry import DesktopEntry, system_folders  # noqa: PLC0415 - the same
        from kneebreak.adapters.paths.xdg import config_home  # noqa: PLC0415 - the same

        return DesktopEntry(os.path.join(config_home(environment), "autostart"), system_folders(environment), command)
