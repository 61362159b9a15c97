"""Who wants to hear which signals, and who may be heard under which name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kneebreak.adapters.dbus.messages import (
    BUS,
    HeaderFields,
    MatchRule,
    Message,
    bus_call,
    field,
    has_body,
)
from kneebreak.record import NamedTuple

Handler = Callable[[Message], None]


class Speaker(Protocol):
    """What listening needs of a connection."""

    def send(self, message: Message) -> None:
        """Send a call whose answer does not matter."""

    def call(
        self,
        message: Message,
        then: Callable[[Message], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Send a call and hand over its answer."""


class _Listener(NamedTuple):
    sender: str | None
    """Its unique or well-known name; None: anybody."""
    rest: MatchRule
    """What else is asked of a signal."""
    handler: Handler
    rule: str
    """The whole of it, as the bus has it."""


class _Watcher(NamedTuple):
    name: str
    changed: Callable[[str], None]


class Listeners:
    """Hands each signal to those whose rule it matches, its sender being the present owner of the name in the rule."""

    def __init__(self, connection: Speaker) -> None:
        self._connection = connection
        self._listeners: list[_Listener] = []
        self._watchers: list[_Watcher] = []
        self._owners: dict[str, str] = {BUS: BUS}

    def add(self, rule: MatchRule, handler: Handler) -> Callable[[], None]:
        """Ask the bus for the signals of a rule; returns the function that ends it."""
        sender = rule.header_fields.get("sender")
        if sender is not None and not sender.startswith(":"):
            self._follow(sender)
        text = rule.serialise()
        listener = _Listener(sender, _without_sender(rule), handler, text)
        self._listeners.append(listener)
        self._connection.send(bus_call("AddMatch", text))

        def remove() -> None:
            if any(other is listener for other in self._listeners):
                self._listeners = [other for other in self._listeners if other is not listener]
                self._connection.send(bus_call("RemoveMatch", text))

        return remove

    def watch_name(self, name: str, changed: Callable[[str], None]) -> Callable[[], None]:
        """Hear each new owner of a name; returns the function that ends it."""
        return self._watch(_Watcher(name, changed))

    def follow_name(self, name: str, changed: Callable[[str], None]) -> Callable[[], None]:
        """Hear the owner of a name and each new one; returns the function that ends it."""
        watcher = _Watcher(name, changed)
        stop = self._watch(watcher)
        self._ask_for_owner(watcher)
        return stop

    def watching(self) -> list[Callable[[str], None]]:
        """Who is to hear that nobody owns the name they watch, now that the bus is gone."""
        return [watcher.changed for watcher in self._watchers]

    def renew(self) -> None:
        """Ask another bus for the same signals, and for who owns what there."""
        for listener in self._listeners:
            self._connection.send(bus_call("AddMatch", listener.rule))
        for watcher in self._watchers:
            self._ask_for_owner(watcher)

    def for_signal(self, signal: Message) -> list[Handler]:
        """Whom a signal concerns."""
        return [each.handler for each in self._listeners if self._may_say(signal, each) and each.rest.matches(signal)]

    def _watch(self, watcher: _Watcher) -> Callable[[], None]:
        rule = MatchRule(
            type="signal", sender=BUS, interface=BUS, member="NameOwnerChanged", path="/org/freedesktop/DBus"
        )
        rule.add_arg_condition(0, watcher.name)

        def tell(signal: Message) -> None:
            if has_body(signal, "sss"):
                watcher.changed(signal.body[2])

        self._watchers.append(watcher)
        ended = self.add(rule, tell)

        def stop() -> None:
            self._watchers = [other for other in self._watchers if other is not watcher]
            ended()

        return stop

    def _ask_for_owner(self, watcher: _Watcher) -> None:
        def tell(owner: str) -> None:
            if any(other is watcher for other in self._watchers):
                watcher.changed(owner)

        # The bus answers in order: a change that comes after the answer is one that happened after it.
        question = bus_call("GetNameOwner", watcher.name)
        self._connection.call(question, lambda reply: tell(reply.body[0]), lambda _: tell(""))

    def _may_say(self, signal: Message, listener: _Listener) -> bool:
        if listener.sender is None:
            return True
        return field(signal, HeaderFields.sender) == self._owners.get(listener.sender, listener.sender)

    def _follow(self, name: str) -> None:
        """Know the owner of a name from now on; the answer comes before any signal that is asked for after this."""
        if name in self._owners:
            return
        self._owners[name] = ""

        def learn(owner: str) -> None:
            self._owners[name] = owner

        self.follow_name(name, learn)


def _without_sender(rule: MatchRule) -> MatchRule:
    rest = MatchRule(path_namespace=rule.path_namespace)
    rest.message_type = rule.message_type
    rest.header_fields = {key: value for key, value in rule.header_fields.items() if key != "sender"}
    rest.arg_conditions = dict(rule.arg_conditions)
    return rest
