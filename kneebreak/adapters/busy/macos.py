"""What macOS tells of full screens and the use of microphone and camera; asked each time anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.engine.busy import Busy

_FULL_SCREEN = 1 << 10
"""NSApplicationPresentationFullScreen of NSApplication.h."""


class System(Protocol):
    """The calls into macOS; each returns None where it fails."""

    def microphone_runs(self) -> bool | None:
        """Whether any program takes sound from the default input."""

    def camera_runs(self) -> bool | None:
        """Whether any program takes pictures from any camera."""

    def listen(self, heard: Callable[[], None]) -> bool:
        """Call `heard`, from another thread, when either of these may have changed; False: it may not be called."""

    def ignore(self) -> None:
        """Call it no more."""

    def presentation(self) -> int | None:
        """The NSApplicationPresentationOptions of the program in front."""


class Asked:
    """A reason that is looked up whenever somebody wants to know."""

    announced = False

    def __init__(self, ask: Callable[[], bool | None]) -> None:
        self.now = ask

    def close(self) -> None:
        """Nothing to give back."""


class Call:
    """A microphone or a camera in use; listened to only while one is."""

    def __init__(self, system: System, report: Callable[[], None]) -> None:
        self._system = system
        self._report = report
        self.announced = False

    def now(self) -> bool | None:
        """Whether one is in use; None: neither can be asked."""
        runs = self.look()
        if not runs:
            self.close()
        elif not self.announced:
            self.announced = self._system.listen(self._changed)
            runs = self.look()  # the call may have ended in between
        return runs

    def look(self) -> bool | None:
        """Whether one is in use, without listening for the end."""
        answers = (self._system.microphone_runs(), self._system.camera_runs())
        return True if True in answers else False if False in answers else None

    def close(self) -> None:
        """Listen no more."""
        self.announced = False
        self._system.ignore()

    def _changed(self) -> None:
        # The devices may be others now: who asks next listens anew. The library's thread must not do that itself.
        self.announced = False
        self._report()


def add_to(sources: Sources, ledger: Ledger, system: System, report: Callable[[], None]) -> None:
    """Let macOS speak for all that it knows; `report` is called, from any thread, when it may have changed."""

    def full_screen() -> bool | None:
        options = system.presentation()
        return None if options is None else bool(options & _FULL_SCREEN)

    call = Call(system, report)
    ledger.refuse(Need.DO_NOT_DISTURB, "Focus", "macOS tells other programs nothing of it")
    for need, busy, name, source, answer in (
        (Need.FULL_SCREEN, Busy.FULL_SCREEN, "AppKit", Asked(full_screen), full_screen()),
        (Need.CALL, Busy.CALL, "CoreAudio and CoreMediaIO", call, call.look()),
    ):
        if answer is None:
            ledger.refuse(need, name, "it does not answer")
        else:
            sources.add(busy, source)
            ledger.serve(need, name)
