"""Where everything meets for a day that is only played: real bubbles and a real icon, and nothing that lasts."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from tempfile import TemporaryDirectory

from kneebreak.adapters import clock, links, notifier, tray, waiter
from kneebreak.adapters.clock.scaled import ScaledClock
from kneebreak.adapters.drawings import drawing
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.notifier.none import NoNotifier
from kneebreak.adapters.resources import resource
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import MainWaiter
from kneebreak.adapters.waiter.scaled import ScaledWaiter
from kneebreak.desk import Desk
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Started
from kneebreak.engine.plan import Plan
from kneebreak.engine.step import begin
from kneebreak.keeper import Keeper
from kneebreak.language import marked, tr
from kneebreak.messages import Trouble, Wish
from kneebreak.ports import Ability, Notifier, Tray
from kneebreak.rehearsal import wording
from kneebreak.rehearsal.attended import AttendedNotifier
from kneebreak.rehearsal.day import Day, day_of
from kneebreak.rehearsal.director import Director, Say
from kneebreak.rehearsal.notebook import FixedSchedule, NoCommands, PassingMemory, SpokenLog
from kneebreak.rehearsal.tempo import tempo
from kneebreak.shell import Shell

_ONLY_PLAYED = marked("That is for a real day: this one is only played.")


def rehearse(plan: Plan, length: timedelta, say: Say) -> None:
    """Play the next day of this plan within about this length, until it is over or somebody wants it to end."""
    real = clock.choose()
    day = day_of(plan, real.now())
    for line in wording.opening(day, length):
        say(line)
    wait = waiter.choose(real)
    wait.quit_on_signals()
    # Its own, so that neither the bubbles nor anything else of a kneebreak that runs is mistaken for ours.
    with TemporaryDirectory(prefix="kneebreak-") as runtime:
        around = links.opened(_surroundings(wait, runtime, say))
        try:
            _play(day, length, wait, around, say)
        finally:
            links.close(around)
            wait.close()


def _surroundings(wait: MainWaiter, runtime: str, say: Say) -> Surroundings:
    def trouble(text: str) -> None:
        say(f"({text})")

    return Surroundings(os.environ, wait.inbox, waiter.loop(wait), None, runtime, trouble, Ledger())


def _play(day: Day, length: timedelta, wait: MainWaiter, around: Surroundings, say: Say) -> None:
    pace = tempo(day, length)
    time = ScaledClock(day.begins, pace.quick)
    director = Director(day, pace, time, wait.inbox, say)
    memory = PassingMemory(begin(day.plan, int.from_bytes(os.urandom(8)), day.begins))
    shell = Shell(day.plan, memory.state, FixedSchedule(day.plan), time, ScaledWaiter(wait, time, director))
    icon = tray.choose(around, shell.menu, shell.face())
    speaker = _speaker(around, icon, say)
    desk = Desk(
        notifier=AttendedNotifier(speaker, director),
        tray=icon,
        presence=director.presence,
        busyness=director.busyness,
        picture=drawing,
        wishes=_wishes(around),
        report=around.trouble,
        commands=NoCommands(),
        faults=around.ledger.faults,
        diagnosis=lambda _: "",
        autostart=lambda: False,
    )
    director.begin()
    try:
        tray.serve(
            icon, lambda: shell.run(desk, Keeper(SpokenLog(director.logged), memory, shell.tell), Started(), None)
        )
    finally:
        speaker.close()
    say("")
    if director.is_over:
        say(wording.at(day.plan, day.ends, tr(wording.HOURS_OVER if day.is_whole else wording.ENOUGH)))
    for line in wording.evening(day.plan, memory.state):
        say(line)


def _speaker(around: Surroundings, icon: Tray, say: Say) -> Notifier:
    """What shows the bubbles; on a terminal without keys they would only say once more what is told anyway."""
    speaker = notifier.choose(around, icon)
    if speaker.via is not Via.TERMINAL:
        return speaker
    if Ability.CLICK in speaker.abilities():
        say(tr(wording.BY_KEYS))
        return speaker
    speaker.close()
    say(tr(wording.ONLY_TOLD))
    return NoNotifier()


def _wishes(around: Surroundings) -> dict[Wish, Callable[[], None]]:
    def open_about() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - rarely wanted

        opener.open_file(resource("config", "about.txt"), around)

    def decline() -> None:
        around.inbox(Trouble(tr(_ONLY_PLAYED)))

    others = (Wish.OPEN_SCHEDULE, Wish.OPEN_LOG, Wish.TOGGLE_AUTOSTART)
    return {Wish.OPEN_ABOUT: open_about, **dict.fromkeys(others, decline)}
