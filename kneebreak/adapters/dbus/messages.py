"""D-Bus messages: the types that travel, and the ways in which we build and read them."""

from __future__ import annotations

from jeepney import (  # type: ignore[import-untyped]  # jeepney ships no types; for mypy its values are Any
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageFlag,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)

from kneebreak.adapters.plaintext import clean

__all__ = [
    "BUS",
    "DISCONNECTED",
    "UNKNOWN_METHOD",
    "UNKNOWN_OBJECT",
    "DBusAddress",
    "HeaderFields",
    "MatchRule",
    "Message",
    "MessageFlag",
    "MessageType",
    "bus_call",
    "field",
    "has_body",
    "new_error",
    "new_method_call",
    "new_method_return",
    "new_signal",
    "speakable",
]

BUS = "org.freedesktop.DBus"
DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected"
UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
UNKNOWN_OBJECT = "org.freedesktop.DBus.Error.UnknownObject"

speakable = clean
"""Makes a text fit for D-Bus, where a single NUL ends the whole connection (D-Bus specification, "Valid strings")."""

_BUS_OBJECT = DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS)


def bus_call(member: str, *texts: str) -> Message:
    """A call to the bus itself, with text arguments."""
    return new_method_call(_BUS_OBJECT, member, "s" * len(texts) or None, texts)


def field(message: Message, name: HeaderFields) -> str:
    """A header field of a message that is a text; empty where it is missing."""
    value = message.header.fields.get(name, "")
    return value if isinstance(value, str) else ""


def has_body(message: Message, signature: str) -> bool:
    """Whether the body has exactly these D-Bus types; the parser then vouches for each value."""
    return field(message, HeaderFields.signature) == signature
