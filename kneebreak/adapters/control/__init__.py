"""Commands from other processes, and the rule that only one kneebreak runs.

This folder is loaded by the commands that have to be quick, so it imports nothing that they do not need: `typing` alone
would cost them as much as everything else together.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from kneebreak.messages import Inbox
    from kneebreak.ports import FileWaiter

    class Control(Protocol):
        """Takes commands until it is closed."""

        def close(self) -> None:
            """Take no more."""

    class Hold(Protocol):
        """The right to be the only one, for as long as this process lives."""

        def release(self) -> None:
            """Let another one in."""

    Exchange = Callable[[str, bytes], bytes | None]


class UnreachableError(OSError):
    """Nobody could listen at the runtime folder's address."""


def choose(runtime: str, inbox: Inbox, waiter: FileWaiter | None) -> Control:
    """Takes commands at the runtime folder's address and puts them into the inbox.

    Belongs to whoever holds the folder. Lives on the waiter's loop; without one (None) a thread does the waiting.
    Raises UnreachableError where nobody can listen there.
    """
    try:
        return _choose(runtime, inbox, waiter)
    except OSError as error:
        raise UnreachableError(error.errno, error.strerror, error.filename or runtime) from error


def hold(runtime: str) -> Hold | None:
    """The right to be the only kneebreak of this runtime folder; None: another one has it.

    Makes the folder where it is missing; raises OSError where that fails or the folder is not to be trusted.
    """
    if sys.platform == "win32":
        from kneebreak.adapters.control import locking as lock  # noqa: PLC0415 - one platform's own
    else:
        from kneebreak.adapters.control import flock as lock  # noqa: PLC0415 - one platform's own
    return lock.hold(runtime)


def choose_exchange() -> Exchange:
    """How a client sends one line to the runtime folder's address and hears one; its answer None: nobody is there."""
    if sys.platform == "win32":
        from kneebreak.adapters.control.pipe_client import exchange  # noqa: PLC0415 - one platform's own
    else:
        from kneebreak.adapters.control.unix_client import exchange  # noqa: PLC0415 - one platform's own
    return exchange


def runtime_folder(environment: Mapping[str, str] = os.environ) -> str:
    """Where the running kneebreak can be reached; the folder need not exist."""
    if sys.platform == "win32":
        from platformdirs import user_runtime_dir  # noqa: PLC0415 - not installed on Linux

        return user_runtime_dir("kneebreak", appauthor=False)
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        from kneebreak.adapters.control.runtime import folder, mac_folder  # noqa: PLC0415 - for Unix alone

        return mac_folder(environment) if sys.platform == "darwin" else folder(environment, os.getuid())


def _choose(runtime: str, inbox: Inbox, waiter: FileWaiter | None) -> Control:
    if sys.platform == "win32":
        from kneebreak.adapters.control.pipe import PipeControl  # noqa: PLC0415 - one platform's own

        return PipeControl(runtime, inbox)
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        from kneebreak.adapters.control.unix import UnixControl  # noqa: PLC0415 - clients do not need the server

        if sys.platform == "linux":
            from kneebreak.adapters.control.peercred import peer  # noqa: PLC0415 - one platform's own
        else:
            from kneebreak.adapters.control.xucred import peer  # noqa: PLC0415 - one platform's own
        if waiter is not None:
            return UnixControl(runtime, inbox, waiter, peer)
        from kneebreak.adapters.control.thread import ThreadedControl  # noqa: PLC0415 - only where there is no loop

        return ThreadedControl(lambda taker, loop: UnixControl(runtime, taker, loop, peer), inbox)
