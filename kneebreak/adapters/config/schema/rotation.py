"""The kinds of movements: how often each comes up, and what it is."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.engine.movement import Kind
from kneebreak.language import marked

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

FAMILIES = {
    Kind.STAND: marked("Work on your feet for a while."),
    Kind.FLOOR: marked("Sit on the floor, in one way or another."),
    Kind.TURN: marked("Turn the other way."),
    Kind.FEET: marked("Look after your feet."),
    Kind.HIPS: marked("Make your hips stronger."),
    Kind.CORE: marked("Make your middle stronger."),
    Kind.KNEE: marked("Unbend your knees; twice as often with knee_sore."),
    Kind.REACH: marked("Reach high and low."),
    Kind.WALK: marked("A few steps."),
    Kind.WORKSPACE: marked("Another place to work at, or the same one changed."),
    Kind.CHORE: marked("What has to be done anyway."),
    Kind.EYES: marked("Look into the distance; 1 lets it come by itself."),
    Kind.SEAT: marked("For chairs and wheelchairs."),
}
"""What each kind is, for those who weigh it."""
