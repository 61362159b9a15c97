"""`kneebreak report`: what the log tells of a period, as a page or in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum

from kneebreak.adapters import paths
from kneebreak.adapters.log.history import read_history
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain, say
from kneebreak.cli.output import width
from kneebreak.cli.pages import looks, open_page, put_page
from kneebreak.cli.since import parse_since
from kneebreak.engine.movement import Kind, Movement
from kneebreak.engine.plan import Plan
from kneebreak.engine.suitability import STRENGTH, strengthens
from kneebreak.language import tr
from kneebreak.ports import Mistakes
from kneebreak.record import NamedTuple
from kneebreak.report.period import Period, Span, period
from kneebreak.report.report import Aims, Known, Report, calendar_begins, make


class Form(Enum):
    """What becomes of a report."""

    PAGE = "page"
    BROWSER = "browser"
    """A page that is opened."""
    TEXT = "text"


_SPANS = {"week": Span.WEEK, "month": Span.MONTH, "year": Span.YEAR}


class Source(NamedTuple):
    """Where a report comes from."""

    log_folder: str
    now: datetime
    """In UTC."""
    zone: tzinfo | None
    """None: the machine's own."""


def show_report(
    since: str, form: Form, out: str | None = None, schedule: str | None = None, *, now: datetime | None = None
) -> int:
    """Make the report and print it, or where it is; 1 where that fails, 2 where `since` is no date.

    `since` is a date in words, or "week", "month" or "year"; `now` is in UTC, None the present.
    """
    try:
        places = paths.choose(os.environ)
        source = Source(places.log_folder, now or datetime.now(UTC), None)
        report = make_report(source, _period(since, source), _plan(schedule or places.schedule))
        if form is Form.TEXT:
            return _put(_text(report, out), out)
        path = out or os.path.join(os.path.dirname(places.memory), "report.html")
        return _put(_page(report), path) or _show(path, form)
    except OSError as error:
        return complain(f"{error.filename or 'no home folder'}: {error.strerror or error}")
    except ValueError as error:
        return complain(str(error), 2)


def make_report(source: Source, days: Period, plan: Plan) -> Report:
    """The report on a period; raises OSError where the log cannot be read."""
    first = min(days.first, calendar_begins(days.last))
    history = read_history(source.log_folder, _midnight(first, source.zone))
    return make(Known(history.entries, len(history.problems), source.now, source.zone), days, _aims(plan))


def _period(since: str, source: Source) -> Period:
    today = source.now.astimezone(source.zone).date()
    if since in _SPANS:
        return period(_SPANS[since], today)
    return period(parse_since(since, source.now, source.zone).astimezone(source.zone).date(), today)


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    # A day earlier at the calendar's beginning does no harm: what is older is left out by its day.
    local = datetime.combine(day, time.min)
    return local.astimezone(UTC) if zone is None else local.replace(tzinfo=zone)


def _plan(schedule: str) -> Plan:
    """The user's own; where there is none, or one with mistakes, the built-in one."""
    files = FileSchedule(schedule, SystemZone())
    plan = files.load() if os.path.exists(schedule) else files.default()
    return files.default() if isinstance(plan, Mistakes) else plan


def _aims(plan: Plan) -> Aims:
    def counts(name: str | None, kind: Kind | None) -> bool:
        movement = plan.movements.get(name or "")
        return kind in STRENGTH if movement is None else strengthens(plan.body, movement)

    return Aims(plan.strength, plan.kinds, counts, _stays(plan.movements))


def _stays(movements: Mapping[str, Movement]) -> dict[str, timedelta]:
    return {movement.id: max(movement.stay, movement.length) for movement in movements.values() if movement.result}


def _page(report: Report) -> str:
    from kneebreak.report import page  # noqa: PLC0415 - the text needs none of it

    own = looks("report")
    return page.page(report, own.style, own.icon)


def _text(report: Report, out: str | None) -> str:
    from kneebreak.report.text import text  # noqa: PLC0415 - rich takes a tenth of a second to load

    return text(report, width() if out is None else None)


def _put(text: str, path: str | None) -> int:
    if path in (None, "-"):
        if sys.stdout is not None and path == "-":
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # as the page says of itself; it is a stream of ours
        return say(text.rstrip("\n"))
    put_page(text, path)
    return 0


def _show(path: str, form: Form) -> int:
    if path == "-":
        return 0
    code = say(os.path.abspath(path))
    if form is not Form.BROWSER:
        return code
    from kneebreak.adapters.practice import has_browser  # noqa: PLC0415 - only for this

    if not has_browser(os.environ):
        return complain(tr("there is no browser to open it in; “kneebreak report --text” shows it here"))
    open_page(path)
    return code
