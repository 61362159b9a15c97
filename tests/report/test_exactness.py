"""The figures of the report against those that SQL counts in the same files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.log_years import all_lines, write_years
from kneebreak.adapters.log.history import read_history
from kneebreak.report.period import Period
from kneebreak.report.report import Aims, Known, Report, make
from tests.report.counting import strength_by_kind

HOURS_EAST = 1
ZONE = timezone(timedelta(hours=HOURS_EAST))
NOW = datetime(2025, 11, 21, 16, tzinfo=UTC)
_MONDAY = date(2025, 11, 17)

_ENTRIES = """
create table line (file integer, number integer, id, at real, day, hour, machine, outcome, movement, kind, side, shown,
                   via, reason, undoes);
create index line_id on line (id);
"""
_LOCAL = f"strftime('{{}}', line ->> 'at', '+{HOURS_EAST} hours')"
_FILL = f"""
insert into line
select ?1, ?2, line ->> 'id', (julianday(line ->> 'at') - 2440587.5) * 86400, {_LOCAL.format("%Y-%m-%d")},
       {_LOCAL.format("%H")}, line ->> 'machine', line ->> 'outcome', line ->> 'movement', line ->> 'kind',
       line ->> 'side', line ->> 'shown', line ->> 'via', line ->> 'reason', line ->> 'undoes'
from (select ?3 as line)
"""  # noqa: S608 - made of our own words alone
_ONCE = """
delete from line where rowid not in
    (select min(rowid) from line
     group by id, undoes, iif(undoes is null, machine || ' ' || outcome, ''), round(at * 1000))
"""
_UNDO = """
delete from line where rowid = (
    select rowid from line where id = ?1 and undoes is null
    order by (round(at * 1000) <= ?2) desc, (case when round(at * 1000) <= ?2 then at end) desc, at desc, rowid desc
    limit 1)
"""
_PROMPTED = """
    outcome in ('snoozed', 'skipped', 'missed') or outcome = 'done' and via is not 'practice' and shown is not null
"""


class Sql:
    """The same log in a database that knows nothing of kneebreak."""

    def __init__(self, lines: Iterable[str], first: date, last: date) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.executescript(_ENTRIES)
        for number, line in enumerate(lines):
            if _is_usable(line):
                self._base.execute(_FILL, (0, number, line))
        self._base.execute(_ONCE)
        undoing = "select undoes, round(at * 1000) from line where undoes is not null order by at, rowid"
        for undoes, at in list(self._base.execute(undoing)):
            self._base.execute(_UNDO, (undoes, at))
        self._base.execute("delete from line where undoes is not null")
        self._within = f"day between '{first}' and '{last}'"

    def counts(self, what: str, where: str = "1") -> dict[Any, int]:
        """How often each value of an expression comes."""
        query = f"select {what}, count(*) from line where {self._within} and ({where}) group by {what}"  # noqa: S608 - the same
        return dict(self._base.execute(query))

    def days(self) -> dict[str, tuple[int, int, int]]:
        """By day: what was done, of that for strength, and the kinds."""
        query = f"""
            select day, count(*), sum(coalesce(kind in ('hips', 'core'), 0)), count(distinct kind)
            from line where {self._within} and outcome = 'done' group by day"""  # noqa: S608 - the same
        return {day: tuple(rest) for day, *rest in self._base.execute(query)}

    def close(self) -> None:
        self._base.close()


def _is_usable(line: str) -> bool:
    try:
        fields = json.loads(line)
        return isinstance(fields, dict) and fields["v"] == 1 and fields["at"][19:] != ""
    except (ValueError, KeyError):
        return False


def report_on(folder: Path, first: date) -> Report:
    history = read_history(str(folder), datetime(2000, 1, 1, tzinfo=UTC))
    aims = Aims(3, 5, strength_by_kind, {})
    return make(Known(history.entries, len(history.problems), NOW, ZONE), Period(first, date(2025, 11, 21)), aims)


def compare(folder: Path, first: date) -> Report:
    """See to it that every figure is what SQL says."""
    report = report_on(folder, first)
    figures = report.figures
    sql = Sql(all_lines(folder), first, report.period.last)
    done = "outcome = 'done'"
    try:
        assert named(figures.answers) == sql.counts("outcome", _PROMPTED)
        assert named(figures.kinds) == without_none(sql.counts("kind", done))
        assert dict(figures.movements) == without_none(sql.counts("movement", done))
        assert named(figures.sides) == without_none(sql.counts("side", done))
        assert dict(figures.held) == sql.counts("coalesce(reason, '')", "outcome = 'held'")
        assert figures.rested == sum(sql.counts("1", "outcome = 'rested'").values())
        assert figures.practised == sum(sql.counts("1", f"{done} and via = 'practice'").values())
        assert figures.done == sum(sql.counts("1", done).values())
        by_hour = {f"{hour:02} {outcome.value}": n for hour, of in figures.hours.items() for outcome, n in of.items()}
        assert by_hour == sql.counts("hour || ' ' || outcome", _PROMPTED)
        days = {str(day): (of.done, of.strength, len(of.kinds)) for day, of in figures.days.items()}
        assert days == sql.days()
        known = {day: done for day, (done, *_) in days.items() if day >= str(min(report.calendar, default=NOW.date()))}
        assert {str(day): n for day, n in report.calendar.items() if day >= first} == known
    finally:
        sql.close()
    return report


def named(counts: Any) -> dict[str, int]:
    return {key.value: number for key, number in counts.items()}


def without_none(counts: dict[Any, int]) -> dict[Any, int]:
    return {key: number for key, number in counts.items() if key is not None}


_TIMES = st.integers(-3 * 86400, 9 * 86400).map(
    lambda seconds: datetime(2025, 11, 15, tzinfo=UTC) + timedelta(seconds=seconds // 600 * 600)
)
_ZONES = st.sampled_from((UTC, timezone(timedelta(hours=-8)), timezone(timedelta(hours=5, minutes=30))))
_LINES = st.fixed_dictionaries(
    {
        "id": st.sampled_from(("p1", "p2", "p3", "p4")),
        "at": st.builds(lambda at, zone: at.astimezone(zone).isoformat(timespec="milliseconds"), _TIMES, _ZONES),
        "machine": st.sampled_from(("desk", "laptop")),
        "outcome": st.sampled_from(("done", "done", "snoozed", "skipped", "missed", "rested", "held")),
        "movement": st.sampled_from(("walk-lap", "<b>", None)),
        "kind": st.sampled_from(("walk", "hips", "core", None)),
        "side": st.sampled_from(("left", "right", "both", None)),
        "posture": st.sampled_from(("sitting", "floor")),
        "via": st.sampled_from(("cli", "practice", None)),
        "reason": st.sampled_from(("call", None)),
    },
    optional={"undoes": st.sampled_from(("p1", "p2", "p9")), "shown": st.just("2025-11-15T00:00:00+00:00")},
)
_FILES = st.dictionaries(
    st.sampled_from(
        (
            "desk-2025.jsonl",
            "laptop-2025.jsonl",
            "desk-2025 (conflicted copy 2025-11-22).jsonl",
            "desk-2025.sync-conflict-20251122-101112-ABCDEFG.jsonl",
        )
    ),
    st.lists(_LINES, max_size=12),
)


@settings(deadline=None)  # the machine may be busy
@given(files=_FILES, doubled=st.booleans())
def test_the_figures_of_small_logs_are_those_that_sql_counts(
    tmp_path_factory: pytest.TempPathFactory, *, files: dict[str, list[dict[str, object]]], doubled: bool
) -> None:
    folder = tmp_path_factory.mktemp("log")
    for name, lines in files.items():
        text = "".join(json.dumps({"v": 1, "due": line["at"]} | line) + "\n" for line in lines)
        (folder / name).write_text(text * (2 if doubled else 1) + '{"torn')
    report = compare(folder, _MONDAY)
    assert report.passed_over == len(files)


def test_the_figures_of_a_year_from_three_machines_are_those_that_sql_counts(tmp_path: Path) -> None:
    odd = write_years(tmp_path, NOW, 4000, years=1)
    report = compare(tmp_path, date(2025, 2, 1))
    assert report.passed_over == odd > 0
    assert report.machines == ("attic", "desk", "laptop")


@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_figures_of_ten_years_are_those_that_sql_counts(tmp_path: Path) -> None:
    odd = write_years(tmp_path, NOW, 220_000)
    assert compare(tmp_path, date(2015, 1, 1)).passed_over == odd
