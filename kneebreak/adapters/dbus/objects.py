"""The objects that others on the bus may call."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.dbus.messages import (
    UNKNOWN_METHOD,
    UNKNOWN_OBJECT,
    HeaderFields,
    Message,
    field,
    new_error,
    new_method_return,
)

_PEER = "org.freedesktop.DBus.Peer"
Servant = Callable[[Message], Message | None]
"""Answers a call; None: it does not know the method."""


class Objects:
    """Finds the object that a call is for, and the right error where there is none."""

    def __init__(self) -> None:
        self._servants: dict[str, Servant] = {}

    def add(self, path: str, servant: Servant) -> None:
        """Let a servant answer the calls to an object."""
        self._servants[path] = servant

    def reply_to(self, call: Message) -> Message:
        """The reply to a call, which may be an error."""
        path, member = field(call, HeaderFields.path), field(call, HeaderFields.member)
        if (field(call, HeaderFields.interface), member) == (_PEER, "Ping"):
            return new_method_return(call)
        servant = self._servants.get(path)
        if servant is None:
            return new_error(call, UNKNOWN_OBJECT, "s", (f"there is no object {path} here",))
        return servant(call) or new_error(call, UNKNOWN_METHOD, "s", (f"{path} has no method {member}",))
