"""`kneebreak set`: one value of the schedule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kneebreak.adapters.resources import resource
from kneebreak.cli.dispatch import dispatch

DEFAULT = Path(resource("config", "schedule.toml")).read_bytes()

Says = Callable[..., tuple[int, str, str]]


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    return tmp_path / "kneebreak" / "draft.toml"


@pytest.fixture
def says(schedule: Path, capsys: pytest.CaptureFixture[str]) -> Says:
    def run(*words: str) -> tuple[int, str, str]:
        code = dispatch(["--schedule", str(schedule), "set", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_it_says_what_was_there_and_what_is_there_now(schedule: Path, says: Says) -> None:
    schedule.parent.mkdir()
    schedule.write_text('[rhythm]\nevery = "1 h" # mine\n')
    assert says("rhythm.every", "30", "min") == (0, 'rhythm.every: "1 h" -> "30 min"\n', "")
    assert says("rhythm.every", "30 min") == (0, 'rhythm.every: "30 min" already\n', "")
    assert says("body.knee_sore", "yes") == (0, "body.knee_sore: false (the default) -> true\n", "")
    assert schedule.read_text() == '[rhythm]\nevery = "30 min" # mine\n\n[body]\nknee_sore = true\n'


def test_what_becomes_of_prompts_while_one_is_busy_can_be_set(schedule: Path, says: Says) -> None:
    assert says("busy.call", "hold") == (0, 'busy.call: "discreet" -> "hold"\n', "")
    assert b'call           = "hold" ' in schedule.read_bytes()
    assert says("busy.call", "hald") == (
        2,
        "",
        'draft.toml: busy.call: "hald" is not one of "hold", "discreet", "skip", "show"; did you mean "hold"?\n',
    )


def test_what_had_no_value_at_all_is_said_so(schedule: Path, says: Says) -> None:
    schedule.parent.mkdir()
    schedule.write_text('[[hours]]\nfrom = "09:00"\nto = "17:00"\n')
    assert says("hours.place", "office") == (0, 'hours[1].place: nothing -> "office"\n', "")


def test_where_there_is_no_schedule_the_default_one_is_written_with_the_change(schedule: Path, says: Says) -> None:
    assert says("rhythm.every", "30 min")[0] == 0
    lines = zip(DEFAULT.splitlines(), schedule.read_bytes().splitlines(), strict=True)
    assert [now for before, now in lines if now != before and b'"30 min"' in now] != []
    assert len(schedule.read_bytes()) == len(DEFAULT)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rhythm.evry", "1 h"), 'kneebreak: "rhythm.evry" is no key of the schedule; did you mean rhythm.every?\n'),
        (("rhythm.every", "30"), 'draft.toml: rhythm.every: "30" has no unit; write it like "45 min"\n'),
        (("rhythm.snoozes", "-1"), "draft.toml: rhythm.snoozes: -1 is too small; the smallest is 0\n"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_written(
    schedule: Path, says: Says, words: tuple[str, ...], said: str
) -> None:
    assert says(*words) == (2, "", said)
    assert not schedule.parent.exists()


def test_a_value_that_is_left_out_is_asked_for(says: Says) -> None:
    code, _, error = says("rhythm.every")
    assert code == 2
    assert "the following arguments are required: VALUE" in error


def test_a_schedule_with_mistakes_in_it_is_left_alone(schedule: Path, says: Says) -> None:
    schedule.parent.mkdir()
    schedule.write_text("[rhythm]\nevery = 5\nsnoozes = true\n")
    code, printed, error = says("rhythm.lull", "0 s")
    assert (code, printed) == (2, "")
    assert error.splitlines() == [
        'draft.toml:2:9: rhythm.every: 5 has no unit; write it like "45 min"',
        "draft.toml:3:11: rhythm.snoozes: true is not a whole number; write it like 3",
    ]
    assert schedule.read_text() == "[rhythm]\nevery = 5\nsnoozes = true\n"


def test_a_folder_in_which_nothing_can_be_written_is_a_failure_of_the_moment(tmp_path: Path, says: Says) -> None:
    (tmp_path / "kneebreak").write_text("a file")
    code, printed, error = says("rhythm.every", "30 min")
    assert (code, printed) == (1, "")
    assert error.endswith("see to it that you may write there\n")
