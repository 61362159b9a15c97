"""The drawings of movements that kneebreak ships."""

from __future__ import annotations

import os

from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Side
from kneebreak.engine.prompt import Prompt


def drawing(prompt: Prompt) -> str:
    """The path of the drawing of a movement, of its right side where that differs; for the user's own, of its kind."""
    movement = prompt.movement
    right = (f"{movement.id}-right",) if prompt.side is Side.RIGHT else ()
    names = (*right, movement.id, movement.kind.value)
    folder = resource("icons", "movements")
    paths = (os.path.join(folder, f"{name}.png") for name in names)  # noqa: PTH118 - pathlib would cost a megabyte
    return next(path for path in paths if os.path.exists(path))  # noqa: PTH110 - the same
