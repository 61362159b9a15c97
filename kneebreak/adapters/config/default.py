"""The schedule that kneebreak writes on its first run."""

from __future__ import annotations

import os

from kneebreak.adapters import private
from kneebreak.adapters.resources import resource
from kneebreak.language import is_english, tr


def write_default(path: str) -> bool:
    """Write the default schedule where there is none, whole or not at all; returns whether it did.

    Whatever already has this name stays as it is, a broken link included. Folders are created as the XDG Base
    Directory Specification says, for their owner alone. Raises OSError where it cannot be written.
    """
    if os.path.lexists(path):
        return False
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120  pathlib costs the daemon 1.2 MB
    private.make_folder(folder)
    with open(resource("config", "schedule.toml"), "rb") as shipped:  # noqa: PTH123  as above
        text = shipped.read()
    if not is_english():
        # Loaded once in a life.
        from kneebreak.adapters.config.comments import reworded  # noqa: PLC0415

        text = reworded(text.decode(), tr).encode()
    draft = f"{path}.{os.getpid()}.new"
    try:
        write(draft, text)
        return _publish(draft, path)
    finally:
        if os.path.lexists(draft):
            os.unlink(draft)  # noqa: PTH108  as above


def write(path: str, text: bytes) -> None:
    """Write a file for its owner alone and have it on the disk; raises OSError where that fails."""
    with private.naming(path), open(private.for_writing(path), "wb") as file:  # noqa: PTH123  as above
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _publish(draft: str, path: str) -> bool:
    """Give the draft its name; a link, unlike a renaming, never replaces what was put there meanwhile."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        os.rename(draft, path)  # noqa: PTH104  as above
    return True
