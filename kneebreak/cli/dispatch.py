"""From the words to the command that is meant."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

from kneebreak import __version__
from kneebreak.cli.ask import ask_running
from kneebreak.cli.asked import ASKED
from kneebreak.cli.commands import commands, log, run


def dispatch(words: Sequence[str]) -> int:
    """Do what the words say; `kneebreak` alone runs it in the foreground."""
    rest = list(words[2:] if words[:1] == ["--schedule"] else words)
    # These know their own words, options included; a schedule is nothing to them.
    if rest[:1] == ["log"]:
        return log(rest[1:])
    if rest and rest[0] in ASKED and not {"-h", "--help"} & set(rest):
        return ask_running(rest)
    try:
        options = parser().parse_args(words)
    except SystemExit as end:  # argparse has said why, or has helped
        return int(end.code or 0)
    does: Callable[[Namespace], int] = options.does
    return does(options)


def parser() -> ArgumentParser:
    """All commands and their words."""
    whole = ArgumentParser(
        prog="kneebreak",
        description="Asks you, now and then, for one small change of posture. Alone it runs in the foreground.",
        epilog="Try “kneebreak next” for a prompt at once, and “kneebreak COMMAND --help” for an example of each.",
    )
    whole.add_argument("--version", action="version", version=f"kneebreak {__version__}")
    whole.add_argument("--schedule", metavar="FILE", help="use this schedule instead of your own")
    whole.set_defaults(does=run)
    named = whole.add_subparsers(metavar="COMMAND", title="commands")
    for command in commands():
        about = f"{command.about[0].upper()}{command.about[1:]}."
        part = named.add_parser(
            command.name, help=command.about, description=about, epilog=f"Example: {command.example}"
        )
        command.takes(part)
        part.set_defaults(does=command.does)
    return whole
