"""What `kneebreak log` prints."""

from __future__ import annotations

import csv
import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.cli.log import run
from kneebreak.engine.entry import Outcome, Via
from tests.adapters.log.lines import DONE, NOON, PARIS_IN_WINTER, RESTED, SQUAT, STAND, UNDO
from tests.cli.impatient import read_one_line

NOW = NOON + timedelta(hours=8)  # 21:00 in Paris
LOG = "from kneebreak.cli.log import run; import sys; sys.exit(run(sys.argv[2:], folder=sys.argv[1]))"


@pytest.fixture
def log(tmp_path: Path) -> JsonLinesLog:
    return JsonLinesLog(str(tmp_path), "desk", PARIS_IN_WINTER)


class Printer:
    """Runs the command on a folder and keeps what it printed."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capture = capture
        self.errors = ""

    def __call__(self, *arguments: str, code: int = 0) -> str:
        assert run(arguments, folder=str(self._folder), now=NOW, zone=PARIS_IN_WINTER) == code
        printed, self.errors = self._capture.readouterr()
        return printed


@pytest.fixture
def show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Printer:
    return Printer(tmp_path, capsys)


def test_an_empty_log_says_when_it_will_not_be(show: Printer) -> None:
    assert show() == "The log is empty: its first line comes with your first break.\n"
    assert show.errors == ""


@pytest.mark.parametrize("form", ["--json", "--raw"])
def test_an_empty_log_has_no_lines(show: Printer, form: str) -> None:
    assert show(form) == ""


def test_people_get_a_table_by_day_in_local_time(log: JsonLinesLog, show: Printer) -> None:
    log.append(DONE._replace(at=NOON - timedelta(days=1), outcome=Outcome.MISSED, via=None, id="p0"))
    log.append(DONE)
    log.append(RESTED)
    log.append(DONE._replace(id="p2", at=NOON + timedelta(hours=2), movement=SQUAT, via=Via.TRAY))
    log.append(
        DONE._replace(id="p3", at=NOON + timedelta(hours=12), movement=STAND, side=None, via=None, reason="call")
    )
    assert show() == (
        "Friday, 21 November 2025\n"
        "  13:00  missed   hip circle, left\n"
        "\n"
        "Saturday, 22 November 2025\n"
        "  13:00  done     hip circle, left\n"
        "  14:00  rested   a break of your own\n"
        "  15:00  done     split squat, both sides  in the tray\n"
        "\n"
        "Sunday, 23 November 2025\n"
        "  01:00  done     stand up                 call\n"
        "\n"
        "3 done (2 hip exercises), 1 missed, 1 rested\n"
    )


@pytest.mark.parametrize("via", Via)
def test_every_way_to_answer_can_be_shown(log: JsonLinesLog, show: Printer, via: Via) -> None:
    log.append(DONE._replace(via=via))
    assert show().splitlines()[1].startswith("  13:00  done     hip circle, left")


def test_machines_are_named_where_there_are_several(log: JsonLinesLog, show: Printer, tmp_path: Path) -> None:
    log.append(DONE)
    assert "desk" not in show()
    JsonLinesLog(str(tmp_path), "laptop", UTC).append(DONE._replace(id="p2"))
    assert [line.split("  ")[-1] for line in show().splitlines()[1:3]] == ["on desk", "on laptop"]


def test_nothing_in_the_log_can_steer_the_terminal(log: JsonLinesLog, show: Printer) -> None:
    log.append(DONE._replace(movement=STAND._replace(id="\x1b[2Jgone"), side=None, reason="\x9bfine"))
    assert "\x1b" not in show()
    assert "?[2Jgone  ?fine" in show()


def test_what_was_undone_is_left_out_but_for_the_raw_lines(log: JsonLinesLog, show: Printer, tmp_path: Path) -> None:
    log.append(DONE._replace(outcome=Outcome.SNOOZED))
    log.append(DONE._replace(at=NOON + timedelta(minutes=1)))
    log.append(UNDO)
    snoozed, done, undo = (tmp_path / "desk-2025.jsonl").read_text().splitlines()
    assert show("--json").splitlines() == [snoozed]
    assert show("--raw").splitlines() == [snoozed, done, undo]
    assert show().splitlines()[1] == "  13:00  snoozed  hip circle, left"


def test_json_comes_oldest_first_whatever_file_it_is_in(log: JsonLinesLog, show: Printer, tmp_path: Path) -> None:
    log.append(DONE)
    JsonLinesLog(str(tmp_path), "attic", UTC).append(DONE._replace(id="p2", at=NOON + timedelta(minutes=1)))
    assert [json.loads(line)["id"] for line in show("--json").splitlines()] == ["p1", "p2"]
    assert [json.loads(line)["id"] for line in show("--raw").splitlines()] == ["p2", "p1"]


def test_csv_has_a_header_and_an_empty_field_for_what_is_null(log: JsonLinesLog, show: Printer) -> None:
    log.append(DONE._replace(reason='a "call", maybe\ntwo'))
    log.append(RESTED)
    header, first, second = csv.reader(show("--csv").splitlines(keepends=True))
    assert header == [
        "v", "id", "at", "due", "shown", "machine", "outcome", "movement", "kind", "side", "posture", "via", "reason",
    ]  # fmt: skip
    assert dict(zip(header, first, strict=True)) | {"at": "", "due": "", "shown": ""} == {
        "v": "1",
        "id": "p1",
        "at": "",
        "due": "",
        "shown": "",
        "machine": "desk",
        "outcome": "done",
        "movement": "hip-circle",
        "kind": "hips",
        "side": "left",
        "posture": "standing",
        "via": "notification",
        "reason": 'a "call", maybe\ntwo',
    }
    assert second[header.index("movement")] == ""


@pytest.mark.parametrize(
    ("since", "shown"),
    [
        ("today", ["0h", "12h"]),
        ("Yesterday", ["24h", "0h", "12h"]),
        ("1 day", ["24h", "0h", "12h"]),
        ("2 days ago", ["26h", "24h", "0h", "12h"]),
        ("1 week", ["150h", "26h", "24h", "0h", "12h"]),
        ("2025-11-22", ["0h", "12h"]),
        ("2025-11-22T01:00", ["12h"]),
        ("2025-11-22T00:00Z", ["12h"]),
        ("2025-11-21 23:00Z", ["0h", "12h"]),
        ("2026-01-01", []),
    ],
)
def test_since_leaves_out_what_is_older(log: JsonLinesLog, show: Printer, since: str, shown: list[str]) -> None:
    midnight = datetime(2025, 11, 21, 23, tzinfo=UTC)  # in Paris
    for hours in (-200, -150, -26, -24, 0, 12):
        name = f"{-hours if hours < 0 else hours}h"
        log.append(DONE._replace(id=name, at=midnight + timedelta(hours=hours)))
    assert [json.loads(line)["id"] for line in show("--json", "--since", since).splitlines()] == shown
    assert [json.loads(line)["id"] for line in show("--raw", f"--since={since}").splitlines()] == shown


def test_a_time_since_which_there_is_nothing_is_named(log: JsonLinesLog, show: Printer) -> None:
    log.append(DONE)
    assert show("--since", "2026-01-01") == "Nothing is in the log since 2026-01-01 00:00.\n"


@pytest.mark.parametrize(
    "since", ["", "noon", "-3 days", "3", "2025-13-01", "99999999999999 days", "0001-01-01T00:00+20:00"]
)
def test_what_is_no_date_is_refused_with_a_hint(show: Printer, since: str) -> None:
    assert show(f"--since={since}", code=2) == ""
    assert f'"{since}" is no date; write it like 2025-11-22, today, yesterday or "7 days"' in show.errors


@pytest.mark.parametrize("arguments", [["--xml"], ["--json", "--csv"], ["--since"], ["today"]])
def test_arguments_that_are_wrong_are_refused(show: Printer, arguments: list[str]) -> None:
    assert show(*arguments, code=2) == ""
    assert "usage: kneebreak log" in show.errors


def test_help_is_no_error(show: Printer) -> None:
    assert "--since DATE" in show("--help")


def test_lines_that_are_passed_over_are_named_and_no_failure(log: JsonLinesLog, show: Printer, tmp_path: Path) -> None:
    log.append(DONE)
    path = tmp_path / "desk-2025.jsonl"
    path.write_text('{"v":1,"id":"to' + "\n" + path.read_text())
    assert len(show("--json").splitlines()) == 1
    assert show.errors == f"{path}:1: is torn or no JSON; the line is passed over\n"


def test_a_folder_that_is_none_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text("a file")
    assert run([], folder=str(tmp_path / "log")) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'log'}: Not a directory; see to it that you may read it\n"


def test_the_users_own_log_is_shown_in_the_machines_own_time(tmp_path: Path) -> None:
    JsonLinesLog(str(tmp_path / "kneebreak" / "log"), "desk", UTC).append(DONE)
    program = "from kneebreak.cli.log import run; run([]); run(['--since', '2025-11-22', '--csv'])"
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "TZ": "Asia/Kolkata"}
    printed = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert "Saturday, 22 November 2025\n  17:30  done     hip circle, left\n" in printed
    assert ",p1," in printed


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(log: JsonLinesLog, tmp_path: Path) -> None:
    for number in range(5000):
        log.append(DONE._replace(id=f"p{number}"))
    assert read_one_line(["-c", LOG, tmp_path, "--json"]) == (0, b"")


def all_of(ours: int, theirs: int) -> bytes:
    """All that was written to a terminal, whose ends are closed then."""
    os.close(theirs)
    shown = b""
    with (
        os.fdopen(ours, "rb", buffering=0) as terminal,
        suppress(OSError),
    ):  # which is how Linux says that it is the end
        while part := terminal.read(10_000):
            shown += part
    return shown


@pytest.mark.parametrize("columns", [20, 30, 80])
def test_a_narrow_terminal_gets_lines_that_fit(log: JsonLinesLog, tmp_path: Path, columns: int) -> None:
    log.append(DONE._replace(movement=SQUAT, via=Via.TERMINAL, reason="an extraordinarily long reason for anything"))
    log.append(RESTED)
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "TZ": "UTC"}
    subprocess.run([sys.executable, "-c", LOG, tmp_path], stdout=theirs, env=environment, check=True)
    lines = all_of(ours, theirs).decode().splitlines()
    assert max(map(len, lines)) <= columns
    assert lines[0].startswith("Saturday, 22 Novemb")
    assert (
        lines[1]
        == "  12:00  done     split squat, both sides  in the terminal, an extraordinarily long reason for"[
            : columns - 1
        ]
        + "…"
    )


def test_json_is_utf_8_wherever_it_goes(log: JsonLinesLog, tmp_path: Path) -> None:
    log.append(DONE._replace(movement=STAND._replace(id="für-zwei")))
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    for arguments in (["--json"], ["--csv"], ["--raw"]):
        printed = subprocess.run(
            [sys.executable, "-c", LOG, tmp_path, *arguments], capture_output=True, env=environment, check=True
        ).stdout
        assert "für-zwei" in printed.decode()
    people = subprocess.run([sys.executable, "-c", LOG, tmp_path], capture_output=True, env=environment, check=True)
    assert b"f?r zwei" in people.stdout


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("--json", "\\u001b[2J\\u009b2J\\u202efine"),
        ("--raw", "\\u001b[2J\\u009b2J\\u202efine"),
        ("--csv", "[2J2Jfine"),
    ],
)
def test_on_a_terminal_what_would_steer_it_is_escaped_in_every_form(
    log: JsonLinesLog, tmp_path: Path, form: str, told: str
) -> None:
    log.append(DONE._replace(reason="\x1b[2J\x9b2J\u202efine"))
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", LOG, tmp_path, form], stdout=theirs, check=True)
    shown = all_of(ours, theirs).decode()
    assert shown.replace("\r\n", "").isprintable()
    assert told in shown


def test_json_means_the_same_on_a_terminal(log: JsonLinesLog, show: Printer, tmp_path: Path) -> None:
    log.append(DONE._replace(reason="\x9bfür\u2066\U000e0001"))
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", LOG, tmp_path, "--json"], stdout=theirs, check=True)
    shown = all_of(ours, theirs)
    assert json.loads(shown) == json.loads(show("--json"))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", '=HYPERLINK("x")', "=1\n2"])
def test_no_text_of_another_machine_is_a_formula_in_a_spreadsheet(log: JsonLinesLog, show: Printer, text: str) -> None:
    log.append(DONE._replace(reason=text))
    _, record = csv.reader(StringIO(show("--csv"), newline=""))
    assert record[-1] == f"'{text}"
    assert record[0] == "1"


@pytest.mark.parametrize("text", ["two\nlines", "a,b", 'a "b"'])
def test_no_text_makes_two_records_of_one(log: JsonLinesLog, show: Printer, text: str) -> None:
    log.append(DONE._replace(reason=text))
    _, record = csv.reader(StringIO(show("--csv"), newline=""))
    assert record[-1] == text
