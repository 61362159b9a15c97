"""`kneebreak practice`: ten guided minutes."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from secrets import token_hex

from kneebreak.adapters import paths
from kneebreak.adapters.config import load_movements
from kneebreak.adapters.config.practices import load_practices
from kneebreak.adapters.control import runtime_folder
from kneebreak.adapters.control.client import ask
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.practice import choose_keys, has_browser
from kneebreak.adapters.practice.conversation import Conversation
from kneebreak.adapters.practice.reminder import Reminder
from kneebreak.adapters.resources import resource
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain, say
from kneebreak.practice import wording
from kneebreak.practice.practice import Practice

_GENTLEST = "seated"


def practise(chosen: str | None, *, half: bool, terminal: bool) -> int:
    """Guide through a practice, on a page or on the terminal; 1 where it could not begin."""
    try:
        log = JsonLinesLog(paths.choose(os.environ).log_folder, paths.machine_name(), SystemZone())
    except OSError as error:
        return complain(f"{error.filename or 'no home folder'}: {error.strerror or error}")
    practices = load_practices(
        resource("config", "practices.toml"), load_movements(resource("config", "movements.toml"))
    )
    reminder = Reminder(lambda words: ask(runtime_folder(), words))
    conversation = Conversation(practices, log, reminder, token_hex(8), lambda: datetime.now(UTC), complain)
    try:
        if terminal or not has_browser(os.environ):
            began = _on_terminal(practices, chosen, conversation, half=half)
        else:
            began = _on_page(practices, chosen, conversation, half=half)
    except KeyboardInterrupt:
        began = True
        say("")
    finally:
        reminder.close()
    if not began:
        return complain("the page was never opened; “kneebreak practice --terminal” needs no browser")
    return say(wording.summary(conversation.done))


def _on_page(practices: dict[str, Practice], chosen: str | None, conversation: Conversation, *, half: bool) -> bool:
    from kneebreak.adapters.practice.page import practise_on_page  # noqa: PLC0415 - a terminal needs no server

    return practise_on_page(practices, chosen, conversation, say, half=half)


def _on_terminal(practices: dict[str, Practice], chosen: str | None, conversation: Conversation, *, half: bool) -> bool:
    from kneebreak.adapters.practice.console import Console, Ended  # noqa: PLC0415 - a page needs none

    if half:
        practices = {name: practice.half() for name, practice in practices.items()}
    keys = choose_keys()
    try:
        console = Console(keys, sys.stdout, conversation, time.monotonic)
        practice = console.choose(practices) if chosen is None else practices[chosen]
        console.practise(practice, practices[_GENTLEST])
    except (Ended, EOFError):
        say("")
    finally:
        keys.close()
    return True
