"""The icon in the desktop's tray, by whatever the desktop has for it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.resources import resource
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.language import marked, tr
from kneebreak.ports import Face, Menu, Tray

_ITEMS = "StatusNotifierItem"
_BARS = "XEmbed, by pystray"
_NO_HOST = marked("no panel here shows StatusNotifierItems")
_START_PANEL = marked("start a panel that does; on GNOME install and switch on the AppIndicator extension")
_NO_SCREEN = marked("this process belongs to no session with a screen")
_START_IN_SESSION = marked("start kneebreak from within your session")
_FAULT = "tray"
_PANEL_GONE = marked("The panel that showed the tray icon is gone; the icon comes back with the next one.")
_NO_PANEL = marked(
    "no panel shows the tray icon; start a panel that does; on GNOME install and switch on the AppIndicator extension,"
    " and the icon appears. Notifications and commands such as “kneebreak status” work without it"
)


def choose(around: Surroundings, menu: Menu, face: Face) -> Tray:
    """The tray that this desktop draws; why a better one was refused is told to `around.trouble`.

    On Linux an icon for which there is no panel yet waits for one: at the start of a session it may be the first.
    """
    if sys.platform == "linux":
        return _on_linux(around, menu, face)
    elif sys.platform == "win32":  # noqa: RET505 - an elif is what a type checker for another platform can leave out
        from kneebreak.adapters.tray.windows import WindowsTray  # noqa: PLC0415 - each platform loads its own

        assert around.window is not None  # noqa: S101 - Windows has one
        taskbar = WindowsTray(
            around.inbox,
            menu,
            resource("icons", "tray"),
            face,
            around.trouble,
            window=around.window,
        )
        taskbar.start()
        around.ledger.serve(Need.TRAY, "pystray")
        return taskbar
    elif sys.platform == "darwin":
        return _on_macos(around, menu, face)
    else:
        from kneebreak.adapters.tray.none import NoTray  # noqa: PLC0415 - rarely wanted

        around.ledger.refuse(Need.TRAY, "pystray", marked("this system is not known"))
        return NoTray()


def serve(tray: Tray, work: Callable[[], None]) -> None:
    """Do the program's work while the tray is served; on macOS the tray wants the main thread for itself."""
    if sys.platform == "darwin":
        from threading import Thread  # noqa: PLC0415 - on macOS only

        from kneebreak.adapters.tray.native import NativeTray  # noqa: PLC0415 - each platform loads its own

        if isinstance(tray, NativeTray):

            def work_and_close() -> None:
                try:
                    work()
                finally:
                    tray.close()

            thread = Thread(target=work_and_close, name="work")
            thread.start()
            tray.run_forever()
            thread.join()
            return
    work()


if sys.platform == "darwin":

    def _on_macos(around: Surroundings, menu: Menu, face: Face) -> Tray:
        from kneebreak.adapters.announcements import NotificationCenters  # noqa: PLC0415 - each platform loads its own
        from kneebreak.adapters.mac_screen import has_screen  # noqa: PLC0415 - the same
        from kneebreak.adapters.tray.mac_application import MacApplication  # noqa: PLC0415 - the same
        from kneebreak.adapters.tray.none import NoTray  # noqa: PLC0415 - rarely wanted

        if not has_screen():
            around.ledger.refuse(Need.TRAY, "pystray", _NO_SCREEN, _START_IN_SESSION)
            around.trouble(
                tr("there is no tray icon: {why}; {advice}", why=tr(_NO_SCREEN), advice=tr(_START_IN_SESSION))
            )
            return NoTray()
        try:
            from kneebreak.adapters.tray.mac_icon import MenuBarIcon  # noqa: PLC0415 - each platform loads its own
            from kneebreak.adapters.tray.macos import MacTray  # noqa: PLC0415 - the same

            icon = MacTray(
                around.inbox,
                menu,
                resource("icons", "tray"),
                face,
                around.trouble,
                mac=MacApplication(),
                announcements=NotificationCenters(),
                icon_class=MenuBarIcon,
            )
        except ImportError as missing:
            around.ledger.refuse(Need.TRAY, "pystray", str(missing), marked("install kneebreak again"))
            around.trouble(tr("there is no tray icon ({missing}); install kneebreak again", missing=missing))
            return NoTray()
        around.ledger.serve(Need.TRAY, "pystray", marked("a click on it opens its menu, and no bubble"))
        return icon


if sys.platform == "linux":

    def _on_linux(around: Surroundings, menu: Menu, face: Face) -> Tray:
        if around.bus is not None:
            from kneebreak.adapters.tray.watcher import host_is_there  # noqa: PLC0415 - needs a bus

            if host_is_there(around.bus):
                return _statusnotifier(around, menu, face)
        return _xembed(around, face) or _statusnotifier(around, menu, face)

    def _statusnotifier(around: Surroundings, menu: Menu, face: Face) -> Tray:
        if around.bus is None:
            from kneebreak.adapters.tray.none import NoTray  # noqa: PLC0415 - rarely wanted

            around.ledger.refuse(Need.TRAY, _ITEMS, marked("there is no session bus"))
            around.trouble(tr("there is no tray icon, for there is no session bus and no bar that speaks XEmbed"))
            return NoTray()
        from kneebreak.adapters.tray.statusnotifier import StatusNotifierTray  # noqa: PLC0415 - needs a bus

        bus = around.bus

        def drawn(is_drawn: bool) -> None:  # noqa: FBT001 - its only parameter, and what it tells
            if is_drawn:
                around.ledger.end_fault(_FAULT)
                around.ledger.serve(Need.TRAY, _ITEMS)
            elif not bus.is_joined:
                around.ledger.refuse(Need.TRAY, _ITEMS, marked("the session bus went away"))
            else:
                # Where there never was one, the user may want none, and need not read of it with each answer.
                if any(found.serves for found in around.ledger.findings() if found.need is Need.TRAY):
                    around.ledger.begin_fault(_FAULT, _PANEL_GONE)
                around.ledger.refuse(Need.TRAY, _ITEMS, _NO_HOST, _START_PANEL)
                around.trouble(tr(_NO_PANEL))

        return StatusNotifierTray(around.bus, around.inbox, menu, resource("icons", "tray"), face, drawn)

    def _xembed(around: Surroundings, face: Face) -> Tray | None:
        """An icon in a bar that speaks only XEmbed; None: there is none."""
        display = around.environment.get("DISPLAY")
        # To ask on Wayland could start its X server, which has no bars of that kind.
        if not display or around.environment.get("WAYLAND_DISPLAY"):
            return None
        from kneebreak.adapters.tray.xembed import (  # noqa: PLC0415 - costs 4 MB
            XEmbedTray,
            XEmbedUnavailable,
            host_is_there,
        )

        if not host_is_there(display):
            return None
        try:
            icon = XEmbedTray(around.inbox, resource("icons", "tray"), face, lambda _: None, around.trouble)
        except XEmbedUnavailable as refused:
            around.ledger.refuse(Need.TRAY, _BARS, str(refused))
            around.trouble(tr("the bar cannot show the tray icon ({refused})", refused=refused))
            return None
        around.ledger.serve(Need.TRAY, _BARS, marked("it has no menu; a click on it shows the status or the prompt"))
        return icon

    def survey(around: Surroundings) -> None:
        """Note what would show the icon, without putting one there. Blocks for a second at most."""
        if around.bus is None:
            around.ledger.refuse(Need.TRAY, _ITEMS, marked("there is no session bus"))
        else:
            from kneebreak.adapters.tray.watcher import host_is_there as panel_is_there  # noqa: PLC0415 - needs a bus

            if panel_is_there(around.bus):
                around.ledger.serve(Need.TRAY, _ITEMS)
                return
            around.ledger.refuse(Need.TRAY, _ITEMS, _NO_HOST, _START_PANEL)
        display = around.environment.get("DISPLAY")
        if display and not around.environment.get("WAYLAND_DISPLAY"):
            from kneebreak.adapters.tray.xembed import host_is_there as bar_is_there  # noqa: PLC0415 - costs 4 MB

            if bar_is_there(display):
                around.ledger.serve(Need.TRAY, _BARS)

else:

    def survey(around: Surroundings) -> None:
        """Note what shows the icon."""
        around.ledger.serve(Need.TRAY, "pystray")
