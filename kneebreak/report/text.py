"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Side
from kneebreak.language import tr
from kneebreak.report import wording
from kneebreak.report.charts import step
from kneebreak.report.dates import short_day, short_weekday
from kneebreak.report.figures import ANSWERS
from kneebreak.report.report import WEEKS, Report, calendar_begins
from kneebreak.wording.numbers import counted, in_digits
from kneebreak.wording.outcomes import outcome_name

_BAR = 24
_WIDTH = 80
"""Columns where there is no terminal."""
_WIDEST = 100
_SHADES = "·░▒▓█"
_COLOURS = {Outcome.DONE: "green", Outcome.SNOOZED: "yellow"}


def text(report: Report, width: int | None) -> str:
    """All of it for a terminal of this width, in colours; None: it goes elsewhere."""
    out = StringIO()
    console = Console(
        file=out,
        width=min(width or _WIDTH, _WIDEST),
        force_terminal=width is not None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(Text(report.period.title, style="bold"))
    console.print(tr(wording.EMPTY) if report.beginning is None else wording.lead(report))
    if report.beginning is None:
        console.print(tr(wording.EMPTY_HINT))
    elif not report.figures.is_empty:
        _figures(report, console)
    _year(report, console)
    for note in wording.notes(report):
        console.print(note, style="dim")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _figures(report: Report, console: Console) -> None:
    figures = report.figures
    _bars(console, tr("What you did"), [(wording.kind(kind), number) for kind, number in figures.kinds.items()])
    _bars(
        console,
        tr("Left and right"),
        [(wording.side(side), figures.sides.get(side, 0)) for side in Side if figures.sides],
    )
    _bars(
        console,
        tr("What became of prompts"),
        [(outcome_name(outcome), figures.answers.get(outcome, 0)) for outcome in ANSWERS if figures.answers],
    )
    for line in filter(None, (wording.waited(figures), wording.origins(figures))):
        console.print(line, style="dim")
    _hours(report, console)
    if figures.days:
        _head(console, tr("Aims for a day"))
        for name, reached, number in wording.aims(report):
            console.print(tr("{share} reached {aim}", share=wording.share(reached, number), aim=name))
    _bars(console, tr("What was held back"), [(wording.reason(name), number) for name, number in figures.held.items()])


def _bars(console: Console, title: str, rows: Sequence[tuple[str, int]]) -> None:
    if not rows:
        return
    _head(console, title)
    most = max(number for _, number in rows) or 1
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=30, no_wrap=True)
    table.add_column(min_width=_BAR)
    table.add_column(justify="right")
    for name, number in rows:
        table.add_row(Text(name), Text("█" * -(-number * _BAR // most), style="green"), in_digits(number))
    console.print(table)


def _hours(report: Report, console: Console) -> None:
    hours = report.figures.hours
    if not hours:
        return
    _head(console, tr("When you answer"))
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column(tr("hour"))
    for outcome in ANSWERS:
        table.add_column(outcome_name(outcome), justify="right", style=_COLOURS.get(outcome))
    for hour, counts in hours.items():
        table.add_row(
            f"{hour:02}:00", *(in_digits(counts[outcome]) if outcome in counts else "·" for outcome in ANSWERS)
        )
    console.print(table)


def _year(report: Report, console: Console) -> None:
    if not report.calendar:
        return
    _head(console, tr("Your year"))
    today = report.now.date()
    weeks = min(WEEKS, console.width - 4)
    begins = calendar_begins(today) + timedelta(weeks=WEEKS - weeks)
    for weekday in range(7):
        days = (begins + timedelta(days=weekday, weeks=week) for week in range(weeks))
        shades = "".join(_SHADES[step(report.calendar.get(day, 0))] if day <= today else " " for day in days)
        name = short_weekday(begins + timedelta(days=weekday))
        console.print(Text.assemble(f"{name} ", (shades, "green")))
    number = sum(report.calendar.values())
    since = short_day(min(report.calendar))
    console.print(
        tr("{movements} since {day}", movements=counted("{count} movement", "{count} movements", number), day=since),
        style="dim",
    )


def _head(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))
