"""What people read when something could not be opened."""

from __future__ import annotations

from collections.abc import Iterable


def no_file(path: str) -> str:
    """Nothing is where the file should be."""
    return f"there is no file {path}; put it back, or start kneebreak again to have a new one written"


def no_folder(path: str) -> str:
    """Nothing is where the folder should be."""
    return f"there is no folder {path} yet; kneebreak makes it when it has something to put there"


def not_opened(path: str, reasons: Iterable[str]) -> str:
    """Nothing that could have opened it did."""
    told = "; ".join(dict.fromkeys(reasons)) or "there is none"
    return f"no program could open it ({told}); open it yourself: {path}"
