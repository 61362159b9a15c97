"""What comes over the message bus, in bytes that may be no messages and in messages that may make no sense."""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    HeaderFields,
    Message,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.notifier.account import Account
from kneebreak.adapters.notifier.freedesktop import FreedesktopNotifier
from kneebreak.adapters.notifier.host import NAME
from kneebreak.adapters.resources import resource
from kneebreak.adapters.tray.statusnotifier import StatusNotifierTray
from kneebreak.messages import Wish
from kneebreak.ports import MenuItem, Slot
from tests.contracts.notifier import STAND, STATUS
from tests.contracts.tray import START
from tests.fakes.file_waiter import SelectingWaiter
from tests.fuzz.case import Input
from tests.fuzz.choices import Choices
from tests.fuzz.player import Player

_SERVER, _STRANGER = ":1.5", ":1.66"
_SIGNATURES = (
    "",
    "s",
    "u",
    "us",
    "uu",
    "ssss",
    "as",
    "b",
    "v",
    "iias",
    "aias",
    "is",
    "isvu",
    "a(isvu)",
    "i",
    "ai",
    "ss",
)
_MEMBERS = (
    *("GetLayout", "GetGroupProperties", "GetProperty", "Event", "EventGroup", "AboutToShow", "AboutToShowGroup"),
    *("Get", "GetAll", "Set", "Introspect", "Activate", "SecondaryActivate", "ContextMenu", "Scroll", "Ping"),
)
_SIGNALS = ("ActionInvoked", "NotificationClosed", "NameOwnerChanged", "StatusNotifierHostRegistered")
_OBJECT = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
_RUNTIME = Path(tempfile.mkdtemp(prefix="kneebreak-fuzz-"))


def _let_in(client: socket.socket) -> None:
    """Play the bus until the program has joined it, and hand over its end."""
    client.recv(1024)  # who it is
    client.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
    for question, serials in ((b"Hello", (1,)), (b"GetNameOwner", range(2, 6))):  # the two that are waited for
        while question not in (heard := client.recv(4096)):
            if not heard:
                return
        for serial in serials:
            reply = _reply_to(serial, "s", (_SERVER,))
            reply.header.fields[HeaderFields.sender] = BUS
            client.sendall(reply.serialise(serial=serial))
    _JOINED.put(client)


_BUS_SOCKET = _RUNTIME / "bus"
_JOINED: SimpleQueue[socket.socket] = SimpleQueue()
_BUS = Player(str(_BUS_SOCKET), _let_in)


class _Desktop:
    """The program's ends of a bus, and the other end of it in our hands."""

    def __init__(self) -> None:
        self.raised: list[BaseException] = []
        self._hook, sys.excepthook = sys.excepthook, self._raise
        self._waiter = SelectingWaiter()
        self._connection = Connection.open(f"unix:path={_BUS_SOCKET}", self._waiter, lambda: None)
        self._notifier = FreedesktopNotifier(
            self._connection, self._waiter.inbox, str(_RUNTIME / "bubbles.json"), Account(Ledger(), lambda _: None)
        )
        self._far = _JOINED.get(timeout=30)
        self._far.settimeout(0)
        items = (MenuItem("Break now", Wish.RELOAD), MenuItem("Quit", Wish.QUIT))
        StatusNotifierTray(
            self._connection,
            self._waiter.inbox,
            lambda: items,
            resource("icons", "tray"),
            START,
            lambda _: None,
        )
        self._notifier.show(Slot.PROMPT, STAND)
        self._notifier.show(Slot.NOTE, STATUS)
        self.turn()

    def say(self, message: Message, sender: str, serial: int = 1) -> None:
        """Send a message as if the bus had passed it on."""
        message.header.fields[HeaderFields.sender] = sender
        self._far.sendall(message.serialise(serial=serial))

    def send(self, data: bytes) -> None:
        """Send bytes."""
        self._far.sendall(data)

    def turn(self) -> None:
        """Let the program hear what was said, and take away what it says."""
        while self._waiter.turn(0):
            pass
        try:
            while self._far.recv(65536):
                pass
        except BlockingIOError:
            return

    def close(self) -> None:
        self._connection.close()
        self._far.close()
        self._waiter.close()
        sys.excepthook = self._hook
        if self.raised:
            raise self.raised[0]

    def _raise(self, _: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        self.raised.append(error)


def _reply_to(serial: int, signature: str, body: tuple[object, ...]) -> Message:
    call = new_method_call(_OBJECT, "Any")
    call.header.serial = serial
    return new_method_return(call, signature or None, body)


def _bytes(data: bytes) -> None:
    desktop = _Desktop()
    desktop.send(data)
    desktop.turn()
    desktop.close()


def _messages(data: bytes) -> None:
    choices = Choices(data)
    desktop = _Desktop()
    while choices:
        desktop.say(_message(choices), choices.of((_SERVER, _STRANGER, BUS)), choices.number() or 1)
        desktop.turn()
    desktop.close()


def _message(choices: Choices) -> Message:
    signature = choices.of(_SIGNATURES)
    body = tuple(_value(choices, each) for each in _types(signature))
    match choices.below(4):
        case 0:
            return _reply_to(choices.below(24), signature, body)
        case 1:
            call = new_method_call(_OBJECT, "Any")
            call.header.serial = choices.below(24)
            return new_error(call, f"org.example.{choices.of(_MEMBERS)}", signature or None, body)
        case 2:
            return new_signal(_OBJECT, choices.of(_SIGNALS), signature or None, body)
    address = DBusAddress(
        choices.of(("/MenuBar", "/StatusNotifierItem", "/")),
        bus_name=":1.1",
        interface=choices.of(
            (
                None,
                "com.canonical.dbusmenu",
                "org.kde.StatusNotifierItem",
                "org.freedesktop.DBus.Properties",
                "org.freedesktop.DBus.Introspectable",
            )
        ),
    )
    return new_method_call(address, choices.of(_MEMBERS), signature or None, body)


def _types(signature: str) -> list[str]:
    """The complete types of a signature that stands above."""
    found, rest = [], signature
    while rest:
        end = 1
        if rest[0] == "a":
            end = rest.index(")") + 1 if rest[1] == "(" else 2
        found.append(rest[:end])
        rest = rest[end:]
    return found


def _value(choices: Choices, kind: str) -> Any:
    """A value of a D-Bus type."""
    match kind[0]:
        case "s":
            return choices.of(("", "default", "clicked", "opened", "label", "button-1", NAME, choices.text()))
        case "u":
            return choices.of((0, 1, 2, 3, choices.number(4)))
        case "i":
            return choices.of((0, 1, 2, -1, choices.number(4) - 2**31))
        case "b":
            return bool(choices.below(2))
        case "v":
            inner = choices.of(("s", "u", "b", "ai"))
            return (inner, _value(choices, inner))
        case "(":
            return tuple(_value(choices, each) for each in kind[1:-1])
    return [_value(choices, kind[1:]) for _ in range(choices.below(5))]


_SIGNAL = new_signal(_OBJECT, "ActionInvoked", "us", (1, "default")).serialise(serial=9)
_CALL = new_method_call(
    DBusAddress("/MenuBar", bus_name=":1.1", interface="com.canonical.dbusmenu"),
    "GetLayout",
    "iias",
    (0, -1, ["label"]),
).serialise(serial=9)
INPUTS = (
    Input("bus bytes", (_SIGNAL, _CALL, _CALL + _SIGNAL), _bytes),
    Input(
        "bus messages",
        (bytes(range(64)), b"".join(bytes((each, 0, 1, 0, 0, 0)) for each in range(40))),
        _messages,
    ),
)
