"""One turn of the engine: the state as it changes, and the effects as they come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kneebreak.engine.chance import draw
from kneebreak.engine.effects import Effect, Record, Refusal, Refuse, ShowPrompt, WithdrawPrompt
from kneebreak.engine.entry import Correction, Entry, Outcome, Via
from kneebreak.engine.movement import Kind, Posture, Side, Sides, with_side
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Origin, Prompt
from kneebreak.engine.rotation import Choice, choose, shown
from kneebreak.engine.schedule import local_day, stretch_at
from kneebreak.engine.state import (
    Away,
    Decision,
    Prompting,
    PromptingAway,
    Snoozed,
    Stance,
    State,
    Today,
    Working,
)

if TYPE_CHECKING:
    from kneebreak.engine.state import Situation

STRENGTH = frozenset({Kind.HIPS})
"""The kinds that count towards the day's strength exercises."""


_ANSWERS = frozenset({Outcome.DONE, Outcome.SKIPPED})
"""The last outcomes that are the user's doing, and that undoing takes back."""


class Turn:
    """What becomes of one event; lives within one `step` and is seen by nobody else."""

    __slots__ = ("at", "effects", "idle_for", "plan", "state")

    def __init__(self, plan: Plan, state: State, at: datetime, idle_for: timedelta | None) -> None:
        self.plan = plan
        self.state = state._replace(at=at)
        self.at = at
        self.idle_for = idle_for
        self.effects: list[Effect] = []

    @property
    def situation(self) -> Situation:
        """Where we are by now."""
        return self.state.situation

    @situation.setter
    def situation(self, situation: Situation) -> None:
        self.state = self.state._replace(situation=situation)

    @property
    def open_prompt(self) -> Prompt | None:
        """The prompt that has not come to its last outcome, on the screen or snoozed."""
        match self.situation:
            case Prompting(prompt=prompt) | PromptingAway(prompt=prompt) | Snoozed(prompt=prompt):
                return prompt
        return None

    @property
    def posture(self) -> Posture:
        """The posture that the user is assumed to be in now."""
        return posture_at(self.state, self.at)

    @property
    def place(self) -> str:
        """Where the user is now, as far as the plan tells."""
        stretch = stretch_at(self.plan, self.at)
        return stretch.place if stretch else self.plan.rhythm.place

    def lasting_effects(self) -> tuple[Effect, ...]:
        """The effects in their order; a prompt that is over by the end of the turn is not shown first."""
        if isinstance(self.situation, Prompting | PromptingAway):
            return tuple(self.effects)
        return tuple(effect for effect in self.effects if not isinstance(effect, ShowPrompt))

    def refuse(self, why: Refusal) -> None:
        """Say that it could not be done."""
        self.effects.append(Refuse(why))

    def work(self) -> None:
        """Begin a new interval; hours and absences are seen to by whatever looks at the time next."""
        due = self.at + self.plan.rhythm.every
        gone = self.state.gone_since
        self.situation = Working(self.at, due) if gone is None else Away(gone, None)

    def drop_fixed_times(self) -> None:
        """Be done with the fixed times that have passed, shown or not."""
        self.state = self.state._replace(settled=self.at)

    def prompt(self, origin: Origin, due: datetime, choice: Choice | None = None) -> None:
        """Put a new prompt on the screen, with the movement that comes next unless one is named."""
        picked = choice or choose(self.plan, self.state.rotation, self.posture, self.place)
        fresh = Prompt(self.token(), due, self.at, picked.movement, picked.side, origin)
        self._remember_choice(picked)
        self.show(fresh)

    def exchange(self, prompt: Prompt) -> bool:
        """Show another movement in the same prompt; False if there is none."""
        choice = choose(self.plan, self.state.rotation, self.posture, self.place)
        if choice.movement.id == prompt.movement.id:
            return False
        self._remember_choice(choice)
        self.show(prompt._replace(movement=choice.movement, side=choice.side))
        return True

    def show(self, prompt: Prompt) -> None:
        """Put a prompt on the screen, with all its patience before it; that begins when the user is there."""
        patience = self.plan.rhythm.patience
        is_there = self.state.gone_since is None
        self.situation = Prompting(prompt, self.at + patience) if is_there else PromptingAway(prompt, patience)
        self.effects.append(ShowPrompt(prompt))

    def end(self, prompt: Prompt, outcome: Outcome, via: Via | None, *, known: bool = False) -> None:
        """Bring the open prompt to its last outcome, and begin the next interval.

        `known`: the log holds it already.
        """
        before = self.state.stance
        self._move_on(prompt, outcome)
        if not known:
            self.effects.append(Record(self._entry(prompt, outcome, via)))
        self._count(outcome, prompt.movement.kind)
        if outcome in _ANSWERS:
            kind, title = prompt.movement.kind, with_side(prompt.movement.title, prompt.side)
            decision = Decision(prompt.id, outcome, title, kind, self._today().day, before)
            self.state = self.state._replace(last=decision)
        self.effects.append(WithdrawPrompt())
        self.work()

    def snooze(self, prompt: Prompt, span: timedelta, via: Via | None, *, known: bool = False) -> None:
        """Put the open prompt off."""
        if not known:
            self.effects.append(Record(self._entry(prompt, Outcome.SNOOZED, via)))
        self._count(Outcome.SNOOZED, prompt.movement.kind)
        self.situation = Snoozed(prompt._replace(snoozed=prompt.snoozed + 1), self.at + span)
        self.effects.append(WithdrawPrompt())

    def record_absence(self, due: datetime) -> None:
        """Log an absence that was a break of its own, with no prompt open; one would have been due at `due`."""
        entry = Entry(self.token(), self.at, due, None, Outcome.RESTED, None, None, self.posture)
        self.effects.append(Record(entry))
        self._count(Outcome.RESTED, None)

    def undo(self, decision: Decision, *, known: bool = False) -> None:
        """Take the last answer back: in the log unless that knows already, in today's count, in the posture."""
        if not known:
            self.effects.append(Record(Correction(self.token(), self.at, decision.entry)))
        today = self._today()
        if today.day == decision.day:
            self._count(decision.outcome, decision.kind, by=-1)
        self.state = self.state._replace(last=None, stance=decision.stance_before)

    def token(self) -> str:
        """A new id for the log, unique across machines: the time, and 32 bits of this machine's chance."""
        bits, rotation = draw(self.state.rotation)
        self.state = self.state._replace(rotation=rotation)
        return f"{self.at:%Y%m%dT%H%M%S}-{bits >> 32:08x}"

    def _remember_choice(self, choice: Choice) -> None:
        self.state = self.state._replace(rotation=shown(self.state.rotation, choice))

    def _move_on(self, prompt: Prompt, outcome: Outcome) -> None:
        result = prompt.movement.result
        if outcome is Outcome.DONE and result is not None:
            stance = Stance(result, self.at, self.at + prompt.movement.stay)
            self.state = self.state._replace(stance=stance)

    def _entry(self, prompt: Prompt, outcome: Outcome, via: Via | None) -> Entry:
        side = Side.BOTH if prompt.movement.sides is Sides.BOTH else prompt.side
        return Entry(
            prompt.id, self.at, prompt.due, prompt.shown, outcome, prompt.movement, side, self.state.stance.posture, via
        )

    def _count(self, outcome: Outcome, kind: Kind | None, by: int = 1) -> None:
        today = self._today()
        counts = {**today.outcomes, outcome: max(0, today.outcomes.get(outcome, 0) + by)}
        strength = today.strength
        if outcome is Outcome.DONE and kind in STRENGTH:
            strength = max(0, strength + by)
        self.state = self.state._replace(today=Today(today.day, counts, strength))

    def _today(self) -> Today:
        day = local_day(self.plan, self.at)
        return self.state.today if self.state.today.day == day else Today(day)


def posture_at(state: State, at: datetime) -> Posture:
    """The posture that the user is assumed to be in: what they did or said last, until its stay is over."""
    stance = state.stance
    return stance.posture if stance.until is None or at < stance.until else Posture.SITTING
