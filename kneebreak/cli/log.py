"""The command that shows the log: `kneebreak log`."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from io import StringIO

from kneebreak.adapters.log.reading import Contents, Line, read
from kneebreak.adapters.plaintext import clean
from kneebreak.cli.log_table import table
from kneebreak.cli.output import print_lines, width
from kneebreak.cli.since import parse_since
from kneebreak.engine.summary import Logged

_FIELDS = (
    "v",
    "id",
    "at",
    "due",
    "shown",
    "machine",
    "outcome",
    "movement",
    "kind",
    "side",
    "posture",
    "via",
    "reason",
)
_WHEN = """\
DATE is a day such as 2025-11-22, a time such as 2025-11-22T09:30, "today", "yesterday" or "7 days".
Without an offset it is local time.

Example: kneebreak log --since yesterday
“kneebreak log add” writes down what you did without a prompt: “kneebreak log add --help”."""


def run(
    arguments: Sequence[str], *, folder: str | None = None, now: datetime | None = None, zone: tzinfo | None = None
) -> int:
    """Print the log as the arguments ask for; returns the exit code.

    Lines that cannot be read are named on standard error and are no failure. `folder` is the log's, None the user's
    own; `now` is in UTC, None the present; `zone` None is the machine's own.
    """
    try:
        options = parser(now or datetime.now(UTC), zone).parse_args(arguments)
    except SystemExit as end:  # argparse has said why, or has helped
        return int(end.code or 0)
    try:
        contents = read(folder or _own_folder(), options.since)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; see to it that you may read it", file=sys.stderr)  # noqa: T201 - a command prints
        return 1
    for problem in contents.problems:
        print(clean(problem), file=sys.stderr)  # noqa: T201 - the same
    return print_lines(_lines(contents, options, zone), to_people=options.form is None)


def parser(now: datetime, zone: tzinfo | None) -> ArgumentParser:
    """The words that it takes."""

    def since(text: str) -> datetime:
        try:
            return parse_since(text, now, zone)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    words = ArgumentParser(
        prog="kneebreak log",
        description="Show what came of your breaks, oldest first; what was undone is left out.",
        epilog=_WHEN,
        formatter_class=RawDescriptionHelpFormatter,
    )
    form = words.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="one JSON object a line")
    form.add_argument("--csv", dest="form", action="store_const", const="csv", help="for a spreadsheet")
    form.add_argument(
        "--raw", dest="form", action="store_const", const="raw", help="the lines as they stand, undone ones too"
    )
    words.add_argument("--since", metavar="DATE", type=since, help="leave out what is older")
    return words


def _own_folder() -> str:
    from kneebreak.adapters import paths  # noqa: PLC0415 - whoever names a folder does not need it

    return paths.choose().log_folder


def _lines(contents: Contents, options: Namespace, zone: tzinfo | None) -> Iterable[str]:
    since: datetime | None = options.since
    if options.form == "raw":
        return (_unobeyed(line.text) for line in contents.lines if since is None or line.says.at >= since)
    entries = [(line, entry) for line, entry in contents.corrected() if since is None or entry.at >= since]
    if options.form == "json":
        return (_unobeyed(line.text) for line, _ in entries)
    if options.form == "csv":
        return _csv(line for line, _ in entries)
    return _for_people([entry for _, entry in entries], since, zone)


def _for_people(entries: Sequence[Logged], since: datetime | None, zone: tzinfo | None) -> Iterable[str]:
    if entries:
        return table(entries, zone, width())
    if since is None:
        return ["The log is empty: its first line comes with your first break."]
    return [f"Nothing is in the log since {since.astimezone(zone):%Y-%m-%d %H:%M}."]


def _unobeyed(line: str) -> str:
    """The same JSON, with escapes for what a terminal might obey; between its words there may be tabs and returns."""
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() or char in "\t\r" else json.dumps(char)[1:-1] for char in line)


def _csv(lines: Iterable[Line]) -> Iterator[str]:
    """The header, and a record for each line; a value may hold line breaks."""
    for values in (_FIELDS, *(tuple(map(json.loads(line.text).get, _FIELDS)) for line in lines)):
        record = StringIO()
        csv.writer(record, lineterminator="").writerow(
            [clean(value) if isinstance(value, str) else value for value in values]
        )
        yield record.getvalue()
