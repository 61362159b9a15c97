"""The report as one page that needs nothing from anywhere: style and drawings are in it, scripts there are none."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TypeVar

from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Posture, Side
from kneebreak.report import charts, wording
from kneebreak.report.dates import counted, day_in_words, short_day
from kneebreak.report.figures import ANSWERS
from kneebreak.report.markup import Element, Node, Verbatim, element, plain, render
from kneebreak.report.report import WEEKS, Report, calendar_begins
from kneebreak.report.ribbon import Ribbon

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_HALF = (WEEKS + 1) // 2
_MOST = 8
_Key = TypeVar("_Key")


def page(report: Report, style: str, icon: bytes) -> str:
    """The whole page; `style` is CSS and `icon` an SVG, both our own."""
    picture = f"data:image/svg+xml;base64,{b64encode(icon).decode()}"
    title = f"{report.period.title} · kneebreak"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("link", rel="icon", href=picture),
        element("style", Verbatim(style)),
    )
    body = element(
        "body",
        element(
            "header",
            element("p", element("img", src=picture, alt="", width=32, height=32), "kneebreak", class_="brand"),
            element("p", _dates(report), class_="dates"),
        ),
        element("main", _main(report)),
        element("footer", _footer(report)),
    )
    return "<!doctype html>\n" + render(element("html", head, body, lang="en")) + "\n"


def _main(report: Report) -> Iterator[Node]:
    if report.beginning is None:
        yield element(
            "section",
            element("h1", wording.EMPTY),
            element("p", wording.EMPTY_HINT, class_="lead"),
            class_="hero",
        )
        yield _days(report)
        yield _year(report)
        return
    beginning = wording.beginning(report)
    yield element(
        "section",
        element("h1", report.period.title),
        element("p", wording.lead(report), class_="lead"),
        element("p", beginning, class_="small") if beginning else None,
        class_="hero",
    )
    yield _days(report)
    if not report.figures.is_empty:
        yield element("div", _kinds(report), _sides(report), class_="pair wide-left")
        yield element("div", _answers(report), _hours(report), class_="pair")
        yield element("div", _aims(report), _held(report), class_="pair")
    yield _year(report)


def _card(name: str, title: str, *inside: Node | Iterable[Node] | None) -> Element:
    heading = element("h2", title, id=name)
    return element("section", heading, *inside, class_=f"card {name}", aria_labelledby=name)


def _days(report: Report) -> Element:
    hours = charts.Hours(report.ribbons)
    rows = [
        element(
            "div",
            element("p", _day_name(ribbon, report), class_="day"),
            charts.ribbon_chart(ribbon, hours, f"{day_in_words(ribbon.day)}: {_day_counts(ribbon)}."),
            class_="row",
        )
        for ribbon in report.ribbons
    ]
    scale = element(
        "svg",
        (
            element("text", f"{hour:02}", x=hours.place(60 * hour), y=12, text_anchor="middle")
            for hour in hours.marks()
        ),
        class_="scale",
        width="100%",
        height=16,
        aria_hidden="true",
    )
    title = "Your day" if len(report.ribbons) == 1 else "Your days"
    if len(report.ribbons) < report.period.length:
        title = f"Your last {len(report.ribbons)} days"
    return _card(
        "days",
        title,
        element("div", rows, element("div", element("p", class_="day"), scale, class_="row"), class_="rows"),
        _days_legend(report),
        element("p", wording.POSTURE, class_="small"),
        _table(
            "All of it, as a table",
            ("Day", "Time", "What came of it", "Movement", "Posture after it", ""),
            (
                (
                    short_day(ribbon.day),
                    f"{told.at:%H:%M}",
                    _outcome(told.entry.outcome),
                    wording.movement(told.entry)
                    or (wording.reason(told.entry.reason or "") if told.entry.outcome is Outcome.HELD else ""),
                    wording.POSTURES[told.entry.posture],
                    wording.via(told.entry),
                )
                for ribbon in report.ribbons
                for told in ribbon.told[: charts.MOST_MARKS]
            ),
        ),
    )


def _outcome(outcome: Outcome) -> str:
    return "rested" if outcome is Outcome.RESTED else wording.OUTCOMES[outcome]


def _day_name(ribbon: Ribbon, report: Report) -> str:
    return "Today" if ribbon.day == report.now.date() else short_day(ribbon.day)


def _day_counts(ribbon: Ribbon) -> str:
    counts = [
        f"{number} {wording.OUTCOMES[outcome]}"
        for outcome in Outcome
        if (number := sum(told.entry.outcome is outcome for told in ribbon.told))
    ]
    return ", ".join(counts) or "nothing was logged"


def _days_legend(report: Report) -> Element:
    came = {told.entry.outcome for ribbon in report.ribbons for told in ribbon.told} or {Outcome.DONE}
    held = {stretch.posture for ribbon in report.ribbons for stretch in ribbon.stretches}
    return element(
        "ul",
        (element("li", charts.mark(outcome), wording.OUTCOMES[outcome]) for outcome in Outcome if outcome in came),
        (
            element("li", element("span", class_=f"swatch {posture.value}"), wording.POSTURES[posture])
            for posture in Posture
            if posture in held
        ),
        class_="legend",
        aria_label="What the marks and colours mean",
    )


def _kinds(report: Report) -> Element:
    kinds = report.figures.kinds
    rows = [(wording.KINDS[kind], number) for kind, number in kinds.items()]
    often = list(report.figures.movements.items())[:5]
    return _card(
        "kinds",
        "What you did",
        _bars(rows, "kind") if rows else element("p", "No movement was marked done."),
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


def _sides(report: Report) -> Element:
    sides = report.figures.sides
    if not sides:
        return _card("sides", "Left and right", element("p", "Nothing that has sides was done."))
    rows = [(wording.SIDES[side], sides.get(side, 0)) for side in Side if side in sides or side is not Side.BOTH]
    return _card("sides", "Left and right", _bars(rows, "side"))


def _bars(rows: Sequence[tuple[str, int]], what: str) -> Element:
    """Bars with their names and numbers: a table already."""
    most = max(number for _, number in rows) or 1
    head = element("tr", (element("th", name, scope="col") for name in (what, "share", "number")), class_="unseen")
    return element(
        "table",
        element("thead", head),
        element(
            "tbody",
            (
                element(
                    "tr",
                    element("th", name, scope="row"),
                    element("td", charts.bar(number / most), class_="drawn"),
                    element("td", f"{number:,}", class_="number"),
                )
                for name, number in rows
            ),
        ),
        class_="bars",
    )


def _answers(report: Report) -> Element:
    answers = report.figures.answers
    waited, origins = wording.waited(report.figures), wording.origins(report.figures)
    further = (element("p", text, class_="small") for text in (waited, origins) if text)
    if not answers:
        return _card("answers", "What became of prompts", element("p", "No prompt was shown."), further)
    shown = sum(number for outcome, number in answers.items() if outcome is not Outcome.SNOOZED)
    return _card(
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


def _hours(report: Report) -> Element:
    hours = report.figures.hours
    if not hours:
        return _card("times", "When you answer", element("p", "No prompt was shown."))
    best = max(hours, key=lambda hour: hours[hour].get(Outcome.DONE, 0))
    label = f"Answers by hour of the day; most are done between {best:02}:00 and {best:02}:59."
    rows = (
        (f"{hour:02}:00–{hour:02}:59", *(f"{counts.get(outcome, 0):,}" for outcome in ANSWERS))
        for hour, counts in hours.items()
    )
    return _card(
        "times",
        "When you answer",
        charts.hour_chart(hours, label),
        _table("As a table", ("Hour", *(outcome.value.capitalize() for outcome in ANSWERS)), rows),
    )


def _aims(report: Report) -> Element:
    days = report.figures.days
    if not days:
        return _card("aims", "Aims for a day", element("p", "No movement was marked done."))
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
        for day, done in list(reversed(days.items()))[:31]
    )
    return _card(
        "aims",
        "Aims for a day",
        element("ul", items, class_="plain"),
        element("p", "Of the days on which you did anything, by the aims that your schedule has today.", class_="small"),
        _table("As a table", ("Day", "Done", "For hips and core", "Kinds"), rows),
    )


def _held(report: Report) -> Element:
    held = report.figures.held
    if not held:
        return _card("held", "What was held back", element("p", "No prompt was held back."))
    rows = [(_capital(wording.reason(name)), number) for name, number in _first(held, _MOST).items()]
    rest = sum(held.values()) - sum(number for _, number in rows)
    return _card(
        "held",
        "What was held back",
        _bars(rows + ([("Other reasons", rest)] if rest else []), "reason"),
        element("p", "Prompts that did not come because something was going on.", class_="small"),
    )


def _year(report: Report) -> Element:
    today, done = report.now.date(), report.calendar
    begins = calendar_begins(today)
    second = begins + timedelta(weeks=_HALF)
    total = counted(sum(done.values()), "movement", "movements")
    months: dict[str, list[int]] = {}
    for day, number in sorted(done.items()):
        months.setdefault(f"{day:%B %Y}", []).append(number)
    legend = (
        element("li", element("span", class_=f"swatch step-{number}"), text)
        for number, text in enumerate(("none", *_steps()))
    )
    return _card(
        "year",
        "Your year",
        element("p", f"{total} on {counted(len(done), 'day', 'days')} since {day_in_words(begins)}.", class_="small")
        if done
        else None,
        element(
            "div",
            charts.calendar_half(begins, _HALF, done, today, f"The first half of the past year, from {begins}."),
            charts.calendar_half(second, WEEKS - _HALF, done, today, f"The second half of it, from {second}."),
            class_="halves",
        ),
        element("ul", legend, class_="legend", aria_label="What the colours mean"),
        _table(
            "By month, as a table",
            ("Month", "Movements", "Days with any"),
            ((month, f"{sum(numbers):,}", f"{len(numbers)}") for month, numbers in months.items()),
        ),
    )


def _steps() -> Iterator[str]:
    for least, following in zip(charts.STEPS, [*charts.STEPS[1:], None], strict=True):
        if following is None:
            yield f"{least} and more"
        else:
            yield f"{least}–{following - 1}"


def _table(summary: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Element | None:
    """A table that opens where somebody wants it; None where it would be empty."""
    filled = [element("tr", element("th", row[0], scope="row"), _cells(row[1:])) for row in rows]
    if not filled:
        return None
    headings = (element("th", name, scope="col") if name else element("td") for name in head)
    table = element("table", element("thead", element("tr", headings)), element("tbody", filled))
    frame = element("div", table, class_="frame", tabindex="0", role="region", aria_label=summary)
    return element("details", element("summary", summary), frame)


def _cells(values: Iterable[str]) -> Iterator[Node]:
    return (element("td", value) for value in values)


def _footer(report: Report) -> Iterator[Node]:
    for line in (*wording.notes(report), wording.DISCLAIMER):
        yield element("p", line)
    yield element("p", f"Made on {day_in_words(report.now.date())} at {report.now:%H:%M}, from your log alone.")


def _dates(report: Report) -> str:
    first, last = report.period.first, report.period.last
    if first == last:
        return day_in_words(last)
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year} – {last.day} {last:%B} {last.year}"
    return f"{first.day} {first:%B} – {last.day} {last:%B} {last.year}"


def _first(counts: Mapping[_Key, int], most: int) -> dict[_Key, int]:
    return dict(list(counts.items())[:most])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
