"""The table of all commands: what each is for, the words that it takes, and who does it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial

from kneebreak.cli import words as takes
from kneebreak.cli.ask import ask_running
from kneebreak.cli.asked import ASKED
from kneebreak.language import tr
from kneebreak.record import NamedTuple


class Command(NamedTuple):
    """A line of the table."""

    name: str
    about: str
    example: str
    takes: Callable[[ArgumentParser], None]
    """Says which words may follow its name."""
    does: Callable[[Namespace], int]
    """Does it, and returns the exit code."""


def commands() -> tuple[Command, ...]:
    """All of them, in the order in which they are explained."""
    return (
        Command("start", tr("run it in the background"), "kneebreak start", takes.start, _start),
        Command("try", tr("see a day at your desk in two minutes"), "kneebreak try", takes.rehearse, _rehearse),
        *(
            Command(name, tr(about), example, partial(takes.asked, usage=usage), partial(_ask, name))
            for name, (about, example, usage) in ASKED.items()
        ),
        Command(
            "about",
            tr("say what it is, who should ask first, and when to stop"),
            "kneebreak about --open",
            takes.about,
            _about,
        ),
        Command("log", tr("show what was done"), "kneebreak log --since yesterday", takes.none, _log),
        Command(
            "report",
            tr("show the week, the month or the year as a page"),
            "kneebreak report --month --open",
            takes.report,
            _report,
        ),
        Command("plan", tr("show what comes, before it does"), "", takes.plan, _plan),
        Command(
            "practice",
            tr("practise for ten guided minutes"),
            "kneebreak practice seated --half",
            takes.practice,
            _practice,
        ),
        Command("check", tr("find mistakes in the schedule"), "kneebreak check draft.toml", takes.check, _check),
        Command("edit", tr("open the schedule, and show mistakes at each save"), "kneebreak edit", takes.edit, _edit),
        Command("set", tr("change one value of the schedule"), "kneebreak set rhythm.every 30 min", takes.change, _set),
        Command(
            "doctor",
            tr("find out what works here and what to do about the rest"),
            "kneebreak doctor",
            takes.doctor,
            _doctor,
        ),
        Command(
            "setup", tr("answer a few questions about your desk and your body"), "kneebreak setup", takes.none, _setup
        ),
        Command("autostart", tr("start with your session"), "kneebreak autostart on", takes.autostart, _autostart),
        Command(
            "integrate",
            tr("show it in your menus, manual and shells"),
            "kneebreak integrate",
            takes.integrate,
            _integrate,
        ),
    )


def run(options: Namespace) -> int:
    """What `kneebreak` alone does: it runs in the foreground."""
    from kneebreak.cli.run import run as run_here  # noqa: PLC0415 - each command loads its own

    return run_here(options.schedule)


def log(words: Sequence[str]) -> int:
    """The command that knows its own words, options included."""
    if words[:1] == ["add"]:
        from kneebreak.cli.log_add import run as add_to_log  # noqa: PLC0415 - the same

        return add_to_log(words[1:])
    from kneebreak.cli.log import run as show_log  # noqa: PLC0415 - the same

    return show_log(words)


def _ask(name: str, options: Namespace) -> int:
    return ask_running([name, *options.words])


def _log(_options: Namespace) -> int:
    return log([])


def _start(options: Namespace) -> int:
    from kneebreak.cli.start import start  # noqa: PLC0415 - the same

    return start(options.schedule)


def _rehearse(options: Namespace) -> int:
    from kneebreak.cli.rehearse import rehearse  # noqa: PLC0415 - the same

    return rehearse(options.minutes, options.schedule)


def _about(options: Namespace) -> int:
    from kneebreak.cli.about import about  # noqa: PLC0415 - the same

    return about(options.schedule, in_browser=options.open)


def _report(options: Namespace) -> int:
    from kneebreak.cli.report import Form, show_report  # noqa: PLC0415 - the same

    form = Form.TEXT if options.text else Form.BROWSER if options.open else Form.PAGE
    return show_report(options.since or "week", form, options.out, options.schedule)


def _plan(options: Namespace) -> int:
    from kneebreak.cli.plan import Words, plan  # noqa: PLC0415 - the same

    return plan(Words(options.days, options.start, options.schedule, options.json))


def _practice(options: Namespace) -> int:
    from kneebreak.cli.practice import practise  # noqa: PLC0415 - the same

    return practise(options.name, options.schedule, half=options.half, terminal=options.terminal)


def _check(options: Namespace) -> int:
    from kneebreak.cli.check import check  # noqa: PLC0415 - the same

    return check(options.file or options.schedule)


def _edit(options: Namespace) -> int:
    from kneebreak.cli.edit import edit  # noqa: PLC0415 - the same

    return edit(options.schedule)


def _set(options: Namespace) -> int:
    from kneebreak.cli.set import set_value  # noqa: PLC0415 - the same

    return set_value(options.key, options.value, options.schedule)


def _setup(options: Namespace) -> int:
    from kneebreak.cli.setup import setup  # noqa: PLC0415 - the same

    return setup(options.schedule)


def _doctor(options: Namespace) -> int:
    from kneebreak.cli.doctor import doctor  # noqa: PLC0415 - the same

    return doctor(options.schedule, as_json=options.json, trial=options.test, report=options.report)


def _integrate(options: Namespace) -> int:
    from kneebreak.cli.integrate import integrate  # noqa: PLC0415 - the same

    return integrate(off=options.off)


def _autostart(options: Namespace) -> int:
    from kneebreak.cli.autostart import autostart  # noqa: PLC0415 - the same

    return autostart(options.switch)
