"""What may be said of a movement, and the words for it: the tables of the catalogue."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.adapters.config.schema.key import Key, Table, Type
from kneebreak.engine.movement import Intensity, Kind, Posture, Sides, Slot
from kneebreak.language import marked

PLACES = {"home": "home", "office": "office"}
"""Where a desk can be, and a movement be done."""

_DAY = timedelta(days=1)
_RESULTS = {"unchanged": None, **{posture.value: posture for posture in Posture}}
_STARTS = {"any": None, **{posture.value: posture for posture in Posture if posture is not Posture.MOVING}}
_TAGS = (
    *("needs-stand", "needs-floor", "leave-desk", "stairs", "long-stand", "balance", "hold", "wrist"),
    *("knee-deep", "knee-load", "nerve", "twist", "neck", "bend", "overhead", "supine", "side-lie"),
    *("long-hold", "legs", "upper-back", "out", "needs-wheelchair"),
)
_INTENSITIES = {intensity.value: intensity for intensity in Intensity}
_SLOTS = {slot.value: slot for slot in Slot}
_TONES = {tone: tone for tone in ("warm", "plain", "short")}

LINE = Key("title", Type.LINE, marked("What to do, in a few words."), '"Water the plants"', most=60)
TEXT = Key("text", Type.TEXT, marked("How to do it, in one sentence."), '"Take the long way round."', most=300)

KEYS = (
    Key("id", Type.NAME, marked("Its name in the log and in fixed times."), '"water-plants"', most=40, required=True),
    Key(
        "kind", Type.CHOICE, marked("The family it belongs to."), '"walk"', choices={kind.value: kind for kind in Kind}
    ),
    Key("seconds", Type.WHOLE, marked("How long doing it takes, both sides together."), "120", least=1, most=3600),
    Key("half", Type.WHOLE, marked("How many seconds half of it takes."), "60", least=1, most=3600),
    Key("start", Type.CHOICE, marked("The posture it begins in."), '"any"', choices=_STARTS),
    Key("result", Type.CHOICE, marked("The posture it ends in."), '"moving"', choices=_RESULTS),
    Key("stay", Type.DURATION, marked("How long that posture is kept."), '"20 min"', timedelta(0), timedelta(0), _DAY),
    Key("stay_least", Type.DURATION, marked("How long at the least."), '"5 min"', timedelta(0), timedelta(0), _DAY),
    Key(
        "sides",
        Type.CHOICE,
        marked("Its sides."),
        '"both"',
        Sides.NONE,
        choices={sides.value: sides for sides in Sides},
    ),
    Key("places", Type.CHOICES, marked("Where it can be done."), '["home"]', frozenset(PLACES), 1, choices=PLACES),
    Key(
        "tags",
        Type.CHOICES,
        marked("What it asks of the body."),
        '["stairs"]',
        frozenset(),
        choices={t: t for t in _TAGS},
    ),
    Key("rise", Type.FLAG, marked("Whether one can rise first and do it standing."), "true", default=False),
    Key("discreet", Type.WHOLE, marked("3: nobody minds; 2: fine in an office; 1: for oneself."), "2", 3, 1, 3),
    Key("intensity", Type.CHOICE, marked("How hard it is."), '"moderate"', Intensity.LIGHT, choices=_INTENSITIES),
    Key("knee", Type.WHOLE, marked("How much it loads the kneecap, 0 to 3."), "2", 0, 0, 3),
    Key("level", Type.WHOLE, marked("1: from the first day; 2: for the used; 3: for the keen."), "2", 1, 1, 3),
    Key("alt", Type.NAME, marked("The movement that takes its place where it does not suit."), '"walk-lap"', most=40),
    Key("needs", Type.LINE, marked("What must be at hand."), '"a watering can"', "", most=80),
    Key(
        "slots",
        Type.CHOICES,
        marked("When it comes; anchor: never by the clock."),
        '["lunch"]',
        frozenset(),
        1,
        choices=_SLOTS,
    ),
)
"""Those of every movement, words apart."""

MOVEMENTS = (Table("movement", "A movement.", KEYS, repeated=True),)
"""The catalogue of movements."""

WORDS = (
    Table(
        "wording",
        "One way to ask for a movement.",
        (
            Key("of", Type.NAME, "The id of the movement.", '"walk-lap"', most=40, required=True),
            Key("tone", Type.CHOICE, "How it sounds.", '"warm"', choices=_TONES, required=True),
            LINE._replace(required=True),
            TEXT._replace(required=True),
        ),
        repeated=True,
    ),
)
"""The words of the catalogue, a file for each kind."""
