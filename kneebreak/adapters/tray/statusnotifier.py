"""The tray on Linux desktops, by the StatusNotifierItem protocol."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import speakable
from kneebreak.adapters.tray.dbusmenu import DBusMenu
from kneebreak.adapters.tray.exported import Body, Call, ExportedObject, Interface, Method, Property
from kneebreak.adapters.tray.frames import Frame, frames
from kneebreak.adapters.tray.watcher import Registration
from kneebreak.messages import Inbox, TrayClicked
from kneebreak.ports import Face, Icon, Menu

_ITEM = "org.kde.StatusNotifierItem"
_ITEM_PATH = "/StatusNotifierItem"  # where hosts look for the item of a name
_MENU_PATH = "/MenuBar"


class StatusNotifierTray:
    """An item that panels draw, and that puts clicks and chosen menu lines into the inbox.

    `registered` hears whether there is a panel that draws it, at the beginning and whenever that changes. Rules and
    names are those of the StatusNotifierItem specification.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of an icon, each of which only the composition root knows
        self,
        connection: Connection,
        inbox: Inbox,
        menu: Menu,
        frames_folder: str,
        face: Face,
        registered: Callable[[bool], None],
    ) -> None:
        self._inbox = inbox
        self._frames_folder = frames_folder
        self._face = face
        self._menu = DBusMenu(connection, _MENU_PATH, menu, inbox)
        self._item = ExportedObject(connection, _ITEM_PATH, self._interface())
        self._registration = Registration(connection, registered)

    def show(self, face: Face) -> None:
        """Let the icon look like this from now on."""
        before, self._face = self._face, face
        if face[:2] != before[:2]:
            self._item.emit("NewIcon")
        if _status(face) != _status(before):
            self._item.emit("NewAttentionIcon")
            self._item.emit("NewStatus", _status(face))
        if face.title != before.title:
            self._item.emit("NewTitle")
        if face[2:] != before[2:]:
            self._item.emit("NewToolTip")
        self._menu.refresh()

    def close(self) -> None:
        """Take the icon away."""
        self._registration.end()

    def _interface(self) -> Interface:
        methods = {
            "Activate": Method("ii", "", lambda _: self._click(middle=False)),
            "SecondaryActivate": Method("ii", "", lambda _: self._click(middle=True)),
            "ContextMenu": Method("ii", "", _nothing),  # only asked of items that have no Menu
            "Scroll": Method("is", "", _nothing),
            "ProvideXdgActivationToken": Method("s", "", _nothing),
        }
        signals = {"NewStatus": "s"} | dict.fromkeys(("NewIcon", "NewAttentionIcon", "NewTitle", "NewToolTip"), "")
        return Interface(_ITEM, methods, self._properties(), signals)

    def _properties(self) -> dict[str, Property]:
        return {
            "Category": Property("s", lambda: "ApplicationStatus"),
            "Id": Property("s", lambda: "kneebreak"),
            "Title": Property("s", lambda: speakable(self._face.title)),
            "Status": Property("s", lambda: _status(self._face)),
            "WindowId": Property("i", int),
            "IconThemePath": Property("s", str),
            "IconName": Property("s", str),
            "IconPixmap": Property("a(iiay)", self._frames),
            "OverlayIconName": Property("s", str),
            "OverlayIconPixmap": Property("a(iiay)", list[Frame]),
            "AttentionIconName": Property("s", str),
            "AttentionIconPixmap": Property("a(iiay)", self._attention_frames),
            "AttentionMovieName": Property("s", str),
            "ToolTip": Property("(sa(iiay)ss)", self._tooltip),
            "ItemIsMenu": Property("b", bool),
            "Menu": Property("o", lambda: _MENU_PATH),
        }

    def _frames(self) -> list[Frame]:
        return frames(self._frames_folder, self._face)

    def _attention_frames(self) -> list[Frame]:
        return self._frames() if self._face.icon is Icon.DUE else []

    def _tooltip(self) -> tuple[object, ...]:
        return ("", [], _without_markup(self._face.title), _marked_up(self._face.tooltip))

    def _click(self, *, middle: bool) -> Body:
        self._inbox(TrayClicked(middle=middle))
        return ()


def _status(face: Face) -> str:
    return "NeedsAttention" if face.icon is Icon.DUE else "Active"


def _without_markup(text: str) -> str:
    """A text that is no markup: waybar takes the title of a tooltip for markup, and xfce4-panel does not."""
    return speakable(text).translate({ord("&"): "+", ord("<"): "(", ord(">"): ")"})


def _marked_up(text: str) -> str:
    """A plain text in markup, which the text of a tooltip is; xfce4-panel and waybar draw nothing if it is broken."""
    return speakable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _nothing(_: Call) -> Body:
    return ()
