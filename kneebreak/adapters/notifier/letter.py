"""A bubble put into the words of org.freedesktop.Notifications."""

from __future__ import annotations

import os

from kneebreak.adapters.dbus.messages import speakable
from kneebreak.adapters.notifier.servers import Server
from kneebreak.messages import Message
from kneebreak.ports import Bubble, Slot
from kneebreak.record import NamedTuple

APPLICATION = "kneebreak"
"""The name of the program and of its desktop entry."""

_NORMAL, _CRITICAL = 1, 2
_SOUND = "message-new-instant"
"""Of the freedesktop Sound Naming Specification; whichever theme the user has plays it, or none does."""
_AS_THE_SERVER_LIKES, _NEVER = -1, 0
_BODY = "default"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_PLAIN_IN_URI = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/"

Hints = dict[str, tuple[str, object]]


class Letter(NamedTuple):
    """What is sent of a bubble, and what comes of each of its actions."""

    bubble: Bubble
    body: tuple[object, ...]
    """The arguments of Notify but for the id to be replaced, which is the second one."""
    meanings: dict[str, Message]
    """By the key of the action."""

    def replacing(self, replaced: int) -> tuple[object, ...]:
        """The arguments of Notify, signature `susssasa{sv}i`; 0 replaces nothing."""
        return (self.body[0], replaced, *self.body[1:])


def compose(slot: Slot, bubble: Bubble, server: Server) -> Letter:
    """Write the letter for a bubble as this server will understand it."""
    actions = _actions(bubble, server)
    text = speakable(bubble.text)
    body = (
        APPLICATION,
        "",
        _title(bubble),
        text.translate(_MARKUP) if server.interprets_markup else text,
        [part for key, label, _ in actions for part in (key, speakable(label))],
        _hints(slot, bubble),
        _NEVER if bubble.stays else _AS_THE_SERVER_LIKES,
    )
    return Letter(bubble, body, {key: means for key, _, means in actions})


def _actions(bubble: Bubble, server: Server) -> list[tuple[str, str, Message]]:
    actions: list[tuple[str, str, Message]] = []
    if bubble.clicked is not None:
        actions.append((_BODY, bubble.clicked_label, bubble.clicked))
    for number, button in enumerate(bubble.buttons, 1):
        if button.means != bubble.clicked or not server.habits.draws_default_as_button:
            actions.append((f"button-{number}", button.label, button.means))
    return actions


def _hints(slot: Slot, bubble: Bubble) -> Hints:
    hints: Hints = {
        "desktop-entry": ("s", APPLICATION),
        "urgency": ("y", _CRITICAL if bubble.insist else _NORMAL),
        "category": ("s", f"x-{APPLICATION}.{slot.value}"),
    }
    if bubble.sound:
        hints["sound-name"] = ("s", _SOUND)
    else:
        hints["suppress-sound"] = ("b", True)
    if slot is Slot.NOTE:
        hints["transient"] = ("b", True)
    if bubble.picture is not None:
        hints["image-path"] = ("s", _uri(bubble.picture))
    return hints


def _title(bubble: Bubble) -> str:
    title = speakable(bubble.title).replace("\n", " ").strip()
    # Plasma shows a title that is the application's name only once, as the name.
    return f"{title}:" if title.casefold() in {APPLICATION, ""} else title


def _uri(path: str) -> str:
    escaped = (chr(byte) if byte in _PLAIN_IN_URI else f"%{byte:02X}" for byte in os.fsencode(path))
    return "file://" + "".join(escaped)
