"""A practice as a page in the browser."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from threading import Thread

from kneebreak.adapters.practice.conversation import Conversation
from kneebreak.adapters.practice.files import page_files
from kneebreak.adapters.practice.server import PageServer
from kneebreak.adapters.practice.visit import Patience, Visit
from kneebreak.language import tr
from kneebreak.practice.offer import Offer

_PATIENCE = Patience()


def practise_on_page(
    offer: Offer,
    conversation: Conversation,
    say: Callable[[str], object],
    *,
    half: bool,
) -> bool:
    """Open the page and wait until it ends or is gone; False: it was never opened."""
    visit = Visit(_PATIENCE)
    server = PageServer(page_files(offer, half=half), visit.hear)
    try:
        opens = tr("The practice opens in your browser. If it does not, go to {address}", address=server.url)
        say(f"{opens}\n{tr('Ctrl-C ends it.')}")
        # Some browsers hold up whoever starts them until they end.
        Thread(target=webbrowser.open, args=(server.url,), daemon=True).start()
        return visit.wait(conversation.hear, conversation.welcome)
    finally:
        server.close()
