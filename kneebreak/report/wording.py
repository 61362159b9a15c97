"""What a report says."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.movement import Kind, Posture, Side
from kneebreak.engine.summary import Logged
from kneebreak.report.dates import counted, day_in_words
from kneebreak.report.figures import Figures
from kneebreak.report.markup import plain
from kneebreak.report.report import Report
from kneebreak.wording.span import format_span

KINDS = {
    Kind.STAND: "On your feet",
    Kind.FLOOR: "On the floor",
    Kind.TURN: "Turned around",
    Kind.FEET: "Feet",
    Kind.HIPS: "Hips",
    Kind.CORE: "Core",
    Kind.KNEE: "Knees",
    Kind.REACH: "Reaching",
    Kind.WALK: "Walking",
    Kind.WORKSPACE: "Another place",
    Kind.CHORE: "Chores",
    Kind.EYES: "Eyes",
    Kind.SEAT: "In the seat",
}
SIDES = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.BOTH: "Both"}
POSTURES = {
    Posture.SITTING: "sitting",
    Posture.STANDING: "standing",
    Posture.FLOOR: "on the floor",
    Posture.MOVING: "moving",
}
OUTCOMES = {
    Outcome.DONE: "done",
    Outcome.SNOOZED: "snoozed",
    Outcome.SKIPPED: "skipped",
    Outcome.MISSED: "missed",
    Outcome.RESTED: "a break of your own",
    Outcome.HELD: "held back",
}
_REASONS = {
    "call": "a call",
    "do_not_disturb": "do not disturb",
    "full_screen": "full screen",
    "": "no reason given",
}
EMPTY = "There is nothing in the log yet."
EMPTY_HINT = "The first break you mark done draws the first mark here. “kneebreak next” asks for one at once."
QUIET = "Nothing was logged in these days."
POSTURE = (
    "Nothing senses your posture: the band is what you did or said last, for as long as that is kept, and sitting "
    "after it. It is blank where nothing was logged for two hours."
)
DISCLAIMER = (
    "It counts what you clicked, and measures nothing else: not how you are, nor what it does for you. An empty day is "
    "just a day without a log."
)


def reason(name: str) -> str:
    """Why something was held, in words; as the log has it where there are none."""
    return _REASONS.get(name) or plain(name.replace("_", " "))


def movement(entry: Logged) -> str:
    """What an entry is of."""
    if entry.movement is None:
        return "" if entry.outcome is not Outcome.RESTED else OUTCOMES[Outcome.RESTED]
    side = "" if entry.side is None else f", {'both sides' if entry.side is Side.BOTH else entry.side.value}"
    return plain(entry.movement.replace("-", " ")) + side


def what(entry: Logged) -> str:
    """An entry in one line: what came of it, and of what."""
    if entry.outcome is Outcome.HELD:
        return f"{OUTCOMES[entry.outcome]}: {reason(entry.reason or '')}"
    if entry.movement is None:
        return OUTCOMES[entry.outcome]
    return f"{OUTCOMES[entry.outcome]}: {movement(entry)}"


def own(rested: int) -> str:
    """How many absences there were."""
    return counted(rested, "break of your own", "breaks of your own")


def lead(report: Report) -> str:
    """The first sentence: what there was."""
    figures = report.figures
    if not figures.done:
        return f"{own(figures.rested)}." if figures.rested else QUIET
    done = counted(figures.done, "movement", "movements")
    days = counted(len(figures.days), "day", "days")
    kinds = counted(len(figures.kinds), "kind", "kinds")
    where = "" if report.period.length == 1 else f" on {days}"
    rested = f", and {own(figures.rested)}" if figures.rested else ""
    return f"{done}{where}, of {kinds}{rested}."


def origins(figures: Figures) -> str:
    """Where what was done comes from; empty where prompts alone asked for it."""
    parts = []
    if figures.practised:
        parts.append(f"{counted(figures.practised, 'step', 'steps')} of guided practices")
    if figures.added:
        parts.append(f"{figures.added:,} written down without a prompt")
    return f"{' and '.join(parts)} come on top." if parts else ""


def waited(figures: Figures) -> str:
    """How soon prompts were done."""
    if figures.waited is None:
        return ""
    return f"Half of those done were done within {format_span(_rounded(figures.waited))} of being shown."


def aims(report: Report) -> tuple[tuple[str, int, int], ...]:
    """What each aim is, the number of days that reached it, and of how many."""
    aim, days = report.aims, list(report.figures.days.values())
    strength = sum(day.strength >= aim.strength for day in days)
    kinds = sum(len(day.kinds) >= aim.kinds for day in days)
    return (
        (counted(aim.strength, "exercise for hips and core", "exercises for hips and core"), strength, len(days)),
        (counted(aim.kinds, "kind of movement", "different kinds of movements"), kinds, len(days)),
    )


def beginning(report: Report) -> str:
    """What is to be said of a log that has just begun; empty otherwise."""
    if report.beginning is None or report.beginning <= report.period.first:
        return ""
    if report.beginning == report.now.date():
        return "This is the first day of your log; the days to come have their places here."
    return f"Your log begins on {day_in_words(report.beginning)}."


def notes(report: Report) -> list[str]:
    """What a reader should know of the figures."""
    lines = []
    if len(report.machines) > 1:
        lines.append(f"From {len(report.machines)} machines: {', '.join(map(plain, report.machines[:9]))}.")
    if report.passed_over:
        lines.append(
            f"{counted(report.passed_over, 'line', 'lines')} of the log could not be read and are left out; "
            "“kneebreak log” names them."
        )
    if report.ahead:
        lines.append(
            f"{counted(report.ahead, 'entry lies', 'entries lie')} in the future, from a clock that was ahead, and are "
            "left out."
        )
    return lines


def via(entry: Logged) -> str:
    """How it came into the log, where that is not the usual way."""
    return "in a practice" if entry.via is Via.PRACTICE else ""


def _rounded(span: timedelta) -> timedelta:
    """To the next ten seconds, or the next minute where it is longer than two."""
    step = timedelta(seconds=10) if span <= timedelta(minutes=2) else timedelta(minutes=1)
    return -(-span // step) * step
