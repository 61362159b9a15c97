"""What is known of the bubbles of this desktop, as a diagnosis has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.language import marked
from kneebreak.ports import Ability

if TYPE_CHECKING:  # the folder is also loaded where there are no such servers
    from kneebreak.adapters.notifier.servers import Server

BUS = "org.freedesktop.Notifications"
START_ONE = marked("start a notification server: your desktop's own, or one such as dunst or mako")
NO_ANSWER = marked("no server answers")
CLICKS = marked("clicks on bubbles")


def note_server(ledger: Ledger, server: Server) -> None:
    """Note the server that shows the bubbles, and what becomes of a click on one."""
    ledger.serve(Need.NOTIFICATIONS, BUS, f"served by {server.name or 'one that does not say its name'}")
    if Ability.CLICK not in server.abilities():
        reason = marked("this server reports no clicks, only that a bubble was closed, which counts as done")
        ledger.serve(Need.CLICK, CLICKS, reason, marked("“kneebreak done” and the tray say it, too"))
    elif server.dismissal_looks_like_click:
        reason = marked("closing a bubble looks the same as a click on it here, so both count as done")
        ledger.serve(
            Need.CLICK, CLICKS, reason, marked("prompt.dismissal in the schedule changes what closing one means")
        )
    else:
        ledger.serve(Need.CLICK, CLICKS, marked("a click on the body counts as done"))


def note_terminal(ledger: Ledger) -> None:
    """Note that prompts come in a terminal, where a key is the click."""
    ledger.serve(Need.NOTIFICATIONS, marked("this terminal"), marked("it is seen only while this terminal is"))
    ledger.serve(Need.CLICK, marked("keys in this terminal"))


def note_deaf(ledger: Ledger, source: str) -> None:
    """Note bubbles that hear no click."""
    ledger.serve(Need.NOTIFICATIONS, source, marked("it can show a prompt and nothing more"))
    advice = marked("say done by the first line of the tray menu, by a click on the icon or by “kneebreak done”")
    ledger.refuse(Need.CLICK, CLICKS, f"{source} reports none", advice)
