"""A movement in words, with its side filled in."""

from __future__ import annotations

from kneebreak.engine.movement import with_side
from kneebreak.engine.prompt import Prompt
from kneebreak.engine.rotation import Choice


def title(of: Prompt | Choice) -> str:
    """The first line: what to do."""
    return with_side(of.movement.title, of.side)


def text(of: Prompt | Choice) -> str:
    """The sentence that says how."""
    return with_side(of.movement.text, of.side)
