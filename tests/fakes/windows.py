"""A Windows that tells what a test has put into it."""

from __future__ import annotations


class FakeRegistry:
    """Values by the path of their key; a key is there as soon as something in or below it is."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, int]] = {}

    def keys(self, path: str) -> list[str] | None:
        below = [other for other in self.values if other.startswith(f"{path}\\")]
        if not below and path not in self.values:
            return None
        return sorted({other.removeprefix(f"{path}\\").partition("\\")[0] for other in below})

    def number(self, path: str, name: str) -> int | None:
        return self.values.get(path, {}).get(name)


class FakeWindows:
    """Counts how often it was asked for its notification state."""

    def __init__(self, state: int | None) -> None:
        self.registry = FakeRegistry()
        self.state = state
        self.asked = 0

    def notification_state(self) -> int | None:
        self.asked += 1
        return self.state
