"""`kneebreak plan`: what comes, before it does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from textwrap import wrap

from kneebreak.adapters import paths
from kneebreak.adapters.memory.toml import kept
from kneebreak.adapters.schedule import plan_now
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain
from kneebreak.cli.check import tell
from kneebreak.cli.output import print_lines, width
from kneebreak.cli.plan_table import table
from kneebreak.cli.when import parse_when
from kneebreak.engine.forecast import Forecast, forecast
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.engine.step import begin
from kneebreak.language import marked, tr
from kneebreak.ports import Mistakes
from kneebreak.record import NamedTuple
from kneebreak.wording.forecast import explanation, forecast_values

_MOST_DAYS = 31
_NEVER_AWAY = marked("Your schedule has no [[hours]]: this is how it goes with somebody who never leaves the desk.")
_NOT_REMEMBERED = marked("Nothing is remembered yet, so chance will have it otherwise: take it for an example.")


class Words(NamedTuple):
    """What was asked for, as it was written."""

    days: str
    start: str | None
    schedule: str | None
    """The file of a draft; None: the user's own schedule."""
    as_json: bool


def plan(
    words: Words, *, places: paths.Paths | None = None, now: datetime | None = None, zone: tzinfo | None = None
) -> int:
    """Print what comes; returns the exit code.

    `places` None are the user's own; `now` is in UTC, None the present; `zone` None is the machine's own.
    """
    try:
        places = places or paths.choose(os.environ)
    except OSError as error:
        return complain(str(error))
    loaded = plan_now(words.schedule, places.schedule, zone or SystemZone())
    if isinstance(loaded, Mistakes):
        return tell(loaded)
    now = now or datetime.now(UTC)
    try:
        days = _number_of_days(words.days)
        start = now if words.start is None else _start(words.start, loaded, now)
    except ValueError as error:
        return complain(str(error), 2)
    state = _remembered(places.memory, loaded)
    foreseen = forecast(loaded, state or begin(loaded, 0, start), start, days)
    if words.as_json:
        values = forecast_values(loaded, foreseen, remembered=state is not None)
        return print_lines([json.dumps(values, ensure_ascii=False)], to_people=False)
    return print_lines(_for_people(loaded, foreseen, remembered=state is not None), to_people=True)


def _number_of_days(text: str) -> int:
    if text.isascii() and text.isdecimal() and len(text) < 4 and 1 <= int(text) <= _MOST_DAYS:
        return int(text)
    raise ValueError(
        tr(
            "--days: “{text}” is no number of days that can be seen ahead; write one from 1 to {most}",
            text=text,
            most=_MOST_DAYS,
        )
    )


def _start(text: str, plan: Plan, now: datetime) -> datetime:
    try:
        return parse_when(text, plan, now)
    except ValueError as error:
        raise ValueError(tr("--from: {error}", error=error)) from None


def _remembered(path: str, plan: Plan) -> State | None:
    """What a running or former kneebreak remembers; what cannot be used is told and left alone."""
    try:
        return kept(path, plan)
    except OSError as error:
        complain(tr("{path}: {error}; this is as if nothing were remembered", path=path, error=error.strerror))
    except (ValueError, RecursionError) as error:
        complain(tr("{path}: {error}; this is as if nothing were remembered", path=path, error=error))
    return None


def _for_people(plan: Plan, foreseen: Forecast, *, remembered: bool) -> Iterator[str]:
    columns = width()
    yield from table(plan, foreseen, columns)
    for remark in _remarks(plan, foreseen, remembered=remembered):
        yield from wrap(remark, columns) if columns else [remark]


def _remarks(plan: Plan, foreseen: Forecast, *, remembered: bool) -> Iterator[str]:
    nothing = explanation(plan, foreseen)
    if nothing is not None:
        yield nothing
        return
    if not plan.hours:
        yield tr(_NEVER_AWAY)
    if not remembered:
        yield tr(_NOT_REMEMBERED)
