"""Pystray's X11 icon, made to hear clicks, to keep its transparency and to outlive its bar."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable

import PIL.Image
from pystray import _xorg  # importing it opens the display once
from Xlib import X, error
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

_EVENTS = X.ButtonPressMask | X.ExposureMask | X.StructureNotifyMask
_ALL_PLANES = 0xFFFFFFFF
_LARGEST = 256  # pixels; a window beyond that is no tray icon, and not worth reading back


class EmbeddedIcon(_xorg.Icon):
    """An icon that docks whenever a bar appears; `clicked` gets the number of the mouse button.

    Once it is constructed, all calls belong into the thread that runs `live`.
    """

    def __init__(self, clicked: Callable[[int], None], docked: Callable[[bool], None]) -> None:
        super().__init__("kneebreak", PIL.Image.new("RGBA", (1, 1)))
        self._clicked = clicked
        self._docked = docked
        self._told: bool | None = None
        # A bar can vanish between any two requests; its DestroyNotify tells, so errors of theirs need no word.
        self._display.set_error_handler(lambda *_: None)
        self._manager_appeared = self._display.intern_atom("MANAGER")
        # ICCCM 2.8: whoever becomes manager of a selection announces it to the root window.
        self._display.screen().root.change_attributes(event_mask=X.StructureNotifyMask)
        self._prepare_window()
        # pystray's own handlers assume its own loop, and end with the window.
        self._message_handlers = {
            X.ButtonPress: lambda event: self._clicked(event.detail),
            X.ClientMessage: self._on_message,
            X.ConfigureNotify: self._on_configured,
            X.DestroyNotify: self._on_destroyed,
            X.Expose: lambda _event: self._draw(),
        }

    def __del__(self) -> None:
        """Do nothing: `live` has closed what was open, where pystray would wait for its own loop in any thread."""

    def live(self, woken: int, follow: Callable[[], bool]) -> str | None:
        """Dock and serve; `follow` is called whenever the descriptor `woken` can be read, and says whether to go on.

        Returns None, or why the display was lost.
        """
        self._thread = threading.current_thread()
        try:
            going = follow()
            self._dock()
            while going:
                self._handle_events()
                going = not self._is_ordered(woken) or follow()
            self._window.destroy()
            self._display.close()
        except (error.ConnectionClosedError, OSError) as lost:
            self._tell(docked=False)
            return str(lost)
        return None

    def wear(self, picture: PIL.Image.Image) -> None:
        """Look like this picture, which may be partly transparent."""
        self._icon = picture
        self._draw()

    def _prepare_window(self) -> None:
        # pystray does not select ButtonPress; without it no click arrives. The bar's own ground shines through.
        self._window.change_attributes(event_mask=_EVENTS, background_pixmap=X.ParentRelative)

    def _dock(self) -> None:
        self._systray_manager = None
        self._dock_window()
        if self._get_systray_manager() != self._systray_manager:
            # It vanished before its end could be watched for; the next one will announce itself.
            self._systray_manager = None
        self._tell(docked=self._systray_manager is not None)

    def _get_systray_manager(self) -> Window | None:
        """The bar's window, asked for without the grab of the server that pystray makes.

        A grab freezes all other programs until its owner goes on, and this thread can be kept from that.
        """
        return self._display.get_selection_owner(self._net_system_tray_sx) or None

    def _tell(self, *, docked: bool) -> None:
        if docked is not self._told:
            self._told = docked
            self._docked(docked)

    def _is_ordered(self, woken: int) -> bool:
        """Wait for the display or an order, and say whether there is an order."""
        # With an answer that was waited for, events may have come that no descriptor tells of any more.
        if self._display.pending_events():
            return False
        ready, _, _ = select.select([self._display.fileno(), woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
        return woken in ready

    def _handle_events(self) -> None:
        while self._display.pending_events():
            event = self._display.next_event()
            try:
                self._message_handlers.get(event.type, _ignore)(event)
            except error.XError:
                # As above: what was asked of a window that has just gone.
                continue

    def _on_message(self, event: Event) -> None:
        """Dock when a bar announces itself; what XEmbed tells beyond that is of no use to an icon.

        The bar may have been found before its announcement came: some lose an icon that asks twice.
        """
        if event.client_type != self._manager_appeared:
            return
        _, selection, owner, *_ = event.data[1]
        known = self._systray_manager is not None and self._systray_manager.id == owner
        if selection == self._net_system_tray_sx and not known:
            self._dock()

    def _on_configured(self, event: Event) -> None:
        if event.window == self._window:
            self._draw()

    def _on_destroyed(self, event: Event) -> None:
        """Dock again after the bar has gone; some take the icon's window along."""
        if event.window == self._window:
            self._window = self._create_window()
            self._gc = self._window.create_gc()
            self._prepare_window()
            self._dock()
        elif event.window == self._systray_manager:
            self._dock()

    def _draw(self) -> None:
        try:
            geometry = self._window.get_geometry()
            size = (min(geometry.width, _LARGEST), min(geometry.height, _LARGEST))
            self._window.put_pil_image(self._gc, 0, 0, self._on_ground(size))
        except error.XError:
            # It is not on the screen yet, or not any more; being shown brings an event, and then it is painted.
            return

    def _on_ground(self, size: tuple[int, int]) -> PIL.Image.Image:
        """The picture, as a square in the middle of what the bar paints behind it."""
        self._window.clear_area(width=size[0], height=size[1])
        pixels = self._window.get_image(0, 0, *size, X.ZPixmap, _ALL_PLANES)
        ground = PIL.Image.new("RGB", size)
        if len(pixels.data) == 4 * size[0] * size[1]:
            order = "XRGB" if self._display.display.info.image_byte_order else "BGRX"
            ground = PIL.Image.frombytes("RGB", size, pixels.data, "raw", order)
        side = min(size)
        picture = self._icon.resize((side, side), PIL.Image.Resampling.LANCZOS)
        ground.paste(picture, ((size[0] - side) // 2, (size[1] - side) // 2), picture)
        return ground


def _ignore(_event: Event) -> None:
    """Leave an event alone that was sent along with those that are wanted."""
