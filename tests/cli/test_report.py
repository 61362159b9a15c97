"""The command that makes the report."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneebreak.cli.dispatch import dispatch
from tests.report.files import write
from tests.report.workdays import workdays

NOW = datetime.now(UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    write(tmp_path / f"XDG_DATA_HOME/kneebreak/log/desk-{NOW.year}.jsonl", workdays(NOW, 30))
    return tmp_path


def test_it_lies_beside_the_memory_for_nobody_else_to_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "XDG_STATE_HOME/kneebreak/report.html"
    assert dispatch(["report"]) == 0
    assert capsys.readouterr() == (f"{path}\n", "")
    assert "The last seven days" in path.read_text()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["report.html"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["--week"], "The last seven days"),
        (["--month"], "The last 30 days"),
        (["--year"], "The last 365 days"),
        (["--since", "yesterday"], "The last two days"),
        (["--since", "3 weeks ago"], "The last 22 days"),
        (["--since", "2015-01-01"], "The last "),
    ],
)
def test_each_span_has_its_title(home: Path, words: list[str], title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["report", *words, "--out", str(home / "page.html")]) == 0
    assert f"<h1>{title}" in (home / "page.html").read_text()
    assert capsys.readouterr().out == f"{home / 'page.html'}\n"


def test_the_page_can_go_to_standard_output(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["report", "--out", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")
    assert not (home / "XDG_STATE_HOME").exists()


def test_the_text_is_printed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["report", "--text", "--month"]) == 0
    assert capsys.readouterr().out.startswith("The last 30 days\n")
    assert not (home / "XDG_STATE_HOME").exists()


@pytest.mark.parametrize("words", [["--since", "noon"], ["--week", "--month"], ["--text", "--open"], ["all"]])
def test_bad_words_are_an_error(home: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["report", *words]) == 2
    assert capsys.readouterr().err
    assert not (home / "XDG_STATE_HOME").exists()


def test_a_place_that_cannot_be_written_is_an_error(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "file").write_text("")
    assert dispatch(["report", "--out", str(home / "file/report.html")]) == 1
    assert str(home / "file") in capsys.readouterr().err


def test_a_report_that_is_there_stays_until_the_new_one_is_whole(home: Path) -> None:
    (home / "out").mkdir()
    (home / "out/report.html").mkdir()
    assert dispatch(["report", "--out", str(home / "out/report.html")]) == 1
    assert [path.name for path in (home / "out").iterdir()] == ["report.html"]


def test_a_schedule_with_mistakes_keeps_no_report_back(home: Path) -> None:
    schedule = home / "XDG_CONFIG_HOME/kneebreak/schedule.toml"
    schedule.parent.mkdir(parents=True)
    schedule.write_text("[targets]\nstrength = 1\n")
    assert dispatch(["report", "--out", str(home / "page.html")]) == 0
    assert "reached 1 exercise for hips and core" in (home / "page.html").read_text()
    schedule.write_text("strength = = 1\n")
    assert dispatch(["report", "--out", str(home / "page.html")]) == 0
    assert "reached 3 exercises for hips and core" in (home / "page.html").read_text()


def test_it_is_made_without_a_log(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "nothing"))
    assert dispatch(["report", "--out", str(home / "page.html")]) == 0
    assert "There is nothing in the log yet." in (home / "page.html").read_text()


@pytest.mark.parametrize("words", [["--text"], ["--out", "-"], ["--help"]])
def test_a_pipe_that_closes_early_is_no_error(home: Path, words: list[str]) -> None:
    assert home.exists()
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "kneebreak", "report", *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0 or words == ["--help"]


def test_the_daemon_loads_neither_rich_nor_msgspec() -> None:
    loaded = (
        "import sys, kneebreak.app, kneebreak.work; print({'rich', 'msgspec', 'kneebreak.report'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["report", "--help"]) == 0
    assert "Example: kneebreak report --month --open" in capsys.readouterr().out
