"""The work behind the icon: what a running kneebreak has around it, from the first bubble to the end."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta

from kneebreak import beginning
from kneebreak.adapters import (
    autostart,
    busy,
    hooks,
    leftovers,
    links,
    notifier,
    presence,
    session,
    tray,
    watch,
)
from kneebreak.adapters.config.editor_schema import keep_schema
from kneebreak.adapters.drawings import drawing
from kneebreak.adapters.ledger import Need
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.paths import Paths, machine_name
from kneebreak.adapters.resources import resource
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import MainWaiter
from kneebreak.adapters.zone import SystemZone, zone_file
from kneebreak.desk import Desk
from kneebreak.engine.events import Ticked
from kneebreak.keeper import Keeper
from kneebreak.language import tr
from kneebreak.messages import Trouble, Wish
from kneebreak.ports import Clock, Tray
from kneebreak.record import NamedTuple
from kneebreak.shell import Shell


class Grounds(NamedTuple):
    """What the work stands on."""

    paths: Paths
    command: list[str]
    """Starts the program again."""
    time: Clock
    wait: MainWaiter
    zone: SystemZone
    around: Surroundings
    unreachable: Callable[[], None]
    """Ends the taking of commands, which has begun already."""

    def breathe(self) -> None:
        """Answer what others have asked by now: a panel that fetches the icon should not wait until all is ready."""
        self.wait.wait(self.time.now())


def work(grounds: Grounds, found: beginning.Beginning, icon: Tray, shell: Shell) -> None:
    """Work until the user wants it to end."""
    grounds.breathe()
    grounds = grounds._replace(around=links.opened_beside_tray(grounds.around))
    around, paths = grounds.around, grounds.paths
    desk, closing = _furnish(grounds, icon, shell)
    log = JsonLinesLog(paths.log_folder, machine_name(), grounds.zone)
    try:
        keep_schema(paths.schedule, around.trouble)
        if found.first:
            _soon(around, lambda: around.inbox(Wish.GREET))
        keeper = Keeper(log, found.memory, shell.tell)
        started = beginning.started(log, found.state, around.trouble, around.ledger)
        leftovers.give_back_soon(around)
        tray.serve(icon, lambda: shell.run(desk, keeper, started, found.greeting))
    finally:
        for close in closing:
            close()
        links.close(around)
        grounds.wait.close()


def _furnish(grounds: Grounds, icon: Tray, shell: Shell) -> tuple[Desk, list[Callable[[], None]]]:
    """All that the work needs beside the icon, and what ends it."""
    paths, around = grounds.paths, grounds.around

    def tell(text: str) -> None:
        around.inbox(Trouble(text))

    telling = around._replace(trouble=tell)
    speaker = notifier.choose(around, icon)
    grounds.breathe()
    watcher = presence.choose(around, grounds.time.now)
    grounds.breathe()
    busyness = busy.choose(around)
    grounds.breathe()
    commands = hooks.choose(telling)
    desk = Desk(
        notifier=speaker,
        tray=icon,
        presence=watcher,
        busyness=busyness,
        picture=drawing,
        wishes={
            Wish.GREET: lambda: shell.greet(paths.schedule, resource("icons", "kneebreak.png")),
            **_wishes(grounds, telling),
        },
        report=around.trouble,
        commands=commands,
        faults=around.ledger.faults,
        diagnosis=lambda amiss: _diagnosis(grounds, amiss),
        autostart=autostart.choose(grounds.command, os.environ).is_on,
    )
    closing = [
        grounds.unreachable,
        *_watch(around, paths.schedule, grounds.zone),
        session.choose(around),
        commands.close,
        busyness.close,
        watcher.close,
        speaker.close,
    ]
    grounds.breathe()
    return desk, closing


def _soon(around: Surroundings, then: Callable[[], None]) -> None:
    """Once the desktop had time to say what it can do; at once where nothing has to be asked."""
    if around.loop is None or around.bus is None:
        then()
    else:
        around.loop.after(timedelta(milliseconds=300), then)


def _diagnosis(grounds: Grounds, amiss: tuple[str, ...]) -> str:
    from kneebreak.adapters import diagnosis  # noqa: PLC0415 - rarely wanted

    ledger = grounds.around.ledger
    diagnosis.examine_files(grounds.paths, grounds.zone, ledger)
    ledger.serve(Need.CONTROL, grounds.paths.runtime)
    return diagnosis.dump(ledger.findings(), amiss)


def _wishes(grounds: Grounds, around: Surroundings) -> dict[Wish, Callable[[], None]]:
    paths, command = grounds.paths, grounds.command
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
