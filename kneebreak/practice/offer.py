"""What somebody is offered: the practices that suit them, and which of these comes first."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.practice.fitting import Fitted
from kneebreak.practice.practice import Practice
from kneebreak.record import NamedTuple

GENTLEST = "seated"
"""The id of the practice that is offered where another one hurts."""


class Offer(NamedTuple):
    """Practices to choose from."""

    fitted: Mapping[str, Fitted]
    """By their ids; there is at least one."""
    first: str
    """The id of the one that was chosen, or suits best."""
    because: str = ""
    """Why it is this one; empty where that needs no words."""

    @property
    def practices(self) -> dict[str, Practice]:
        """The practices alone."""
        return {name: fitted.practice for name, fitted in self.fitted.items()}

    @property
    def gentler(self) -> Practice | None:
        """The one to offer where the first one hurts; None: there is none."""
        return None if self.first == GENTLEST else self.practices.get(GENTLEST)

    def half(self) -> Offer:
        """The gentler form of each of them."""
        halves = {name: each._replace(practice=each.practice.half()) for name, each in self.fitted.items()}
        return self._replace(fitted=halves)
