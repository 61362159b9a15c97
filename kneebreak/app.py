"""The composition root: where everything meets; first the icon and what it shows, and then the work behind it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TextIO

from kneebreak import beginning
from kneebreak.adapters import clock, control, links, tray, waiter
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.paths import Paths
from kneebreak.adapters.plaintext import clean
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.zone import SystemZone
from kneebreak.engine.events import Ticked
from kneebreak.ports import MenuItem
from kneebreak.wording.face import face

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kneebreak.shell import Shell

_FETCHING = timedelta(milliseconds=10)
"""Within this a panel asks for all that it draws: xfce4-panel three times, each time after the last answer."""


def run(paths: Paths, command: list[str], diagnostics: TextIO | None) -> int:
    """Run until the user wants it to end; returns the exit code.

    This process must hold `paths.runtime`. `command` starts the program again, for the session's autostart. Raises
    `control.UnreachableError` where no command could reach it.
    """
    time = clock.choose()
    wait = waiter.choose(time)
    wait.quit_on_signals()
    # Before all else is begun: a kneebreak that nobody can reach is none.
    reachable = control.choose(paths.runtime, wait.inbox, waiter.loop(wait))
    report = _reporter(diagnostics)
    ledger = Ledger(lambda: wait.inbox(Ticked()))
    around = Surroundings(os.environ, wait.inbox, waiter.loop(wait), None, paths.runtime, report, ledger)
    around = links.opened_for_tray(around)
    zone = SystemZone()
    schedule = FileSchedule(paths.schedule, zone)
    found = beginning.find(paths, schedule, time, report)
    shell: Shell | None = None

    def menu() -> tuple[MenuItem, ...]:
        return () if shell is None else shell.menu()

    # What is seen comes first, and is loaded without what the rest needs.
    icon = tray.choose(around, menu, face(found.plan, found.state._replace(at=time.now()), ()))
    if around.loop is not None:
        wait.wait(time.now() + _FETCHING)
    from kneebreak.shell import Shell  # noqa: PLC0415 - for the reason above
    from kneebreak.work import Grounds, work  # noqa: PLC0415 - the same

    shell = Shell(found.plan, found.state, schedule, time, wait, found.mistakes)
    work(Grounds(paths, command, time, wait, zone, around, reachable.close), found, icon, shell)
    return 0


def _reporter(diagnostics: TextIO | None) -> Callable[[str], None]:
    """Says what does not work, for whoever looks at the terminal or the journal."""

    def report(text: str) -> None:
        if diagnostics is None:
            return
        with suppress(OSError, ValueError):  # whoever read them may have closed their terminal
            print(f"kneebreak: {clean(text)}", file=diagnostics, flush=True)

    return report
