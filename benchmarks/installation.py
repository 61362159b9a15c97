"""The program, installed as its user would install it, and an interpreter to compare it with."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

_CHECKOUT = Path(__file__).parents[1]


class Installation:
    """An environment of its own in a folder, with the program in it: not editable, compiled to bytecode."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True, symlinks=True)
        self.folder = folder
        self.python = str(folder / "bin/python")
        self.program = str(folder / "bin/kneebreak")
        # Whoever measures may have told Python to write no bytecode; a user has not.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._pip = (self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--compile")
        subprocess.run([*self._pip, str(_CHECKOUT)], env=environment, check=True)

    def take_over(self, environment: dict[str, str]) -> None:
        """Let what is started with this environment be what is installed here, and not the checkout."""
        environment.pop("PYTHONPATH", None)

    def holds(self, path: str) -> bool:
        """Whether a file belongs to this environment or to the interpreter that it is of."""
        own = (str(self.folder), os.path.realpath(sys.executable), sysconfig.get_path("stdlib"))
        return path.startswith(own) or "/libpython" in path
