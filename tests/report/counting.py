"""What the tests of the report take for strength, without a schedule."""

from __future__ import annotations

from kneebreak.engine.movement import Kind
from kneebreak.engine.suitability import STRENGTH


def strength_by_kind(_movement: str | None, kind: Kind | None) -> bool:
    return kind in STRENGTH
