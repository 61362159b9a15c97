"""What a report says."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Side
from kneebreak.engine.summary import Logged
from kneebreak.language import marked, marked_in, tr, tr_in, tr_many
from kneebreak.report.dates import day_in_words
from kneebreak.report.figures import Figures
from kneebreak.report.markup import plain
from kneebreak.report.report import Report
from kneebreak.wording.numbers import counted, in_digits
from kneebreak.wording.outcomes import reason_name
from kneebreak.wording.span import span_in_words

_KINDS = {
    Kind.STAND: marked_in("kind done", "On your feet"),
    Kind.FLOOR: marked_in("kind done", "On the floor"),
    Kind.TURN: marked_in("kind done", "Turned around"),
    Kind.FEET: marked_in("kind done", "Feet"),
    Kind.HIPS: marked_in("kind done", "Hips"),
    Kind.CORE: marked_in("kind done", "Core"),
    Kind.KNEE: marked_in("kind done", "Knees"),
    Kind.REACH: marked_in("kind done", "Reaching"),
    Kind.WALK: marked_in("kind done", "Walking"),
    Kind.WORKSPACE: marked_in("kind done", "Another place"),
    Kind.CHORE: marked_in("kind done", "Chores"),
    Kind.EYES: marked_in("kind done", "Eyes"),
    Kind.SEAT: marked_in("kind done", "In the seat"),
}
_SIDES = {
    Side.LEFT: marked_in("side", "Left"),
    Side.RIGHT: marked_in("side", "Right"),
    Side.BOTH: marked_in("side", "Both"),
}
_SIDED = {
    Side.LEFT: marked("{movement}, left"),
    Side.RIGHT: marked("{movement}, right"),
    Side.BOTH: marked("{movement}, both sides"),
}
_OUTCOMES = {
    Outcome.DONE: marked_in("came of it", "done"),
    Outcome.SNOOZED: marked_in("came of it", "snoozed"),
    Outcome.SKIPPED: marked_in("came of it", "skipped"),
    Outcome.MISSED: marked_in("came of it", "missed"),
    Outcome.RESTED: marked_in("came of it", "a break of your own"),
    Outcome.HELD: marked_in("came of it", "held back"),
}
EMPTY = marked("There is nothing in the log yet.")
EMPTY_HINT = marked("The first break you mark done draws the first mark here. “kneebreak next” asks for one at once.")
QUIET = marked("Nothing was logged in these days.")
POSTURE = marked(
    "Nothing senses your posture: the band is what you did or said last, for as long as that is kept, and sitting "
    "after it. It is blank where nothing was logged for two hours."
)
DISCLAIMER = marked(
    "It counts what you clicked, and measures nothing else: not how you are, nor what it does for you. An empty day is "
    "just a day without a log."
)


def kind(of: Kind) -> str:
    """What was done, as a heading of its bar."""
    return tr_in("kind done", _KINDS[of])


def side(of: Side) -> str:
    """A side, as a heading of its bar."""
    return tr_in("side", _SIDES[of])


def outcome(of: Outcome) -> str:
    """What came of something."""
    return tr_in("came of it", _OUTCOMES[of])


def reason(name: str) -> str:
    """Why something was held, in words; as the log has it where there are none."""
    match name:
        case "":
            return tr("no reason given")
        case "call":
            return tr("a call")
    return plain(reason_name(name))


def movement(entry: Logged) -> str:
    """What an entry is of."""
    if entry.movement is None:
        return "" if entry.outcome is not Outcome.RESTED else outcome(Outcome.RESTED)
    name = plain(entry.movement.replace("-", " "))
    return name if entry.side is None else tr(_SIDED[entry.side], movement=name)


def what(entry: Logged) -> str:
    """An entry in one line: what came of it, and of what."""
    said = outcome(entry.outcome)
    if entry.outcome is Outcome.HELD:
        return tr_in("headline", "{what}: {more}", what=said, more=reason(entry.reason or ""))
    if entry.movement is None:
        return said
    return tr_in("headline", "{what}: {more}", what=said, more=movement(entry))


def own(rested: int) -> str:
    """How many absences there were."""
    return counted("{count} break of your own", "{count} breaks of your own", rested)


def lead(report: Report) -> str:
    """The first sentence: what there was."""
    figures = report.figures
    if not figures.done:
        return f"{own(figures.rested)}." if figures.rested else tr(QUIET)
    done = counted("{count} movement", "{count} movements", figures.done)
    if report.period.length > 1:
        days = counted("on {count} day", "on {count} days", len(figures.days))
        # For translators: “5 movements on 3 days”
        done = tr("{movements} {on_days}", movements=done, on_days=days)
    kinds = counted("of {count} kind", "of {count} kinds", len(figures.kinds))
    if figures.rested:
        breaks = own(figures.rested)
        return tr("{movements}, {of_kinds}, and {breaks}.", movements=done, of_kinds=kinds, breaks=breaks)
    return tr("{movements}, {of_kinds}.", movements=done, of_kinds=kinds)


def origins(figures: Figures) -> str:
    """Where what was done comes from; empty where prompts alone asked for it."""
    steps = counted("{count} step of guided practices", "{count} steps of guided practices", figures.practised)
    added = counted("{count} written down without a prompt", "{count} written down without a prompt", figures.added)
    if figures.practised and figures.added:
        return tr("{steps} and {added} come on top.", steps=steps, added=added)
    if figures.practised or figures.added:
        return tr("{what} come on top.", what=steps if figures.practised else added)
    return ""


def waited(figures: Figures) -> str:
    """How soon prompts were done."""
    if figures.waited is None:
        return ""
    span = span_in_words(_rounded(figures.waited))
    return tr("Half of those done were done within {span} of being shown.", span=span)


def aims(report: Report) -> tuple[tuple[str, int, int], ...]:
    """What each aim is, the number of days that reached it, and of how many."""
    aim, days = report.aims, list(report.figures.days.values())
    strength = sum(day.strength >= aim.strength for day in days)
    kinds = sum(len(day.kinds) >= aim.kinds for day in days)
    exercises = counted("{count} exercise for hips and core", "{count} exercises for hips and core", aim.strength)
    different = counted("{count} kind of movement", "{count} different kinds of movements", aim.kinds)
    return (exercises, strength, len(days)), (different, kinds, len(days))


def share(reached: int, days: int) -> str:
    """On how many of all days an aim was reached."""
    return tr_many(
        "{reached} of {count} day",
        "{reached} of {count} days",
        days,
        reached=in_digits(reached),
        count=in_digits(days),
    )


def beginning(report: Report) -> str:
    """What is to be said of a log that has just begun; empty otherwise."""
    if report.beginning is None or report.beginning <= report.period.first:
        return ""
    if report.beginning == report.now.date():
        return tr("This is the first day of your log; the days to come have their places here.")
    return tr("Your log begins on {day}.", day=day_in_words(report.beginning))


def notes(report: Report) -> list[str]:
    """What a reader should know of the figures."""
    lines = []
    if len(report.machines) > 1:
        names = ", ".join(map(plain, report.machines[:9]))
        lines.append(tr("From {count} machines: {names}.", count=len(report.machines), names=names))
    if report.passed_over:
        lines.append(
            counted(
                "{count} line of the log could not be read and is left out; “kneebreak log” names it.",
                "{count} lines of the log could not be read and are left out; “kneebreak log” names them.",
                report.passed_over,
            )
        )
    if report.ahead:
        lines.append(
            counted(
                "{count} entry lies in the future, from a clock that was ahead, and is left out.",
                "{count} entries lie in the future, from a clock that was ahead, and are left out.",
                report.ahead,
            )
        )
    return lines


def via(entry: Logged) -> str:
    """How it came into the log, where that is not the usual way."""
    return tr("in a practice") if entry.via is Via.PRACTICE else ""


def _rounded(span: timedelta) -> timedelta:
    """To the next ten seconds, or the next minute where it is longer than two."""
    step = timedelta(seconds=10) if span <= timedelta(minutes=2) else timedelta(minutes=1)
    return -(-span // step) * step
