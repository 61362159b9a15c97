"""Where the files are that kneebreak ships: the first schedule, the movements, the icons."""

from __future__ import annotations

import os.path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  pathlib costs 1.2 MB


def resource(*parts: str) -> str:
    """The absolute path of a shipped file or folder, such as `resource("config", "schedule.toml")`.

    Installed, they lie in the package's `data` folder; in a checkout they lie beside the package. Raises
    FileNotFoundError where neither has it.
    """
    for root in (os.path.join(_PACKAGE, "data"), os.path.dirname(_PACKAGE)):  # noqa: PTH118, PTH120  as above
        path = os.path.join(root, *parts)  # noqa: PTH118  as above
        if os.path.exists(path):  # noqa: PTH110  as above
            return path
    missing = "/".join(parts)
    raise FileNotFoundError(f"{missing} is missing from this installation of kneebreak; install it again")
