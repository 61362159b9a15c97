"""The words that each command takes, explained."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter

_REPORT = (
    "It is one file with everything in it: no request goes out, and it stays on this machine. Without --out it "
    "lies beside what kneebreak remembers, and its path is printed; a browser that may not read hidden folders "
    "needs --out."
)

_TRY = (
    "Real notifications come and real clicks count; what you leave alone is answered for you. Nothing is written, and "
    "a kneebreak that runs hears nothing of it."
)

_PLAN = """\
Show what comes, before it does: times, movements, what becomes of your
posture, why it is this movement, and how far the day's aims will be.
It goes on from what kneebreak remembers, as if you sat down at that moment,
stayed, and did each movement when it comes. Looking changes nothing."""

_PLAN_EXAMPLES = """\
WHEN is a time such as 09:00 (the next one), a day such as tomorrow or
2026-11-23, or both: "2026-11-23 09:00".

Examples:
  kneebreak plan                                    the rest of today
  kneebreak plan --from tomorrow                    all of tomorrow
  kneebreak plan --days 7 --from 2026-11-23         a week
  kneebreak plan --schedule draft.toml              today by another schedule
  kneebreak plan --json | jq '.days[0].prompts'     for other programs

A line of the table says when, what, which posture it leaves you in, and why:
  10:32  One task at the counter  then standing  enough of sitting"""


def none(_command: ArgumentParser) -> None:
    """Its name says it all."""


def asked(command: ArgumentParser, usage: str) -> None:
    """Whatever stands there: the running kneebreak knows what it means."""
    command.usage = f"{command.prog} {usage}".rstrip()
    command.add_argument("words", nargs="*", help=SUPPRESS)


def start(command: ArgumentParser) -> None:
    """Which schedule."""
    _add_schedule(command, "use this schedule")


def rehearse(command: ArgumentParser) -> None:
    """How long it may take, and by which schedule."""
    command.description = f"{command.description} {_TRY}"
    command.add_argument("--minutes", metavar="N", default="2", help="how long it may take, 0.1 to 60; two if left out")
    _add_schedule(command, "try a draft of a schedule")


def about(command: ArgumentParser) -> None:
    """Here, or as a page."""
    command.add_argument("--open", action="store_true", help="open it as a page in your browser")


def report(command: ArgumentParser) -> None:
    """Which days, and what becomes of them."""
    command.description = f"{command.description} {_REPORT}"
    span = command.add_mutually_exclusive_group()
    span.add_argument("--week", dest="since", action="store_const", const="week", help="the last seven days; the usual")
    span.add_argument("--month", dest="since", action="store_const", const="month", help="the last 30 days")
    span.add_argument("--year", dest="since", action="store_const", const="year", help="the last 365 days")
    span.add_argument("--since", metavar="DATE", help="all days since 2025-11-22, yesterday or “90 days”")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--open", action="store_true", help="open the page in your browser")
    form.add_argument("--text", action="store_true", help="print it here instead of making a page")
    command.add_argument("--out", metavar="FILE", help="write it to this file; - is standard output")


def plan(command: ArgumentParser) -> None:
    """From when, how far, and by which schedule."""
    command.description, command.epilog = _PLAN, _PLAN_EXAMPLES
    command.formatter_class = RawDescriptionHelpFormatter
    command.add_argument("--days", metavar="N", default="1", help="how many days, 1 to 31; one if left out")
    command.add_argument("--from", metavar="WHEN", dest="start", help="begin at this time instead of now")
    command.add_argument("--json", action="store_true", help="one JSON object, for other programs")
    _add_schedule(command, "try a draft of a schedule")


def practice(command: ArgumentParser) -> None:
    """Which one, how much of it, and where."""
    command.add_argument(
        "name",
        nargs="?",
        choices=("standing", "floor", "seated"),
        help="which one; the one that suits you best if left out",
    )
    command.add_argument("--half", action="store_true", help="only the first round of each exercise")
    command.add_argument("--terminal", action="store_true", help="here instead of in the browser")


def check(command: ArgumentParser) -> None:
    """Which file."""
    command.add_argument("file", nargs="?", metavar="FILE", help="the schedule to check; your own if left out")


def edit(command: ArgumentParser) -> None:
    """Which schedule."""
    _add_schedule(command, "another one instead of your own")


def change(command: ArgumentParser) -> None:
    """Which value, and what it is to be."""
    command.add_argument("key", metavar="KEY", help="a table and a key in it, such as body.knee_sore")
    command.add_argument("value", metavar="VALUE", nargs="+", help="as in the schedule; quotes are not needed")


def doctor(command: ArgumentParser) -> None:
    """For whom, and whether to try a click."""
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument("--test", action="store_true", help="show a bubble and see whether your click arrives")
    command.add_argument("--report", action="store_true", help="all that helps to find a fault, and nothing personal")


def autostart(command: ArgumentParser) -> None:
    """On, off, or which of them."""
    command.add_argument("switch", choices=("on", "off", "status"))


def integrate(command: ArgumentParser) -> None:
    """There, or gone."""
    command.add_argument("--off", action="store_true", help="take all that away again")


def _add_schedule(command: ArgumentParser, explained: str) -> None:
    """A schedule after the command's name as well as before it; what is named later is meant."""
    command.add_argument("--schedule", metavar="FILE", default=SUPPRESS, help=explained)
