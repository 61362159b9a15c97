"""Many days of somebody's life with kneebreak: random answers, absences, suspends, clocks that are set, flights, calls.

Everything is drawn from one seed, so that a day that breaks a law can be lived again.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from kneebreak.engine.busy import LookFirst, Unseen
from kneebreak.engine.effects import ChangePace, OfferStep, Record, ShowPrompt, WithdrawPrompt
from kneebreak.engine.entry import Entry, Outcome, Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    BubbleLost,
    BubbleRefused,
    CameBack,
    ClockSet,
    Dismissed,
    Event,
    Happening,
    HurtReported,
    PauseRequested,
    PlanChanged,
    PostureDeclared,
    PracticeEnded,
    PracticeSeen,
    Practised,
    Rated,
    ResumeRequested,
    Slept,
    Started,
    StepDeclined,
    StepTaken,
    Ticked,
    UndoRequested,
    Until,
    WentAway,
)
from kneebreak.engine.feedback import Taste
from kneebreak.engine.movement import Posture, Side
from kneebreak.engine.prompt import Origin, Pending, Prompt
from kneebreak.engine.ramp import STAGES, Pace, Way
from kneebreak.engine.schedule import local_day, stretch_at
from kneebreak.engine.state import (
    Held,
    Paused,
    Practising,
    Prompting,
    PromptingAway,
    Snoozed,
    State,
    Working,
    lasting,
    wakes_at,
)
from kneebreak.engine.step import begin, step
from tests.engine.catalogue import at_pace
from tests.engine.simulated_desk import SimulatedDesk
from tests.engine.simulated_endings import Endings
from tests.engine.simulated_plan import ZONES, any_plan

PAUSES: list[timedelta | Until] = [Until.TOMORROW, Until.RESUMED, timedelta(minutes=30)]
SECOND = timedelta(seconds=1)
_SHOWN_AGAIN_BY = (Answered, BreakRequested, HurtReported, Rated, BubbleLost, Started)
"""What brings a prompt back that was shown before; else it comes by itself."""


class Life:
    """Lives day after day and checks each law at each event; a broken law is an AssertionError."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self.desk = SimulatedDesk(self.chance)
        self.pace: Pace | None = self.chance.choice([None, STAGES[1]])
        """Of somebody on the ramp; it lasts until they take a step."""
        self.plan = any_plan(self.chance, self.pace)
        self.at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=self.chance.randrange(60 * 24 * 365))
        self.state: State = begin(self.plan, seed, self.at)
        self.real = timedelta(0)
        """Time that really passed, whatever the clock says."""
        self.on_screen: Prompt | None = None
        self.endings = Endings()
        self.shown: dict[str, Prompt] = {}
        self.rhythm_excused = True
        self.offered: date | None = None
        """The local day of the last offer."""
        self.offers = 0
        self.wanted: Pace | None = None
        """What a step that was taken is to make of the schedule."""

    def live(self, days: int) -> None:
        """Live for so many days of real time."""
        end = self.real + timedelta(days=days)
        while self.real < end:
            self._let_time_pass()
            for what in self._surprises():
                self._happen(what)

    def _let_time_pass(self) -> None:
        """To the next thing the engine waits for, or to some moment before it."""
        wakes = wakes_at(self.state)
        wait = timedelta(hours=self.chance.choice([1, 3, 9])) if wakes is None else max(wakes - self.at, timedelta(0))
        if self.chance.random() < 0.4:
            wait = min(wait, SECOND * self.chance.randrange(1, 2400))
            self._pass(wait)
        else:
            self._pass(min(wait, timedelta(hours=20)))
            self._happen(Ticked())

    def _pass(self, span: timedelta) -> None:
        self.at += span
        self.real += span

    def _surprises(self) -> list[Happening]:  # noqa: C901, PLR0911, PLR0912 - a list of all that can happen to one
        roll = self.chance.random()
        prompt = self.on_screen
        if prompt is not None and roll < 0.5:
            self._pass(SECOND * self.chance.randrange(0, 500))
            return [self._answer(prompt)]
        if isinstance(self.state.situation, Held) and roll < 0.3:
            return self.desk.surprise(self.real)
        match int(roll * 64):
            case 30 | 31:
                since = self.at
                self._pass(timedelta(minutes=self.chance.randrange(5, 200)))
                return [WentAway(since), CameBack(since)]
            case 32:
                since = self.at - self.plan.rhythm.away
                self._happen(WentAway(since))
                self._pass(timedelta(minutes=self.chance.randrange(1, 900)))
                return [Ticked(), CameBack(since)]
            case 33 | 34:
                slept = timedelta(minutes=self.chance.randrange(1, 900))
                self._pass(slept)
                return [Slept(slept)]
            case 35:
                moved = SECOND * self.chance.randrange(-90_000, 90_000)
                self.at += moved
                self.rhythm_excused = True
                return [ClockSet(moved)]
            case 36:
                self.plan = self.plan._replace(zone=self.chance.choice(ZONES))
                return [Ticked()]
            case 37:
                self.plan = any_plan(self.chance, self.pace)
                self.rhythm_excused = True
                return [PlanChanged()]
            case 38:
                self.rhythm_excused = True
                return [PauseRequested(self.chance.choice(PAUSES), Via.TRAY)]
            case 39:
                return [PostureDeclared(self.chance.choice(list(Posture)))]
            case 40:
                return [UndoRequested()]
            case 41:
                return [BreakRequested()]
            case 42 | 43:
                return [self._restart()]
            case 44 | 45 | 46:
                return [ResumeRequested()]
            case 47:
                return [Answered("not-one-of-ours", Answer.DONE, Via.NOTIFICATION)]
            case 48 | 49 if self.shown:
                return [Answered(self.chance.choice(list(self.shown)), Answer.SNOOZE, Via.NOTIFICATION)]
            case 50:
                if self.chance.random() < 0.3:
                    return [BubbleRefused()]
                if isinstance(self.state.situation, Prompting):
                    self.on_screen = None
                return [BubbleLost()]
            case 51:
                named = self.chance.choice([None, *self.plan.movements])
                return [Rated(named, self.chance.choice(list(Taste)))]
            case 52:
                return [HurtReported()]
            case 53 if self.offered is not None:
                return self._respond()
            case 53 | 54:
                return [PracticeSeen()]
            case 55:
                return [self._step()]
            case 56:
                return [PracticeEnded()]
            case 57:
                self._happen(PracticeSeen())
                self._pass(SECOND * self.chance.randrange(5, 50))
                return [self._step(), PracticeEnded() if self.chance.random() < 0.5 else PracticeSeen()]
            case 58 | 59 | 60 | 61 | 62 | 63:
                return self.desk.surprise(self.real)
        return []

    def _step(self) -> Practised:
        """A step of a practice; now and then the engine hears late of it."""
        movement, posture = self.chance.choice(list(self.plan.movements)), self.chance.choice(list(Posture))
        late = SECOND * self.chance.choice([0, 0, 2])
        return Practised(movement, self.chance.choice([None, *Side]), posture, self.at - late)

    def _respond(self) -> list[Happening]:
        """Decline a step or take one; the schedule is changed as the engine wants it to be."""
        answers: list[Happening] = [StepDeclined(), StepTaken(Way.UP), StepTaken(Way.DOWN)]
        self._happen(self.chance.choice(answers))
        if self.wanted is None:
            return []
        self.pace, self.wanted = self.wanted, None
        self.plan = at_pace(self.plan, self.pace)
        self.rhythm_excused = True
        return [PlanChanged()]

    def _answer(self, prompt: Prompt) -> Happening:
        if self.chance.random() < 0.15:
            return Dismissed(prompt.id, looks_like_click=self.chance.random() < 0.5)
        answer = self.chance.choice([Answer.DONE, Answer.DONE, Answer.SNOOZE, Answer.SKIP, Answer.OTHER])
        return Answered(self.chance.choice([prompt.id, None]), answer, Via.NOTIFICATION)

    def _restart(self) -> Happening:
        """End the program; now and then it died just after writing to the log."""
        before = self.state
        logged: tuple[Outcome, ...] = ()
        match lasting(before).situation:
            case (
                Prompting(prompt=what)
                | PromptingAway(prompt=what)
                | Snoozed(prompt=what)
                | Held(what=what) as situation
            ):
                logged = (Outcome.SNOOZED,) * (what.snoozed if isinstance(what, Prompt) else 0)
                if self.chance.random() < 0.3:
                    logged += (Outcome.HELD if isinstance(situation, Held) else Outcome.DONE,)
                    self.endings.end(what.id, self.real)
        self._pass(SECOND * self.chance.choice([1, 60, 4000, 60_000]))
        self.state = lasting(before)._replace(at=self.at)
        self.on_screen = None
        return Started(logged)

    def _happen(self, what: Happening) -> None:
        self.desk.happen(what, self.real)
        idle = self.desk.idle_for(self.real, what)
        if isinstance(what, Ticked) and self.state.gone_since is not None and self.state.locked is None:
            idle = None
        event = Event(self.at, what, idle, Unseen())
        try:
            self.state, effects = step(self.plan, self.state, event)
        except LookFirst:
            self.state, effects = step(self.plan, self.state, event._replace(busy=dict(self.desk.busy)))
        if isinstance(what, Practised) and self.state.today.practised == what.at:
            self.endings.last_outcome = max(self.endings.last_outcome, self.real - (self.at - what.at))
        for effect in effects:
            match effect:
                case Record(line=Entry() as entry):
                    self.endings.check_entry(entry, self.shown, self.real)
                case ShowPrompt(prompt=prompt):
                    self._check_shown(prompt, what)
                    self.on_screen = prompt
                case WithdrawPrompt():
                    self.on_screen = None
                case OfferStep():
                    self._check_offer(what)
                case ChangePace(after=after):
                    assert isinstance(what, StepTaken), "the schedule is never changed unasked"
                    self.wanted = after
        self._check_state()

    def _check_shown(self, prompt: Prompt, what: Happening) -> None:
        assert prompt.id not in self.endings, "a prompt that has ended is not shown again"
        new = prompt.id not in self.shown
        requested = isinstance(what, BreakRequested if new else _SHOWN_AGAIN_BY)
        if self.on_screen is None and not requested:
            self.desk.check_may_come(self.plan, prompt, self.real, new=new)
        if new:
            assert self.on_screen is None, "never two prompts at once"
            if prompt.origin is Origin.RHYTHM:
                self._check_rhythm()
            if prompt.origin is Origin.FIXED:
                late = self.at - prompt.due >= timedelta(hours=3)
                assert not late or prompt.id in self.endings.held, "a fixed time that is long past is not made up for"
        if prompt.origin is Origin.RHYTHM or (new and prompt.origin is not Origin.FIXED):
            asked = isinstance(what, BreakRequested | Answered)
            assert asked or stretch_at(self.plan, self.at), "nothing outside the hours"
        assert not isinstance(self.state.situation, Paused | Practising), "nothing in a pause, nor in a practice"
        self.shown[prompt.id] = prompt

    def _check_offer(self, what: Happening) -> None:
        assert isinstance(what, Answered | Dismissed), "offers come right after an answer"
        assert isinstance(self.state.situation, Working), "never on top of a prompt, nor in a pause"
        assert self.on_screen is None
        assert self.plan.ramp
        assert local_day(self.plan, self.at) != self.offered, "once a day at most"
        self.offered = local_day(self.plan, self.at)
        self.offers += 1

    def _check_rhythm(self) -> None:
        if not self.rhythm_excused:
            since = self.real - self.endings.last_outcome
            assert since >= self.plan.rhythm.every, f"two prompts of the rhythm within {since}"
        self.rhythm_excused = False

    def _check_state(self) -> None:
        wakes = wakes_at(self.state)
        assert wakes is None or wakes > self.at, "no busy loop"
        on_screen = isinstance(self.state.situation, Prompting | PromptingAway)
        assert on_screen == (self.on_screen is not None), "the screen shows what the state says"
        unfinished = [prompt for prompt in self.shown if prompt not in self.endings]
        assert len(unfinished) <= 1, "none is lost: all but the open one have ended"
        situation = lasting(self.state).situation
        pending = isinstance(situation, Held) and isinstance(situation.what, Pending)
        assert bool(unfinished) == (isinstance(situation, Prompting | PromptingAway | Snoozed | Held) and not pending)
        self.endings.check_held(situation, self.shown)
        if len(self.shown) > 50:
            self.shown = {name: prompt for name, prompt in self.shown.items() if name in unfinished}
