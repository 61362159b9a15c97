"""What everybody should know before they start, as a file to open."""

from __future__ import annotations

import os

from kneebreak.adapters.resources import resource
from kneebreak.language import is_english
from kneebreak.wording.about import about


def about_file(folder: str) -> str:
    """Its path: the shipped file, or in another language one that is written into this folder.

    Where it cannot be written, the shipped one has to do.
    """
    shipped = resource("config", "about.txt")
    if is_english():
        return shipped
    path = os.path.join(folder, "about.txt")  # noqa: PTH118  pathlib costs the daemon 1.2 MB
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103  as above
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  as above
            file.write(about())
    except OSError:
        return shipped
    return path
