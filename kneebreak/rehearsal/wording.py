"""What is told of a played day."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.language import marked, tr, tr_many
from kneebreak.rehearsal.day import Day
from kneebreak.wording.kinds import kind_name
from kneebreak.wording.span import span_in_words
from kneebreak.wording.status import counted, today
from kneebreak.wording.times import WEEKDAYS, clock, time_of_day


class _Whose(Enum):
    """Whose deed an outcome is."""

    UNSAID = 0
    PLAYED = 1
    YOURS = 2


_DONE = {
    _Whose.UNSAID: marked("Done."),
    _Whose.PLAYED: marked("Done (played for you)."),
    _Whose.YOURS: marked("Done (that was you)."),
}
_SKIPPED = {
    _Whose.UNSAID: marked("Skipped."),
    _Whose.PLAYED: marked("Skipped (played for you)."),
    _Whose.YOURS: marked("Skipped (that was you)."),
}
_SNOOZED = {
    _Whose.UNSAID: marked("Snoozed: it comes back in {span}."),
    _Whose.PLAYED: marked("Snoozed (played for you): it comes back in {span}."),
    _Whose.YOURS: marked("Snoozed (that was you): it comes back in {span}."),
}
_BEGINS = {
    Busy.FULL_SCREEN: marked("You give a talk, in full screen"),
    Busy.CALL: marked("You join a call"),
    Busy.DO_NOT_DISTURB: marked("You switch do-not-disturb on"),
}
_ENDS = {
    Busy.FULL_SCREEN: marked("The talk is over"),
    Busy.CALL: marked("You leave the call"),
    Busy.DO_NOT_DISTURB: marked("You switch do-not-disturb off again"),
}
_MEANWHILE = {
    Policy.HOLD: marked("what falls due now waits for the end"),
    Policy.DISCREET: marked("what falls due now is short, seated, and noticed by nobody"),
    Policy.SKIP: marked("what falls due now is left out"),
    Policy.SHOW: marked("what falls due now comes as ever"),
}
LEAVES = marked("You get up and fetch yourself a coffee.")
SITS_DOWN = marked("You sit down to work.")
ENOUGH = marked("That is enough to see how it goes.")
_CLICK = marked(
    "Click the reminders as you would. What you leave alone is answered in your place, so that you see all there is. "
    "Ctrl+C ends it."
)
BY_KEYS = marked("No notification can be shown here: the reminders come on this terminal, and their keys answer them.")
ONLY_TOLD = marked(
    "No notification can be shown here, so the day is only told; “kneebreak doctor” says what is missing."
)
HOURS_OVER = marked("Your hours are over: nothing comes before they begin again.")
NOTHING_WRITTEN = marked(
    "None of it was written down: your log, your schedule and a kneebreak that runs are as they were. "
    "“kneebreak start” begins in earnest; “kneebreak setup” fits it to you."
)


def opening(day: Day, length: timedelta) -> tuple[str, ...]:
    """What is said before the day begins."""
    local = day.begins.astimezone(day.plan.zone)
    minutes = round(length / timedelta(minutes=1), 1)
    how_long = tr_many("{number} minute", "{number} minutes", 1 if minutes == 1 else 2, number=f"{minutes:g}")
    first = tr(
        "A day at your desk in about {how_long}: {weekday}, {begin} to {end}, a reminder every {every}.",
        how_long=how_long,
        weekday=tr(WEEKDAYS[local.weekday()]),
        begin=time_of_day(local),
        end=clock(day.plan, day.ends, day.begins),
        every=span_in_words(day.plan.rhythm.every),
    )
    return first, tr(_CLICK)


def prompted(title: str, *, again: bool, instead: bool) -> str:
    """A prompt is on the screen."""
    if instead:
        return tr("Something else instead: {title}", title=title)
    return tr("It is back: {title}", title=title) if again else tr("A reminder: {title}", title=title)


def decided(plan: Plan, entry: Entry, *, played: bool) -> str:
    """What the log would say of it."""
    whose = _Whose.UNSAID if entry.via is None else _Whose.PLAYED if played else _Whose.YOURS
    match entry.outcome:
        case Outcome.DONE:
            return tr(_DONE[whose])
        case Outcome.SNOOZED:
            return tr(_SNOOZED[whose], span=span_in_words(plan.rhythm.snooze))
        case Outcome.SKIPPED:
            return tr(_SKIPPED[whose])
        case Outcome.MISSED:
            patience = span_in_words(plan.rhythm.patience)
            return tr("Missed: it waited for {patience}, and nobody answered.", patience=patience)
        case Outcome.RESTED:
            return tr("Rested: being away is a break of your own.")
        case Outcome.HELD:
            return tr("Held back until it was too late for it.")


def away(plan: Plan) -> str:
    """It has noticed that nobody is there."""
    span = span_in_words(plan.rhythm.away)
    return tr("No keyboard and no mouse for {span}: it sees that you are away.", span=span)


def back(plan: Plan) -> str:
    """They have come back."""
    return tr("You are back: the next {span} begin now.", span=span_in_words(plan.rhythm.every))


def busy(reason: Busy, policy: Policy) -> str:
    """Something that a prompt would disturb begins."""
    return tr("{begins}: {meanwhile}.", begins=tr(_BEGINS[reason]), meanwhile=tr(_MEANWHILE[policy]))


def free(reason: Busy, policy: Policy) -> str:
    """It is over."""
    ends = tr(_ENDS[reason])
    return tr("{ends}; what waited comes now.", ends=ends) if policy is Policy.HOLD else f"{ends}."


def evening(plan: Plan, state: State) -> tuple[str, ...]:
    """What has become of the day."""
    kinds = counted(plan, state).kinds
    varied = ", ".join(f"{kind_name(kind)} {count}" for kind, count in kinds.items() if count)
    named = tr("Kinds of movement: {kinds}", kinds=varied) if varied else ""
    return tuple(filter(None, (today(plan, state), named, tr(NOTHING_WRITTEN))))


def at(plan: Plan, moment: datetime, text: str) -> str:
    """A line of the day."""
    return f"{moment.astimezone(plan.zone):%H:%M}  {text}"
