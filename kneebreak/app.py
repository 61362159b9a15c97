"""The composition root: where everything meets, and the only place that knows all of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple, TextIO

from kneebreak.adapters import (
    autostart,
    busy,
    clock,
    control,
    hooks,
    links,
    notifier,
    presence,
    session,
    tray,
    waiter,
    watch,
)
from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.editor_schema import keep_schema
from kneebreak.adapters.drawings import drawing
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.paths import Paths, machine_name
from kneebreak.adapters.plaintext import clean
from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.zone import SystemZone, zone_file
from kneebreak.desk import Desk
from kneebreak.engine.events import Started, Ticked
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import Held, Prompting, PromptingAway, Snoozed, State
from kneebreak.engine.step import begin
from kneebreak.keeper import Keeper
from kneebreak.messages import Trouble, Wish
from kneebreak.ports import BreakLog, Bubble, Clock, Mistakes
from kneebreak.shell import Shell
from kneebreak.wording import bubbles


def run(paths: Paths, command: list[str], diagnostics: TextIO | None) -> int:
    """Run until the user wants it to end; returns the exit code.

    This process must hold `paths.runtime`. `command` starts the program again, for the session's autostart.
    """
    time = clock.choose()
    wait = waiter.choose(time)
    wait.quit_on_signals()
    report = _reporter(diagnostics)
    around = Surroundings(os.environ, wait.inbox, waiter.loop(wait), None, paths.runtime, report, Ledger())
    around = links.opened(around)
    zone = SystemZone()
    schedule = FileSchedule(paths.schedule, zone)

    def tell(text: str) -> None:
        wait.inbox(Trouble(text))

    beginning = _begin(paths, schedule, time, report)
    shell = Shell(beginning.plan, beginning.state, schedule, time, wait, beginning.mistakes)
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
        diagnosis=lambda: _diagnosis(paths, zone, around.ledger),
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
        if beginning.first:
            _soon(around, lambda: wait.inbox(Wish.GREET))
        keeper = Keeper(log, beginning.memory, shell.tell)
        started = _started(log, beginning.state, report)
        tray.serve(icon, lambda: shell.run(desk, keeper, started, beginning.greeting))
    finally:
        for close in closing:
            close()
        links.close(around)
        wait.close()
    return 0


class _Beginning(NamedTuple):
    """What a start finds."""

    plan: Plan
    state: State
    memory: TomlMemory
    first: bool
    """Whether there was no schedule yet."""
    mistakes: Mistakes | None
    """Those of a schedule that cannot be used; the plan is the built-in one then."""
    greeting: Bubble | None
    """What the user should know at once."""


def _begin(paths: Paths, schedule: FileSchedule, time: Clock, report: Callable[[str], None]) -> _Beginning:
    try:
        first = write_default(paths.schedule)
        if first:
            report(f"wrote a schedule for you to edit: {paths.schedule}")
            report("“kneebreak setup” asks five short questions, fits it to you, and can begin gently")
            report("“kneebreak try” shows a whole day in two minutes, with reminders to click")
    except OSError as error:
        first = False
        report(f"{paths.schedule} cannot be written ({error}); make its folder writable")
    keep_schema(paths.schedule, report)
    loaded = schedule.load()
    greeting = mistakes = None
    if isinstance(loaded, Mistakes):
        for line in loaded.lines:
            report(line)
        mistakes = loaded
        greeting = bubbles.mistaken(loaded, "Until it is mended the built-in schedule is in force.")
        loaded = schedule.default()
    memory = TomlMemory(paths.memory)
    state = memory.load(loaded) or begin(loaded, int.from_bytes(os.urandom(8)), time.now())
    if memory.problem:
        report(memory.problem)
    return _Beginning(loaded, state, memory, first, mistakes, greeting)


def _soon(around: Surroundings, then: Callable[[], None]) -> None:
    """Once the desktop had time to say what it can do; at once where nothing has to be asked."""
    if around.loop is None or around.bus is None:
        then()
    else:
        around.loop.after(timedelta(milliseconds=300), then)


def _started(log: BreakLog, state: State, report: Callable[[str], None]) -> Started:
    """What a start learns from the log; where it cannot be read, the memory alone is believed."""
    try:
        return _known(log, state)
    except OSError as error:
        report(f"the log cannot be read ({error}), so what is in it does not count today; see to it that you may")
        return Started()


def _known(log: BreakLog, state: State) -> Started:
    """What the log knows of the prompt that the state holds open, of the last answer, and of practices."""
    taken_back = state.last is not None and log.took_back(state.last.entry)
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt) | Snoozed(prompt=prompt):
            return Started(log.outcomes_of(prompt.id), taken_back, log.practised())
        case Held(what=held):
            return Started(log.outcomes_of(held.id), taken_back, log.practised())
    return Started(taken_back=taken_back, practised=log.practised())


def _diagnosis(paths: Paths, zone: SystemZone, ledger: Ledger) -> str:
    from kneebreak.adapters import diagnosis  # noqa: PLC0415 - rarely wanted

    diagnosis.examine_files(paths, zone, ledger)
    ledger.serve(Need.CONTROL, paths.runtime)
    return diagnosis.dump(ledger.findings())


def _wishes(paths: Paths, command: list[str], around: Surroundings) -> dict[Wish, Callable[[], None]]:
    session = autostart.choose(command, os.environ)

    def toggle() -> None:
        try:
            session.turn(on=not session.is_on())
        except OSError as error:
            around.trouble(f"starting with your session could not be changed ({error})")

    def open_schedule() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - rarely wanted

        opener.open_file(paths.schedule, around)

    def open_log() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - the same

        opener.open_folder(paths.log_folder, around)

    def open_about() -> None:
        from kneebreak.adapters import opener  # noqa: PLC0415 - the same

        page = (*command, "--schedule", paths.schedule, "about", "--open")
        opener.open_page(page, resource("config", "about.txt"), around)

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
            around.trouble(f"{path} cannot be watched ({error}); “kneebreak reload” reads the schedule again")
    return closing


def _reporter(diagnostics: TextIO | None) -> Callable[[str], None]:
    """Says what does not work, for whoever looks at the terminal or the journal."""

    def report(text: str) -> None:
        if diagnostics is None:
            return
        with suppress(OSError, ValueError):  # whoever read them may have closed their terminal
            print(f"kneebreak: {clean(text)}", file=diagnostics, flush=True)

    return report
