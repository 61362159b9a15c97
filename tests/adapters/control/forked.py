"""Work in another process: as another user, or to be killed in the middle of it."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable


def fork(work: Callable[[], object], uid: int | None = None) -> int:
    """Begin the work in a child process, as the user of this number; returns its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        if uid is not None:
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - nothing may get back into the test runner, of which this is a copy
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a child; returns its exit code."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int) -> None:
    """End a child in a way that it cannot notice."""
    os.kill(pid, signal.SIGKILL)
    ended(pid)


def told(work: Callable[[], str], uid: int | None = None) -> str:
    """What the work in a child process has to say."""
    reader, writer = os.pipe()
    pid = fork(lambda: os.write(writer, work().encode()), uid)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        said = pipe.read()
    assert ended(pid) == 0
    return said
