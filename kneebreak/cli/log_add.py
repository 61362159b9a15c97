"""`kneebreak log add`: writes down what was done without a prompt."""

from __future__ import annotations

import os
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from kneebreak.adapters import paths
from kneebreak.adapters.log.history import read_history
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.added import Added, parse_added
from kneebreak.cli.ask import complain, say
from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.movement import Movement, Posture, Side
from kneebreak.ports import Mistakes

_EXAMPLES = """\
Examples: kneebreak log add stand
          kneebreak log add "stand at 10:20"
          kneebreak log add walk-lap at 10:20 yesterday
          kneebreak log add side-leg-lift at 9:05 2026-11-20 --side left

WHAT is a movement as the log names it, or a kind: stand, floor, turn, feet, hips, core, knee, reach, walk, workspace,
chore, eyes, seat. It goes into this machine's log. What a running kneebreak counts of today stays as it is."""
_POSTURE_HOLDS = timedelta(hours=2)


def run(arguments: Sequence[str], *, now: datetime | None = None) -> int:
    """Add an entry; 1 where it cannot be written, 2 where the words are wrong. `now` is in UTC, None the present."""
    now = now or datetime.now(UTC)
    try:
        options = parser().parse_args(arguments)
    except SystemExit as end:  # argparse has said why, or has helped
        return int(end.code or 0)
    zone = SystemZone()
    try:
        places = paths.choose(os.environ)
        added = parse_added(" ".join(options.what), options.side, _movements(places.schedule, zone), now, zone)
        JsonLinesLog(places.log_folder, paths.machine_name(), zone).append(_entry(added, places.log_folder))
    except ValueError as error:
        return complain(str(error), 2)
    except OSError as error:
        return complain(f"{error.filename or 'no home folder'}: {error.strerror or error}; it is not in the log")
    return say(f"in the log: {_said(added, zone)}")


def parser() -> ArgumentParser:
    """The words that it takes."""
    words = ArgumentParser(
        prog="kneebreak log add",
        description="Write down what you did without a prompt.",
        usage="kneebreak log add WHAT [at TIME] [today|yesterday|DATE] [--side left|right|both]",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    words.add_argument("what", nargs="+", metavar="WHAT", help="what was done, and when; now if no time is named")
    words.add_argument("--side", choices=[side.value for side in Side], help="the side that did it")
    return words


def _movements(schedule: str, zone: SystemZone) -> dict[str, Movement]:
    """Those of the user's schedule; where it has mistakes, those that kneebreak brings."""
    files = FileSchedule(schedule, zone)
    plan = files.load() if os.path.exists(schedule) else files.default()
    return dict(files.default().movements if isinstance(plan, Mistakes) else plan.movements)


def _entry(added: Added, folder: str) -> Entry:
    return Entry(
        id=token_hex(8),
        at=added.at,
        due=added.at,
        shown=None,
        outcome=Outcome.DONE,
        movement=added.movement,
        side=added.side,
        posture=added.movement.result or _posture(folder, added.at),
        via=Via.CLI,
    )


def _posture(folder: str, at: datetime) -> Posture:
    """What the log knows of shortly before then."""
    before = [entry for entry in read_history(folder, at - _POSTURE_HOLDS).entries if entry.at <= at]
    return before[-1].posture if before else Posture.SITTING


def _said(added: Added, zone: SystemZone) -> str:
    side = "" if added.side is None else f", {added.side.value}"
    return f"{added.movement.id}{side}, {added.at.astimezone(zone):%Y-%m-%d %H:%M}"
