"""What the page says of a period: what was done, how prompts went, aims and what was held."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Side
from kneebreak.language import tr
from kneebreak.report import charts, wording
from kneebreak.report.dates import short_day
from kneebreak.report.figures import ANSWERS
from kneebreak.report.markup import Element, element, plain
from kneebreak.report.parts import bars, card, table
from kneebreak.report.report import Report
from kneebreak.wording.numbers import counted, in_digits
from kneebreak.wording.outcomes import outcome_name

_MOST = 8
_Key = TypeVar("_Key")


def kinds(report: Report) -> Element:
    """What was done, by kind."""
    rows = [(wording.kind(kind), number) for kind, number in report.figures.kinds.items()]
    often = list(report.figures.movements.items())[:5]
    return card(
        "kinds",
        tr("What you did"),
        bars(rows, tr("kind")) if rows else element("p", tr("No movement was marked done.")),
        element(
            "p",
            tr(
                "Most often: {movements}.",
                movements=", ".join(f"{plain(name.replace('-', ' '))} ({in_digits(number)})" for name, number in often),
            ),
            class_="small",
        )
        if often
        else None,
    )


def sides(report: Report) -> Element:
    """How often each side was used."""
    used = report.figures.sides
    if not used:
        return card("sides", tr("Left and right"), element("p", tr("Nothing that has sides was done.")))
    rows = [(wording.side(side), used.get(side, 0)) for side in Side if side in used or side is not Side.BOTH]
    return card("sides", tr("Left and right"), bars(rows, tr("side")))


def answers(report: Report) -> Element:
    """What became of prompts."""
    answers = report.figures.answers
    waited, origins = wording.waited(report.figures), wording.origins(report.figures)
    further = (element("p", text, class_="small") for text in (waited, origins) if text)
    if not answers:
        return card("answers", tr("What became of prompts"), element("p", tr("No prompt was shown.")), further)
    shown = sum(number for outcome, number in answers.items() if outcome is not Outcome.SNOOZED)
    return card(
        "answers",
        tr("What became of prompts"),
        charts.parts(
            ((outcome.value, number) for outcome, number in answers.items()),
            ", ".join(f"{in_digits(number)} {outcome_name(outcome)}" for outcome, number in answers.items()),
        ),
        element(
            "ul",
            (
                element(
                    "li",
                    element("span", class_=f"swatch {outcome.value}"),
                    element("strong", in_digits(answers.get(outcome, 0))),
                    f" {outcome_name(outcome)}",
                )
                for outcome in ANSWERS
            ),
            class_="legend figures",
        ),
        element(
            "p", counted("{count} prompt came to an end.", "{count} prompts came to an end.", shown), class_="small"
        ),
        further,
    )


def hours(report: Report) -> Element:
    """When in the day they were answered."""
    counted_by = report.figures.hours
    if not counted_by:
        return card("times", tr("When you answer"), element("p", tr("No prompt was shown.")))
    best = max(counted_by, key=lambda hour: counted_by[hour].get(Outcome.DONE, 0))
    label = tr(
        "Answers by hour of the day; most are done between {begin} and {end}.",
        begin=f"{best:02}:00",
        end=f"{best:02}:59",
    )
    rows = (
        (
            tr("{begin} to {end}", begin=f"{hour:02}:00", end=f"{hour:02}:59"),
            *(in_digits(counts.get(outcome, 0)) for outcome in ANSWERS),
        )
        for hour, counts in counted_by.items()
    )
    return card(
        "times",
        tr("When you answer"),
        charts.hour_chart(counted_by, label),
        table(tr("By hour, as a table"), (tr("Hour"), *(_capital(outcome_name(outcome)) for outcome in ANSWERS)), rows),
    )


def aims(report: Report) -> Element:
    """How many days reached the aims."""
    days = report.figures.days
    if not days:
        return card("aims", tr("Aims for a day"), element("p", tr("No movement was marked done.")))
    aim = report.aims
    items = [
        element(
            "li",
            element("strong", wording.share(reached, number)),
            " " + tr("reached {aim}", aim=name),
            charts.bar(reached / number),
        )
        for name, reached, number in wording.aims(report)
    ]
    rows = (
        (
            short_day(day),
            in_digits(done.done),
            in_digits(done.strength) + (" ✓" if done.strength >= aim.strength else ""),
            f"{len(done.kinds)}" + (" ✓" if len(done.kinds) >= aim.kinds else ""),
        )
        for day, done in list(days.items())[:-32:-1]
    )
    return card(
        "aims",
        tr("Aims for a day"),
        element("ul", items, class_="plain"),
        element(
            "p", tr("Of the days on which you did anything, by the aims that your schedule has today."), class_="small"
        ),
        table(tr("By day, as a table"), (tr("Day"), tr("Done"), tr("For hips and core"), tr("Kinds")), rows),
    )


def held(report: Report) -> Element:
    """What was held back, and why."""
    reasons = report.figures.held
    if not reasons:
        return card("held", tr("What was held back"), element("p", tr("No prompt was held back.")))
    rows = [(_capital(wording.reason(name)), number) for name, number in _first(reasons, _MOST).items()]
    rest = sum(reasons.values()) - sum(number for _, number in rows)
    return card(
        "held",
        tr("What was held back"),
        bars([*rows, (tr("Other reasons"), rest)] if rest else rows, tr("reason")),
        element("p", tr("Prompts that did not come because something was going on."), class_="small"),
    )


def _first(counts: Mapping[_Key, int], most: int) -> dict[_Key, int]:
    return dict(list(counts.items())[:most])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
