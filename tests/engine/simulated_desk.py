"""What goes on around a simulated life: calls, do-not-disturb, locked screens, machines that resume.

It knows what is true, whatever the engine has been told of it.
"""

from __future__ import annotations

import random
from datetime import timedelta

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.events import (
    Answered,
    BreakRequested,
    BusyChanged,
    CameBack,
    Dismissed,
    Happening,
    HurtReported,
    Locked,
    PauseRequested,
    PostureDeclared,
    PracticeSeen,
    Rated,
    ResumeRequested,
    Slept,
    Started,
    StepDeclined,
    StepTaken,
    UndoRequested,
    Unlocked,
    Woke,
)
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Because, Prompt

PEACE = timedelta(minutes=2)
LONG_AGO = timedelta(days=-9)
_STRICTEST_FIRST = (Policy.HOLD, Policy.SKIP, Policy.DISCREET, Policy.SHOW)
_RETURNS = (Unlocked, Woke, Slept, CameBack)
_SOMEBODY_THERE = (
    *(Unlocked, CameBack, Started, Answered, Dismissed, BreakRequested, PauseRequested, ResumeRequested),
    *(PostureDeclared, UndoRequested, Rated, HurtReported, StepTaken, StepDeclined, PracticeSeen),
)


class SimulatedDesk:
    """Changes at random, and knows what must not be shown."""

    def __init__(self, chance: random.Random) -> None:
        self.busy: dict[Busy, bool] = {}
        self._chance = chance
        self._locked: timedelta | None = None
        """The real time at which the screen was locked."""
        self._returned = LONG_AGO

    def surprise(self, real: timedelta) -> list[Happening]:
        """Something that happens around; of some of it nobody tells."""
        match self._chance.randrange(8):
            case 0 | 1 | 2:
                return self._be_busy()
            case 3 | 4 | 5:
                told: list[Happening] = [Locked(), Unlocked()]
                return [self._chance.choice(told)]
            case 6:
                self._unlocked(real)  # and nobody says so
                return []
        return [Woke()]

    def idle_for(self, real: timedelta, what: Happening) -> timedelta | None:
        """How long ago the last input was, where that is known."""
        if self._locked is not None and not isinstance(what, _SOMEBODY_THERE):
            return self._chance.choice([None, real - self._locked])
        return self._chance.choice([None, timedelta(0), timedelta(seconds=30)])

    def happen(self, what: Happening, real: timedelta) -> None:
        """Take note of what happens, before the engine does."""
        if isinstance(what, _SOMEBODY_THERE) or (self._locked is not None and real - self._locked >= timedelta(days=1)):
            self._locked = None
        if isinstance(what, Locked) and self._locked is None:
            self._locked = real
        if isinstance(what, _RETURNS):
            self._returned = real

    def check_may_come(self, plan: Plan, prompt: Prompt, real: timedelta, *, new: bool) -> None:
        """A prompt came by itself, or came back: nothing may stand against that."""
        assert self._locked is None, "nothing comes by itself to a locked screen"
        assert real - self._returned >= PEACE, "nothing comes by itself into the peace after a return"
        policy = self._policy(plan)
        assert policy in (Policy.DISCREET, Policy.SHOW), f"nothing comes by itself through {policy}"
        busy = prompt.choice.because is Because.BUSY
        assert busy or policy is not Policy.DISCREET, "in a call comes what nobody notices"
        assert policy is Policy.DISCREET or not (busy and new), "and that is for calls"

    def _policy(self, plan: Plan) -> Policy:
        reasons = [reason for reason in self.busy if not (plan.insist and reason is Busy.DO_NOT_DISTURB)]
        found = {plan.busy[reason] for reason in reasons}
        return next((policy for policy in _STRICTEST_FIRST if policy in found), Policy.SHOW)

    def _be_busy(self) -> list[Happening]:
        ends = self.busy and self._chance.random() < 0.8
        reason = self._chance.choice(list(self.busy if ends else Busy))
        if reason in self.busy:
            announced = self.busy.pop(reason)
        else:
            announced = self.busy[reason] = self._chance.random() < 0.5
        return [BusyChanged()] if announced else []

    def _unlocked(self, real: timedelta) -> None:
        if self._locked is not None:
            self._locked, self._returned = None, real
