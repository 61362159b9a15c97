"""What: which movement comes next.

1. Never the kind that was shown last, nor a movement of the last six prompts.
2. Nothing that does not suit the body, the place or the level, or that the user does not want; what the schedule
   names and does not suit is replaced by what stands in for it.
3. The first other movement is a seated short form; after two of them running comes a walk, or standing.
4. If sitting would pass its limit before the next prompt, the movement breaks it.
5. Never a posture that one is in already, and nobody is called back to the chair from standing or the floor.
6. When the day runs out for the strength exercises, nothing but them; when it runs out for variety, new kinds first.
7. Sided movements begin on the side that did not begin last time.
8. Nothing lying or bent soon after lunch, and what belongs to a part of the day only then.
9. Who is asked to work elsewhere goes to the place of their own list that they have not been to for longest.
10. Within all that, kinds come up in proportion to their weights, less often the more they were done today.
"""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.engine.chance import draw, pick
from kneebreak.engine.feedback import factor
from kneebreak.engine.moment import Moment
from kneebreak.engine.movement import Kind, Movement, Posture, Side, Sides
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import held, limits
from kneebreak.engine.prompt import Because, Choice, Manner
from kneebreak.engine.quota import strength_due, variety_due
from kneebreak.engine.state import Rotation
from kneebreak.engine.suitability import (
    bears,
    breaks_sitting,
    reachable,
    strengthens,
    suits,
    timely,
    welcome,
)
from kneebreak.engine.workspaces import located, visited

REMEMBERED = 6
"""A movement does not come again within so many prompts."""
REMEMBERED_AT_LEAST = 3
"""The same where nothing else is left: most are switched off, or an aim of the day asks for what is few."""

_SHORTS = 2
"""After so many seated short forms running it is time to get up."""

_DRAWS_A_CHOICE = 2
"""One for the kind, one for the movement; side and wording take their bits from the second."""

_BREAKS_A_SPELL = 1.6
_SORE_KNEES_LIKE_KNEE = 2.0

Pool = list[Movement]
Wish = tuple[Because, bool, Callable[[Movement], bool]]
"""A reason, whether it holds now, and what it asks for."""


def choose(plan: Plan, rotation: Rotation, moment: Moment, *, again: bool = False) -> Choice:
    """The movement that comes next; the same for the same arguments.

    `again`: another one for a prompt that shows one already.
    """
    must_break = _must_break(plan, moment)
    pool, because = _narrow(
        plan, rotation, moment, _open_to(plan, rotation, moment, must_break=must_break), again=again
    )
    if because is Because.TURN and must_break:
        because = Because.SITTING
    picked = pick_from(plan, rotation, moment, pool)
    rises = must_break and picked.movement.rise and picked.movement.result is None
    return picked._replace(manner=Manner.RISING if rises else Manner.PLAIN, because=Because.OTHER if again else because)


def take(movement: Movement, rotation: Rotation) -> Choice:
    """A given movement, with the side whose turn it is."""
    bits, _ = draw(rotation)
    wording = bits >> 1 & 0xFF
    if movement.sides is Sides.NONE:
        return Choice(movement, None, wording)
    before = rotation.sides.get(movement.id)
    if before is not None:
        return Choice(movement, before.other, wording)
    return Choice(movement, Side.LEFT if bits & 1 else Side.RIGHT, wording)


def shown(rotation: Rotation, choice: Choice, *, again: bool = False) -> Rotation:
    """The rotation after this choice was put before the user; `again`: in the place of another one."""
    sides = rotation.sides if choice.side is None else {**rotation.sides, choice.movement.id: choice.side}
    workspaces = visited(rotation.workspaces, choice.workspace)
    rotation = rotation._replace(draws=rotation.draws + _DRAWS_A_CHOICE, sides=sides, workspaces=workspaces)
    if again:
        *recent, given_up = rotation.recent or ("",)
        return rotation._replace(
            last_kind=choice.movement.kind,
            recent=(*recent, choice.movement.id),
            passed=(*rotation.passed, given_up)[-REMEMBERED:],
        )
    return rotation._replace(
        last_kind=choice.movement.kind,
        kind_before=rotation.last_kind,
        recent=(*rotation.recent, choice.movement.id)[-REMEMBERED:],
        # A short form that a call asks for leaves the turn of getting up where it is.
        shorts=0 if rotation.shorts >= _SHORTS and choice.manner is not Manner.SHORT else rotation.shorts,
    )


def pick_from(plan: Plan, rotation: Rotation, moment: Moment, pool: Pool) -> Choice:
    """One of these movements, by weight and chance."""
    by_kind: dict[Kind, Pool] = {}
    for movement in pool:
        by_kind.setdefault(movement.kind, []).append(movement)
    odds = {kind: [_odds(plan, moment, m) for m in movements] for kind, movements in by_kind.items()}
    kinds = list(by_kind)
    weights = [_weight(plan, moment, kind) * sum(odds[kind]) / len(odds[kind]) for kind in kinds]
    bits, rotation = draw(rotation)
    kind = pick(kinds, weights, bits)
    second, _ = draw(rotation)
    return located(plan, rotation, moment, take(pick(by_kind[kind], odds[kind], second), rotation))


def not_lately(rotation: Rotation, pool: Pool) -> Pool:
    """What the last prompts did not ask for; what only the very last did not, where nothing else is left."""
    for memory in (REMEMBERED, REMEMBERED_AT_LEAST):
        kept = [m for m in pool if m.id not in rotation.recent[-memory:]]
        if kept:
            return kept
    return []


def prefer(pool: Pool, wish: Callable[[Movement], bool]) -> Pool:
    """What of it is as one wishes; all of it where nothing is."""
    return [m for m in pool if wish(m)] or pool


def _must_break(plan: Plan, moment: Moment) -> bool:
    return moment.stance.posture is Posture.SITTING and _passes_limit(plan, moment)


def _passes_limit(plan: Plan, moment: Moment) -> bool:
    """Whether the present posture would pass its hard limit before the next prompt."""
    limit = limits(plan.body, moment.stance.posture)
    return limit is not None and held(moment.stance, moment.at) + plan.rhythm.every > limit.hard


def _open_to(plan: Plan, rotation: Rotation, moment: Moment, *, must_break: bool) -> Pool:
    """What rules 1, 2, 4, 5 and 8 leave; a plan that leaves nothing has them give way one by one, the body never."""
    movements = plan.movements.values()
    suitable = [m for m in movements if welcome(plan, moment, m) and timely(moment, m)]
    fresh = [m for m in suitable if m.kind is not rotation.last_kind and reachable(plan.body, moment.stance.posture, m)]
    wanted = [m for m in fresh if plan.weights.get(m.kind, 0) > 0]
    return (
        (must_break and [m for m in wanted if breaks_sitting(m)])
        or wanted
        # The weights leave nothing for this posture: better the gentlest of another kind than the same kind again.
        or [m for m in fresh if m.start is None and m.result is None]
        or fresh
        or suitable
        or [m for m in movements if suits(plan, moment.place, m)]
        or [m for m in movements if bears(plan.body, m)]
        or list(movements)
    )


def _narrow(plan: Plan, rotation: Rotation, moment: Moment, pool: Pool, *, again: bool) -> tuple[Pool, Because]:
    """What the rules prefer of it, and the weightiest of their reasons."""
    if again:
        pool = prefer(pool, lambda m: m.kind is not rotation.kind_before)
    because = Because.TURN
    for reason, holds, wish in _orders(plan, rotation, moment):
        # An aim weighs more than a long memory, and less than a short one.
        kept = not_lately(rotation, [m for m in pool if wish(m)]) if holds else []
        if kept:
            pool, because = kept, reason
            break
    pool = not_lately(rotation, pool) or pool
    for reason, holds, wish in _leanings(plan, moment):
        kept = [m for m in pool if wish(m)] if holds else []
        if kept:
            pool, because = kept, (reason if because is Because.TURN else because)
    return prefer(pool, lambda m: m.id not in rotation.passed), because


def _orders(plan: Plan, rotation: Rotation, moment: Moment) -> tuple[Wish, ...]:
    return (
        (Because.SHORTS, rotation.shorts >= _SHORTS, lambda m: m.kind in (Kind.WALK, Kind.STAND)),
        (Because.STRENGTH, strength_due(plan, moment), lambda m: strengthens(plan.body, m)),
    )


def _leanings(plan: Plan, moment: Moment) -> tuple[Wish, ...]:
    return (
        (Because.VARIETY, variety_due(plan, moment), lambda m: not moment.done.get(m.kind)),
        (Because.STANDING, _too_long(plan, moment, Posture.STANDING), lambda m: _leaves(m, Posture.STANDING)),
        (Because.FLOOR, _too_long(plan, moment, Posture.FLOOR), lambda m: _leaves(m, Posture.FLOOR)),
    )


def _too_long(plan: Plan, moment: Moment, posture: Posture) -> bool:
    return moment.stance.posture is posture and _passes_limit(plan, moment)


def _leaves(movement: Movement, posture: Posture) -> bool:
    return movement.result not in (None, posture)


def _weight(plan: Plan, moment: Moment, kind: Kind) -> float:
    weight = plan.weights.get(kind, 0) or 1.0
    if kind is Kind.KNEE and plan.body.knee_sore:
        weight *= _SORE_KNEES_LIKE_KNEE
    return weight / (1 + moment.done.get(kind, 0))


def _odds(plan: Plan, moment: Moment, movement: Movement) -> float:
    limit = limits(plan.body, moment.stance.posture) if moment.stance.posture is Posture.SITTING else None
    spell = limit is not None and held(moment.stance, moment.at) >= limit.soft
    odds = factor(moment.feedback, movement) or 1.0
    return odds * _BREAKS_A_SPELL if spell and breaks_sitting(movement) else odds
