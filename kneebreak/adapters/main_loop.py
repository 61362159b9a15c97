"""The loop that macOS wants in the main thread of whoever waits for clicks; elsewhere nobody needs one."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

_Found = TypeVar("_Found")


def beside(work: Callable[[], _Found]) -> _Found:
    """What `work` returns, which may wait for clicks as long as it likes; call this in the main thread."""
    if sys.platform == "darwin":
        from kneebreak.adapters.mac_screen import has_screen  # noqa: PLC0415 - for this platform

        if has_screen():
            return _beside_cocoa(work)
    return work()


def _beside_cocoa(work: Callable[[], _Found]) -> _Found:
    from kneebreak.adapters.tray.mac_application import MacApplication  # noqa: PLC0415 - there on macOS only

    mac = MacApplication()
    application = mac.application()
    found: list[_Found] = []

    def work_and_stop() -> None:
        try:
            found.append(work())
        finally:
            mac.in_main_thread(mac.stop)

    thread = threading.Thread(target=work_and_stop, name="work")
    thread.start()
    application.run()
    thread.join()
    return found[0]
