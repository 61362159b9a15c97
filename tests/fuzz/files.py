"""Files that anybody may have written: the schedule, the catalogue, the log, the memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import tomli_w

from kneebreak.adapters.config import ScheduleMistakes, load_movements, load_schedule
from kneebreak.adapters.config.schedule import plan_of
from kneebreak.adapters.config.toml import parse
from kneebreak.adapters.log.history import read_history
from kneebreak.adapters.log.jsonlines import JsonLinesLog
from kneebreak.adapters.log.reading import read
from kneebreak.adapters.memory.reading import restore
from kneebreak.adapters.memory.writing import document
from kneebreak.adapters.resources import resource
from kneebreak.adapters.toml_text import parsed
from kneebreak.cli.log_table import table
from kneebreak.engine.events import Event, Ticked
from kneebreak.engine.state import wakes_at
from kneebreak.engine.step import begin, step
from kneebreak.report import page
from kneebreak.report.period import Period
from kneebreak.report.report import Aims, Known, make
from kneebreak.wording.status import status_text
from tests.fuzz.case import Input

MOVEMENTS = load_movements(resource("config", "movements.toml"))
PLAN = load_schedule(resource("config", "schedule.toml"), MOVEMENTS, UTC)
NOW = datetime(2025, 11, 22, 12, tzinfo=UTC)
STATE = begin(PLAN, 7, NOW)

_FOLDER = Path(tempfile.mkdtemp(prefix="kneebreak-fuzz-"))
_LOG = JsonLinesLog(str(_FOLDER), "desk", UTC)
_DAY = date(2025, 11, 22)

_SCHEDULE_WORDS = (
    *(b"[rhythm]\n", b"[[hours]]\n", b"[rotation]\n", b"[[at]]\n", b"[[movement]]\n", b"[[workspace]]\n", b"[hooks]\n"),
    *(
        b"every = ",
        b'"45 min"\n',
        b"days = [",
        b'"mon"',
        b"from = ",
        b'"09:00"\n',
        b"id = ",
        b'"walk-lap"\n',
        b"09:00:00",
    ),
    *(
        b'"""',
        b"'''",
        b"{",
        b"}",
        b"[",
        b"]",
        b"=",
        b".",
        b"#",
        b"\\u0000",
        b"1e400",
        b"nan",
        b"9999999999999999999999",
    ),
)
_LINE = (
    b'{"v":1,"id":"p1","at":"2025-11-22T10:00:00+00:00","due":"2025-11-22T09:59:00+00:00","shown":null,'
    b'"machine":"desk","outcome":"done","movement":"walk-lap","kind":"walk","side":"left","posture":"standing",'
    b'"via":"practice","reason":null}\n'
)
_UNDO = b'{"v":1,"id":"c1","at":"2025-11-22T11:00:00+00:00","machine":"desk","undoes":"p1"}\n'
_LINE_WORDS = (
    *(b'"v":1', b'"id":"', b'"at":"', b'"due":"', b'"undoes":"p1"', b'"outcome":"rested"', b'"via":"practice"'),
    *(b"0001-01-01T00:00:00+23:59", b"9999-12-31T23:59:59-23:59", b"2025-11-22T24:00:00Z", b"null", b"1e999", b"\n"),
    *(b"\\u0000", b"\\ud800", b"\xc2\x9b", b"\xe2\x80\xae", b"<script>", b"=1+1", b"[[[[", b"true", b"-0"),
)


def _understood(load: Callable[[], object]) -> None:
    found = None
    try:
        load()
    except ScheduleMistakes as mistakes:
        found = mistakes
    assert found is None or (found.mistakes and str(found).replace("\n", "").isprintable())


def _schedule(data: bytes) -> None:
    _understood(lambda: plan_of(parse("schedule.toml", data), MOVEMENTS, UTC))


def _catalogue(data: bytes) -> None:
    path = _FOLDER / "movements.toml"
    path.write_bytes(data)
    _understood(lambda: load_movements(str(path)))


def _log(data: bytes) -> None:
    (_FOLDER / "desk-2025.jsonl").write_bytes(data)
    contents = read(str(_FOLDER))
    entries = [entry for _, entry in contents.corrected()]
    assert all(line.isprintable() for line in table(entries, UTC, 80))
    assert all(problem.isprintable() for problem in contents.problems)
    _LOG.outcomes_of("p1")
    _LOG.took_back("p1")
    _LOG.practised()


def _report(data: bytes) -> None:
    (_FOLDER / "desk-2025.jsonl").write_bytes(data)
    history = read_history(str(_FOLDER), datetime(2024, 1, 1, tzinfo=UTC))
    aims = Aims(3, 4, lambda _name, _kind: True, {})
    report = make(Known(history.entries, len(history.problems), NOW, UTC), Period(_DAY - timedelta(days=6), _DAY), aims)
    text = page.page(report, "", b"")
    assert "<script" not in text


def _memory(data: bytes) -> None:
    try:
        state = restore(parsed(data.decode()), PLAN, NOW)
    except (ValueError, RecursionError):
        return
    for at in (state.settled, NOW, NOW + timedelta(hours=1)):
        state, _ = step(PLAN, state, Event(max(at, state.at), Ticked()))
        wakes_at(state)
        status_text(PLAN, state)


INPUTS = (
    Input(
        "schedule",
        (Path(resource("config", "schedule.toml")).read_bytes()[:3000], b"".join(_SCHEDULE_WORDS[:14])),
        _schedule,
        _SCHEDULE_WORDS,
    ),
    Input(
        "catalogue",
        (Path(resource("config", "movements.toml")).read_bytes()[:1500],),
        _catalogue,
        (*_SCHEDULE_WORDS, b'kind = "hips"\n', b"seconds = 60\n", b'alt = "walk-lap"\n', b'sides = "both"\n'),
    ),
    Input("log", (_LINE, _LINE + _UNDO, _LINE * 3), _log, _LINE_WORDS),
    Input("report", (_LINE, _LINE + _UNDO, _LINE * 3), _report, _LINE_WORDS),
    Input(
        "memory",
        (tomli_w.dumps(document(STATE)).encode(),),
        _memory,
        (
            b'name = "held"',
            b'name = "paused"',
            b"[situation]",
            b"[last_answer]",
            b"2000-01-01T00:00:00Z",
            b"-1",
            b"1e9",
        ),
    ),
)
