"""Writing down what was done without a prompt."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from kneebreak.adapters.config import load_movements
from kneebreak.adapters.resources import resource
from kneebreak.cli.added import parse_added
from kneebreak.cli.dispatch import dispatch
from kneebreak.cli.log_add import run
from kneebreak.engine.movement import Kind, Posture

NOW = datetime(2025, 11, 21, 14, 40, tzinfo=UTC)
PARIS_IN_WINTER = timezone(timedelta(hours=1))
MOVEMENTS = load_movements(resource("config", "movements.toml"))


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("stand", NOW),
        ("stand at 10:20", datetime(2025, 11, 21, 9, 20, tzinfo=UTC)),
        ("Stand AT 9:20", datetime(2025, 11, 21, 8, 20, tzinfo=UTC)),
        ("stand 10:20", datetime(2025, 11, 21, 9, 20, tzinfo=UTC)),
        ("stand at 10:20 today", datetime(2025, 11, 21, 9, 20, tzinfo=UTC)),
        ("stand at 23:20 yesterday", datetime(2025, 11, 20, 22, 20, tzinfo=UTC)),
        ("stand yesterday at 23:20", datetime(2025, 11, 20, 22, 20, tzinfo=UTC)),
        ("stand at 00:20 2025-11-03", datetime(2025, 11, 2, 23, 20, tzinfo=UTC)),
        ("stand at 15:40", NOW),
    ],
)
def test_times_are_said_as_people_say_them(said: str, at: datetime) -> None:
    assert parse_added(said, None, MOVEMENTS, NOW, PARIS_IN_WINTER).at == at


def test_movements_and_kinds_can_be_named() -> None:
    walk = parse_added("walk-lap", None, MOVEMENTS, NOW, UTC).movement
    assert walk is MOVEMENTS["walk-lap"]
    kind = parse_added("floor", None, MOVEMENTS, NOW, UTC).movement
    assert (kind.id, kind.kind, kind.result) == ("floor", Kind.FLOOR, Posture.FLOOR)


@pytest.mark.parametrize(
    ("said", "side", "message"),
    [
        ("", None, "nothing is named; write it like"),
        ("walklap", None, '"walklap" is no movement and no kind; did you mean “walk-lap”?'),
        ("xyz", None, "kinds are stand, floor, turn"),
        ("\x1b[2J", None, r'"\\x1b\[2j" is no movement and no kind'),
        ("stand at", None, "names no time that can be read"),
        ("stand at noon", None, "names no time that can be read"),
        ("stand at 25:00", None, "names no time that can be read"),
        ("stand at 10:20 11:20", None, "names no time that can be read"),
        ("stand at 10:20 2025-13-01", None, '"2025-13-01" is no date'),
        ("stand at 10:20 1999-12-31", None, "is too long ago"),
        ("stand yesterday", None, "names a day and no time"),
        ("stand at 15:41", None, 'is still to come; add it when it is done; or was it "15:41 yesterday"'),
        ("stand at 10:20 2025-11-22", None, "is still to come; add it when it is done$"),
        ("stand-work", "left", "“stand-work” has no sides; leave --side out"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint(said: str, side: str | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_added(said, side, MOVEMENTS, NOW, PARIS_IN_WINTER)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path / "XDG_DATA_HOME/kneebreak/log"


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in log.glob("*.jsonl") for line in path.read_text().splitlines()]


def test_it_is_an_entry_of_this_machine(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["side-leg-lift", "at", "10:20", "--side", "left"], now=NOW) == 0
    [line] = lines(log)
    assert line["id"]
    assert line["machine"] == next(log.iterdir()).name.removesuffix("-2025.jsonl")
    kept = ("at", "due", "shown", "outcome", "movement", "kind", "side", "posture", "via", "reason")
    at = "2025-11-21T10:20:00.000+00:00"
    posture = MOVEMENTS["side-leg-lift"].result
    assert [line[name] for name in kept] == [
        at, at, None, "done", "side-leg-lift", "hips", "left", posture and posture.value, "cli", None,
    ]  # fmt: skip
    assert capsys.readouterr() == ("in the log: side-leg-lift, left, 2025-11-21 10:20\n", "")


def test_the_posture_stays_as_the_log_knows_it(log: Path) -> None:
    assert run(["floor at 10:00"], now=NOW) == 0
    assert run(["eyes at 10:10"], now=NOW) == 0
    assert run(["eyes at 13:00"], now=NOW) == 0
    assert [line["posture"] for line in lines(log)] == ["floor", "floor", "sitting"]


@pytest.mark.parametrize("words", [[], ["stand at 25:00"], ["stand", "--side", "top"], ["stand", "--lean"]])
def test_bad_words_are_an_error_and_nothing_is_written(
    log: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dispatch(["log", "add", *words]) == 2
    assert capsys.readouterr().err
    assert not log.exists()


def test_a_log_that_cannot_be_written_is_an_error(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.parent.mkdir(parents=True)
    log.write_text("a file")
    assert run(["stand"], now=NOW) == 1
    assert capsys.readouterr().err.endswith("it is not in the log\n")


def test_the_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["log", "add", "--help"]) == 0
    assert 'kneebreak log add "stand at 10:20"' in capsys.readouterr().out
