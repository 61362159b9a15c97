"""Where we are and what is next, in one line, in a few, and as JSON."""

from __future__ import annotations

from datetime import datetime

from kneebreak.engine.entry import Outcome
from kneebreak.engine.outlook import Outlook, outlook
from kneebreak.engine.peace import peace_ends
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import stance_at
from kneebreak.engine.prompt import Because, Origin, Prompt
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import (
    Away,
    Held,
    OffHours,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Snoozed,
    State,
    Today,
    Working,
)
from kneebreak.language import marked, tr, tr_in
from kneebreak.wording import movements
from kneebreak.wording.because import because
from kneebreak.wording.held import held, why_quiet
from kneebreak.wording.opinions import opinions
from kneebreak.wording.posture import hint, posture
from kneebreak.wording.ramp import offer, ramp_values
from kneebreak.wording.span import span_in_words
from kneebreak.wording.times import at_clock, clock

NAMES = {
    Working: "working",
    Snoozed: "working",
    Prompting: "prompting",
    PromptingAway: "prompting",
    Held: "held",
    Away: "away",
    Paused: "paused",
    OffHours: "off_hours",
    Practising: "held",
}
"""The situations as other programs know them; a snoozed prompt is an interval like any other to them."""

_COUNTED = (
    (Outcome.DONE, marked("{count} done")),
    (Outcome.SKIPPED, marked("{count} skipped")),
    (Outcome.MISSED, marked("{count} missed")),
    (Outcome.RESTED, marked("{count} rested")),
    (Outcome.HELD, marked("{count} held back")),
)


def headline(plan: Plan, state: State) -> str:
    """What is next and when, in one line."""
    what, more = headline_parts(plan, state)
    # For translators: “Next at 14:35: Walk a lap”
    return tr_in("headline", "{what}: {more}", what=what, more=more) if more else what


def headline_parts(plan: Plan, state: State) -> tuple[str, str]:
    """The same in two: where we are, and what of; that is empty where there is no more to say."""
    coming = outlook(plan, state)
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            return tr("Now"), movements.title(prompt)
        case Snoozed(until=until, prompt=prompt):
            return tr("Snoozed until {until}", until=clock(plan, until, state.at)), movements.title(prompt)
        case Held() as situation:
            return held(plan, state, situation)
        case Away(since=since):
            return tr("Away since {since}", since=clock(plan, since, state.at)), ""
        case Practising():
            return tr("A practice is under way"), ""
        case Paused(until=until):
            return _paused(plan, state, until), ""
        case OffHours(until=until):
            return _off(plan, state, coming, until), ""
    return _next_parts(plan, state, coming)


def why(plan: Plan, state: State) -> str:
    """What happens next, why this movement, and what holds it back; what the user has said against some movements."""
    return " ".join(filter(None, (_why(plan, state), *opinions(plan, state))))


def _why(plan: Plan, state: State) -> str:
    coming = outlook(plan, state)
    match state.situation:
        case Prompting(prompt=prompt, gives_up=gives_up):
            waits = tr("It waits for your answer until {until}.", until=clock(plan, gives_up, state.at))
            return f"{_asked(plan, state, prompt)} {waits}"
        case PromptingAway(prompt=prompt):
            return f"{_asked(plan, state, prompt)} {tr('You are away, so it waits until you are back.')}"
        case Snoozed(until=until):
            return tr("You snoozed the prompt: it comes back {when}.", when=at_clock(plan, until, state.at))
        case Held() | Away() | Practising() as situation:
            return why_quiet(plan, state, situation)
        case Paused(until=until):
            if until is None:
                return tr("You paused it until you resume: nothing comes before that.")
            end = clock(plan, until, state.at)
            return tr("You paused it until {until}: nothing comes before that.", until=end)
        case OffHours(until=until):
            return _why_off(plan, state, coming, until)
        case Working(due=due):
            return _why_working(plan, state, coming, due)


def _why_working(plan: Plan, state: State, coming: Outlook | None, due: datetime) -> str:
    if coming is None:
        return _too_short(plan)
    if max(due, coming.at) <= state.at:
        latest = clock(plan, max(due, peace_ends(state) or due) + plan.rhythm.lull, state.at)
        return tr("It waits for a pause in your typing, until {latest} at the latest.", latest=latest)
    reason = because(plan, counted(plan, state), coming.choice)
    # For translators: “Next at 14:35: Walk a lap, for your schedule names it.”
    comes = tr("{headline}, for {reason}.", headline=_next(plan, state, coming), reason=reason)
    return f"{comes} {tr('You have just come back: it does not come sooner.')}" if due <= state.at else comes


def _why_off(plan: Plan, state: State, coming: Outlook | None, until: datetime | None) -> str:
    if coming is None and until is not None:
        return f"{tr('These are not your hours.')} {_too_short(plan)}"
    if until is None:
        off = tr("These are not your hours: none are ahead in your schedule.")
    else:
        off = tr("These are not your hours: they begin again {when}.", when=at_clock(plan, until, state.at))
    return f"{off} {_fixed(plan, state, coming, until)}".strip()


def _too_short(plan: Plan) -> str:
    return tr(
        "Your hours are too short for a prompt every {span}: make them longer, or “every” shorter.",
        span=span_in_words(plan.rhythm.every),
    )


def today(plan: Plan, state: State) -> str:
    """Today's count."""
    count = counted(plan, state)
    parts = [tr(name, count=number) for outcome, name in _COUNTED if (number := count.outcomes.get(outcome, 0))]
    so_far = ", ".join(parts) or tr("nothing yet")
    if not plan.strength:
        return tr("Today: {count}", count=so_far)
    return tr(
        "Today: {count}; strength exercises {done} of {aim}", count=so_far, done=count.strength, aim=plan.strength
    )


def counted(plan: Plan, state: State) -> Today:
    """The count of the local day it is now; a new day has none yet."""
    return state.today.of(local_day(plan, state.at))


def status_text(plan: Plan, state: State) -> str:
    """A few lines for the terminal."""
    lines = (
        headline(plan, state),
        today(plan, state),
        tr("Posture: {posture}", posture=posture(plan, state)),
        hint(plan, state),
    )
    return "\n".join(filter(None, (*lines, *opinions(plan, state), offer(plan, state))))


def status_values(plan: Plan, state: State, remarks: tuple[str, ...]) -> dict[str, object]:
    """The status for other programs: the keys are promised, the texts are not."""
    coming = outlook(plan, state)
    return {
        "state": _name(state),
        "due": coming.at.astimezone(plan.zone).isoformat(timespec="seconds") if coming else None,
        "movement": coming.choice.movement.id if coming else None,
        "side": coming.choice.side.value if coming and coming.choice.side else None,
        "posture": stance_at(state.stance, state.at).posture.value,
        "today": {outcome.value: counted(plan, state).outcomes.get(outcome, 0) for outcome in Outcome},
        "ramp": ramp_values(plan, state),
        "why": " ".join((why(plan, state), *remarks)),
    }


def _name(state: State) -> str:
    is_away = isinstance(state.situation, Held) and state.gone_since is not None
    return NAMES[Away if is_away else type(state.situation)]


def _paused(plan: Plan, state: State, until: datetime | None) -> str:
    if until is None:
        return tr("Paused until you resume")
    return tr("Paused until {until}", until=clock(plan, until, state.at))


def _off(plan: Plan, state: State, coming: Outlook | None, until: datetime | None) -> str:
    if until is None:
        off = tr("Outside your hours")
    else:
        off = tr("Outside your hours until {until}", until=clock(plan, until, state.at))
    fixed = _fixed(plan, state, coming, until)
    return f"{off}. {fixed}" if fixed else off


def _next(plan: Plan, state: State, coming: Outlook | None) -> str:
    what, more = _next_parts(plan, state, coming)
    return tr_in("headline", "{what}: {more}", what=what, more=more)


def _next_parts(plan: Plan, state: State, coming: Outlook | None) -> tuple[str, str]:
    if coming is None:
        return tr("Nothing comes"), tr("your hours are too short for it")
    # For translators: “Next at 14:35” or “Next tomorrow 09:00”
    return tr("Next {when}", when=at_clock(plan, coming.at, state.at)), movements.title(coming.choice)


def _fixed(plan: Plan, state: State, coming: Outlook | None, until: datetime | None) -> str:
    """The fixed time that speaks before the hours begin again, if there is one."""
    if coming is None or (until is not None and coming.at >= until):
        return ""
    return f"{_next(plan, state, coming)}."


def _asked(plan: Plan, state: State, prompt: Prompt) -> str:
    name = movements.title(prompt)
    reason = because(plan, counted(plan, state), prompt.choice)
    match prompt.origin:
        case Origin.FIXED if prompt.choice.because is Because.NAMED:
            due = clock(plan, prompt.due, state.at)
            return tr("“{movement}” stands in your schedule for {time}.", movement=name, time=due)
        case Origin.ASKED:
            return tr("“{movement}” is open, for you asked for a break and {reason}.", movement=name, reason=reason)
    since = clock(plan, prompt.shown, state.at)
    return tr("“{movement}” has been open since {since}, for {reason}.", movement=name, since=since, reason=reason)
