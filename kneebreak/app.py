"""The composition root: where everything meets, and the only place that knows all of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TextIO

from kneebreak import beginning
from kneebreak.adapters import (
    autostart,
    busy,
    clock,
    control,
    hooks,
    leftovers,
    links,
    notifier,
    presence,
    session,
    tray,
    waiter,
    watch,
)
from kneebreak.adapters.drawings import drawing
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.paths import Paths, machine_name
from kneebreak.adapters.plaintext import clean
from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.zone import SystemZone, zone_file
from kneebreak.desk import Desk
from kneebreak.engine.events import Ticked
from kneebreak.keeper import Keeper
from kneebreak.language import tr
from kneebreak.messages import Trouble, Wish
from kneebreak.shell import Shell


def run(paths: Paths, command: list[str], diagnostics: TextIO | None) -> int:
    """Run until the user wants it to end; returns the exit code.

    This process must hold `paths.runtime`. `command` starts the program again, for the session's autostart.
    """
    time = clock.choose()
    wait = waiter.choose(time)
    wait.quit_on_signals()
    report = _reporter(diagnostics)
    ledger = Ledger(lambda: wait.inbox(Ticked()))
    around = Surroundings(os.environ, wait.inbox, waiter.loop(wait), None, paths.runtime, report, ledger)
    around = links.opened(around)
    zone = SystemZone()
    schedule = FileSchedule(paths.schedule, zone)

    def tell(text: str) -> None:
        wait.inbox(Trouble(text))

    found = beginning.find(paths, schedule, time, report)
    shell = Shell(found.plan, found.state, schedule, time, wait, found.mistakes)
    icon = tray.choose(around, shell.menu, shell.face())
    speaker = notifier.choose(around, icon)
    watcher = presence.choose(around, time.now)
    busyness = busy.choose(around)
    commands = hooks.choose(around._replace(trouble=tell))
    desk = Desk(
        notifier=speaker,
        tray=icon,
        presence=watcher,
        busyness=busyness,
        picture=drawing,
        wishes={
            Wish.GREET: lambda: shell.greet(paths.schedule, resource("icons", "kneebreak.png")),
            **_wishes(paths, command, around._replace(trouble=tell)),
        },
        report=report,
        commands=commands,
        faults=ledger.faults,
        diagnosis=lambda amiss: _diagnosis(paths, zone, ledger, amiss),
        autostart=autostart.choose(command, os.environ).is_on,
    )
    log = JsonLinesLog(paths.log_folder, machine_name(), zone)
    closing = [
        control.choose(paths.runtime, wait.inbox, around.loop).close,
        *_watch(around, paths.schedule, zone),
        session.choose(around),
        commands.close,
        busyness.close,
        watcher.close,
        speaker.close,
    ]
    try:
        if found.first:
            _soon(around, lambda: wait.inbox(Wish.GREET))
        keeper = Keeper(log, found.memory, shell.tell)
        started = beginning.started(log, found.state, report, ledger)
        leftovers.give_back_soon(around)
        tray.serve(icon, lambda: shell.run(desk, keeper, started, found.greeting))
    finally:
        for close in closing:
            close()
        links.close(around)
        wait.close()
    return 0


def _soon(around: Surroundings, then: Callable[[], None]) -> None:
    """Once the desktop had time to say what it can do; at once where nothing has to be asked."""
    if around.loop is None or around.bus is None:
        then()
    else:
        around.loop.after(timedelta(milliseconds=300), then)


def _diagnosis(paths: Paths, zone: SystemZone, ledger: Ledger, amiss: tuple[str, ...]) -> str:
    from kneebreak.adapters import diagnosis  # noqa: PLC0415 - rarely wanted

    diagnosis.examine_files(paths, zone, ledger)
    ledger.serve(Need.CONTROL, paths.runtime)
    return diagnosis.dump(ledger.findings(), amiss)


def _wishes(paths: Paths, command: list[str], around: Surroundings) -> dict[Wish, Callable[[], None]]:
    session = autostart.choose(command, os.environ)

    def toggle() -> None:
        try:
            session.turn(on=not session.is_on())
        except OSError as error:
            around.trouble(tr("starting with your session could not be changed ({error})", error=error))

    def open_schedule() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - rarely wanted

        opener.open_file(paths.schedule, around)

    def open_log() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - the same

        opener.open_folder(paths.log_folder, around)

    def open_about() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - the same
        from kneebreak.adapters.about import about_file  # noqa: PLC0415 - the same

        page = (*command, "--schedule", paths.schedule, "about", "--open")
        opener.open_page(page, about_file(os.path.dirname(paths.memory)), around)  # noqa: PTH120 - pathlib would cost a megabyte

    return {
        Wish.OPEN_SCHEDULE: open_schedule,
        Wish.OPEN_LOG: open_log,
        Wish.OPEN_ABOUT: open_about,
        Wish.TOGGLE_AUTOSTART: toggle,
    }


def _watch(around: Surroundings, schedule: str, zone: SystemZone) -> list[Callable[[], None]]:
    """Watch the schedule and the machine's time zone; returns what ends that."""

    def zone_changed() -> None:
        zone.refresh()
        around.inbox(Ticked())

    wanted = [(schedule, lambda: around.inbox(Wish.RELOAD))]
    zone_name = zone_file(around.environment)
    if zone_name is not None:
        wanted.append((zone_name, zone_changed))
    closing = []
    for path, changed in wanted:
        try:
            closing.append(watch.choose(path, around.loop, changed).close)
        except OSError as error:
            around.trouble(
                tr(
                    "{path} cannot be watched ({error}); “kneebreak reload” reads the schedule again",
                    path=path,
                    error=error,
                )
            )
    return closing


def _reporter(diagnostics: TextIO | None) -> Callable[[str], None]:
    """Says what does not work, for whoever looks at the terminal or the journal."""

    def report(text: str) -> None:
        if diagnostics is None:
            return
        with suppress(OSError, ValueError):  # whoever read them may have closed their terminal
            print(f"kneebreak: {clean(text)}", file=diagnostics, flush=True)

    return report
