"""What a prompt would disturb, and what the user wants done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NoReturn


class Busy(Enum):
    """A reason to leave the user alone, as the schedule names it."""

    DO_NOT_DISTURB = "do_not_disturb"
    FULL_SCREEN = "full_screen"
    CALL = "call"
    """A microphone or a camera is in use."""


class Policy(Enum):
    """What becomes of a prompt that falls due meanwhile."""

    HOLD = "hold"
    """It is shown when that ends."""
    DISCREET = "discreet"
    """It asks for the seated short form, which nobody on the other side notices."""
    SKIP = "skip"
    """It is left out, and the log says why."""
    SHOW = "show"
    """It comes as if nothing were."""


class LookFirst(Exception):  # noqa: N818 - a question back and not a mistake, and named so
    """What is to be decided depends on what the user is busy with, and nobody has looked."""


class Unseen(Mapping[Busy, bool]):
    """In place of the reasons that hold, where nobody has looked for them: raises LookFirst as soon as they count."""

    def __getitem__(self, reason: Busy) -> NoReturn:
        raise LookFirst

    def __iter__(self) -> Iterator[Busy]:
        raise LookFirst

    def __len__(self) -> NoReturn:
        raise LookFirst
