"""What macOS tells of full screens and the use of microphone and camera; asked each time anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.engine.busy import Busy
from kneebreak.language import marked

_FULL_SCREEN = 1 << 10
"""NSApplicationPresentationFullScreen of NSApplication.h."""


class System(Protocol):
    """The calls into macOS; each returns None where it fails."""

    def microphone_runs(self) -> bool | None:
        """Whether any program takes sound from the default input."""

    def camera_runs(self) -> bool | None:
        """Whether any program takes pictures from any camera."""

    def presentation(self) -> int | None:
        """The NSApplicationPresentationOptions of the program in front."""


class Asked:
    """A reason that is looked up whenever somebody wants to know."""

    announced = False

    def __init__(self, ask: Callable[[], bool | None]) -> None:
        self.now = ask

    def close(self) -> None:
        """Nothing to give back."""


def add_to(sources: Sources, ledger: Ledger, system: System) -> None:
    """Let macOS speak for all that it knows."""

    def full_screen() -> bool | None:
        options = system.presentation()
        return None if options is None else bool(options & _FULL_SCREEN)

    def call() -> bool | None:
        answers = (system.microphone_runs(), system.camera_runs())
        return True if True in answers else False if False in answers else None

    ledger.refuse(Need.DO_NOT_DISTURB, "Focus", marked("macOS tells other programs nothing of it"))
    for need, busy, source, ask in (
        (Need.FULL_SCREEN, Busy.FULL_SCREEN, "AppKit", full_screen),
        (Need.CALL, Busy.CALL, "CoreAudio and CoreMediaIO", call),
    ):
        if ask() is None:
            ledger.refuse(need, source, marked("it does not answer"))
        else:
            sources.add(busy, Asked(ask))
            ledger.serve(need, source)
