"""Who serves each need of the program here, and why others do not: what a diagnosis is made of."""

from __future__ import annotations

from enum import Enum

from kneebreak.language import marked_in
from kneebreak.record import NamedTuple


class Need(Enum):
    """What the program needs of its surroundings."""

    NOTIFICATIONS = marked_in("need", "notifications")
    CLICK = marked_in("need", "click")
    """That a click on a notification arrives."""
    TRAY = marked_in("need", "tray")
    IDLE = marked_in("need", "idle")
    LOCK = marked_in("need", "lock")
    SLEEP = marked_in("need", "sleep")
    DO_NOT_DISTURB = marked_in("need", "do not disturb")
    FULL_SCREEN = marked_in("need", "full screen")
    CALL = marked_in("need", "call")
    SCHEDULE = marked_in("need", "schedule")
    LOG = marked_in("need", "log")
    CONTROL = marked_in("need", "control")


class Finding(NamedTuple):
    """What became of one source for one need."""

    need: Need
    source: str
    """Its name for people, such as "X11 SYNC alarms"."""
    serves: bool
    reason: str = ""
    """Why it does not serve; where it does, what it lacks."""
    advice: str = ""
    """What the user can do about that."""


class Ledger:
    """The findings of one start, in the order in which sources were tried."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def serve(self, need: Need, source: str, lacks: str = "", advice: str = "") -> None:
        """Note that a source serves a need."""
        self._note(Finding(need, source, serves=True, reason=lacks, advice=advice))

    def refuse(self, need: Need, source: str, reason: str, advice: str = "") -> None:
        """Note that a source does not serve a need, or does so no longer."""
        self._note(Finding(need, source, serves=False, reason=reason, advice=advice))

    def findings(self) -> tuple[Finding, ...]:
        """What is known of each source for each need, the newest finding only."""
        return tuple(self._findings)

    def _note(self, finding: Finding) -> None:
        known = ((old.need, old.source) for old in self._findings)
        place = next((at for at, old in enumerate(known) if old == (finding.need, finding.source)), None)
        if place is None:
            self._findings.append(finding)
        else:
            self._findings[place] = finding
