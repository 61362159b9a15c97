"""One turn of the engine: the state as it changes, and the effects as they come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kneebreak.engine.busy import Busy
from kneebreak.engine.chance import draw
from kneebreak.engine.disturbance import is_neutral
from kneebreak.engine.effects import Effect, Record, Refusal, Refuse, ShowPrompt, WithdrawPrompt
from kneebreak.engine.entry import Correction, Outcome, Via
from kneebreak.engine.feedback import answered, unskipped
from kneebreak.engine.moment import Moment, moment_at
from kneebreak.engine.movement import Posture
from kneebreak.engine.others import short_form
from kneebreak.engine.outcome import decision_of, entry_of, exercised, tallied, unseen_entry
from kneebreak.engine.plan import Plan
from kneebreak.engine.posture import Stance, after
from kneebreak.engine.prompt import Choice, Manner, Origin, Pending, Prompt
from kneebreak.engine.ramp import counted
from kneebreak.engine.rotation import choose, shown
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import (
    Away,
    Decision,
    Held,
    Prompting,
    PromptingAway,
    Snoozed,
    State,
    Today,
    Working,
)

if TYPE_CHECKING:
    from kneebreak.engine.state import Situation

_ANSWERS = frozenset({Outcome.DONE, Outcome.SKIPPED})
"""The last outcomes that are the user's doing, and that undoing takes back."""


class Turn:
    """What becomes of one event; lives within one `step` and is seen by nobody else."""

    __slots__ = ("at", "busy", "effects", "idle_for", "plan", "state")

    def __init__(
        self, plan: Plan, state: State, at: datetime, idle_for: timedelta | None, busy: Mapping[Busy, bool]
    ) -> None:
        self.plan = plan
        self.busy = busy
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
        """The prompt that has not come to its last outcome: on the screen, snoozed, or kept from coming back."""
        match self.situation:
            case Prompting(prompt=prompt) | PromptingAway(prompt=prompt) | Snoozed(prompt=prompt):
                return prompt
            case Held(what=Prompt() as prompt):
                return prompt
        return None

    @property
    def has_rested(self) -> bool:
        """Whether the user is away, and has been for long enough for a break of their own."""
        gone = self.state.gone_since
        return gone is not None and self.at - gone >= self.plan.rhythm.away

    @property
    def moment(self) -> Moment:
        """What a choice made now depends on."""
        return moment_at(self.plan, self.state, self.at)

    def lasting_effects(self) -> tuple[Effect, ...]:
        """The effects in their order; a prompt that is over by the end of the turn is not shown first."""
        stays = isinstance(self.situation, Prompting | PromptingAway)
        return tuple(
            effect._replace(neutral=is_neutral(effect.prompt.choice, self.busy))
            if isinstance(effect, ShowPrompt)
            else effect
            for effect in self.effects
            if stays or not isinstance(effect, ShowPrompt)
        )

    def refuse(self, why: Refusal) -> None:
        """Say that it could not be done."""
        self.effects.append(Refuse(why))

    def work(self) -> None:
        """Begin a new interval; hours and absences are seen to by whatever looks at the time next."""
        gone = self.state.gone_since
        self.situation = Working(self.at, self.at + self.plan.rhythm.every) if gone is None else Away(gone, None)

    def drop_fixed_times(self) -> None:
        """Be done with the fixed times that have passed, shown or not."""
        self.state = self.state._replace(settled=self.at)

    def prompt(self, pending: Pending, origin: Origin, choice: Choice, *, sound: bool = False) -> None:
        """Put a new prompt on the screen, with this movement."""
        today = self._today()
        rotation = shown(self.state.rotation, choice)
        self.state = self.state._replace(rotation=rotation, today=today._replace(first=today.first or self.at))
        self.show(Prompt(pending.id, pending.due, self.at, choice, origin), sound=sound)

    def exchange(self, prompt: Prompt) -> bool:
        """Show another movement in the same prompt, the seated short form first; False if there is none."""
        rotation, moment = self.state.rotation, self.moment
        short = short_form(self.plan, rotation, moment) if prompt.others == 0 else None
        choice = short or choose(self.plan, rotation, moment, again=True)
        if choice.movement.id == prompt.movement.id:
            return False
        self.change(prompt._replace(others=prompt.others + 1), choice)
        return True

    def change(self, prompt: Prompt, choice: Choice, *, sound: bool = False) -> None:
        """Show this choice in the open prompt, in the place of the one before."""
        self.state = self.state._replace(rotation=shown(self.state.rotation, choice, again=True))
        self.show(prompt._replace(choice=choice), sound=sound)

    def sit_down(self) -> None:
        """Take it that the user has just sat down: they have been away for long, or a new day begins."""
        self.state = self.state._replace(stance=Stance(Posture.SITTING, self.at))

    def show(self, prompt: Prompt, *, sound: bool = False) -> None:
        """Put a prompt on the screen, with all its patience before it; that begins when the user is there.

        Nothing is heard of it while there is anything that it could disturb.
        """
        patience = self.plan.rhythm.patience
        is_there = self.state.gone_since is None
        self.situation = Prompting(prompt, self.at + patience) if is_there else PromptingAway(prompt, patience)
        self.effects.append(ShowPrompt(prompt, sound=sound and not self.busy))

    def end(
        self, prompt: Prompt, outcome: Outcome, via: Via | None, *, reason: str | None = None, known: bool = False
    ) -> None:
        """Bring the open prompt to its last outcome, and begin the next interval.

        `reason` is what held it; `known`: the log holds it already.
        """
        decision = decision_of(self.plan, self.state, self.at, prompt, outcome)
        self._move_on(prompt, outcome)
        if not known:
            self.effects.append(Record(entry_of(self.state, self.at, prompt, outcome, via)._replace(reason=reason)))
        self._count(outcome, decision)
        if outcome in _ANSWERS:
            self.state = self.state._replace(last=decision)
        self.effects.append(WithdrawPrompt())
        self.work()

    def snooze(self, prompt: Prompt, span: timedelta, via: Via | None, *, known: bool = False) -> None:
        """Put the open prompt off."""
        if not known:
            self.effects.append(Record(entry_of(self.state, self.at, prompt, Outcome.SNOOZED, via)))
        self._count(Outcome.SNOOZED, None)
        self.situation = Snoozed(prompt._replace(snoozed=prompt.snoozed + 1), self.at + span)
        self.effects.append(WithdrawPrompt())

    def drop(
        self, pending: Pending, outcome: Outcome, reason: str | None, via: Via | None = None, *, known: bool = False
    ) -> None:
        """Log what was never shown; `known`: the log holds it already."""
        if not known:
            entry = unseen_entry(self.plan, self.state, self.at, pending, outcome)
            self.effects.append(Record(entry._replace(via=via, reason=reason)))
        self._count(outcome, None)

    def undo(self, decision: Decision, *, known: bool = False) -> None:
        """Take the last answer back: in the log unless that knows already, in the counts, in the posture."""
        if not known:
            self.effects.append(Record(Correction(self.token(), self.at, decision.entry)))
        today = self._today()
        if today.day == decision.day:
            self._count_today(decision.outcome, decision, by=-1)
        ramp = counted(self.state.ramp, decision.day, decision.outcome, by=-1)
        self.state = self.state._replace(ramp=ramp)
        if decision.outcome is Outcome.SKIPPED:
            self.state = self.state._replace(feedback=unskipped(self.state.feedback, decision.movement))
        self.state = self.state._replace(last=None, stance=decision.stance_before)

    def token(self) -> str:
        """A new id for the log, unique across machines: the time, and 32 bits of this machine's chance."""
        bits, rotation = draw(self.state.rotation)
        self.state = self.state._replace(rotation=rotation)
        return f"{self.at:%Y%m%dT%H%M%S}-{bits >> 32:08x}"

    def _move_on(self, prompt: Prompt, outcome: Outcome) -> None:
        """Let an outcome have its effect on posture, feedback and the count of short forms."""
        state = self.state
        state = state._replace(feedback=answered(state.feedback, prompt.movement.id, outcome))
        if outcome is Outcome.DONE:
            short = prompt.choice.manner is Manner.SHORT
            state = state._replace(
                stance=after(self.plan.body, state.stance, prompt.choice, self.at),
                rotation=state.rotation._replace(shorts=state.rotation.shorts + 1 if short else 0),
            )
        self.state = state

    def _count(self, outcome: Outcome, decision: Decision | None) -> None:
        self._count_today(outcome, decision, by=1)
        ramp = counted(self.state.ramp, self.state.today.day, outcome)
        self.state = self.state._replace(ramp=ramp)

    def _count_today(self, outcome: Outcome, decision: Decision | None, by: int) -> None:
        today = tallied(self._today(), outcome, by)
        if outcome is Outcome.DONE and decision is not None:
            today = exercised(today, decision.kind, by, strength=decision.strength)
        self.state = self.state._replace(today=today)

    def _today(self) -> Today:
        return self.state.today.of(local_day(self.plan, self.at))
