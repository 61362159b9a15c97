"""Chance that can be repeated: a seed and the number of draws made so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kneebreak.engine.state import Rotation

T = TypeVar("T")

_MASK = (1 << 64) - 1


def draw(rotation: Rotation) -> tuple[int, Rotation]:
    """64 random bits, and the rotation with this draw counted."""
    return _mix(rotation.seed + rotation.draws + 1), rotation._replace(draws=rotation.draws + 1)


def pick(options: Sequence[T], weights: Sequence[float], bits: int) -> T:
    """One of the options, each with a probability in proportion to its weight (positive, at least one option)."""
    left = sum(weights) * (bits >> 11) / (1 << 53)
    for option, weight in zip(options, weights, strict=True):
        left -= weight
        if left < 0:
            return option
    return options[-1]


def _mix(number: int) -> int:
    """Spread a counter over 64 bits: the output function of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014)."""
    z = (number * 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)
