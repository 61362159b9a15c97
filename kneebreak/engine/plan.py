"""What the user asked for: a Plan is always valid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, time, timedelta, tzinfo
from enum import Enum

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.movement import Kind, Movement, Posture
from kneebreak.record import NamedTuple

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
EVERY_DAY = frozenset(range(7))


class Rhythm(NamedTuple):
    """How often a prompt comes and how it waits."""

    every: timedelta = timedelta(minutes=45)
    patience: timedelta = timedelta(minutes=10)
    snooze: timedelta = timedelta(minutes=5)
    snoozes: int = 3
    """How often one prompt may be snoozed; after that the button is Skip."""
    away: timedelta = timedelta(minutes=5)
    lull: timedelta = timedelta(minutes=2)
    place: str = "home"
    lunch: time = time(12, 30)
    leave_desk: bool = True
    """Whether a movement may lead away from the desk."""
    discreet: int = 1
    """How discreet a movement must be, from 1 (anything goes) to 3 (nobody notices); in the office it is at least 2."""


class Hours(NamedTuple):
    """A range of the day on some weekdays, in local time; an end at or before the start is on the next day."""

    days: frozenset[int]
    """Weekdays on which it begins, Monday is 0."""
    start: time
    end: time
    place: str | None = None
    """Where one is then; None: as the rhythm says."""


class FixedTime(NamedTuple):
    """A movement at a fixed local time of day, outside the hours too."""

    time: time
    movement: str
    """The id of a movement of the plan."""
    days: frozenset[int] = EVERY_DAY


class Workspace(NamedTuple):
    """A place to work at, other than the usual desk."""

    name: str
    """As the user calls it."""
    posture: Posture
    """How one is there."""
    place: str | None = None
    """Where it is to be had, as `Rhythm.place`; None: everywhere."""


class Dismissal(Enum):
    """What closing a bubble without pressing anything means."""

    AUTO = "auto"
    """Done where a click on the body cannot be told from a dismissal, else skipped."""
    DONE = "done"
    SKIPPED = "skipped"


class Body(NamedTuple):
    """What suits the user's body."""

    knee_sore: bool = False
    no_floor: bool = False
    seated: bool = False
    """Everything is done sitting, in a chair or a wheelchair."""
    pregnancy: bool = False
    balance: bool = False
    """Balance is limited."""
    blood_pressure: bool = False
    wrists: bool = False
    """Wrists are sore, and so with the shoulders."""
    shoulders: bool = False
    arms_only: bool = False
    """Only arms and trunk move, which includes `seated`."""
    level: int = 2
    """The highest level of movements that come."""
    rest: timedelta = timedelta(days=7)
    """How long what hurt is left out."""

    @property
    def on_wheels(self) -> bool:
        """Whether nothing is done on the feet."""
        return self.seated or self.arms_only


BUSY: Mapping[Busy, Policy] = {
    Busy.DO_NOT_DISTURB: Policy.HOLD,
    Busy.FULL_SCREEN: Policy.HOLD,
    Busy.CALL: Policy.DISCREET,
}
"""What becomes of prompts unless the schedule says otherwise."""


class Plan(NamedTuple):
    """Everything the engine needs to know of the schedule.

    The loader of the schedule sees to it that a plan is valid: durations of at least a second (`lull` from zero),
    weights for at least two kinds that have movements, fixed times that name movements of the plan.
    """

    movements: Mapping[str, Movement]
    """By id, in the catalogue's order."""
    weights: Mapping[Kind, float]
    """How often each kind comes up; a kind without a weight is left out."""
    rhythm: Rhythm = Rhythm()
    hours: tuple[Hours, ...] = ()
    """When it may speak; none: always."""
    fixed: tuple[FixedTime, ...] = ()
    workspaces: tuple[Workspace, ...] = ()
    """The places that take turns when the user is asked to work somewhere else."""
    body: Body = Body()
    strength: int = 3
    """Aim for a day: exercises for hips and core done."""
    kinds: int = 5
    """Aim for a day: different kinds of movements done."""
    dismissal: Dismissal = Dismissal.AUTO
    busy: Mapping[Busy, Policy] = BUSY
    """What becomes of a prompt that falls due while a reason holds; there is one for each."""
    hooks: Mapping[str, tuple[str, ...]] = {}
    """By the occasion's name: the user's own command for it, a program and its arguments."""
    insist: bool = False
    """Whether prompts break through do-not-disturb."""
    sound: bool = False
    """Whether a prompt may be heard as well as seen."""
    ramp: bool = False
    """Whether steps up and down the ramp are offered."""
    zone: tzinfo = UTC
    """The local time zone, in which hours and fixed times are meant."""
