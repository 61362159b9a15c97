"""What `kneebreak plan` prints."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.paths import Paths
from kneebreak.adapters.resources import resource
from kneebreak.cli.plan import Words, plan
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, PauseRequested, Until
from kneebreak.engine.prompt import Because
from tests.adapters.config.files import plan_of
from tests.cli.at_terminal import ROOT
from tests.cli.impatient import read_one_line
from tests.engine.day import Day

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 7, 50, tzinfo=UTC)  # a Monday, 8:50 in Berlin
HOURS = '[[hours]]\ndays = "weekdays"\nfrom = "09:00"\nto = "17:30"\n'
TOO_SHORT = "Your hours are too short for a prompt every 45 min: make them longer, or “every” shorter."
TWO_OF_MY_OWN = """\
[[hours]]
days = "weekend"
from = "09:00"
to   = "09:30"

[[movement]]
id = "pot"
kind = "walk"
title = "Turn the {side} flower pot"
text = "Gently."
seconds = 30
result = "moving"
sides = "alternate"

[[movement]]
id = "bow"
kind = "hips"
title = "Bow"
text = "Deeply."
seconds = 20
sides = "both"

[[at]]
time = "10:00"
movement = "pot"
days = ["mon", "wed"]

[[at]]
time = "11:00"
movement = "bow"
days = "mon"
"""


class Planner:
    """Runs the command for somebody in Berlin, and keeps what it printed."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.places = Paths(
            str(folder / "schedule.toml"), str(folder / "log"), str(folder / "memory.toml"), str(folder / "run")
        )
        self.folder = folder
        self._capture = capture
        self.errors = ""

    def __call__(
        self,
        days: str = "1",
        start: str | None = None,
        draft: str | None = None,
        code: int = 0,
        *,
        as_json: bool = False,
    ) -> str:
        words = Words(days, start, draft, as_json)
        assert plan(words, places=self.places, now=NOW, zone=BERLIN) == code
        printed, self.errors = self._capture.readouterr()
        return printed

    def values(self, days: str = "1", start: str | None = None, draft: str | None = None) -> Any:
        """What it tells other programs."""
        return json.loads(self(days, start, draft, as_json=True))

    def save(self, schedule: str) -> None:
        Path(self.places.schedule).write_text(schedule)

    def remember(self, schedule: str, *doings: object) -> None:
        """Leave the memory of a morning with this schedule, in which this was done."""
        day = Day(plan_of(self.folder, schedule)._replace(zone=BERLIN), NOW - timedelta(hours=3))
        for what in doings:
            if isinstance(what, Answer):
                day.until_prompt()
                day.answer(what)
            else:
                day.happen(PauseRequested(Until.RESUMED, Via.CLI))
        TomlMemory(self.places.memory).save(day.state)


@pytest.fixture
def planner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Planner:
    return Planner(tmp_path, capsys)


def test_people_get_a_table_by_day_in_local_time(planner: Planner) -> None:
    planner.save(TWO_OF_MY_OWN)
    printed = planner("3")
    pot = next(side for side in ("left", "right") if f"Turn the {side}" in printed)
    bow, other = (
        next(side for side in ("left", "right") if f"Bow, {side} first" in printed),
        {"left", "right"} - {pot},
    )
    assert printed == (
        "Monday, 23 November 2026\n"
        f"  10:00  Turn the {pot} flower pot{'' if pot == 'right' else ' '}  then moving    in your schedule\n"
        f"  11:00  Bow, {bow} first{' ' * (9 if bow == 'right' else 10)}  still sitting  in your schedule\n"
        "  In the evening: 2 done; strength 1 of 3, kinds 2 of 5\n"
        "\n"
        "Tuesday, 24 November 2026\n"
        "  outside your hours\n"
        "\n"
        "Wednesday, 25 November 2026\n"
        f"  10:00  Turn the {other.pop()} flower pot{'' if pot == 'left' else ' '}  then moving    in your schedule\n"
        "  In the evening: 1 done; strength 0 of 3, kinds 1 of 5\n"
        "\n"
        "Nothing is remembered yet, so chance will have it otherwise: take it for an example.\n"
    )


def test_it_goes_on_from_what_is_remembered(planner: Planner) -> None:
    planner.remember(HOURS.replace("09:00", "05:00"), Answer.DONE, Answer.DONE)
    values = planner.values()
    assert values["remembered"] is True
    (day,) = values["days"]
    assert day["done"] == 2 + len(day["prompts"])
    assert day["prompts"][0]["at"] > values["from"] == "2026-11-23T08:50:00+01:00"


def test_what_is_open_comes_first(planner: Planner) -> None:
    planner.remember('[rhythm]\nevery = "3 h"\n', Answer.OTHER)
    first, second, *_ = planner.values()["days"][0]["prompts"]
    assert (first["at"], first["due"]) == ("2026-11-23T08:50:00+01:00",) * 2
    assert datetime.fromisoformat(second["due"]) - datetime.fromisoformat(first["done"]) == timedelta(hours=3)


def test_looking_leaves_no_trace(planner: Planner) -> None:
    planner.remember(HOURS, Answer.DONE)
    before = {path: path.read_bytes() for path in planner.folder.iterdir()}
    planner("7")
    assert {path: path.read_bytes() for path in planner.folder.iterdir()} == before


def test_a_memory_that_cannot_be_used_is_told_of_and_left_alone(planner: Planner) -> None:
    planner.save(HOURS)
    Path(planner.places.memory).write_text("version = 7\n")
    assert planner.values()["remembered"] is False
    assert planner.errors == (
        f"kneebreak: {planner.places.memory}: version: is not 1, the one that this kneebreak knows;"
        " this is as if nothing were remembered\n"
    )
    assert Path(planner.places.memory).read_text() == "version = 7\n"


def test_before_the_first_start_the_schedule_that_it_writes_holds(planner: Planner) -> None:
    printed = planner("1", "2026-11-24 09:00")
    assert printed.startswith("Tuesday, 24 November 2026\n  09:45  ")
    assert "Your schedule has no [[hours]]: this is how it goes with somebody who never leaves the desk.\n" in printed
    assert not Path(planner.places.schedule).exists()


def test_a_draft_takes_the_place_of_the_schedule(planner: Planner) -> None:
    planner.save("every = nonsense")
    draft = planner.folder / "draft.toml"
    draft.write_text(HOURS + '[rhythm]\nevery = "2 h"\n')
    first, *_ = planner.values("1", "10:00", str(draft))["days"][0]["prompts"]
    assert first["at"] == "2026-11-23T12:00:00+01:00"


def test_mistakes_are_shown_as_check_shows_them(planner: Planner) -> None:
    draft = planner.folder / "draft.toml"
    draft.write_text('[rhythm]\nevery = "45 mins ago"\nsnoz = 3\n')
    assert planner(draft=str(draft), code=2) == ""
    said = planner.errors
    assert [line.split(": ")[:2] for line in said.splitlines()] == [
        ["draft.toml:2:9", "rhythm.every"],
        ["draft.toml:3:1", "rhythm.snoz"],
    ]
    check = _run("check", str(draft))
    assert (check.returncode, check.stderr) == (2, said)


def test_a_draft_that_is_not_there_is_a_mistake(planner: Planner) -> None:
    assert planner(draft=str(planner.folder / "none.toml"), code=2) == ""
    assert planner.errors.startswith("none.toml: cannot be read (No such file or directory); see to it")


@pytest.mark.parametrize("days", ["0", "32", "-1", "1.5", "", "seven", "٣", "9" * 5000])
def test_days_that_cannot_be_seen_ahead_are_refused(planner: Planner, days: str) -> None:
    assert planner(days, code=2) == ""
    assert planner.errors == (
        f"kneebreak: --days: “{days}” is no number of days that can be seen ahead; write one from 1 to 31\n"
    )


@pytest.mark.parametrize("days", ["1", "31", "07"])
def test_days_are_counted_from_the_first(planner: Planner, days: str) -> None:
    planner.save(HOURS)
    assert [day["day"] for day in planner.values(days)["days"]] == [
        f"{NOW + timedelta(days=number):%Y-%m-%d}" for number in range(int(days))
    ]


def test_a_time_that_is_none_is_refused_with_a_hint(planner: Planner) -> None:
    assert planner("1", "noon", code=2) == ""
    hint = 'write it like 09:00, tomorrow, 2026-11-23 or "2026-11-23 09:00"'
    assert planner.errors == f"kneebreak: --from: “noon” is no time; {hint}\n"


@pytest.mark.parametrize(
    ("schedule", "why"),
    [
        (HOURS.replace("weekdays", "sat"), "These are not your hours: they begin again Saturday 09:00."),
        (
            HOURS.replace("17:30", "09:30"),
            f"These are not your hours. {TOO_SHORT}",
        ),
    ],
    ids=["on another day", "too short"],
)
def test_where_nothing_comes_it_says_why(planner: Planner, schedule: str, why: str) -> None:
    planner.save(schedule)
    assert planner("2").splitlines()[-1] == why
    values = planner.values("2")
    assert values["why"] == why
    assert [day["prompts"] for day in values["days"]] == [[], []]


def test_hours_that_are_over_for_today_begin_again(planner: Planner) -> None:
    planner.save(HOURS)
    assert planner("1", "18:00").splitlines() == [
        "Monday, 23 November 2026",
        "  outside your hours",
        "",
        "These are not your hours: they begin again tomorrow 09:00.",
    ]


def test_a_pause_without_an_end_is_silence(planner: Planner) -> None:
    planner.remember(HOURS, "pause")
    assert planner("5").splitlines()[-1] == "You paused it until you resume: nothing comes before that."


def test_the_fields_for_other_programs_are_those_of_the_manual(planner: Planner) -> None:
    manual = (ROOT / "docs/plan.md").read_text(encoding="utf-8").partition("## `--json`")[2]
    tables = [
        set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?`) \|", part, re.MULTILINE))))
        for part in manual.split("Each ")
    ]
    planner.save(HOURS)
    values = planner.values()
    assert tables == [set(values), set(values["days"][0]), set(values["days"][0]["prompts"][0])]
    assert all(f"`{because.value}`" in manual for because in Because)


def test_a_prompt_is_told_in_full(planner: Planner) -> None:
    planner.save(TWO_OF_MY_OWN)
    pot, bow = planner.values()["days"][0]["prompts"]
    assert pot | {"side": None, "title": None} == {
        "at": "2026-11-23T10:00:00+01:00",
        "due": "2026-11-23T10:00:00+01:00",
        "done": "2026-11-23T10:00:30+01:00",
        "movement": "pot",
        "kind": "walk",
        "side": None,
        "workspace": None,
        "manner": "plain",
        "seconds": 30,
        "title": None,
        "origin": "fixed",
        "posture_before": "sitting",
        "posture": "moving",
        "posture_until": "2026-11-23T10:00:30+01:00",
        "because": "named",
        "why": "your schedule names it",
    }
    assert pot["title"] == f"Turn the {pot['side']} flower pot"
    assert (bow["posture"], bow["posture_until"]) == ("sitting", None)


def test_a_week_is_foreseen_in_well_under_a_second(planner: Planner) -> None:
    planner.save(Path(resource("config", "schedule.toml")).read_text(encoding="utf-8"))
    began = time.process_time()
    planner("7")
    assert time.process_time() - began < 1


@pytest.mark.parametrize("columns", [12, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(planner: Planner, columns: int) -> None:
    planner.save(
        TWO_OF_MY_OWN.replace("Bow", "深くお辞儀をしてください。ゆっくり、もう一度") + '[rhythm]\nevery = "1 h"\n'
    )
    ours, theirs = pty.openpty()
    _run("plan", "--schedule", planner.places.schedule, "--days=2", COLUMNS=str(columns), stdout=theirs)
    lines = os.read(ours, 100_000).decode().splitlines()
    os.close(ours)
    os.close(theirs)
    wide = re.compile("[\u3000-\u9fff\uff00-\uffef]")
    assert all(len(line) + len(wide.findall(line)) <= columns for line in lines)
    assert any("…" in line for line in lines) is (columns < 100)


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(planner: Planner) -> None:
    words = ("-m", "kneebreak", "plan", "--days", "31")
    assert read_one_line(words, _environment(planner.folder)) == (0, b"")


def test_help_teaches_by_examples() -> None:
    helped = _run("plan", "--help")
    assert helped.returncode == 0
    assert "kneebreak plan --days 7 --from 2026-11-23         a week\n" in helped.stdout
    assert max(map(len, helped.stdout.splitlines())) <= 79


def test_the_schedule_can_be_named_on_either_side(planner: Planner) -> None:
    planner.save("[rhythm]\nevry = 1\n")
    name = planner.places.schedule
    sides = (_run("--schedule", name, "plan"), _run("plan", "--schedule", name))
    assert [(each.returncode, each.stderr[:19]) for each in sides] == [(2, "schedule.toml:2:1: ")] * 2


def _run(*words: str, stdout: int = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kneebreak", *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
        env={**_environment(Path(os.environ["HOME"])), **environment},
    )


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home), "TZ": "UTC"}
