"""What may stand in the schedule: its tables, each with its keys."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.adapters.config.schema.key import Key, Table, Type
from kneebreak.adapters.config.schema.movements import KEYS, LINE, PLACES, TEXT
from kneebreak.adapters.config.schema.rotation import FAMILIES, WEIGHTS
from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.movement import Posture
from kneebreak.engine.occasion import Occasion
from kneebreak.engine.plan import BUSY, EVERY_DAY, Body, Dismissal, Rhythm
from kneebreak.language import marked

_SECOND, _DAY, _WEEK = timedelta(seconds=1), timedelta(days=1), timedelta(days=7)
_RHYTHM, _BODY = Rhythm(), Body()
_AT_WORK = {posture.value: posture for posture in Posture}
_POLICIES = {policy.value: policy for policy in Policy}


def _rhythm_span(name: str, about: str, least: timedelta = _SECOND, most: timedelta = _DAY) -> Key:
    default = getattr(_RHYTHM, name)
    return Key(name, Type.DURATION, about, f'"{default // timedelta(minutes=1)} min"', default, least, most)


def _policy(busy: Busy, about: str) -> Key:
    default = BUSY[busy]
    return Key(busy.value, Type.CHOICE, about, f'"{default.value}"', default, choices=_POLICIES)


_DAYS = Key("days", Type.DAYS, marked("The days on which it holds."), '["mon", "tue", "fri"]', EVERY_DAY)

_RHYTHM_KEYS = (
    _rhythm_span("every", marked("Time at the desk between two prompts."), most=_WEEK),
    _rhythm_span("patience", marked("How long a prompt waits for an answer before it counts as missed.")),
    _rhythm_span("snooze", marked("How long a snoozed prompt stays away.")),
    Key("snoozes", Type.WHOLE, marked("How often one prompt may be snoozed."), "3", _RHYTHM.snoozes, 0, 20),
    _rhythm_span("away", marked("No keyboard or mouse for this long is a break of its own.")),
    _rhythm_span("lull", marked("How long a due prompt waits for a pause in the typing."), least=timedelta(0)),
    Key("place", Type.CHOICE, marked("Where the desk is."), '"home"', _RHYTHM.place, choices=PLACES),
    Key(
        "lunch",
        Type.TIME,
        marked("When lunch is; nothing lying or bent follows soon after it."),
        '"12:30"',
        _RHYTHM.lunch,
    ),
    Key(
        "leave_desk", Type.FLAG, marked("Whether a movement may lead away from the desk."), "false", _RHYTHM.leave_desk
    ),
    Key("discreet", Type.WHOLE, marked("1: anything goes; 2: fine in an office; 3: nobody notices."), "2", 1, 1, 3),
)

_WHEN = {
    Occasion.DUE: marked("Run when a new prompt appears."),
    Occasion.DONE: marked("Run when a break is done."),
    Occasion.SNOOZED: marked("Run when a prompt is snoozed."),
    Occasion.SKIPPED: marked("Run when a prompt is skipped."),
    Occasion.MISSED: marked("Run when a prompt is missed."),
    Occasion.AWAY: marked("Run when you have gone away."),
    Occasion.BACK: marked("Run when you have come back."),
    Occasion.POSTURE: marked("Run when your posture changes."),
}

SCHEDULE = (
    Table("rhythm", marked("How often a prompt comes and how it waits."), _RHYTHM_KEYS),
    Table(
        "hours",
        marked("When it may speak; without any, whenever somebody is at the desk."),
        (
            _DAYS,
            Key("from", Type.TIME, marked("When it begins."), '"09:00"', required=True),
            Key(
                "to",
                Type.END,
                marked("When it ends; at or before the beginning is the next day."),
                '"17:30"',
                required=True,
            ),
            Key("place", Type.CHOICE, marked("Where the desk is then."), '"office"', choices=PLACES),
        ),
        repeated=True,
    ),
    Table(
        "rotation",
        marked("How often each kind comes up; 0 leaves it out."),
        tuple(
            Key(kind.value, Type.NUMBER, FAMILIES[kind], f"{weight or 1}", weight, 0, 100)
            for kind, weight in WEIGHTS.items()
        ),
    ),
    Table(
        "targets",
        marked("Aims for a day."),
        (
            Key("strength", Type.WHOLE, marked("Exercises for hips and core done."), "3", 3, 0, 20),
            Key("kinds", Type.WHOLE, marked("Different kinds of movements done."), "5", 5, 0, 13),
        ),
    ),
    Table(
        "workspace",
        marked("A place of one's own to work at, other than the usual desk; they take turns."),
        (
            Key("name", Type.LINE, marked("What it is called."), '"the kitchen counter"', most=40, required=True),
            Key("posture", Type.CHOICE, marked("How one is there."), '"standing"', choices=_AT_WORK, required=True),
            Key(
                "place", Type.CHOICE, marked("Where it is to be had; without it, everywhere."), '"home"', choices=PLACES
            ),
        ),
        repeated=True,
    ),
    Table(
        "body",
        marked("What suits the body."),
        (
            Key(
                "knee_sore",
                Type.FLAG,
                marked("Leave out what loads or deeply bends the knees."),
                "true",
                _BODY.knee_sore,
            ),
            Key("no_floor", Type.FLAG, marked("Leave out the floor."), "true", _BODY.no_floor),
            Key("seated", Type.FLAG, marked("Only what can be done sitting."), "true", _BODY.seated),
            Key("pregnancy", Type.FLAG, marked("Nothing on the back; shorter standing."), "true", _BODY.pregnancy),
            Key("balance", Type.FLAG, marked("Leave out what needs good balance."), "true", _BODY.balance),
            Key("blood_pressure", Type.FLAG, marked("No long holds, no head low."), "true", _BODY.blood_pressure),
            Key("wrists", Type.FLAG, marked("Leave out what loads the wrists."), "true", _BODY.wrists),
            Key("shoulders", Type.FLAG, marked("Leave out what goes overhead."), "true", _BODY.shoulders),
            Key("arms_only", Type.FLAG, marked("Only arms and trunk, sitting."), "true", _BODY.arms_only),
            Key("level", Type.WHOLE, marked("1: gentle; 2: usual; 3: everything."), "2", _BODY.level, 1, 3),
            Key("rest", Type.DURATION, marked("How long what hurt is left out."), '"7 d"', _BODY.rest, _SECOND, _WEEK),
        ),
    ),
    Table(
        "ramp",
        marked("A gentle start, and steps up from it."),
        (
            Key(
                "on",
                Type.FLAG,
                marked("Offer a step up when it goes well, and one down when it does not."),
                "true",
                default=False,
            ),
        ),
    ),
    Table(
        "prompt",
        marked("How a prompt behaves."),
        (
            Key(
                "dismissal",
                Type.CHOICE,
                marked("What closing a bubble means."),
                '"done"',
                Dismissal.AUTO,
                choices={dismissal.value: dismissal for dismissal in Dismissal},
            ),
            Key("insist", Type.FLAG, marked("Break through do-not-disturb."), "true", default=False),
            Key("sound", Type.FLAG, marked("Make a sound as well."), "true", default=False),
        ),
    ),
    Table(
        "busy",
        marked("What becomes of a prompt that falls due while it would disturb."),
        (
            _policy(Busy.DO_NOT_DISTURB, marked("While the desktop is told not to disturb.")),
            _policy(Busy.FULL_SCREEN, marked("While a window fills the screen.")),
            _policy(Busy.CALL, marked("While a microphone or a camera is in use.")),
        ),
    ),
    Table(
        "hooks",
        marked("Commands of one's own, run on occasions; lists of a program and its arguments, never through a shell."),
        tuple(
            Key(occasion.value, Type.COMMAND, _WHEN[occasion], '["notify-phone", "--short"]', most=100)
            for occasion in Occasion
        ),
    ),
    Table(
        "at",
        marked("A movement at a fixed time of day, outside the hours too."),
        (
            Key("time", Type.TIME, marked("When."), '"12:30"', required=True),
            Key("movement", Type.NAME, marked("The id of the movement."), '"walk-lap"', most=40, required=True),
            _DAYS,
        ),
        repeated=True,
    ),
    Table(
        "movement",
        marked("A movement of one's own, or changes to the built-in one of that id."),
        (
            *KEYS[:2],
            LINE,
            TEXT,
            *KEYS[2:],
            Key("off", Type.FLAG, marked("Leave it out."), "true", default=False),
        ),
        repeated=True,
    ),
)
"""The schedule."""
