"""What is known of the notification server, there or not: for a diagnosis, for the status and for the journal."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.notifier.findings import BUS, CLICKS, NO_ANSWER, START_ONE, note_server
from kneebreak.adapters.notifier.servers import Server
from kneebreak.language import marked, tr

_FAULT = "notifications"
_NOBODY = marked(
    "No notification server runs here and none can be started, so no prompt can be shown: start one, such as dunst or"
    " mako, or your desktop's own. Meanwhile “kneebreak done” and the tray icon answer a prompt."
)
_NOT_TAKEN = marked(
    "The notification server did not take the last bubble ({reason}): restart it if this goes on. Meanwhile"
    " “kneebreak done” and the tray icon answer a prompt."
)
_NO_ANSWER_BECAUSE = marked("no notification server answers ({reason})")
_REFUSED = marked("the notification server did not take a bubble ({reason})")
_RESTART = marked("restart it if this goes on")
_WAITING = marked("bubbles wait for the session bus to come back; “kneebreak done” answers a prompt meanwhile")


class Account:
    """Keeps the ledger true, and tells `trouble` of what went wrong with a bubble, once for each fault."""

    def __init__(self, ledger: Ledger, trouble: Callable[[str], None]) -> None:
        self._ledger = ledger
        self._trouble = trouble
        self._told = ""

    def serves(self, server: Server) -> None:
        """There is a server."""
        self._ledger.end_fault(_FAULT)
        note_server(self._ledger, server)

    def took(self, server: Server) -> None:
        """The server took a bubble: a fault from now on is a new one."""
        if self._told:
            self._told = ""
            self.serves(server)

    def can_start(self) -> None:
        """There is no server, and the bus starts one when it is needed."""
        self._ledger.end_fault(_FAULT)
        self._ledger.serve(Need.NOTIFICATIONS, BUS, marked("a server starts with the first bubble"))

    def is_missing(self) -> None:
        """There is no server and none to be started, and no bubble waits for one."""
        self._ledger.begin_fault(_FAULT, _NOBODY)
        self._refuse(NO_ANSWER, START_ONE)

    def did_not_start(self, reason: str) -> None:
        """There was nobody to take a bubble."""
        self._ledger.begin_fault(_FAULT, _NOBODY)
        self._refuse(_NO_ANSWER_BECAUSE.format(reason=reason), START_ONE)
        self._tell(reason, f"{tr(_NO_ANSWER_BECAUSE, reason=reason)}; {tr(START_ONE)}")

    def did_not_take(self, reason: str) -> None:
        """The server that is there did not take a bubble."""
        self._ledger.begin_fault(_FAULT, _NOT_TAKEN, reason=reason)
        self._refuse(_REFUSED.format(reason=reason), _RESTART)
        self._tell(reason, f"{tr(_REFUSED, reason=reason)}; {tr(_RESTART)}")

    def has_no_bus(self) -> None:
        """No server can be reached, for the bus itself is gone; that is told by whoever lost it."""
        self._ledger.end_fault(_FAULT)
        self._refuse(_WAITING)

    def waits_for_bus(self, reason: str) -> None:
        """A bubble waits for the bus to come back."""
        self.has_no_bus()
        self._tell(reason, tr(_WAITING))

    def _refuse(self, reason: str, advice: str = "") -> None:
        """Note it as a diagnosis keeps it for programs: in English."""
        self._ledger.refuse(Need.NOTIFICATIONS, BUS, reason, advice)
        self._ledger.refuse(Need.CLICK, CLICKS, reason, advice)

    def _tell(self, reason: str, text: str) -> None:
        if reason != self._told:
            self._told = reason
            self._trouble(text)
