"""The movements that have drawings of their own, by kind."""

from __future__ import annotations

MOVEMENTS = {
    "stand": ("stand-work", "stand-task", "perch", "foot-up"),
    "feet": (
        *("feet-check", "feet-line", "toe-lift", "heel-raise", "heel-raise-seated", "calf-stretch"),
        "brush-stand",
    ),
    "hips": (
        *("glute-squeeze", "side-leg-lift", "back-leg-lift", "mini-squat", "chair-rise", "side-step"),
        *("knee-press-out", "clam", "side-lie-lift", "bridge", "hip-front-stretch", "one-leg-stand"),
    ),
    "core": (
        *("desk-plank", "brace-breath", "seat-knee-lift", "slow-march", "stand-bird-dog", "wall-side-plank"),
        "heel-tap",
    ),
    "knee": ("quad-set", "knee-extend", "knee-unbend"),
    "turn": ("seat-turn", "stand-turn", "head-turn", "other-way"),
    "reach": ("reach-high", "reach-low", "shelf-swap", "shoulder-squeeze", "climb-swing"),
    "floor": ("floor-cross", "floor-long", "floor-side", "floor-kneel", "floor-squat"),
    "walk": ("walk-lap", "walk-errand", "walk-stairs", "step-in-place"),
    "workspace": ("move-counter", "move-seat", "move-outside", "desk-reset"),
    "chore": ("laundry",),
    "eyes": ("look-far",),
    "seat": ("seat-shift", "roll-lap", "seat-arms"),
}
IN_ANOTHER_POSTURE = {"quad-set-floor": "quad-set"}
"""Movements that a practice has in another posture than their own drawing, by the drawing for that."""
SIDED = (
    *IN_ANOTHER_POSTURE,
    *("foot-up", "calf-stretch", "floor-cross", "floor-side", "seat-turn", "stand-turn", "head-turn", "other-way"),
    *("side-leg-lift", "back-leg-lift", "side-step", "clam", "side-lie-lift", "hip-front-stretch", "one-leg-stand"),
    *("seat-knee-lift", "slow-march", "stand-bird-dog", "wall-side-plank", "heel-tap", "quad-set", "knee-extend"),
    *("reach-high", "seat-shift", "seat-arms", "walk-lap", "roll-lap"),
)
"""Those that look different on the other side."""

ONE_EACH = sorted([*MOVEMENTS, *(name for names in MOVEMENTS.values() for name in names), *IN_ANOTHER_POSTURE])
"""A picture for every kind and for every movement and posture, on its left side where it has sides."""
ALL = sorted([*ONE_EACH, *(f"{name}-right" for name in SIDED)])
