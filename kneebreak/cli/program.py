"""The command that starts this very program again."""

from __future__ import annotations

import sys


def program() -> list[str]:
    """The interpreter and module by absolute path, wherever it was started from; without a console on Windows."""
    interpreter = sys.executable
    if getattr(sys, "frozen", False):  # PyInstaller's: a program of its own, which has a twin without a console
        return [interpreter.replace("kneebreak.exe", "kneebreakw.exe")]
    if sys.platform == "win32":
        interpreter = interpreter.replace("python.exe", "pythonw.exe")
    # -P: the folder it happens to be started in must not lend it its modules.
    return [interpreter, "-P", "-m", "kneebreak"]
