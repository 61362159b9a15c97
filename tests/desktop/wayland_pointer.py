"""A mouse for a Wayland compositor without one, by wlr-virtual-pointer-unstable-v1."""

from __future__ import annotations

import time

from tests.desktop.wayland_client import WaylandClient, number

_BUTTONS = {1: 0x110, 2: 0x112, 3: 0x111}
"""The codes of left, middle and right: linux/input-event-codes.h."""


class WaylandPointer:
    """A pointer on a surface of this size; each call returns when the compositor has taken it in.

    A seat without devices has no pointer, and clients ask for none, until this one is there.
    """

    def __init__(self, path: str, size: tuple[int, int]) -> None:
        self._size = size
        self._client = WaylandClient(path)
        manager = self._client.bind("zwlr_virtual_pointer_manager_v1")
        self._pointer = self._client.new_id()
        any_seat = 0
        self._client.send(manager, 0, number(any_seat), number(self._pointer))
        self._client.wait()

    def move(self, x: int, y: int) -> None:
        """Put the pointer at a pixel."""
        self._client.send(self._pointer, 1, *map(number, (_now(), x, y, *self._size)))
        self._frame()

    def press(self, button: int) -> None:
        """Press and release 1 (left), 2 (middle) or 3 (right)."""
        for pressed in (1, 0):
            self._client.send(self._pointer, 2, *map(number, (_now(), _BUTTONS[button], pressed)))
            self._frame()

    def close(self) -> None:
        """Take the pointer away."""
        self._client.close()

    def _frame(self) -> None:
        self._client.send(self._pointer, 4)
        self._client.wait()


def _now() -> int:
    return int(time.monotonic() * 1000)
