"""Which command does what: the table of all, with the words that explain them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from kneebreak import __version__
from kneebreak.cli import ASKED
from kneebreak.cli.ask import ask_running

_Command = Callable[[argparse.Namespace], int]

_REPORT = (
    "It is one file with everything in it: no request goes out, and it stays on this machine. Without --out it "
    "lies beside what kneebreak remembers, and its path is printed; a browser that may not read hidden folders "
    "needs --out."
)

_TRY = (
    "Real notifications come and real clicks count; what you leave alone is answered for you. Nothing is written, and "
    "a kneebreak that runs hears nothing of it."
)

_ASKED = {
    "status": ("show what is next and today's count", "kneebreak status --json", "[--json]"),
    "done": ("mark the open prompt done", "kneebreak done", ""),
    "skip": ("let the open prompt go", "kneebreak skip", ""),
    "snooze": ("put the open prompt off", "kneebreak snooze 10 min", "[DURATION]"),
    "other": ("ask for another movement", "kneebreak other", ""),
    "next": ("show a prompt now", "kneebreak next", ""),
    "undo": ("take the last answer back", "kneebreak undo", ""),
    "pause": ("keep silent for a while", "kneebreak pause until 14:30", "[DURATION | until HH:MM | until tomorrow]"),
    "resume": ("end the pause", "kneebreak resume", ""),
    "posture": ("say how you are at your work", "kneebreak posture standing", "sitting|standing|floor"),
    "why": ("say what comes next, why it does, and what holds it", "kneebreak why", ""),
    "more": ("ask for a movement more often", "kneebreak more walk-lap", "[MOVEMENT]"),
    "less": ("ask for a movement less often", "kneebreak less walk-stairs", "[MOVEMENT]"),
    "never": ("leave a movement out for good; more takes it back", "kneebreak never walk-stairs", "[MOVEMENT]"),
    "hurts": ("show something easier, and leave out for a week what hurts", "kneebreak hurts", ""),
    "ramp": ("show, take or decline a step from the gentle start", "kneebreak ramp up", "[up | down | later]"),
    "reload": ("read the schedule again", "kneebreak reload", ""),
    "quit": ("end kneebreak", "kneebreak quit", ""),
}

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


def dispatch(words: Sequence[str]) -> int:
    """Do what the words say; `kneebreak` alone runs it in the foreground."""
    rest = list(words[2:] if words[:1] == ["--schedule"] else words)
    # These know their own words, options included; a schedule is nothing to them.
    if rest[:1] == ["log"]:
        return _log(rest[1:])
    if rest and rest[0] in ASKED and not {"-h", "--help"} & set(rest):
        return ask_running(rest)
    try:
        options = parser().parse_args(words)
    except SystemExit as end:  # argparse has said why, or has helped
        return int(end.code or 0)
    command: _Command = options.run
    return command(options)


def parser() -> argparse.ArgumentParser:
    """All commands and their words."""
    table = argparse.ArgumentParser(
        prog="kneebreak",
        description="Asks you, now and then, for one small change of posture. Alone it runs in the foreground.",
        epilog="Try “kneebreak next” for a prompt at once, and “kneebreak COMMAND --help” for an example of each.",
    )
    table.add_argument("--version", action="version", version=f"kneebreak {__version__}")
    table.add_argument("--schedule", metavar="FILE", help="use this schedule instead of your own")
    table.set_defaults(run=_run)
    commands = table.add_subparsers(metavar="COMMAND", title="commands")
    start = _add(commands, "start", "run it in the background", "kneebreak start", _start)
    start.add_argument("--schedule", metavar="FILE", default=argparse.SUPPRESS, help="use this schedule")
    rehearsal = _add(commands, "try", "see a day at your desk in two minutes", "kneebreak try", _try)
    rehearsal.description = f"{rehearsal.description} {_TRY}"
    rehearsal.add_argument(
        "--minutes", metavar="N", default="2", help="how long it may take, 0.1 to 60; two if left out"
    )
    rehearsal.add_argument("--schedule", metavar="FILE", default=argparse.SUPPRESS, help="try a draft of a schedule")
    for name, (explained, example, arguments) in _ASKED.items():
        command = _add(commands, name, explained, example, _ask(name))
        command.usage = f"kneebreak {name} {arguments}".rstrip()
        command.add_argument("words", nargs="*", help=argparse.SUPPRESS)
    _add(commands, "about", "say what it is, who should ask first, and when to stop", "kneebreak about", _about)
    _add(commands, "log", "show what was done", "kneebreak log --since yesterday", _run)
    _add_report(commands)
    _add_plan(commands)
    practice = _add(
        commands, "practice", "practise for ten guided minutes", "kneebreak practice seated --half", _practice
    )
    practice.add_argument(
        "name",
        nargs="?",
        choices=("standing", "floor", "seated"),
        help="which one; the one that suits you best if left out",
    )
    practice.add_argument("--half", action="store_true", help="only the first round of each exercise")
    practice.add_argument("--terminal", action="store_true", help="here instead of in the browser")
    check = _add(commands, "check", "find mistakes in the schedule", "kneebreak check draft.toml", _check)
    check.add_argument("file", nargs="?", metavar="FILE", help="the schedule to check; your own if left out")
    draft = _add(commands, "edit", "open the schedule, and show mistakes at each save", "kneebreak edit", _edit)
    draft.add_argument("--schedule", metavar="FILE", default=argparse.SUPPRESS, help="another one instead of your own")
    change = _add(commands, "set", "change one value of the schedule", "kneebreak set rhythm.every 30 min", _set)
    change.add_argument("key", metavar="KEY", help="a table and a key in it, such as body.knee_sore")
    change.add_argument("value", metavar="VALUE", nargs="+", help="as in the schedule; quotes are not needed")
    doctor = _add(
        commands, "doctor", "find out what works here and what to do about the rest", "kneebreak doctor", _doctor
    )
    doctor.add_argument("--json", action="store_true", help="for programs")
    doctor.add_argument("--test", action="store_true", help="show a bubble and see whether your click arrives")
    doctor.add_argument("--report", action="store_true", help="all that helps to find a fault, and nothing personal")
    _add(commands, "setup", "answer a few questions about your desk and your body", "kneebreak setup", _setup)
    autostart = _add(commands, "autostart", "start with your session", "kneebreak autostart on", _autostart)
    autostart.add_argument("switch", choices=("on", "off", "status"))
    home = _add(commands, "integrate", "show it in your menus, manual and shells", "kneebreak integrate", _integrate)
    home.add_argument("--off", action="store_true", help="take all that away again")
    return table


def _add_plan(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    plan = _add(commands, "plan", "show what comes, before it does", "", _plan)
    plan.description, plan.epilog = _PLAN, _PLAN_EXAMPLES
    plan.formatter_class = argparse.RawDescriptionHelpFormatter
    plan.add_argument("--days", metavar="N", default="1", help="how many days, 1 to 31; one if left out")
    plan.add_argument("--from", metavar="WHEN", dest="start", help="begin at this time instead of now")
    plan.add_argument("--json", action="store_true", help="one JSON object, for other programs")
    plan.add_argument("--schedule", metavar="FILE", default=argparse.SUPPRESS, help="try a draft of a schedule")


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    explained: str,
    example: str,
    run: _Command,
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=explained, description=f"{explained[0].upper()}{explained[1:]}.", epilog=f"Example: {example}"
    )
    command.set_defaults(run=run)
    return command


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = _add(
        commands, "report", "show the week, the month or the year as a page", "kneebreak report --month --open", _report
    )
    report.description = f"{report.description} {_REPORT}"
    span = report.add_mutually_exclusive_group()
    span.add_argument("--week", dest="since", action="store_const", const="week", help="the last seven days; the usual")
    span.add_argument("--month", dest="since", action="store_const", const="month", help="the last 30 days")
    span.add_argument("--year", dest="since", action="store_const", const="year", help="the last 365 days")
    span.add_argument("--since", metavar="DATE", help="all days since 2025-11-22, yesterday or “90 days”")
    form = report.add_mutually_exclusive_group()
    form.add_argument("--open", action="store_true", help="open the page in your browser")
    form.add_argument("--text", action="store_true", help="print it here instead of making a page")
    report.add_argument("--out", metavar="FILE", help="write it to this file; - is standard output")


def _ask(name: str) -> _Command:
    return lambda options: ask_running([name, *options.words])


def _log(words: Sequence[str]) -> int:
    if words[:1] == ["add"]:
        from kneebreak.cli.log_add import run as add_to_log  # noqa: PLC0415 - the same

        return add_to_log(words[1:])
    from kneebreak.cli.log import run as show_log  # noqa: PLC0415 - each command loads its own

    return show_log(words)


def _run(options: argparse.Namespace) -> int:
    from kneebreak.cli.run import run  # noqa: PLC0415 - each command loads its own

    return run(options.schedule)


def _try(options: argparse.Namespace) -> int:
    from kneebreak.cli.rehearse import rehearse  # noqa: PLC0415 - the same

    return rehearse(options.minutes, options.schedule)


def _start(options: argparse.Namespace) -> int:
    from kneebreak.cli.start import start  # noqa: PLC0415 - the same

    return start(options.schedule)


def _about(_options: argparse.Namespace) -> int:
    from kneebreak.cli.about import about  # noqa: PLC0415 - the same

    return about()


def _report(options: argparse.Namespace) -> int:
    from kneebreak.cli.report import Form, show_report  # noqa: PLC0415 - the same

    form = Form.TEXT if options.text else Form.BROWSER if options.open else Form.PAGE
    return show_report(options.since or "week", form, options.out, options.schedule)


def _plan(options: argparse.Namespace) -> int:
    from kneebreak.cli.plan import Words, plan  # noqa: PLC0415 - the same

    return plan(Words(options.days, options.start, options.schedule, options.json))


def _practice(options: argparse.Namespace) -> int:
    from kneebreak.cli.practice import practise  # noqa: PLC0415 - the same

    return practise(options.name, options.schedule, half=options.half, terminal=options.terminal)


def _check(options: argparse.Namespace) -> int:
    from kneebreak.cli.check import check  # noqa: PLC0415 - the same

    return check(options.file or options.schedule)


def _edit(options: argparse.Namespace) -> int:
    from kneebreak.cli.edit import edit  # noqa: PLC0415 - the same

    return edit(options.schedule)


def _set(options: argparse.Namespace) -> int:
    from kneebreak.cli.set import set_value  # noqa: PLC0415 - the same

    return set_value(options.key, options.value, options.schedule)


def _setup(options: argparse.Namespace) -> int:
    from kneebreak.cli.setup import setup  # noqa: PLC0415 - the same

    return setup(options.schedule)


def _doctor(options: argparse.Namespace) -> int:
    from kneebreak.cli.doctor import doctor  # noqa: PLC0415 - the same

    return doctor(options.schedule, as_json=options.json, trial=options.test, report=options.report)


def _integrate(options: argparse.Namespace) -> int:
    from kneebreak.cli.integrate import integrate  # noqa: PLC0415 - the same

    return integrate(off=options.off)


def _autostart(options: argparse.Namespace) -> int:
    from kneebreak.cli.autostart import autostart  # noqa: PLC0415 - the same

    return autostart(options.switch)
