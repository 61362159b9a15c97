"""`kneebreak practice`: ten guided minutes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_hex

from kneebreak.adapters import paths
from kneebreak.adapters.config import load_movements
from kneebreak.adapters.config.practices import load_practices
from kneebreak.adapters.control import runtime_folder
from kneebreak.adapters.control.client import ask
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.memory.toml import kept
from kneebreak.adapters.practice import choose_keys, has_browser
from kneebreak.adapters.practice.conversation import Conversation
from kneebreak.adapters.practice.reminder import Reminder
from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import plan_now
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain, say
from kneebreak.engine.feedback import Feedback
from kneebreak.engine.plan import Plan
from kneebreak.engine.schedule import stretch_at
from kneebreak.ports import Mistakes
from kneebreak.practice import wording
from kneebreak.practice.fitting import Person, best, fit_all
from kneebreak.practice.offer import Offer
from kneebreak.practice.practice import Practice


def practise(chosen: str | None, schedule: str | None, *, half: bool, terminal: bool) -> int:
    """Guide through a practice, on a page or on the terminal.

    Returns 1 where it could not begin, or where what was chosen does not suit, and 2 where the schedule that says what
    does has mistakes.
    """
    zone = SystemZone()
    try:
        places = paths.choose(os.environ)
        log = JsonLinesLog(places.log_folder, paths.machine_name(), zone)
    except OSError as error:
        return complain(f"{error.filename or 'no home folder'}: {error.strerror or error}")
    loaded = plan_now(schedule, places.schedule, zone)
    if isinstance(loaded, Mistakes):
        complain("what suits you stands in your schedule, and that has mistakes; mend them first")
        for line in loaded.lines:
            complain(line)
        return 2
    practices = load_practices(
        resource("config", "practices.toml"), load_movements(resource("config", "movements.toml"))
    )
    offer = _offer(practices, Person(loaded, _feedback(places.memory, loaded), datetime.now(UTC)), chosen)
    if isinstance(offer, str):
        return complain(offer)
    return _practise(offer, log, half=half, terminal=terminal)


def _practise(offer: Offer, log: JsonLinesLog, *, half: bool, terminal: bool) -> int:
    reminder = Reminder(lambda words: ask(runtime_folder(), words))
    conversation = Conversation(offer.practices, log, reminder, token_hex(8), lambda: datetime.now(UTC), complain)
    guide = _on_terminal if terminal or not has_browser(os.environ) else _on_page
    try:
        began = guide(offer, conversation, half=half)
    except KeyboardInterrupt:
        began = True
        say("")
    finally:
        reminder.close()
    if not began:
        return complain("the page was never opened; “kneebreak practice --terminal” needs no browser")
    return say(wording.summary(conversation.done))


def _feedback(memory: str, plan: Plan) -> Feedback:
    """What the user has told a running kneebreak of movements, as far as it can be read."""
    try:
        state = kept(memory, plan)
    except (OSError, ValueError, RecursionError):
        return Feedback()  # its next start says so
    return Feedback() if state is None else state.feedback


def _offer(practices: Mapping[str, Practice], person: Person, chosen: str | None) -> Offer | str:
    """What suits, with the one that was chosen or suits best; or why there is none."""
    fitted = fit_all(practices.values(), person)
    if not fitted:
        return wording.NONE_SUITS
    plan = person.plan
    stretch = stretch_at(plan, person.at)
    suiting = best(fitted, plan.body, stretch.place if stretch else plan.rhythm.place)
    if chosen is None:
        return Offer(fitted, suiting, wording.chosen(plan.body, fitted[suiting].practice.posture))
    if chosen not in fitted:
        return wording.unsuitable(plan.body, practices[chosen], suiting)
    return Offer(fitted, chosen)


def _on_page(offer: Offer, conversation: Conversation, *, half: bool) -> bool:
    from kneebreak.adapters.practice.page import practise_on_page  # noqa: PLC0415 - a terminal needs no server

    return practise_on_page(offer, conversation, say, half=half)


def _on_terminal(offer: Offer, conversation: Conversation, *, half: bool) -> bool:
    from kneebreak.adapters.practice.console import Console, Ended  # noqa: PLC0415 - a page needs none

    keys = choose_keys()
    try:
        Console(keys, sys.stdout, conversation, time.monotonic).practise(offer.half() if half else offer)
    except (Ended, EOFError, BrokenPipeError):  # it was ended, nobody answers, or nobody reads any more
        say("")
    finally:
        keys.close()
    return True
