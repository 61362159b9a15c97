"""The drawings of the page, as SVG that grows with it: what is across is in percent, what is up in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Posture
from kneebreak.language import tr, tr_in
from kneebreak.report import wording
from kneebreak.report.dates import day_in_words, short_month
from kneebreak.report.figures import Told
from kneebreak.report.markup import Element, Node, element
from kneebreak.report.ribbon import Ribbon, minutes
from kneebreak.wording.numbers import counted, in_digits
from kneebreak.wording.outcomes import outcome_name
from kneebreak.wording.posture import named

STEPS = (1, 3, 6, 10)
"""From so many movements on, a day of the calendar has its next darker colour."""
MOST_MARKS = 250
"""Marks of one day that are drawn."""

_BAND = 22
_BASE = 44.0
_HEIGHTS = {Posture.SITTING: 7, Posture.FLOOR: 11, Posture.STANDING: 18, Posture.MOVING: _BAND}
_MARKS = {
    Outcome.DONE: "M0-6a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    Outcome.RESTED: "M0-5a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
    Outcome.SNOOZED: "M-5-1.25h10v2.5h-10z",
    Outcome.SKIPPED: "M-4-4l8 8M4-4l-8 8",
    Outcome.MISSED: "M0-5l5 5l-5 5l-5-5z",
    Outcome.HELD: "M-3.5-5v10M3.5-5v10",
}
"""Told apart by shape, not by colour alone."""


class Hours:
    """The hours of the day that ribbons share."""

    def __init__(self, ribbons: Iterable[Ribbon]) -> None:
        times = [minutes(told.at) for ribbon in ribbons for told in ribbon.told]
        times += [stretch.end for ribbon in ribbons for stretch in ribbon.stretches]
        self.first = min(8, int(min(times, default=480) // 60))
        self.last = max(18, -int(-max(times, default=0) // 60))

    def place(self, minute: float) -> str:
        """Where a minute of the day lies across."""
        return f"{100 * (minute / 60 - self.first) / (self.last - self.first):.3f}%"

    def marks(self) -> range:
        """The hours that are named."""
        return range(self.first, self.last + 1, 2 if self.last - self.first <= 12 else 4)


def ribbon_chart(ribbon: Ribbon, hours: Hours, label: str) -> Element:
    """A day: postures as a skyline, the higher the more upright, and above it a mark for all that came."""
    return element(
        "svg",
        (_rule(hours.place(60 * hour)) for hour in hours.marks()),
        (
            element(
                "rect",
                element(
                    "title",
                    tr(
                        "{posture}, {begin} to {end}",
                        posture=named(stretch.posture),
                        begin=_clock(stretch.start),
                        end=_clock(stretch.end),
                    ),
                ),
                class_=stretch.posture.value,
                x=hours.place(stretch.start),
                width=_percent((stretch.end - stretch.start) / 60 / (hours.last - hours.first)),
                y=_BASE - _HEIGHTS[stretch.posture],
                height=_HEIGHTS[stretch.posture],
            )
            for stretch in ribbon.stretches
        ),
        (_mark(told, hours) for told in ribbon.told[:MOST_MARKS]),
        class_="ribbon",
        role="img",
        aria_label=label,
        height=_BASE + 1,
        width="100%",
    )


def mark(outcome: Outcome) -> Element:
    """The mark of an outcome alone, for a legend."""
    drawn = element("path", class_=outcome.value, d=_MARKS[outcome])
    return element("svg", drawn, class_="mark", viewBox="-8 -8 16 16", width=16, height=16, aria_hidden="true")


def bar(share: float, class_: str = "") -> Element:
    """A bar of this share of the room there is, from 0 to 1."""
    filled = element("rect", class_=class_ or None, width=_percent(share), height=14, rx=4)
    return element("svg", filled, class_="bar", width="100%", height=14, aria_hidden="true")


def parts(shares: Iterable[tuple[str, int]], label: str) -> Element:
    """One bar of several parts, each with its class and its number."""
    shares = tuple(shares)
    whole = sum(number for _, number in shares)
    drawn, before = [], 0
    for class_, number in shares:
        drawn.append(
            element("rect", class_=class_, x=_percent(before / whole), width=_percent(number / whole), height=22)
        )
        before += number
    return element("svg", drawn, class_="parts", role="img", aria_label=label, width="100%", height=22)


def hour_chart(hours: Mapping[int, Mapping[Outcome, int]], label: str) -> Element:
    """A column for each hour of the day: what was done at the bottom, then what was put off and what was let go."""
    first, last = min(*hours, 8), max(*hours, 17)
    most, fullest = max((sum(counts.values()), hour) for hour, counts in hours.items())
    width = 1 / (last + 1 - first)
    return element(
        "svg",
        (
            _column(counts, most, f"{hour:02}:00", (hour - first + 0.12) * width, 0.76 * width)
            for hour, counts in hours.items()
        ),
        element("text", in_digits(most), x=_percent((fullest - first + 0.5) * width), y=12, text_anchor="middle"),
        element("line", class_="rule", x1="0", x2="100%", y1=120.5, y2=120.5),
        (
            element("text", f"{hour:02}", x=_percent((hour - first + 0.5) * width), y=138, text_anchor="middle")
            for hour in range(first, last + 1, 1 if last - first < 12 else 3)
        ),
        class_="hours",
        role="img",
        aria_label=label,
        width="100%",
        height=142,
    )


def calendar_half(begins: date, weeks: int, done: Mapping[date, int], log: tuple[date, date], label: str) -> Element:
    """Weeks side by side, Monday on top, each day the darker the more was done.

    `log` is the first day of the log, before which days are pale, and today.
    """
    first, today = log
    days = [begins + timedelta(days=number) for number in range(7 * weeks)]
    return element(
        "svg",
        (
            element("text", short_month(day), x=14 * (number // 7), y=8)
            for number, day in enumerate(days)
            if day.weekday() == 0 and day.day <= 7 and number // 7 < weeks - 1
        ),
        (
            element(
                "rect",
                element(
                    "title",
                    tr_in(
                        "headline",
                        "{what}: {more}",
                        what=day_in_words(day),
                        more=counted("{count} movement", "{count} movements", done[day]),
                    ),
                )
                if day in done
                else None,
                class_=f"step-{step(done.get(day, 0))}"
                + (" today" if day == today else " before" if day < first else ""),
                x=14 * (number // 7) + 1,
                y=14 * (number % 7) + 14,
                width=11,
                height=11,
                rx=2.5,
            )
            for number, day in enumerate(days)
            if day <= today
        ),
        class_="calendar",
        role="img",
        aria_label=label,
        viewBox=f"0 0 {14 * weeks} 113",
    )


def step(done: int) -> int:
    """Which of the calendar's colours so much has; 0: none was done."""
    return sum(done >= least for least in STEPS)


def _mark(told: Told, hours: Hours) -> Node:
    outcome = told.entry.outcome
    path = element("path", class_=outcome.value, d=_MARKS[outcome])
    title = element("title", f"{told.at:%H:%M} {wording.what(told.entry)}")
    # An inner SVG has its place in percent, and its shape in pixels.
    return element("svg", element("g", title, path), x=hours.place(minutes(told.at)), y=11, overflow="visible")


def _column(counts: Mapping[Outcome, int], most: int, hour: str, x: float, width: float) -> Element:
    said = ", ".join(f"{in_digits(number)} {outcome_name(outcome)}" for outcome, number in counts.items())
    return element("g", element("title", f"{hour}: {said}"), _pieces(counts, most, x, width))


def _pieces(counts: Mapping[Outcome, int], most: int, x: float, width: float) -> Iterator[Node]:
    top = 120.0
    for outcome in (Outcome.DONE, Outcome.SNOOZED, Outcome.SKIPPED, Outcome.MISSED):
        height = 102 * counts.get(outcome, 0) / most
        if height:
            top -= height
            yield element(
                "rect",
                class_=outcome.value,
                x=_percent(x),
                width=_percent(width),
                y=round(top, 2),
                height=round(height, 2),
            )


def _rule(x: str) -> Element:
    return element("line", class_="rule", x1=x, x2=x, y1=0, y2=_BASE)


def _percent(share: float) -> str:
    return f"{100 * share:.3f}%"


def _clock(minute: float) -> str:
    return f"{int(minute) // 60:02}:{int(minute) % 60:02}"
