"""A Mac that runs in its main thread what it is given when the test says so, and announces what a test wants."""

from __future__ import annotations

from collections.abc import Callable

from kneebreak.adapters.announcements import Told


class RecordingApplication:
    """What AppKit's application is asked to do."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def setActivationPolicy_(self, policy: int) -> bool:  # noqa: N802 - as AppKit has it
        self.asked.append(("policy", policy))
        return True

    def run(self) -> None:
        self.asked.append("run")

    def stop_(self, sender: object) -> None:
        self.asked.append(("stop", sender))

    def postEvent_atStart_(self, event: object, at_start: bool) -> None:  # noqa: N802, FBT001 - the same
        self.asked.append((event, at_start))


class RecordingMac:
    """The application, and the queue of the main thread."""

    def __init__(self) -> None:
        self.real = RecordingApplication()
        self.waiting: list[Callable[[], None]] = []

    def application(self) -> RecordingApplication:
        return self.real

    def in_main_thread(self, what: Callable[[], None]) -> None:
        self.waiting.append(what)

    def turn(self) -> None:
        """Run what waits, as the loop in the main thread does."""
        while self.waiting:
            self.waiting.pop(0)()


class RecordingAnnouncements:
    """Knows who listens."""

    def __init__(self) -> None:
        self.listening: list[tuple[Told, Callable[[], None]]] = []

    def hear(self, what: Told, then: Callable[[], None]) -> None:
        self.listening.append((what, then))

    def close(self) -> None:
        self.listening.clear()

    def say(self, what: Told) -> None:
        """Announce something."""
        for told, then in self.listening:
            if told is what:
                then()
