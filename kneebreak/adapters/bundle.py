"""The bundle that macOS takes this process for: only one that is signed may show notifications that can be clicked."""

from __future__ import annotations


def identifier() -> str | None:
    """Its name, such as `org.python.python`; None: the process belongs to none, or nothing can be asked."""
    try:
        from Foundation import NSBundle  # noqa: PLC0415 - there on macOS only
    except ImportError:
        return None
    return NSBundle.mainBundle().bundleIdentifier()
