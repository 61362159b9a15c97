"""The user's surroundings, as the shell sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kneebreak.engine.prompt import Prompt
from kneebreak.messages import Wish
from kneebreak.ports import Busyness, Commands, Notifier, Presence, Tray
from kneebreak.record import NamedTuple


class Desk(NamedTuple):
    """The user's surroundings, as the shell sees them."""

    notifier: Notifier
    tray: Tray
    presence: Presence
    busyness: Busyness
    picture: Callable[[Prompt], str | None]
    """The path of the drawing of what a prompt asks for."""
    wishes: Mapping[Wish, Callable[[], None]]
    """What to do about the wishes that the shell leaves to others."""
    report: Callable[[str], None]
    """Says what does not work to whoever looks at the terminal or the journal."""
    commands: Commands
    diagnosis: Callable[[], str]
    """What is known of who serves which need here, as JSON."""
    autostart: Callable[[], bool]
    """Whether kneebreak starts with the session."""
