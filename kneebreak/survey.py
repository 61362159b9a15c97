"""A look at the surroundings without starting the program: who would serve each of its needs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from kneebreak.adapters import busy, clock, links, notifier, presence, session, tray, waiter, window
from kneebreak.adapters.control import hold
from kneebreak.adapters.diagnosis import examine_files
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.main_loop import beside
from kneebreak.adapters.paths import Paths
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.tray.none import NoTray
from kneebreak.adapters.zone import SystemZone
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, Dismissed
from kneebreak.messages import Message
from kneebreak.ports import Bubble, Button, Slot, Waiter

_ANSWERS_WITHIN = timedelta(milliseconds=500)
"""Desktops answer within milliseconds; nothing is shown to anybody meanwhile."""

_TRIAL = "trial"
_OTHERWISE = "look whether do-not-disturb is on; “kneebreak done” and the tray menu work without bubbles"


def survey(paths: Paths) -> tuple[Finding, ...]:
    """Who would serve each need here; blocks for a second or two at most."""
    with _surroundings(paths) as (around, wait), window.lent(around.window):
        closing = _choose(around)
        notifier.survey(around)
        tray.survey(around)
        examine_files(paths, SystemZone(), around.ledger)
        _examine_control(paths.runtime, around.ledger)
        _listen(wait, _ANSWERS_WITHIN, lambda _: False)
        for close in closing:
            close()
        return around.ledger.findings()


def try_click(paths: Paths, patience: timedelta) -> Finding:
    """Show a bubble, and find out whether a click on it arrives; blocks the main thread for as long as `patience`."""
    return beside(lambda: _try_click(paths, patience))


def _try_click(paths: Paths, patience: timedelta) -> Finding:
    with _surroundings(paths) as (around, wait):
        speaker = notifier.choose(around, NoTray())
        heard: list[Message] = []

        def is_answer(message: Message) -> bool:
            if isinstance(message, Answered | Dismissed) and message.prompt == _TRIAL:
                heard.append(message)
            return bool(heard)

        speaker.show(Slot.PROMPT, _trial_bubble())
        try:
            _listen(wait, patience, is_answer)
        finally:
            speaker.withdraw(Slot.PROMPT)
            _listen(wait, timedelta(milliseconds=100), lambda _: False)
            speaker.close()
        return _verdict(around.ledger, heard)


def _trial_bubble() -> Bubble:
    done = Answered(_TRIAL, Answer.DONE, Via.NOTIFICATION)
    return Bubble(
        "Click here, please",
        "kneebreak doctor wants to see whether a click on a notification arrives.",
        clicked=done,
        clicked_label="Done",
        buttons=(Button("Done", done),),
        prompt=_TRIAL,
    )


def _verdict(ledger: Ledger, heard: list[Message]) -> Finding:
    source = next((f.source for f in ledger.findings() if f.need is Need.NOTIFICATIONS and f.serves), "")
    if not heard:
        can = "no click arrived" if source else "nothing here shows bubbles"
        reason = f"a test bubble was sent, and {can}"
        return Finding(Need.CLICK, "a test bubble", serves=False, reason=reason, advice=_OTHERWISE)
    if isinstance(heard[0], Dismissed) and not heard[0].looks_like_click:
        reason = "the test bubble was closed without a click, which counts as skipped; try again and click on it"
        return Finding(Need.CLICK, "a test bubble", serves=False, reason=reason)
    how = "as a dismissal, which counts as done" if isinstance(heard[0], Dismissed) else "as what it means"
    return Finding(Need.CLICK, "a test bubble", serves=True, reason=f"the click on it arrived {how}")


def _choose(around: Surroundings) -> list[Callable[[], None]]:
    """Let every folder look around; what ends that."""
    watcher = presence.choose(around, clock.choose().now)
    return [watcher.close, busy.choose(around).close, session.choose(around)]


def _examine_control(runtime: str, ledger: Ledger) -> None:
    try:
        held = hold(runtime)
    except OSError as error:
        ledger.refuse(Need.CONTROL, runtime, f"{error.strerror or error}", "see to it that you may write there")
        return
    if held is None:
        ledger.serve(Need.CONTROL, runtime, "a kneebreak is just starting or ending")
    else:
        held.release()
        ledger.serve(Need.CONTROL, runtime, "no kneebreak runs")


@contextmanager
def _surroundings(paths: Paths) -> Iterator[tuple[Surroundings, Waiter]]:
    wait = waiter.choose(clock.choose())
    around = Surroundings(os.environ, wait.inbox, waiter.loop(wait), None, paths.runtime, lambda _: None, Ledger())
    around = links.opened(around)
    try:
        yield around, wait
    finally:
        links.close(around)
        wait.close()


def _listen(wait: Waiter, patience: timedelta, enough: Callable[[Message], bool]) -> None:
    """Let the loop run for so long, or until a message is enough."""
    now = clock.choose().now
    until = now() + patience
    while now() < until:
        wait.wait(until)
        if any(enough(message) for message in wait.take()):
            return
