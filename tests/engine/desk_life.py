"""Days of somebody at a desk, lived with the movements that are shipped, and held against the rules of good variety.

The rules are written down here once more, from what they mean and not from how the engine keeps them.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from kneebreak.adapters.config.schema import WEIGHTS
from kneebreak.engine.effects import ShowPrompt, WithdrawPrompt
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, Event, Happening, Ticked
from kneebreak.engine.movement import Kind, Movement, Posture, Side, Sides
from kneebreak.engine.plan import EVERY_DAY, Body, Hours, Plan, Rhythm
from kneebreak.engine.prompt import Manner, Prompt
from kneebreak.engine.state import Prompting, Snoozed, State, wakes_at
from kneebreak.engine.step import begin, step
from tests.adapters.config.files import BUILT_IN

MINUTE = timedelta(minutes=1)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WORKDAY = Hours(EVERY_DAY, time(9), time(17, 30))
LAST_PROMPT = time(17, 20)
LUNCH, DIGESTED = time(12, 30), time(14)
SPACINGS = (30, 45, 60, 90)
STRENGTH_AIM, KINDS_AIM = 3, 5


class Profile(NamedTuple):
    """A body and a place."""

    body: Body = Body()
    place: str = "home"
    leave_desk: bool = True
    hard_limit: int = 60
    """Minutes of sitting."""
    tags_out: frozenset[str] = frozenset()
    """What this profile must never be asked for."""


def _out(*tags: str) -> frozenset[str]:
    return frozenset(tags)


PROFILES = {
    "office": Profile(place="office", tags_out=_out("needs-floor")),
    "home": Profile(),
    "knee": Profile(Body(knee_sore=True), hard_limit=45, tags_out=_out("knee-deep", "stairs")),
    "no-floor": Profile(Body(no_floor=True), tags_out=_out("needs-floor", "side-lie")),
    "seated": Profile(Body(seated=True), tags_out=_out("needs-stand", "needs-floor")),
    "pregnancy": Profile(Body(pregnancy=True), tags_out=_out("supine", "knee-deep")),
    "desk": Profile(place="office", leave_desk=False, tags_out=_out("leave-desk", "needs-floor")),
    "balance": Profile(Body(balance=True), tags_out=_out("balance")),
    "level-1": Profile(Body(level=1)),
}


def plan_for(profile: Profile, minutes: int) -> Plan:
    """The plan of this profile with this many minutes between two prompts."""
    rhythm = Rhythm(every=minutes * MINUTE, lull=timedelta(0), place=profile.place, leave_desk=profile.leave_desk)
    weights = {kind: weight for kind, weight in WEIGHTS.items() if weight}
    return Plan(BUILT_IN, weights, rhythm, hours=(WORKDAY,), body=profile.body)


class Life:
    """Somebody who works nine to half past five, every day, and who answers or does not; each law is checked."""

    def __init__(self, profile: Profile, minutes: int, seed: int, *, diligent: bool) -> None:
        self.profile = profile
        self.plan = plan_for(profile, minutes)
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.diligent = diligent
        self.at = MONDAY
        self.state: State = begin(self.plan, seed, self.at)
        self.cards: list[Movement] = []
        """What each prompt asked for in the end, over all days."""
        self.kinds: Counter[Kind] = Counter()
        self.strength = 0
        self.prompts = 0
        self.sides: dict[str, Counter[Side]] = defaultdict(Counter)
        self.shorts = 0
        self.posture, self.until, self.sat_since = Posture.SITTING, self.at, self.at
        self._shown: list[Prompt] = []

    def live(self, days: int) -> Iterator[Counter[Kind]]:
        """Live day after day; after each, what was done of which kind."""
        for _ in range(days):
            evening = self.at.replace(hour=17, minute=30)
            self._live_until(evening)
            yield self.kinds
            self.at = self.at.replace(hour=9, minute=0) + timedelta(days=1)
            self.kinds, self.strength, self.prompts = Counter(), 0, 0
            self.posture, self.until, self.sat_since = Posture.SITTING, self.at, self.at
            self.happen(Ticked())

    def _live_until(self, evening: datetime) -> None:
        while (wakes := wakes_at(self.state)) is not None and wakes < evening:
            self.at = wakes
            self.happen(Ticked())
            if isinstance(self.state.situation, Prompting):
                self._be_asked(self.state.situation.prompt)
        self.at = evening
        self.happen(Ticked())

    def happen(self, what: Happening) -> None:
        """Let something happen now; what is shown is kept."""
        self.state, effects = step(self.plan, self.state, Event(self.at, what, timedelta(0)))
        for effect in effects:
            match effect:
                case ShowPrompt(prompt=prompt):
                    self._shown.append(prompt)
                case WithdrawPrompt():
                    self._shown.clear()

    def _be_asked(self, prompt: Prompt) -> None:
        if prompt.snoozed == 0:
            self.prompts += 1
            self._check_primary(prompt)
            self._count_side(prompt)
        self.at += timedelta(seconds=self.chance.randrange(90))
        answer = Answer.DONE if self.diligent else self._whim()
        while answer is Answer.OTHER:
            self._ask_for_another()
            answer = self._whim()
        prompt = self._open()
        if answer is None:
            self.at += self.plan.rhythm.patience
            self.happen(Ticked())
        else:
            self.happen(Answered(prompt.id, answer, Via.NOTIFICATION))
        if not isinstance(self.state.situation, Snoozed):
            self._end(prompt, done=answer is Answer.DONE)

    def _whim(self) -> Answer | None:
        """Six of ten are done; None: no answer."""
        return self.chance.choices([Answer.DONE, Answer.SKIP, Answer.SNOOZE, Answer.OTHER, None], [60, 10, 5, 15, 10])[
            0
        ]

    def _open(self) -> Prompt:
        assert isinstance(self.state.situation, Prompting)
        return self.state.situation.prompt

    def _ask_for_another(self) -> None:
        before = self._open()
        self.happen(Answered(before.id, Answer.OTHER, Via.NOTIFICATION))
        after = self._open()
        self._check_suits(after.movement)
        self._count_side(after)
        assert after.movement.kind is not before.movement.kind, "another movement is of another kind"
        assert after.movement.kind is not self.cards[-1].kind if self.cards else True, "nor of that before"
        if before.others == 0:
            self._check_short_form(after)

    def _check_short_form(self, prompt: Prompt) -> None:
        movement = prompt.movement
        assert prompt.choice.manner is Manner.SHORT, "the first other one is the seated short form"
        assert movement.start in (None, Posture.SITTING)
        assert movement.result is None
        lengths = [length for length in (movement.length, movement.half) if length is not None]
        assert any(timedelta(seconds=20) <= length <= timedelta(seconds=45) for length in lengths), movement.id
        if self._posture() is not Posture.SITTING:
            assert movement.start is None, "nobody is called back to the chair"

    def _check_primary(self, prompt: Prompt) -> None:
        movement = prompt.movement
        assert self.at.time() < LAST_PROMPT, "the last ten minutes are quiet"
        self._check_suits(movement)
        if self.cards:
            assert movement.kind is not self.cards[-1].kind, "never a kind twice running"
        # Over days, or with answers left out, the aim for strength weighs more than a memory of over three prompts.
        steady = self.diligent and len(self.cards) < self.prompts
        memory = 3 if not steady and self._strength_is_due() and self._strengthens(movement) else 6
        assert movement.id not in [card.id for card in self.cards[-memory:]], "never what came lately"
        posture = self._posture()
        self._check_reachable(prompt, posture)
        if posture is Posture.SITTING and not self.profile.body.seated:
            self._check_look_ahead(prompt)
        if self.shorts >= 2 and not self.profile.body.seated:
            assert movement.kind in (Kind.WALK, Kind.STAND), "after two short forms one gets up"
            self.shorts = 0
        elif self._strength_is_due():
            assert self._strengthens(movement), "the day runs out for strength"
            self.shorts = 0 if self.shorts >= 2 else self.shorts

    def _check_suits(self, movement: Movement) -> None:
        profile = self.profile
        assert not movement.tags & profile.tags_out, f"{movement.id} is not for this profile"
        assert profile.place in movement.places
        assert movement.level <= profile.body.level
        assert not profile.body.knee_sore or movement.knee < 2
        assert profile.place == "home" or movement.discreet >= 2
        assert profile.body.seated or movement.id != "roll-lap"
        assert movement.kind is not Kind.EYES
        assert movement.id != "brush-stand", "anchors do not come by the clock"
        if LUNCH <= self.at.time() < DIGESTED:
            assert not movement.tags & {"supine", "bend"}, "not on a full stomach"

    def _check_reachable(self, prompt: Prompt, posture: Posture) -> None:
        start = prompt.movement.start
        if posture in (Posture.STANDING, Posture.FLOOR):
            assert start is not Posture.SITTING, "nobody is called back to the chair"
        assert start is not Posture.FLOOR or posture is Posture.FLOOR, "nobody is called down"
        if start is None and posture is not Posture.SITTING:
            assert prompt.movement.result not in (posture, Posture.SITTING), "nor told to be as they are, or to sit"

    def _check_look_ahead(self, prompt: Prompt) -> None:
        sat = prompt.due - self.sat_since
        if sat + self.plan.rhythm.every > self.profile.hard_limit * MINUTE:
            rises = prompt.choice.manner is Manner.RISING and prompt.movement.start is None
            gets_up = prompt.movement.result in (Posture.STANDING, Posture.FLOOR, Posture.MOVING)
            assert rises or gets_up, f"{prompt.movement.id} lets somebody sit on after {sat}"

    def _strength_is_due(self) -> bool:
        last = self.at.replace(hour=17, minute=20)
        left = 1
        while self.at + left * self.plan.rhythm.every < last:
            left += 1
        needed = STRENGTH_AIM - self.strength
        return needed > 0 and needed * 2 >= left

    def _strengthens(self, movement: Movement) -> bool:
        if movement.kind in (Kind.HIPS, Kind.CORE):
            return True
        return self.profile.body.seated and (movement.kind is Kind.SEAT or movement.id == "shoulder-squeeze")

    def _posture(self) -> Posture:
        return self.posture if self.at < self.until else Posture.SITTING

    def _count_side(self, prompt: Prompt) -> None:
        assert (prompt.side is None) is (prompt.movement.sides is Sides.NONE)
        if prompt.side is not None:
            count = self.sides[prompt.movement.id]
            count[prompt.side] += 1
            assert abs(count[Side.LEFT] - count[Side.RIGHT]) <= 1, f"{prompt.movement.id} favours a side"

    def _end(self, prompt: Prompt, *, done: bool) -> None:
        self.cards.append(prompt.movement)
        if not done:
            return
        self.kinds[prompt.movement.kind] += 1
        self.strength += self._strengthens(prompt.movement)
        short, rising = (prompt.choice.manner is manner for manner in (Manner.SHORT, Manner.RISING))
        self.shorts = self.shorts + 1 if short else 0
        result = Posture.STANDING if rising else prompt.movement.result
        if result is not None and result is not Posture.SITTING:
            self.posture, self.until = result, max(self.at + self._stay(prompt, result), self._still(result))
            self.sat_since = self.until
        elif short and self._posture() is Posture.SITTING:
            self.sat_since = min(self.at, self.sat_since + 15 * MINUTE)

    def _still(self, result: Posture) -> datetime:
        return self.until if result is self._posture() else self.at

    def _stay(self, prompt: Prompt, result: Posture) -> timedelta:
        longest = {Posture.FLOOR: 10, Posture.STANDING: 15 if self.profile.body.pregnancy else 40}
        return min(prompt.movement.stay, longest.get(result, 1000) * MINUTE)
