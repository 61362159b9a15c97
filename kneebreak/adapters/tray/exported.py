"""An object that other programs on the bus may look at and call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    DBusAddress,
    HeaderFields,
    Message,
    field,
    has_body,
    new_error,
    new_method_return,
    new_signal,
)
from kneebreak.record import NamedTuple

INVALID_ARGUMENTS = "org.freedesktop.DBus.Error.InvalidArgs"
_PROPERTY_READ_ONLY = "org.freedesktop.DBus.Error.PropertyReadOnly"
_UNKNOWN_INTERFACE = "org.freedesktop.DBus.Error.UnknownInterface"
_UNKNOWN_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"

Body = tuple[Any, ...]
"""Values of a message; jeepney has checked them against the signature, which no Python type can say."""


class Call(NamedTuple):
    """A call of a method, its arguments being of the types that the method takes."""

    caller: str
    """The unique name of the connection it came from."""
    body: Body


class CallError(Exception):
    """A call cannot be answered; the caller is told so by an error."""

    def __init__(self, text: str, name: str = INVALID_ARGUMENTS) -> None:
        super().__init__(text)
        self.name = name


class Method(NamedTuple):
    """What can be called."""

    takes: str
    """A D-Bus signature."""
    gives: str
    answer: Callable[[Call], Body]
    """Raises CallError."""


class Property(NamedTuple):
    """What can be read."""

    signature: str
    value: Callable[[], object]


class Interface(NamedTuple):
    """What an object offers: methods, properties and signals by name, signals by their signature."""

    name: str
    methods: Mapping[str, Method]
    properties: Mapping[str, Property]
    signals: Mapping[str, str]


class ExportedObject:
    """Answers what is asked of one object, the standard interfaces for properties and introspection included.

    Rules and error names are those of the D-Bus specification, "Standard Interfaces".
    """

    def __init__(self, connection: Connection, path: str, interface: Interface) -> None:
        self._connection = connection
        self._interface = interface
        self._emitter = DBusAddress(path, interface=interface.name)
        self._methods = {
            interface.name: interface.methods,
            _PROPERTIES: {
                "Get": Method("ss", "v", self._get),
                "GetAll": Method("s", "a{sv}", self._get_all),
                "Set": Method("ssv", "", self._set),
            },
            _INTROSPECTABLE: {"Introspect": Method("", "s", lambda _: ("".join(_described(interface)),))},
        }
        connection.serve(path, self._answer)

    def emit(self, signal: str, *values: object) -> None:
        """Send a signal of the interface."""
        signature = self._interface.signals[signal]
        self._connection.send(new_signal(self._emitter, signal, signature or None, values))

    def _answer(self, message: Message) -> Message | None:
        method = self._method(field(message, HeaderFields.interface), field(message, HeaderFields.member))
        if method is None:
            return None
        try:
            values = method.answer(_checked(message, method.takes))
        except CallError as error:
            return new_error(message, error.name, "s", (str(error),))
        return new_method_return(message, method.gives or None, values)

    def _method(self, interface: str, member: str) -> Method | None:
        # A call without an interface means whichever has a method of this name.
        named = [self._methods.get(interface, {})] if interface else self._methods.values()
        return next((methods[member] for methods in named if member in methods), None)

    def _get(self, call: Call) -> Body:
        interface, name = call.body
        self._check(interface)
        found = self._interface.properties.get(name)
        if found is None:
            raise CallError(f"{self._interface.name} has no property {name}", _UNKNOWN_PROPERTY)
        return ((found.signature, found.value()),)

    def _get_all(self, call: Call) -> Body:
        self._check(call.body[0])
        return ({name: (each.signature, each.value()) for name, each in self._interface.properties.items()},)

    def _set(self, call: Call) -> Body:
        interface, name, _ = call.body
        self._get(Call(call.caller, (interface, name)))
        raise CallError(f"{name} can only be read", _PROPERTY_READ_ONLY)

    def _check(self, interface: str) -> None:
        if interface not in (self._interface.name, ""):
            raise CallError(f"no properties of an interface {interface} here", _UNKNOWN_INTERFACE)


def _checked(message: Message, takes: str) -> Call:
    if not has_body(message, takes):
        raise CallError(f'the arguments must have the signature "{takes}"')
    return Call(field(message, HeaderFields.sender), message.body)


def _described(interface: Interface) -> Iterator[str]:
    """The interface in the introspection format of the D-Bus specification."""
    yield f'<node><interface name="{interface.name}">'
    for name, method in interface.methods.items():
        takes = "".join(f'<arg type="{each}" direction="in"/>' for each in _single_types(method.takes))
        gives = "".join(f'<arg type="{each}" direction="out"/>' for each in _single_types(method.gives))
        yield f'<method name="{name}">{takes}{gives}</method>'
    for name, readable in interface.properties.items():
        yield f'<property name="{name}" type="{readable.signature}" access="read"/>'
    for name, signature in interface.signals.items():
        values = "".join(f'<arg type="{each}"/>' for each in _single_types(signature))
        yield f'<signal name="{name}">{values}</signal>'
    yield f'</interface><interface name="{_PROPERTIES}"/><interface name="{_INTROSPECTABLE}"/></node>'


def _single_types(signature: str) -> Iterator[str]:
    """Cut a signature into complete types: `ia{sv}` into `i` and `a{sv}`."""
    start = depth = 0
    for end, code in enumerate(signature, 1):
        depth += (code in "({") - (code in ")}")
        if depth == 0 and code != "a":
            yield signature[start:end]
            start = end
