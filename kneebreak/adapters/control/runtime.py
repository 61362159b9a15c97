"""The folder where a running kneebreak can be reached, on Unix."""

# ruff: noqa: PTH101, PTH102, PTH103, PTH118, PTH120 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import errno
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

SOCKET = "control.sock"
LOCK = "lock"


def folder(environment: Mapping[str, str], uid: int) -> str:
    """Its path: in `$XDG_RUNTIME_DIR`, else in /tmp under the user's number.

    A relative `$XDG_RUNTIME_DIR` is ignored, as the XDG Base Directory Specification 0.8 has it.
    """
    given = environment.get("XDG_RUNTIME_DIR", "")
    # /tmp by name, whatever TMPDIR says: a client in another shell has to come to the same place.
    return os.path.join(given, "kneebreak") if given.startswith("/") else f"/tmp/kneebreak-{uid}"  # noqa: S108 - checked


def mac_folder(environment: Mapping[str, str]) -> str:
    """Its path on macOS: in `$XDG_RUNTIME_DIR` where somebody has set that, else among the user's temporary items.

    What lies in /tmp is swept away after three days there, a running program's or not.
    """
    given = environment.get("XDG_RUNTIME_DIR", "")
    below = given if given.startswith("/") else os.path.expanduser("~/Library/Caches/TemporaryItems")  # noqa: PTH111 - the same
    return os.path.join(below, "kneebreak")


def prepare(path: str, uid: int) -> None:
    """See to it that the folder is there and that nobody but this user can enter it.

    Raises PermissionError where it is somebody else's or no real folder: in /tmp anybody may have put it there.
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    try:
        os.mkdir(path, 0o700)
    except FileExistsError:
        fault = distrust(path, uid)
        if fault is not None:
            hint = "remove it, or set XDG_RUNTIME_DIR to a folder of yours"
            raise PermissionError(errno.EPERM, f"{fault}; {hint}", path) from None
    # What mkdir makes is subject to the umask, and what was there may have been opened up since.
    os.chmod(path, 0o700)


def distrust(path: str, uid: int) -> str | None:
    """Why the folder that is there is not to be trusted; None: it is. Raises OSError where there is none."""
    found = os.lstat(path)
    if not stat.S_ISDIR(found.st_mode):
        return "is not a folder"
    return None if found.st_uid == uid else f"belongs to user {found.st_uid}, not to you"
