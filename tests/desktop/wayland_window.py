"""A window on a real Wayland compositor, with nothing in it: xdg-shell and a picture in shared memory."""

from __future__ import annotations

import os
import struct
import sys

from tests.desktop.wayland_client import WaylandClient, number, text

_SET_TITLE, _SET_FULL_SCREEN, _UNSET_FULL_SCREEN = 2, 11, 12  # requests of xdg_toplevel
_OPAQUE = 1  # the format XRGB8888 of wl_shm

assert sys.platform == "linux"


class WaylandWindow:
    """A window of whatever size the compositor wants; each call returns when that has been drawn."""

    def __init__(self, path: str, title: str) -> None:
        self._client = client = WaylandClient(path)
        self._size = (0, 0)
        self._configured: int | None = None
        compositor, self._memory = client.bind("wl_compositor"), client.bind("wl_shm")
        shell = client.bind("xdg_wm_base", self._answer_ping)
        self._shell = shell
        self._surface, self._frame = client.new_id(), client.new_id(self._configure)
        client.send(compositor, 0, number(self._surface))
        client.send(shell, 2, number(self._frame), number(self._surface))
        self._window = client.new_id(self._resize)
        client.send(self._frame, 1, number(self._window))
        client.send(self._window, _SET_TITLE, text(title))
        client.send(self._surface, 6)
        self.settle()

    def set_full_screen(self) -> None:
        """Fill the screen."""
        any_output = 0
        self._client.send(self._window, _SET_FULL_SCREEN, number(any_output))
        self.settle()

    def leave_full_screen(self) -> None:
        """Fill it no longer."""
        self._client.send(self._window, _UNSET_FULL_SCREEN)
        self.settle()

    def set_title(self, title: str) -> None:
        """Have another title."""
        self._client.send(self._window, _SET_TITLE, text(title))
        self.settle()

    def settle(self) -> None:
        """Draw what the compositor has asked for by now."""
        self._client.wait()
        while self._configured is not None:
            self._client.send(self._frame, 4, number(self._configured))
            self._configured = None
            self._draw()
            self._client.wait()

    def close(self) -> None:
        """Take the window away."""
        self._client.close()

    def _draw(self) -> None:
        width, height = (side or 200 for side in self._size)
        size = 4 * width * height
        descriptor = os.memfd_create("window")
        os.ftruncate(descriptor, size)
        pool, buffer = self._client.new_id(), self._client.new_id()
        self._client.send(self._memory, 0, number(pool), number(size), descriptor=descriptor)
        os.close(descriptor)
        self._client.send(pool, 0, *map(number, (buffer, 0, width, height, 4 * width, _OPAQUE)))
        self._client.send(self._surface, 1, *map(number, (buffer, 0, 0)))
        self._client.send(self._surface, 2, *map(number, (0, 0, width, height)))
        self._client.send(self._surface, 6)

    def _configure(self, _opcode: int, body: bytes) -> None:
        (self._configured,) = struct.unpack("=I", body)

    def _resize(self, opcode: int, body: bytes) -> None:
        if opcode == 0:
            self._size = struct.unpack_from("=ii", body)

    def _answer_ping(self, _opcode: int, body: bytes) -> None:
        self._client.send(self._shell, 3, body)
