"""A state out of a TOML document, or the reason why there is none in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kneebreak.adapters.memory.table import Table
from kneebreak.adapters.memory.writing import VERSION, Name
from kneebreak.engine.busy import Busy
from kneebreak.engine.entry import Outcome
from kneebreak.engine.feedback import Feedback, Taste
from kneebreak.engine.movement import Kind, Posture, Side
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import Stance
from kneebreak.engine.prompt import Because, Choice, Manner, Origin, Pending, Prompt
from kneebreak.engine.ramp import DayCount, Pace, Ramp
from kneebreak.engine.state import (
    Away,
    Decision,
    Held,
    OffHours,
    Paused,
    Prompting,
    PromptingAway,
    Rotation,
    Situation,
    Snoozed,
    State,
    Today,
    Working,
)

_AHEAD = timedelta(days=3653)
"""Nobody pauses for ten years; a time that far off would silence the program for good."""
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
"""Before there was a kneebreak: a file from then was written by a clock that had lost the time."""
_SEED_DIGITS = 16


def restore(document: dict[str, object], plan: Plan, written: datetime) -> State:
    """The state that a document tells of; raises ValueError, with place and reason, where it tells of none.

    What an older kneebreak did not write yet is as at a first start. `written` is when the file was, in UTC, by a clock
    that may be wrong: times more than ten years after it are nonsense.
    """
    table = Table(document, max(written, _FIRST) + _AHEAD)
    if table.count("version") != VERSION:
        raise ValueError(f"version: is not {VERSION}, the one that this kneebreak knows")
    settled = table.instant("settled")
    return State(
        situation=_situation(table.table("situation"), plan),
        rotation=_rotation(table.table("rotation")),
        stance=_stance(table.table("posture")),
        today=_today(table.table("today")),
        settled=settled,
        at=settled,
        gone_since=table.instant_or_none("gone_since"),
        returned=table.instant_or_none("returned"),
        last=_decision(table.table("last_answer", {})),
        feedback=_feedback(table.table("feedback", {})),
        ramp=_ramp(table.table("ramp", {})),
    )


def _situation(table: Table, plan: Plan) -> Situation:
    match table.choice("name", Name):
        case Name.WORKING:
            return Working(table.instant("since"), table.instant("due"))
        case Name.AWAY:
            return Away(table.instant("since"), table.instant_or_none("due"))
        case Name.PAUSED:
            return Paused(table.instant_or_none("until"))
        case Name.OFF_HOURS:
            return OffHours(table.instant_or_none("until"))
        case Name.HELD if table.has("pending"):
            pending = table.table("pending")
            movement = pending.text("movement") if pending.has("movement") else None
            return _held(table, Pending(pending.text("id"), pending.instant("due"), movement))
        case Name.HELD | Name.PROMPTING | Name.PROMPTING_AWAY | Name.SNOOZED as name:
            return _with_prompt(name, table, plan)


def _with_prompt(name: Name, table: Table, plan: Plan) -> Situation:
    prompt = _prompt(table.table("prompt"), plan)
    if name is Name.SNOOZED:
        until = table.instant("until")
        return Snoozed(prompt, until) if prompt else Working(min(_due(table), until), until)
    if name is Name.HELD:
        return _held(table, prompt or Pending(table.table("prompt").text("id"), _due(table)))
    if prompt is None:
        return Working(_due(table) - plan.rhythm.every, _due(table))
    if name is Name.PROMPTING_AWAY:
        rested = table.flag("rested", missing=False)
        return PromptingAway(prompt, table.seconds("patience_left_seconds"), rested)
    return Prompting(
        prompt, table.instant("gives_up"), table.flag("rested", missing=False), table.count("bubbles_lost", 0)
    )


def _held(table: Table, what: Pending | Prompt) -> Held:
    return Held(what, table.instant("since"), table.choice("reason", Busy), table.instant_or_none("free"))


def _due(table: Table) -> datetime:
    return table.table("prompt").instant("due")


def _prompt(table: Table, plan: Plan) -> Prompt | None:
    """The prompt; None: the plan has no such movement any more."""
    movement = plan.movements.get(table.text("movement"))
    if movement is None:
        return None
    return Prompt(
        id=table.text("id"),
        due=table.instant("due"),
        shown=table.instant("shown"),
        choice=Choice(
            movement=movement,
            side=_side(table),
            wording=table.count("wording", 0),
            manner=table.choice("manner", Manner, Manner.PLAIN),
            because=table.choice("because", Because, Because.TURN),
            workspace=table.text("workspace") if table.has("workspace") else None,
        ),
        origin=table.choice("origin", Origin, Origin.RHYTHM),
        snoozed=table.count("snoozed", 0),
        others=table.count("others", 0),
    )


def _side(table: Table) -> Side | None:
    return table.choice("side", Side) if table.has("side") else None


def _stance(table: Table) -> Stance:
    return Stance(
        posture=table.choice("now", Posture),
        since=table.instant("since"),
        until=table.instant_or_none("until"),
        way=table.text("way") if table.has("way") else None,
        relief=table.seconds("relief_seconds", 0),
    )


def _today(table: Table) -> Today:
    of_kinds = table.table("kinds", {})
    kinds = {kind: of_kinds.count(kind.value) for kind in Kind if of_kinds.has(kind.value)}
    first, practised = table.instant_or_none("first_prompt"), table.instant_or_none("practised")
    return Today(table.day("day"), _outcomes(table), table.count("strength", 0), kinds, first, practised)


def _outcomes(table: Table) -> dict[Outcome, int]:
    counts = table.table("outcomes", {})
    return {outcome: counts.count(outcome.value) for outcome in Outcome if counts.has(outcome.value)}


def _rotation(table: Table) -> Rotation:
    sides = table.table("sides", {})
    return Rotation(
        seed=_seed(table),
        draws=table.count("draws", 0),
        last_kind=table.choice("last_kind", Kind) if table.has("last_kind") else None,
        kind_before=table.choice("kind_before", Kind) if table.has("kind_before") else None,
        recent=table.texts("recent"),
        passed=table.texts("passed"),
        shorts=table.count("shorts", 0),
        workspaces=table.texts("workspaces"),
        sides={movement: sides.choice(movement, Side) for movement in sides.values},
    )


def _seed(table: Table) -> int:
    digits = table.text("seed")
    if len(digits) != _SEED_DIGITS or not set(digits) <= set("0123456789abcdef"):
        raise table.wrong("seed", f"{_SEED_DIGITS} hexadecimal digits")
    return int(digits, 16)


def _decision(table: Table) -> Decision | None:
    """The last answer; None: there is none, or none of which a movement was kept."""
    if not table.has("movement"):
        return None
    return Decision(
        entry=table.text("entry"),
        outcome=table.choice("outcome", Outcome),
        movement=table.text("movement"),
        side=_side(table),
        wording=table.count("wording", 0),
        kind=table.choice("kind", Kind),
        strength=table.flag("strength", missing=False),
        day=table.day("day"),
        stance_before=_stance(table.table("posture_before")),
    )


def _feedback(table: Table) -> Feedback:
    tastes, skipped, sore = (table.table(name, {}) for name in ("tastes", "skipped", "sore_until"))
    return Feedback(
        tastes={movement: tastes.choice(movement, Taste) for movement in tastes.values},
        skipped={movement: skipped.count(movement) for movement in skipped.values},
        sore={name: sore.instant(name) for name in sore.values},
    )


def _ramp(table: Table) -> Ramp:
    return Ramp(
        pace=_pace(table.table("pace")) if table.has("pace") else None,
        days=tuple(DayCount(each.day("day"), _outcomes(each)) for each in table.tables("days")),
        shown=table.day("shown") if table.has("shown") else None,
    )


def _pace(table: Table) -> Pace:
    return Pace(table.seconds("every_seconds"), table.count("strength"), table.count("level"))
