"""Bubbles, and who shows them."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from kneebreak.engine.entry import Via
from kneebreak.messages import Message
from kneebreak.record import NamedTuple


class Ability(Enum):
    """What a notifier can do."""

    CLICK = "click"
    """A click on the body arrives."""
    BUTTONS = "buttons"
    """Buttons are drawn, or offered in some menu of the server."""


class Slot(Enum):
    """The two bubbles there can be; showing replaces the one in the same slot."""

    PROMPT = "prompt"
    NOTE = "note"


class Button(NamedTuple):
    """A button of a bubble, and what pressing it means."""

    label: str
    means: Message


class Bubble(NamedTuple):
    """One notification. Texts are plain: no markup, line breaks allowed in `text`."""

    title: str
    text: str
    picture: str | None = None
    """The path of a PNG file."""
    clicked: Message | None = None
    """What a click on the body means; None: nothing."""
    clicked_label: str = ""
    """What servers that draw the body's action as a button may call it."""
    buttons: tuple[Button, ...] = ()
    """Three at the most."""
    prompt: str | None = None
    """The prompt it shows; its dismissal is then reported. A bubble without one may be dismissed without a word."""
    insist: bool = False
    stays: bool = True
    """Whether it waits for an answer; else it goes by itself."""
    sound: bool = False
    """Whether it may be heard."""


class Notifier(Protocol):
    """Shows bubbles, and reports what the user does with them: `Bubble` messages, `Dismissed`.

    Of a prompt also `BubbleLost`, and where nobody takes its bubble, `BubbleRefused`.
    """

    via: Via

    def abilities(self) -> frozenset[Ability]:
        """What it can do at present."""

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of the one in the same slot."""

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot off the screen, if there is one."""

    def close(self) -> None:
        """Give back what it holds; what is shown stays as it is."""
