"""What is known of the notification servers that people run."""

from __future__ import annotations

from kneebreak.ports import Ability
from kneebreak.record import NamedTuple
from kneebreak.wording.span import escaped

_LONGEST_NAME = 60
"""Characters of what a server calls itself that are told to people."""


class Habits(NamedTuple):
    """How a server treats the pointer; each was seen with real clicks."""

    dismissal_looks_like_click: bool = False
    """Whether a click on the body only closes the bubble, though it has an action for it."""
    draws_default_as_button: bool = False
    """Whether the body's action appears as one more button."""
    offers_buttons: bool = True
    """Whether a person who changed no settings sees the buttons."""


class Server(NamedTuple):
    """A notification server as far as bubbles for it must differ."""

    habits: Habits
    capabilities: frozenset[str]
    name: str = ""
    """As it names itself; empty where it did not say."""

    @property
    def dismissal_looks_like_click(self) -> bool:
        """Whether a click on the body is reported as a dismissal; without actions it can be nothing else."""
        return self.habits.dismissal_looks_like_click or "actions" not in self.capabilities

    @property
    def interprets_markup(self) -> bool:
        """Whether `& < >` in the text of a bubble must be escaped."""
        return "body-markup" in self.capabilities

    def abilities(self) -> frozenset[Ability]:
        """What it can do, in the program's words."""
        if "actions" not in self.capabilities:
            return frozenset()
        return frozenset(Ability) if self.habits.offers_buttons else frozenset({Ability.CLICK})


_HABITS = {
    "dunst": Habits(dismissal_looks_like_click=True, offers_buttons=False),
    "Xfce Notify Daemon": Habits(dismissal_looks_like_click=True, draws_default_as_button=True),
    "mako": Habits(offers_buttons=False),
    "Plasma": Habits(),
    "gnome-shell": Habits(),
}
"""By the name that GetServerInformation gives (Desktop Notifications Specification 1.2)."""


def server(name: str, capabilities: frozenset[str]) -> Server:
    """The server of this name; one that nobody has tried is taken to keep to the specification."""
    return Server(_HABITS.get(name, Habits()), capabilities, escaped(name[:_LONGEST_NAME]))
