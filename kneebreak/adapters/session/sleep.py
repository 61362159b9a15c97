"""The end of a suspend, as logind tells of it."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import MatchRule, Message, has_body
from kneebreak.adapters.dbus.system_bus import Guest, SystemBus
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.logind import MANAGER, NAME, PATH
from kneebreak.engine.events import Woke
from kneebreak.language import marked
from kneebreak.messages import Inbox

_SOURCE = "logind"
_ABSENT = marked("logind does not run here")
_ADVICE = marked("nothing: the clocks tell of it as well")


class Sleep:
    """Reports `Woke` when logind says that the machine resumed; that it is about to sleep changes nothing."""

    def __init__(self, system: SystemBus, inbox: Inbox, ledger: Ledger) -> None:
        self._inbox = inbox
        self._ledger = ledger
        self._endings: list[Callable[[], None]] = []
        self._leave = system.join(Guest(self._join, self._miss))

    def close(self) -> None:
        """Listen no more."""
        self._leave()
        for end in self._endings:
            end()

    def _join(self, connection: Connection) -> None:
        rule = MatchRule(type="signal", sender=NAME, path=PATH, interface=MANAGER, member="PrepareForSleep")
        self._endings = [connection.on_signal(rule, self._heard), connection.follow_name(NAME, self._owned)]

    def _heard(self, signal: Message) -> None:
        if has_body(signal, "b") and not signal.body[0]:
            self._inbox(Woke())

    def _owned(self, owner: str) -> None:
        if owner:
            self._ledger.serve(Need.SLEEP, _SOURCE)
        else:
            self._miss(_ABSENT)

    def _miss(self, reason: str) -> None:
        self._ledger.refuse(Need.SLEEP, _SOURCE, reason, _ADVICE)
