"""desktop-notifier without a desktop: it keeps what it was sent, and a user can poke it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from desktop_notifier import Capability, Notification

_ALL = frozenset({Capability.MESSAGE, Capability.ICON, Capability.ON_CLICKED, Capability.BUTTONS})


class RecordingService:
    """Answers as it was told to; a notification that cannot be sent is logged and returned as if it were."""

    on_clicked: Callable[[str], object] | None = None
    on_dismissed: Callable[[str], object] | None = None
    on_button_pressed: Callable[[str, str], object] | None = None

    def __init__(
        self,
        capabilities: frozenset[Capability] = _ALL,
        *,
        allowed: bool = True,
    ) -> None:
        self.up: dict[str, Notification] = {}
        self.sent: list[Notification] = []
        self.cleared_all = 0
        self.fault: Exception | None = None
        """What sending and clearing fail with."""
        self._capabilities = capabilities
        self._allowed = allowed

    async def request_authorisation(self) -> bool:
        return self._allowed

    async def get_capabilities(self) -> frozenset[Capability]:
        return self._capabilities

    async def send_notification(self, notification: Notification) -> str:
        if self.fault is None:
            self.sent.append(notification)
            self.up[notification.identifier] = notification
        else:
            diagnostics = logging.getLogger("desktop_notifier.backends.base")
            diagnostics.warning("Notification failed", exc_info=self.fault)
        return notification.identifier

    async def clear(self, identifier: str) -> None:
        if self.fault is not None:
            raise self.fault
        del self.up[identifier]

    async def clear_all(self) -> None:
        self.cleared_all += 1
        self.up.clear()

    def click(self, identifier: str) -> None:
        """The user clicks the body of a toast, which is then gone; the platform calls from a thread of its own."""
        self.up.pop(identifier, None)
        assert self.on_clicked is not None
        self.on_clicked(identifier)

    def press(self, identifier: str, button: str) -> None:
        self.up.pop(identifier, None)
        assert self.on_button_pressed is not None
        self.on_button_pressed(identifier, button)

    def dismiss(self, identifier: str) -> None:
        self.up.pop(identifier, None)
        assert self.on_dismissed is not None
        self.on_dismissed(identifier)
