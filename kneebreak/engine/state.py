"""Where we are: one class per situation, and what is remembered across all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from kneebreak.engine.busy import Busy
from kneebreak.engine.effects import Obstacle
from kneebreak.engine.entry import Outcome
from kneebreak.engine.feedback import Feedback
from kneebreak.engine.movement import Kind, Side
from kneebreak.engine.posture import Stance
from kneebreak.engine.prompt import Pending, Prompt
from kneebreak.engine.ramp import Ramp
from kneebreak.record import NamedTuple


class Working(NamedTuple):
    """The interval runs."""

    since: datetime
    due: datetime


class Prompting(NamedTuple):
    """A prompt is on the screen and waits until it gives up."""

    prompt: Prompt
    gives_up: datetime
    rested: bool = False
    """Whether an absence as long as `away` fell into it: without an answer it then ends as rested, not as missed."""
    lost: int = 0
    """How often its bubble was lost and shown again; once more than it is shown at all: nobody shows it."""


class PromptingAway(NamedTuple):
    """A prompt is on the screen of somebody who is away: its patience stands still."""

    prompt: Prompt
    patience_left: timedelta
    rested: bool = False
    """Whether an absence as long as `away` fell into it before this one."""


class Snoozed(NamedTuple):
    """A prompt was put off and comes back."""

    prompt: Prompt
    until: datetime


class Held(NamedTuple):
    """A prompt fell due, or was to come back, and waits until it disturbs nobody; the interval does not run on."""

    what: Pending | Prompt
    """A prompt where it was shown before and snoozed."""
    since: datetime
    reason: Busy
    """What holds it, or held it last."""
    free: datetime | None = None
    """Since when nothing holds it any more: it waits for peace, and for a pause in the typing; None: it is held."""


class Away(NamedTuple):
    """The user left while the interval ran; it begins anew when they return."""

    since: datetime
    due: datetime | None
    """When the interval that the absence ended would have been over; None: none ran when the hours began."""


class Paused(NamedTuple):
    """The user asked for silence."""

    until: datetime | None
    """None: until they resume."""


class OffHours(NamedTuple):
    """The schedule's hours are over."""

    until: datetime | None
    """When they begin again; None: never."""


class Practising(NamedTuple):
    """A guided practice is under way, and nothing is shown meanwhile."""

    before: Situation
    """Where it goes on afterwards."""
    until: datetime
    """When it is taken to be over, unless it is heard of again."""


Situation = Working | Prompting | PromptingAway | Snoozed | Held | Away | Paused | OffHours | Practising


class Rotation(NamedTuple):
    """What was shown so far, as far as the next choice depends on it."""

    seed: int
    """64 random bits, drawn once on each machine."""
    draws: int = 0
    """How many draws were made: with the seed it is all there is of chance."""
    last_kind: Kind | None = None
    kind_before: Kind | None = None
    """The kind that the prompt before the last one asked for in the end."""
    recent: tuple[str, ...] = ()
    """The ids of what the last prompts asked for in the end, the newest last."""
    passed: tuple[str, ...] = ()
    """The ids of what was given up for another movement, the newest last."""
    shorts: int = 0
    """How many prompts running were done in their seated short form."""
    sides: Mapping[str, Side] = {}
    """By movement id: the side it used, or began with, when it was shown last. Never changed in place."""
    workspaces: tuple[str, ...] = ()
    """The names of the user's workspaces that were asked for, the latest last."""


class Today(NamedTuple):
    """What was decided on a local day."""

    day: date
    outcomes: Mapping[Outcome, int] = {}
    """Never changed in place."""
    strength: int = 0
    """Exercises for hips and core done."""
    kinds: Mapping[Kind, int] = {}
    """How often each kind was done. Never changed in place."""
    first: datetime | None = None
    """When the first prompt was shown."""
    practised: datetime | None = None
    """When the last step of a practice that is counted here was done."""

    def of(self, day: date) -> Today:
        """The count of this day: nothing yet, if it is another one."""
        return self if self.day == day else Today(day)


class Decision(NamedTuple):
    """The last answer, as far as undoing it needs to know."""

    entry: str
    """The id of its log entry."""
    outcome: Outcome
    movement: str
    """The id of the movement."""
    side: Side | None
    wording: int
    kind: Kind
    strength: bool
    """Whether it counted towards the strength exercises."""
    day: date
    stance_before: Stance


class Silence(NamedTuple):
    """How long the user has been at work without a prompt that reached them, and why."""

    since: datetime
    obstacle: Obstacle = Obstacle.WAITING
    reason: Busy | None = None
    """What held prompts back last, where that is the obstacle."""
    told: bool = False
    """Whether the alarm has been raised."""


class State(NamedTuple):
    """Everything that `step` carries from one event to the next."""

    situation: Situation
    rotation: Rotation
    stance: Stance
    today: Today
    settled: datetime
    """Fixed times up to this instant are done with."""
    at: datetime
    """The time of the last event."""
    wakes: datetime | None = None
    """When the engine must hear something; None: no need by itself."""
    listens: timedelta | None = None
    """After how long without input the engine must hear of it; None: no need."""
    gone_since: datetime | None = None
    """When the user's absence began, if they are away now or the screen is locked."""
    locked: datetime | None = None
    """Since when the screen has been locked; None: it is not. What a start does not know is told to it anew."""
    returned: datetime | None = None
    """When the user last came back, or may have: an unlocked screen, a machine that resumed, input after an absence."""
    silence: Silence | None = None
    """None: it is not known how long it has lasted."""
    last: Decision | None = None
    feedback: Feedback = Feedback()
    ramp: Ramp = Ramp()


def wakes_at(state: State) -> datetime | None:
    """When the engine must be told the time again, at the latest; None: not before something happens."""
    return state.wakes


def listens_for(state: State) -> timedelta | None:
    """After how long without input the engine must be told the time; None: it need not, until absences are long."""
    return state.listens


def worth_saving(state: State, saved: State | None) -> bool:
    """Whether a restart would miss something; that time has passed without a fixed time is nothing to save."""
    if saved is None:
        return True
    return lasting(state) != lasting(saved._replace(settled=state.settled))


def lasting(state: State) -> State:
    """The part of a state that must survive a restart; two states that agree in it need no new copy on disk.

    A practice is not part of it: one that is still under way will say so.
    """
    situation = state.situation.before if isinstance(state.situation, Practising) else state.situation
    return state._replace(at=state.settled, wakes=None, listens=None, situation=situation, locked=None, silence=None)
