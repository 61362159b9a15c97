"""A simulated day: the engine driven as the shell drives it, with time that passes on command."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.busy import Busy
from kneebreak.engine.effects import Effect, Record, Refusal, Refuse, ShowPrompt, Warn, WithdrawPrompt
from kneebreak.engine.entry import Correction, Entry, Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BusyChanged,
    CameBack,
    Event,
    Happening,
    Locked,
    PlanChanged,
    Practised,
    Started,
    Ticked,
    Unlocked,
    WentAway,
)
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.state import Held, Prompting, PromptingAway, Situation, Snoozed, State, lasting, wakes_at
from kneebreak.engine.step import begin, step
from tests.engine.catalogue import MORNING, PLAN


class Day:
    """Somebody at their desk. What the engine had to say is kept for looking at."""

    def __init__(self, plan: Plan = PLAN, at: datetime = MORNING, seed: int = 1) -> None:
        self.plan = plan
        self.state = begin(plan, seed, at)
        self.at = at
        self.idle_for: timedelta | None = None
        self.busy: dict[Busy, bool] = {}
        self.effects: list[Effect] = []
        self._on_screen: Prompt | None = None

    def situation(self) -> Situation:
        return self.state.situation

    @property
    def log(self) -> list[Entry]:
        return [line for line in self.lines if isinstance(line, Entry)]

    @property
    def lines(self) -> list[Entry | Correction]:
        return [effect.line for effect in self.effects if isinstance(effect, Record)]

    @property
    def outcomes(self) -> list[Outcome]:
        return [entry.outcome for entry in self.log]

    @property
    def shown(self) -> list[Prompt]:
        return [effect.prompt for effect in self.effects if isinstance(effect, ShowPrompt)]

    @property
    def warnings(self) -> list[Warn]:
        return [effect for effect in self.effects if isinstance(effect, Warn)]

    @property
    def prompt(self) -> Prompt:
        """The open prompt."""
        situation = self.situation()
        if isinstance(situation, Held):
            assert isinstance(situation.what, Prompt)
            return situation.what
        assert isinstance(situation, Prompting | PromptingAway | Snoozed)
        return situation.prompt

    def on_screen(self) -> Prompt | None:
        """What the user sees."""
        return self._on_screen

    def happen(self, what: Happening) -> Refusal | None:
        """Let something happen now."""
        before = lasting(self.state)
        self.state, effects = step(self.plan, self.state, Event(self.at, what, self.idle_for, self.busy))
        self.effects += effects
        for effect in effects:
            match effect:
                case ShowPrompt(prompt=prompt):
                    self._on_screen = prompt
                case WithdrawPrompt():
                    self._on_screen = None
        wakes = wakes_at(self.state)
        assert wakes is None or wakes > self.at, "the engine must not be asked again at once"
        refusals = [effect.why for effect in effects if isinstance(effect, Refuse)]
        if refusals:
            assert lasting(self.state) == before, "what is refused changes nothing"
        return refusals[0] if refusals else None

    def pass_time(self, span: timedelta) -> None:
        """Let time pass, and wake the engine whenever it wants to be woken."""
        end = self.at + span
        while (wakes := wakes_at(self.state)) is not None and wakes <= end:
            self.at = max(self.at, wakes)
            self.happen(Ticked())
        self.at = end

    def until_prompt(self, within: timedelta = timedelta(hours=30)) -> Prompt:
        """Let time pass until a prompt is on the screen."""
        end = self.at + within
        while self._on_screen is None:
            wakes = wakes_at(self.state)
            assert wakes is not None
            assert wakes <= end, "no prompt came"
            self.at = wakes
            self.happen(Ticked())
        return self._on_screen

    def answer(self, answer: Answer, prompt: str | None = None) -> Refusal | None:
        """Answer the open prompt, or the one of this id."""
        return self.happen(Answered(prompt, answer, Via.NOTIFICATION))

    def be_away(self, span: timedelta) -> None:
        """Leave the desk for this long, as a source of idle events tells it."""
        since = self.at
        if span >= self.plan.rhythm.away:
            self.pass_time(self.plan.rhythm.away)
            self.happen(WentAway(since))
            self.pass_time(span - self.plan.rhythm.away)
            self.happen(CameBack(since))
        else:
            self.pass_time(span)

    def begin_to_be(self, reason: Busy, *, announced: bool = True) -> None:
        """Be busy with something from now on, as a source tells it that does, or does not, tell its end."""
        self.busy = {**self.busy, reason: announced}
        if announced:
            self.happen(BusyChanged())

    def end_to_be(self, reason: Busy) -> None:
        """Be busy with it no longer."""
        announced = self.busy[reason]
        self.busy = {each: told for each, told in self.busy.items() if each is not reason}
        if announced:
            self.happen(BusyChanged())

    def be_locked(self, span: timedelta) -> None:
        """Lock the screen for this long, as a source of locks tells it."""
        self.happen(Locked())
        self.pass_time(span)
        self.happen(Unlocked())

    def restart(
        self,
        logged: tuple[Outcome, ...] = (),
        after: timedelta = timedelta(0),
        *,
        taken_back: bool = False,
        practised: tuple[Practised, ...] = (),
    ) -> None:
        """End the program and start it again from what lasts."""
        self.at += after
        self.state = lasting(self.state)._replace(at=self.at)
        self._on_screen = None
        self.happen(Started(logged, taken_back, practised))

    def change_plan(self, plan: Plan) -> None:
        """Save another schedule."""
        self.plan = plan
        self.happen(PlanChanged())


def restarted(state: State, at: datetime) -> State:
    """What a new process knows of a state."""
    return lasting(state)._replace(at=at)
