"""What holds for each command there is: help that teaches, readers that stop early, and JSON that stays as it is."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from kneebreak import commands
from kneebreak.adapters.resources import resource
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.cli import log, log_add
from kneebreak.cli.asked import ASKED
from kneebreak.cli.commands import commands as table
from kneebreak.cli.dispatch import dispatch, parser
from kneebreak.engine.step import begin
from kneebreak.messages import Reply
from tests.program.running import QUIET, Running

COMMAND = (sys.executable, "-P", "-m", "kneebreak")
EPOCH = datetime(2026, 11, 23, 9, tzinfo=UTC)


def names() -> list[str]:
    """Every command, and what has a help of its own below one."""
    return [*(command.name for command in table()), "log add"]


def examples(help_text: str) -> list[list[str]]:
    """The words of the examples in a help: from the word `Example` on, up to a gap, a pipe or the end of the line."""
    _, _, after = help_text.partition("Example")
    lines = re.findall(r"^(?:s?:)?\s*(kneebreak .*)$", after, re.MULTILINE)
    return [shlex.split(re.split(r"\s{2,}|\s\|", line)[0])[1:] for line in lines]


def parse(words: list[str]) -> None:
    """Read the words as the command does; SystemExit or AssertionError where they are wrong."""
    if words[:2] == ["log", "add"]:
        log_add.parser().parse_args(words[2:])
    elif words[0] == "log":
        log.parser(EPOCH, UTC).parse_args(words[1:])
    elif words[0] not in ASKED:  # those are read by the one that runs
        parser().parse_args(words)
    if words[0] in ASKED:
        plan = FileSchedule(resource("config", "schedule.toml"), UTC).default()
        asked = commands.interpret(tuple(words), plan, begin(plan, 1, EPOCH))
        assert not isinstance(asked, Reply) or asked.code == commands.FINE, asked.text


@pytest.fixture
def helped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """What the help of a command says."""
    monkeypatch.setenv("COLUMNS", "200")  # an example that is wrapped cannot be copied
    assert dispatch([*request.param.split(), "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("name", "helped"), [(name, name) for name in names()], indirect=["helped"])
def test_its_help_shows_an_example_that_it_takes(name: str, helped: str) -> None:
    assert helped.startswith(f"usage: kneebreak {name}")
    found = examples(helped)
    assert found, helped
    for words in found:
        assert " ".join(words).startswith(name)
        parse(words)


def test_the_help_of_all_names_each_with_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["--help"]) == 0
    shown = capsys.readouterr().out
    for name in names()[:-1]:
        assert re.search(rf"^ +{name}\s+\S", shown, re.MULTILINE), name


# ---------------------------------------------------------------------------------------------------------------------
# Readers that stop early

_PRINTING = (
    "--help",
    "--version",
    "log add --help",
    "status",
    "status --json",
    "why",
    "plan",
    "plan --json",
    "log",
    "log --json",
    "log --csv",
    "log --raw",
    "report --out -",
    "report --text",
    "check",
    "about",
    "doctor",
    "doctor --json",
    "doctor --report",
    "autostart status",
    "posture standing",
    "ramp",
    "set rhythm.every 2 h",
    "reload",
    "log add stand",
    "try --minutes 0.1",
    "practice --terminal",
    "dance",
)
"""At least a line of each sort of output."""

_LONG = ("plan --days 31", "report --out -", "try --minutes 0.1")
"""What prints more than once, or more than a pipe holds."""


@pytest.fixture
def busy(running: Running) -> Running:
    """It runs, and its log has something to show."""
    for _ in range(3):
        running.done("next")
        running.done("done")
    return running


@pytest.mark.parametrize(("printing", "first"), [(_PRINTING, 0), (_LONG, 1)])
def test_a_reader_that_stops_early_is_no_failure_and_no_traceback(
    busy: Running, printing: tuple[str, ...], first: int
) -> None:
    """Those that read nothing at all, and those that read the first byte."""
    for words in printing:
        code, complaints = _read_some(busy, words, first)
        assert "Traceback" not in complaints, (words, complaints)
        assert "Broken" not in complaints, (words, complaints)
        assert code in _CODES.get(words, {0}), (words, code, complaints)


_CODES = {"doctor": {1}, "doctor --json": {1}, "doctor --report": {1}, "dance": {2}}
"""There is no desktop here; all others do what they were asked for."""


def _read_some(running: Running, words: str, first: int) -> tuple[int, str]:
    """Run a command, read so many bytes of what it prints, and hang up; its exit code and complaints."""
    reader, writer = os.pipe()
    if first == 0:
        os.close(reader)
    process = subprocess.Popen(
        [*COMMAND, *words.split()],
        env=running.session.environment,
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=running.session.folder / "home",
    )
    os.close(writer)
    if first:
        os.read(reader, first)
        os.close(reader)
    _, complaints = process.communicate(timeout=60)
    return process.returncode, complaints.decode()


# ---------------------------------------------------------------------------------------------------------------------
# JSON for other programs: its keys and the types of their values are promised

_TEXT, _MAYBE, _NUMBER, _FLAG = (str,), (str, type(None)), (int,), (bool,)
_PROMPT = dict.fromkeys(
    (
        "at",
        "because",
        "done",
        "due",
        "kind",
        "manner",
        "movement",
        "origin",
        "posture",
        "posture_before",
        "title",
        "why",
    ),
    _TEXT,
) | {"posture_until": _MAYBE, "seconds": _NUMBER, "side": _MAYBE, "workspace": _MAYBE}
_SOURCE = {"advice": _TEXT, "reason": _TEXT, "serves": _FLAG, "source": _TEXT}
_NEED = {"need": _TEXT, "needed": _FLAG, "served": _FLAG, "sources": [_SOURCE], "unknown": _TEXT}
_DIAGNOSIS = {"amiss": [_TEXT], "fine": _FLAG, "needs": [_NEED], "running": _FLAG, "version": _TEXT}
_OUTCOMES = ("done", "snoozed", "skipped", "missed", "rested", "held")

_PROMISED: dict[str, Any] = {
    "status --json": {
        "state": _TEXT,
        "due": _MAYBE,
        "movement": _MAYBE,
        "side": _MAYBE,
        "posture": _TEXT,
        "today": dict.fromkeys(_OUTCOMES, _NUMBER),
        "ramp": {"of": _NUMBER, "offer": _MAYBE, "step": _NUMBER},
        "why": _TEXT,
    },
    "plan --days 2 --json": {
        "v": _NUMBER,
        "from": _TEXT,
        "until": _TEXT,
        "remembered": _FLAG,
        "why": _MAYBE,
        "days": [
            {
                "day": _TEXT,
                "prompts": [_PROMPT],
                "done": _NUMBER,
                "kinds": _NUMBER,
                "kinds_aim": _NUMBER,
                "strength": _NUMBER,
                "strength_aim": _NUMBER,
            }
        ],
    },
    "log --json": {
        "v": _NUMBER,
        **dict.fromkeys(("id", "at", "due", "machine", "outcome", "posture"), _TEXT),
        **dict.fromkeys(("shown", "movement", "kind", "side", "via", "reason"), _MAYBE),
    },
    "doctor --json": _DIAGNOSIS,
    "doctor --report": _DIAGNOSIS
    | dict.fromkeys(("machine", "python", "release", "system"), _TEXT)
    | {"desktop": {}, "display": [], "frozen": _FLAG},
}


@pytest.mark.parametrize("words", _PROMISED)
def test_its_json_has_just_the_keys_and_types_that_are_promised(busy: Running, words: str) -> None:
    busy.save_schedule(f"{QUIET}[ramp]\non = true\n")
    busy.done("reload")
    answer = busy.session.run(*COMMAND, *words.split())
    values = (
        [json.loads(line) for line in answer.stdout.splitlines()]
        if words == "log --json"
        else [json.loads(answer.stdout)]
    )
    assert values
    for value in values:
        assert list(_differences("", value, _PROMISED[words])) == []


def test_every_command_that_offers_json_is_held_to_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    offered = set()
    for name in names():
        dispatch([*name.split(), "--help"])
        if "--json" in capsys.readouterr().out.partition("Example")[0]:
            offered.add(name)
    assert {words.split()[0] for words in _PROMISED} == offered


def _differences(where: str, value: object, promised: Any) -> Iterator[str]:
    match promised:
        case dict():
            if not isinstance(value, dict) or value.keys() != promised.keys():
                yield f"{where}: {value}"
                return
            for key, types in promised.items():
                yield from _differences(f"{where}.{key}", value[key], types)
        case list():
            if not isinstance(value, list):
                yield f"{where}: {value}"
            elif promised:
                for number, item in enumerate(value):
                    yield from _differences(f"{where}[{number}]", item, promised[0])
        case _:
            if type(value) not in promised:
                yield f"{where}: {value!r}"
