"""`kneebreak setup`: a few questions in the terminal, and the answers in the schedule."""

from __future__ import annotations

import sys

from kneebreak.cli.ask import complain, say
from kneebreak.cli.editing import Schedule, attempt, told
from kneebreak.cli.questions import QUESTIONS, Interview, Question
from kneebreak.language import marked, tr
from kneebreak.wording.beforehand import beforehand

_NO_TERMINAL = marked(
    "setup asks its questions in a terminal; open one and run it there,"
    " or set single values, as in “kneebreak set body.knee_sore true”"
)
_LEAVING = frozenset({"q", "quit"})


class _Left(Exception):  # noqa: N818 - it is the user's wish
    """The user wants to leave everything as it is."""


def setup(schedule: str | None) -> int:
    """Ask, and write what was answered, all of it or nothing."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        return complain(tr(_NO_TERMINAL))
    return attempt(lambda: _setup(Schedule(schedule)))


def _setup(schedule: Schedule) -> int:
    interview = Interview(schedule.in_words())
    try:
        say(beforehand())
        _read(tr("Press Enter to go on, or q to leave: "))
        say("")
        say(
            tr(
                "Up to {count} short questions. Enter keeps what is there, q leaves without a change.",
                count=len(QUESTIONS),
            )
        )
        while interview.question:
            interview = _ask(interview, interview.question)
    except (_Left, EOFError, KeyboardInterrupt):
        return say("\n" + tr("Nothing was changed."))
    changes = interview.changes()
    if not changes:
        return say("\n" + tr("Everything stays as it is."))
    lines = [f"  {told(changed)}" for changed in schedule.change(changes)]
    closing = tr("All of it stands in {path}, where you can change it at any time.", path=schedule.path)
    return say("\n".join(["", tr("Changed:"), *lines, closing]))


def _ask(interview: Interview, question: Question) -> Interview:
    """Ask one question until its answer is understood."""
    choices = [f"  {number}  {tr(choice.label)}" for number, choice in enumerate(question.choices, 1)]
    say("\n".join(["", tr(question.text), *choices]))
    while True:
        try:
            return interview.answer(_read(tr("Enter keeps {kept}: ", kept=_kept(interview, question))))
        except ValueError as error:
            say(str(error))


def _kept(interview: Interview, question: Question) -> str:
    """What stays if nothing is typed: the number of a choice, or what the schedule says instead of one."""
    address = next(iter(question.choices[0].says))
    return str(interview.kept or interview.present[address])


def _read(prompt: str) -> str:
    line = input(prompt)
    if line.strip().lower() in _LEAVING:
        raise _Left
    return line
