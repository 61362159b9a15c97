"""What Windows tells of presentations, full screens and the use of microphone and camera; asked each time anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.engine.busy import Busy
from kneebreak.language import marked

# QUERY_USER_NOTIFICATION_STATE of shellapi.h.
_BUSY, _FULL_SCREEN_GAME, _PRESENTATION, _ACCEPTS, _QUIET, _APP = 2, 3, 4, 5, 6, 7

_DO_NOT_DISTURB = {_PRESENTATION: True, _QUIET: True, _ACCEPTS: False, _APP: False}
_FULL_SCREEN = {_BUSY: True, _FULL_SCREEN_GAME: True, _ACCEPTS: False, _QUIET: False, _APP: False}
"""What each state says; the others are told in place of something that is not known then."""

_STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
_DEVICES = ("microphone", "webcam")
_OTHERS = "NonPackaged"
"""Where the programs are that do not come from the store."""


class Registry(Protocol):
    """The current user's part of the registry."""

    def keys(self, path: str) -> list[str] | None:
        """The names of the keys in a key; None: there is no such key."""

    def number(self, path: str, name: str) -> int | None:
        """A value of a key; None: there is none, or it is no number."""


class System(Protocol):
    """The calls into Windows."""

    @property
    def registry(self) -> Registry:
        """The current user's part of the registry."""

    def notification_state(self) -> int | None:
        """What SHQueryUserNotificationState says; None: it fails."""


class NotificationState:
    """Reads one reason off the state in which Windows holds notifications back."""

    announced = False

    def __init__(self, ask: Callable[[], int | None], means: dict[int, bool]) -> None:
        self._ask = ask
        self._means = means

    def now(self) -> bool | None:
        """Whether the reason holds; None: the state does not say."""
        return self._means.get(self._ask() or 0)

    def close(self) -> None:
        """Nothing to give back."""


class DevicesInUse:
    """Looks for a program that has begun to use a microphone or camera and has not ended it."""

    announced = False

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def now(self) -> bool | None:
        """Whether there is one; None: Windows keeps no record of that."""
        devices = [rf"{_STORE}\{device}" for device in _DEVICES]
        if all(self._registry.keys(device) is None for device in devices):
            return None
        places = (place for device in devices for place in (device, rf"{device}\{_OTHERS}"))
        return any(self._is_used(rf"{place}\{key}") for place in places for key in self._registry.keys(place) or ())

    def close(self) -> None:
        """Nothing to give back."""

    def _is_used(self, program: str) -> bool:
        began = self._registry.number(program, "LastUsedTimeStart")
        return bool(began) and self._registry.number(program, "LastUsedTimeStop") == 0


def add_to(sources: Sources, ledger: Ledger, system: System) -> None:
    """Let Windows speak for all that it knows."""
    state = "notification state of Windows"
    if system.notification_state() is None:
        for need in (Need.DO_NOT_DISTURB, Need.FULL_SCREEN):
            ledger.refuse(need, state, marked("Windows does not tell it"))
    else:
        sources.add(Busy.DO_NOT_DISTURB, NotificationState(system.notification_state, _DO_NOT_DISTURB))
        ledger.serve(Need.DO_NOT_DISTURB, state, lacks=marked("it knows presentations, but not Focus Assist"))
        sources.add(Busy.FULL_SCREEN, NotificationState(system.notification_state, _FULL_SCREEN))
        ledger.serve(Need.FULL_SCREEN, state)
    devices = DevicesInUse(system.registry)
    if devices.now() is None:
        ledger.refuse(
            Need.CALL, "consent store", marked("this Windows keeps no record of who uses microphone and camera")
        )
    else:
        sources.add(Busy.CALL, devices)
        ledger.serve(Need.CALL, "consent store")
