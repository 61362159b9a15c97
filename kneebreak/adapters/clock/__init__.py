"""The time, and what befell it: suspension and the setting of the clock."""

from __future__ import annotations

import sys

from kneebreak.ports import Clock


def choose() -> Clock:
    """The clock that knows most on this platform."""
    if sys.platform == "linux":
        from kneebreak.adapters.clock.linux import LinuxClock as Best  # noqa: PLC0415 - each platform loads its own
    elif sys.platform == "darwin":
        from kneebreak.adapters.clock.darwin import DarwinClock as Best  # noqa: PLC0415 - the same
    elif sys.platform == "win32":
        from kneebreak.adapters.clock.windows import WindowsClock as Best  # noqa: PLC0415 - the same
    else:
        from kneebreak.adapters.clock.plain import PlainClock as Best  # noqa: PLC0415 - the same
    return Best()
