"""What the page says of a period: what was done, how prompts went, aims and what was held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Side
from kneebreak.report import charts, wording
from kneebreak.report.dates import counted, short_day
from kneebreak.report.figures import ANSWERS
from kneebreak.report.markup import Element, element, plain
from kneebreak.report.parts import bars, card, table
from kneebreak.report.report import Report

_MOST = 8
_Key = TypeVar("_Key")


def kinds(report: Report) -> Element:
    """What was done, by kind."""
    rows = [(wording.KINDS[kind], number) for kind, number in report.figures.kinds.items()]
    often = list(report.figures.movements.items())[:5]
    return card(
        "kinds",
        "What you did",
        bars(rows, "kind") if rows else element("p", "No movement was marked done."),
        element(
            "p",
            "Most often: ",
            ", ".join(f"{plain(name.replace('-', ' '))} ({number:,})" for name, number in often),
            ".",
            class_="small",
        )
        if often
        else None,
    )


def sides(report: Report) -> Element:
    """How often each side was used."""
    used = report.figures.sides
    if not used:
        return card("sides", "Left and right", element("p", "Nothing that has sides was done."))
    rows = [(wording.SIDES[side], used.get(side, 0)) for side in Side if side in used or side is not Side.BOTH]
    return card("sides", "Left and right", bars(rows, "side"))


def answers(report: Report) -> Element:
    """What became of prompts."""
    answers = report.figures.answers
    waited, origins = wording.waited(report.figures), wording.origins(report.figures)
    further = (element("p", text, class_="small") for text in (waited, origins) if text)
    if not answers:
        return card("answers", "What became of prompts", element("p", "No prompt was shown."), further)
    shown = sum(number for outcome, number in answers.items() if outcome is not Outcome.SNOOZED)
    return card(
        "answers",
        "What became of prompts",
        charts.parts(
            ((outcome.value, number) for outcome, number in answers.items()),
            ", ".join(f"{number:,} {outcome.value}" for outcome, number in answers.items()),
        ),
        element(
            "ul",
            (
                element(
                    "li",
                    element("span", class_=f"swatch {outcome.value}"),
                    element("strong", f"{answers.get(outcome, 0):,}"),
                    f" {outcome.value}",
                )
                for outcome in ANSWERS
            ),
            class_="legend figures",
        ),
        element("p", f"{counted(shown, 'prompt', 'prompts')} came to an end.", class_="small"),
        further,
    )


def hours(report: Report) -> Element:
    """When in the day they were answered."""
    counted_by = report.figures.hours
    if not counted_by:
        return card("times", "When you answer", element("p", "No prompt was shown."))
    best = max(counted_by, key=lambda hour: counted_by[hour].get(Outcome.DONE, 0))
    label = f"Answers by hour of the day; most are done between {best:02}:00 and {best:02}:59."
    rows = (
        (f"{hour:02}:00 to {hour:02}:59", *(f"{counts.get(outcome, 0):,}" for outcome in ANSWERS))
        for hour, counts in counted_by.items()
    )
    return card(
        "times",
        "When you answer",
        charts.hour_chart(counted_by, label),
        table("By hour, as a table", ("Hour", *(outcome.value.capitalize() for outcome in ANSWERS)), rows),
    )


def aims(report: Report) -> Element:
    """How many days reached the aims."""
    days = report.figures.days
    if not days:
        return card("aims", "Aims for a day", element("p", "No movement was marked done."))
    aim = report.aims
    items = [
        element(
            "li",
            element("strong", f"{reached:,} of {counted(number, 'day', 'days')}"),
            f" reached {name}",
            charts.bar(reached / number),
        )
        for name, reached, number in wording.aims(report)
    ]
    rows = (
        (
            short_day(day),
            f"{done.done:,}",
            f"{done.strength:,}" + (" ✓" if done.strength >= aim.strength else ""),
            f"{len(done.kinds)}" + (" ✓" if len(done.kinds) >= aim.kinds else ""),
        )
        for day, done in list(days.items())[:-32:-1]
    )
    return card(
        "aims",
        "Aims for a day",
        element("ul", items, class_="plain"),
        element(
            "p", "Of the days on which you did anything, by the aims that your schedule has today.", class_="small"
        ),
        table("By day, as a table", ("Day", "Done", "For hips and core", "Kinds"), rows),
    )


def held(report: Report) -> Element:
    """What was held back, and why."""
    reasons = report.figures.held
    if not reasons:
        return card("held", "What was held back", element("p", "No prompt was held back."))
    rows = [(_capital(wording.reason(name)), number) for name, number in _first(reasons, _MOST).items()]
    rest = sum(reasons.values()) - sum(number for _, number in rows)
    return card(
        "held",
        "What was held back",
        bars([*rows, ("Other reasons", rest)] if rest else rows, "reason"),
        element("p", "Prompts that did not come because something was going on.", class_="small"),
    )


def _first(counts: Mapping[_Key, int], most: int) -> dict[_Key, int]:
    return dict(list(counts.items())[:most])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
