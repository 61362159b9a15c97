"""pystray's icon of macOS, with a menu that is made anew on each opening; importing this needs pyobjc."""

from __future__ import annotations

from collections.abc import Callable

from AppKit import NSMenu
from pystray._darwin import Icon

from kneebreak.adapters.mac_listener import MacMenuListener


class MenuBarIcon(Icon):
    """pystray makes the menu when told to and after each choice, and gives no word of its opening: AppKit does."""

    # By the name of its class's module pystray knows which options are its own: darwin_ and no other.
    __module__ = Icon.__module__

    _listener: MacMenuListener | None = None

    def _update_menu(self) -> None:
        super()._update_menu()
        if self._menu_handle is None:
            return
        if self._listener is None:
            self._listener = MacMenuListener.alloc().init()
            self._listener.opens = self._fill
        self._menu_handle[0].setDelegate_(self._listener)

    def _fill(self, menu: NSMenu) -> None:
        """Move what the menu would be now into the one that opens."""
        callbacks: list[Callable[..., object]] = []
        fresh = self._create_menu(self.menu, callbacks)
        if fresh is None:
            return
        menu.removeAllItems()
        for item in list(fresh.itemArray()):
            fresh.removeItem_(item)
            menu.addItem_(item)
        self._menu_handle = (menu, callbacks)
