"""Words of a schedule or a log that are meant to do more than be read: whatever shows them shows them, and no more."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import tomli_w
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from kneebreak.adapters.config import ScheduleMistakes
from kneebreak.adapters.dbus.messages import speakable
from kneebreak.adapters.hooks.spawned import SpawnedCommands
from kneebreak.adapters.notifier.letter import compose
from kneebreak.adapters.notifier.servers import Server, server
from kneebreak.adapters.tray.layout import Line, Numbering
from kneebreak.adapters.waiter.linux import LinuxWaiter
from kneebreak.cli.ask import say
from kneebreak.cli.log import run as show_log
from kneebreak.cli.plan_table import table
from kneebreak.engine.forecast import forecast
from kneebreak.engine.plan import Plan
from kneebreak.engine.step import begin
from kneebreak.ports import Bubble, Slot
from tests.adapters.config.files import mistakes_of, plan_of
from tests.engine.catalogue import MORNING
from tests.office import Office

DUNST = server("dunst", frozenset({"actions", "body", "body-markup"}))
PLAIN = server("mako", frozenset({"actions", "body"}))

TURNED = "\u202eabc\u2066"
WORDS = (
    "<b>bold</b> & <img src='file:///etc/passwd'/>",
    "&amp;&#27;&lt;",
    "snake_case __init__ _Quit &File",
    "%s {side} {0} $HOME `id` $(id); rm -rf ~ | '\"\\",
    "-n --version",
    "ليلة سعيدة 👩\u200d💻 e\u0301\u0301\u0301",
)
REFUSED = (
    "\x1b[2J",
    "\x07",
    "\x00",
    "\x7f",
    "\x9b31m",
    "one\ttwo",
    "one\rtwo",
    "one\u2028two",
    TURNED,
    "\u2069",
    "\uffff",
)

many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
anything = some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | some.sampled_from(WORDS)


def schedule(title: str, text: str) -> str:
    """A schedule in which nothing but this movement of one's own comes, at a fixed time."""
    own = {"id": "own", "kind": "walk", "title": title, "text": text, "seconds": 30, "sides": "both"}
    hooks = {name: [sys.executable, "-c", "pass"] for name in ("due", "done")}
    return tomli_w.dumps({"at": [{"time": "09:01", "movement": "own"}], "movement": [own], "hooks": hooks})


def accepted(folder: Path, title: str, text: str) -> Plan | None:
    """The plan of such a schedule; None: it is refused."""
    try:
        return plan_of(folder, schedule(title, text))
    except ScheduleMistakes:
        return None


def is_obeyed(char: str) -> bool:
    """Whether a terminal may act on a character, or turn the text around for it."""
    turns = unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return (unicodedata.category(char) == "Cc" and char not in "\n\t") or turns or char in "\u2028\u2029"


def printed(text: str) -> str:
    """What a command prints of a text."""
    written = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(written, encoding="utf-8")):
        say(text)
        return written.getvalue().decode()


def labels(line: Line) -> list[str]:
    """What a panel makes of the labels of a menu, which takes `_x` for an x with a line below, and `__` for `_`."""
    own = str(line.properties.get("label", ("s", ""))[1])
    assert "_" not in own.replace("__", "")
    return [own.replace("__", "_"), *(label for below in line.lines for label in labels(below))]


def prompted(plan: Plan) -> tuple[Office, Bubble]:
    """The own movement as a prompt."""
    office = Office(plan, MORNING)
    office.pass_time(timedelta(minutes=2))
    bubble = office.prompt()
    assert bubble is not None
    return office, bubble


@pytest.mark.parametrize("words", REFUSED)
def test_what_a_terminal_obeys_and_what_turns_text_around_is_refused_by_name(words: str, tmp_path: Path) -> None:
    mistakes = mistakes_of(tmp_path, schedule(words, "Do it."))
    (mistake,) = mistakes.mistakes
    assert mistake.key == "movement[1].title"
    assert mistake.what.endswith("holds a line break or control character; leave it out")
    assert not any(is_obeyed(char) for char in str(mistakes))


def test_a_hundred_thousand_characters_are_refused_in_one_short_line(tmp_path: Path) -> None:
    (mistake,) = mistakes_of(tmp_path, schedule("x" * 100_000, "Do it.")).mistakes
    assert mistake.what == "the text has 100000 characters; at most 60 fit"


@many
@given(title=anything, text=anything)
@example(title="<b>bold</b> & <img src=x/>", text="&lt;b&gt;\n]]></body>")
def test_a_bubble_says_just_these_words_whether_or_not_its_server_reads_markup(
    title: str, text: str, tmp_path: Path
) -> None:
    plan = accepted(tmp_path, title, text)
    if plan is None:
        return
    _, bubble = prompted(plan)
    assert _shown(bubble, DUNST) == _shown(bubble, PLAIN) == bubble.text
    assert not any(is_obeyed(char) for char in bubble.title + bubble.text)


@many
@given(title=anything)
@example(title="snake_case __init__ _Quit")
def test_the_menu_says_just_these_words_underscores_included(title: str, tmp_path: Path) -> None:
    plan = accepted(tmp_path, title, "Do it.")
    if plan is None:
        return
    office, bubble = prompted(plan)
    numbering = Numbering()
    assert f"Done: {bubble.title}" in labels(numbering.lay_out(office.tray.open_menu()).root)
    assert office.ask("done").code == 0
    assert f"Undo: “{bubble.title}” (done)" in labels(numbering.lay_out(office.tray.open_menu()).root)


@many
@given(title=anything, text=anything)
def test_no_command_prints_what_a_terminal_would_obey(title: str, text: str, tmp_path: Path) -> None:
    plan = accepted(tmp_path, title, text)
    if plan is None:
        return
    office, bubble = prompted(plan)
    for words in (("status",), ("why",), ("done",), ("status", "--json")):
        answer = office.ask(*words).text
        assert printed(answer) == f"{answer}\n"
        assert not any(is_obeyed(char) for char in answer)
    lines = list(table(plan, forecast(plan, begin(plan, 0, MORNING), MORNING, 1), 80))
    assert not any(is_obeyed(char) for line in lines for char in line)
    assert bubble.title.strip()


@many
@given(text=some.text(some.characters(codec=None)))
@example(text="\x1b[2J\x07\x9b31m\u202eabc\0\ud800")
def test_whatever_the_running_one_answers_is_printed_harmlessly(text: str) -> None:
    assert not any(is_obeyed(char) for char in printed(text))


@settings(deadline=None, max_examples=20)
@given(title=anything)
def test_the_users_commands_can_be_told_all_that_a_schedule_may_say(
    title: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plan = accepted(tmp_path_factory.mktemp("schedule"), title, "Do it.")
    if plan is None:
        return
    office, bubble = prompted(plan)
    office.ask("done")
    told = [json.loads(run.told)["title"] for run in office.commands.runs]
    assert told == [bubble.title] * 2
    troubles: list[str] = []
    waiter = LinuxWaiter()
    commands = SpawnedCommands(waiter, {}, timedelta(seconds=30), 2, troubles.append)
    for run in office.commands.runs:
        commands.run(run.command, run.variables, run.told)
    commands.close()
    waiter.close()
    assert troubles == []


def test_an_argument_too_long_for_the_system_is_told_and_no_more() -> None:
    troubles: list[str] = []
    waiter = LinuxWaiter()
    commands = SpawnedCommands(waiter, {"PATH": "/usr/bin:/bin"}, timedelta(seconds=30), 2, troubles.append)
    commands.run(("true", "x" * 200_000), {}, "{}")
    commands.close()
    waiter.close()
    (trouble,) = troubles
    assert "could not be started (Argument list too long); see [hooks] in the schedule" in trouble
    assert len(trouble) < 300


@pytest.mark.parametrize("form", ["--json", "--raw", "--csv"])
def test_a_log_for_programs_holds_nothing_that_a_terminal_obeys_and_means_the_same(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC).isoformat()
    entry = {"v": 1, "id": "p1", "at": at, "due": at, "machine": f"\x9b31m{TURNED}", "outcome": "done"}
    entry |= {"posture": "sitting", "movement": "\x7f<b>&\u2028", "kind": "walk"}
    (tmp_path / "other-2026.jsonl").write_text(json.dumps(entry, ensure_ascii=False) + "\n", encoding="utf-8")
    assert show_log([form], folder=str(tmp_path), zone=UTC) == 0
    shown = capsys.readouterr().out
    assert not any(is_obeyed(char) for char in shown)
    if form != "--csv":
        assert json.loads(shown) == entry


def _shown(bubble: Bubble, by: Server) -> str:
    """What a server shows of the text of a bubble: read as markup where it does that, else as it stands."""
    text = str(compose(Slot.PROMPT, bubble, by).body[3])
    assert text == speakable(text)
    return "".join(ET.fromstring(f"<x>{text}</x>").itertext()) if by.interprets_markup else text  # noqa: S314 - ours
