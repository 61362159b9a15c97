"""What may stand in the files that users write: tables of keys, which checking and documentation are made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum
from typing import NamedTuple

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.movement import Intensity, Kind, Posture, Sides, Slot
from kneebreak.engine.occasion import Occasion
from kneebreak.engine.plan import BUSY, EVERY_DAY, Body, Dismissal, Rhythm


class Type(Enum):
    """How a value is written; `values` knows how to read each."""

    DURATION = "duration"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    CHOICE = "one of several words"
    CHOICES = "a list of words"
    NAME = "name"
    LINE = "one line of text"
    TEXT = "text"
    TIME = "time of day"
    END = "time of day, up to 24:00"
    DAYS = "days of the week"
    COMMAND = "a program and its arguments"


class Key(NamedTuple):
    """One key: what it means and what may stand there."""

    name: str
    type: Type
    about: str
    example: str
    """As it is written in TOML."""
    default: object = None
    """What holds without it; None also where nothing holds."""
    least: object = None
    """The smallest value, the shortest duration or the fewest list items allowed; None: no limit."""
    most: object = None
    """The largest value, the longest duration or the most characters allowed; None: no limit."""
    choices: Mapping[str, object] = {}
    """By the word that is written: what it means."""
    required: bool = False


class Table(NamedTuple):
    """One table of a file and the keys it may hold."""

    name: str
    about: str
    keys: tuple[Key, ...]
    repeated: bool = False
    """Whether it is written as [[name]], as often as one likes."""


WEIGHTS: Mapping[Kind, float] = {
    Kind.STAND: 3,
    Kind.FLOOR: 2,
    Kind.TURN: 2,
    Kind.FEET: 2,
    Kind.HIPS: 3,
    Kind.CORE: 2,
    Kind.KNEE: 1,
    Kind.REACH: 1.5,
    Kind.WALK: 3,
    Kind.WORKSPACE: 1.2,
    Kind.CHORE: 0.5,
    Kind.EYES: 0,
    Kind.SEAT: 1,
}
"""How often each kind comes up unless the schedule says otherwise."""

_FAMILIES = {
    Kind.STAND: "Work on your feet for a while.",
    Kind.FLOOR: "Sit on the floor, in one way or another.",
    Kind.TURN: "Turn the other way.",
    Kind.FEET: "Look after your feet.",
    Kind.HIPS: "Make your hips stronger.",
    Kind.CORE: "Make your middle stronger.",
    Kind.KNEE: "Unbend your knees; twice as often with knee_sore.",
    Kind.REACH: "Reach high and low.",
    Kind.WALK: "A few steps.",
    Kind.WORKSPACE: "Another place to work at, or the same one changed.",
    Kind.CHORE: "What has to be done anyway.",
    Kind.EYES: "Look into the distance; 1 lets it come by itself.",
    Kind.SEAT: "For chairs and wheelchairs.",
}

_SECOND, _DAY, _WEEK = timedelta(seconds=1), timedelta(days=1), timedelta(days=7)
_RHYTHM, _BODY = Rhythm(), Body()
_PLACES = {"home": "home", "office": "office"}
_RESULTS = {"unchanged": None, **{posture.value: posture for posture in Posture}}
_AT_WORK = {posture.value: posture for posture in Posture}
_STARTS = {"any": None, **{posture.value: posture for posture in Posture if posture is not Posture.MOVING}}
_TAGS = (
    *("needs-stand", "needs-floor", "leave-desk", "stairs", "long-stand", "balance", "hold", "wrist"),
    *("knee-deep", "knee-load", "nerve", "twist", "neck", "bend", "overhead", "supine", "side-lie"),
    *("long-hold", "legs", "upper-back", "out", "needs-wheelchair"),
)
_INTENSITIES = {intensity.value: intensity for intensity in Intensity}
_SLOTS = {slot.value: slot for slot in Slot}
_POLICIES = {policy.value: policy for policy in Policy}
_TONES = {tone: tone for tone in ("warm", "plain", "short")}


def _rhythm_span(name: str, about: str, least: timedelta = _SECOND, most: timedelta = _DAY) -> Key:
    default = getattr(_RHYTHM, name)
    return Key(name, Type.DURATION, about, f'"{default // timedelta(minutes=1)} min"', default, least, most)


def _policy(busy: Busy, about: str) -> Key:
    default = BUSY[busy]
    return Key(busy.value, Type.CHOICE, about, f'"{default.value}"', default, choices=_POLICIES)


_DAYS = Key("days", Type.DAYS, "The days on which it holds.", '["mon", "tue", "fri"]', EVERY_DAY)

_RHYTHM_KEYS = (
    _rhythm_span("every", "Time at the desk between two prompts.", most=_WEEK),
    _rhythm_span("patience", "How long a prompt waits for an answer before it counts as missed."),
    _rhythm_span("snooze", "How long a snoozed prompt stays away."),
    Key("snoozes", Type.WHOLE, "How often one prompt may be snoozed.", "3", _RHYTHM.snoozes, 0, 20),
    _rhythm_span("away", "No keyboard or mouse for this long is a break of its own."),
    _rhythm_span("lull", "How long a due prompt waits for a pause in the typing.", least=timedelta(0)),
    Key("place", Type.CHOICE, "Where the desk is.", '"home"', _RHYTHM.place, choices=_PLACES),
    Key("lunch", Type.TIME, "When lunch is; nothing lying or bent follows soon after it.", '"12:30"', _RHYTHM.lunch),
    Key("leave_desk", Type.FLAG, "Whether a movement may lead away from the desk.", "false", _RHYTHM.leave_desk),
    Key("discreet", Type.WHOLE, "1: anything goes; 2: fine in an office; 3: nobody notices.", "2", 1, 1, 3),
)

_WHEN = {
    Occasion.DUE: "a new prompt appears",
    Occasion.DONE: "a break is done",
    Occasion.SNOOZED: "a prompt is snoozed",
    Occasion.SKIPPED: "a prompt is skipped",
    Occasion.MISSED: "a prompt is missed",
    Occasion.AWAY: "you have gone away",
    Occasion.BACK: "you have come back",
    Occasion.POSTURE: "your posture changes",
}

_LINE = Key("title", Type.LINE, "What to do, in a few words.", '"Water the plants"', most=60)
_TEXT = Key("text", Type.TEXT, "How to do it, in one sentence.", '"Take the long way round."', most=300)

_MOVEMENT_KEYS = (
    Key("id", Type.NAME, "Its name in the log and in fixed times.", '"water-plants"', most=40, required=True),
    Key("kind", Type.CHOICE, "The family it belongs to.", '"walk"', choices={kind.value: kind for kind in Kind}),
    Key("seconds", Type.WHOLE, "How long doing it takes, both sides together.", "120", least=1, most=3600),
    Key("half", Type.WHOLE, "How many seconds half of it takes.", "60", least=1, most=3600),
    Key("start", Type.CHOICE, "The posture it begins in.", '"any"', choices=_STARTS),
    Key("result", Type.CHOICE, "The posture it ends in.", '"moving"', choices=_RESULTS),
    Key("stay", Type.DURATION, "How long that posture is kept.", '"20 min"', timedelta(0), timedelta(0), _DAY),
    Key("stay_least", Type.DURATION, "How long at the least.", '"5 min"', timedelta(0), timedelta(0), _DAY),
    Key("sides", Type.CHOICE, "Its sides.", '"both"', Sides.NONE, choices={sides.value: sides for sides in Sides}),
    Key("places", Type.CHOICES, "Where it can be done.", '["home"]', frozenset(_PLACES), 1, choices=_PLACES),
    Key("tags", Type.CHOICES, "What it asks of the body.", '["stairs"]', frozenset(), choices={t: t for t in _TAGS}),
    Key("rise", Type.FLAG, "Whether one can rise first and do it standing.", "true", default=False),
    Key("discreet", Type.WHOLE, "3: nobody minds; 2: fine in an office; 1: for oneself.", "2", 3, 1, 3),
    Key("intensity", Type.CHOICE, "How hard it is.", '"moderate"', Intensity.LIGHT, choices=_INTENSITIES),
    Key("knee", Type.WHOLE, "How much it loads the kneecap, 0 to 3.", "2", 0, 0, 3),
    Key("level", Type.WHOLE, "1: from the first day; 2: for the used; 3: for the keen.", "2", 1, 1, 3),
    Key("alt", Type.NAME, "The movement that takes its place where it does not suit.", '"walk-lap"', most=40),
    Key("needs", Type.LINE, "What must be at hand.", '"a watering can"', "", most=80),
    Key(
        "slots", Type.CHOICES, "When it comes; anchor: never by the clock.", '["lunch"]', frozenset(), 1, choices=_SLOTS
    ),
)

MOVEMENTS = (Table("movement", "A movement.", _MOVEMENT_KEYS, repeated=True),)
"""The catalogue of movements."""

WORDS = (
    Table(
        "wording",
        "One way to ask for a movement.",
        (
            Key("of", Type.NAME, "The id of the movement.", '"walk-lap"', most=40, required=True),
            Key("tone", Type.CHOICE, "How it sounds.", '"warm"', choices=_TONES, required=True),
            _LINE._replace(required=True),
            _TEXT._replace(required=True),
        ),
        repeated=True,
    ),
)
"""The words of the catalogue, a file for each kind."""

SCHEDULE = (
    Table("rhythm", "How often a prompt comes and how it waits.", _RHYTHM_KEYS),
    Table(
        "hours",
        "When it may speak; without any, whenever somebody is at the desk.",
        (
            _DAYS,
            Key("from", Type.TIME, "When it begins.", '"09:00"', required=True),
            Key("to", Type.END, "When it ends; at or before the beginning is the next day.", '"17:30"', required=True),
            Key("place", Type.CHOICE, "Where the desk is then.", '"office"', choices=_PLACES),
        ),
        repeated=True,
    ),
    Table(
        "rotation",
        "How often each kind comes up; 0 leaves it out.",
        tuple(
            Key(kind.value, Type.NUMBER, _FAMILIES[kind], f"{weight or 1}", weight, 0, 100)
            for kind, weight in WEIGHTS.items()
        ),
    ),
    Table(
        "targets",
        "Aims for a day.",
        (
            Key("strength", Type.WHOLE, "Exercises for hips and core done.", "3", 3, 0, 20),
            Key("kinds", Type.WHOLE, "Different kinds of movements done.", "5", 5, 0, 13),
        ),
    ),
    Table(
        "workspace",
        "A place of one's own to work at, other than the usual desk; they take turns.",
        (
            Key("name", Type.LINE, "What it is called.", '"the kitchen counter"', most=40, required=True),
            Key("posture", Type.CHOICE, "How one is there.", '"standing"', choices=_AT_WORK, required=True),
            Key("place", Type.CHOICE, "Where it is to be had; without it, everywhere.", '"home"', choices=_PLACES),
        ),
        repeated=True,
    ),
    Table(
        "body",
        "What suits the body.",
        (
            Key("knee_sore", Type.FLAG, "Leave out what loads or deeply bends the knees.", "true", _BODY.knee_sore),
            Key("no_floor", Type.FLAG, "Leave out the floor.", "true", _BODY.no_floor),
            Key("seated", Type.FLAG, "Only what can be done sitting.", "true", _BODY.seated),
            Key("pregnancy", Type.FLAG, "Nothing on the back; shorter standing.", "true", _BODY.pregnancy),
            Key("balance", Type.FLAG, "Leave out what needs good balance.", "true", _BODY.balance),
            Key("blood_pressure", Type.FLAG, "No long holds, no head low.", "true", _BODY.blood_pressure),
            Key("wrists", Type.FLAG, "Leave out what loads the wrists.", "true", _BODY.wrists),
            Key("shoulders", Type.FLAG, "Leave out what goes overhead.", "true", _BODY.shoulders),
            Key("arms_only", Type.FLAG, "Only arms and trunk, sitting.", "true", _BODY.arms_only),
            Key("level", Type.WHOLE, "1: gentle; 2: usual; 3: everything.", "2", _BODY.level, 1, 3),
            Key("rest", Type.DURATION, "How long what hurt is left out.", '"7 d"', _BODY.rest, _SECOND, _WEEK),
        ),
    ),
    Table(
        "ramp",
        "A gentle start, and steps up from it.",
        (
            Key(
                "on",
                Type.FLAG,
                "Offer a step up when it goes well, and one down when it does not.",
                "true",
                default=False,
            ),
        ),
    ),
    Table(
        "prompt",
        "How a prompt behaves.",
        (
            Key(
                "dismissal",
                Type.CHOICE,
                "What closing a bubble means.",
                '"done"',
                Dismissal.AUTO,
                choices={dismissal.value: dismissal for dismissal in Dismissal},
            ),
            Key("insist", Type.FLAG, "Break through do-not-disturb.", "true", default=False),
            Key("sound", Type.FLAG, "Make a sound as well.", "true", default=False),
        ),
    ),
    Table(
        "busy",
        "What becomes of a prompt that falls due while it would disturb.",
        (
            _policy(Busy.DO_NOT_DISTURB, "While the desktop is told not to disturb."),
            _policy(Busy.FULL_SCREEN, "While a window fills the screen."),
            _policy(Busy.CALL, "While a microphone or a camera is in use."),
        ),
    ),
    Table(
        "hooks",
        "Commands of one's own, run on occasions; lists of a program and its arguments, never through a shell.",
        tuple(
            Key(occasion.value, Type.COMMAND, f"Run when {_WHEN[occasion]}.", '["notify-phone", "--short"]', most=100)
            for occasion in Occasion
        ),
    ),
    Table(
        "at",
        "A movement at a fixed time of day, outside the hours too.",
        (
            Key("time", Type.TIME, "When.", '"12:30"', required=True),
            Key("movement", Type.NAME, "The id of the movement.", '"walk-lap"', most=40, required=True),
            _DAYS,
        ),
        repeated=True,
    ),
    Table(
        "movement",
        "A movement of one's own, or changes to the built-in one of that id.",
        (
            *_MOVEMENT_KEYS[:2],
            _LINE,
            _TEXT,
            *_MOVEMENT_KEYS[2:],
            Key("off", Type.FLAG, "Leave it out.", "true", default=False),
        ),
        repeated=True,
    ),
)
"""The schedule."""
