"""Bubbles on Windows and macOS, by desktop-notifier."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from kneebreak.adapters.notifier import toast_service
from kneebreak.adapters.notifier.relay import Unshown
from kneebreak.adapters.notifier.toast_service import BUTTONS, NAME, Service, ToastUnavailable
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Dismissed
from kneebreak.messages import Inbox
from kneebreak.ports import Ability, Bubble, Slot

if TYPE_CHECKING:
    # Importing it for real loads the platform's bindings and can fail with them: `toast_service.open_service` does.
    from desktop_notifier import Capability

_PATIENCE = timedelta(seconds=5)
_UNDECIDED = (
    "the system did not say in time whether kneebreak may notify; allow it when you are asked,"
    " or in the system's notification settings"
)

_Order = Callable[[], Awaitable[None]]


class ToastNotifier:
    """Shows bubbles as toasts; desktop-notifier's asyncio loop lives in a thread of its own.

    Construction takes up to `within` and raises ToastUnavailable where no toast can be shown. `trouble` is called from
    the loop's thread, once for each different fault. A toast that slides away on its own is no loss: it waits in the
    system's list, and a click there arrives as well.
    """

    via = Via.NOTIFICATION

    def __init__(
        self,
        inbox: Inbox,
        trouble: Callable[[str], None],
        make: Callable[[], Service] | None = None,
        within: timedelta = _PATIENCE,
        unshown: Unshown | None = None,
    ) -> None:
        """`unshown` gets each bubble that could not be shown, in the loop's thread.

        With it, a user who has not decided yet is no reason to raise: until they have, it gets every bubble.
        """
        self._desk = _Desk(inbox, trouble, unshown)
        self._trouble = trouble
        self._unshown = unshown
        self._opened: Future[frozenset[Capability]] = Future()
        run = self._desk.run(make or toast_service.open_service, self._opened)
        self._thread = threading.Thread(target=lambda: asyncio.run(run), name="toasts", daemon=True)
        self._thread.start()
        try:
            self._opened.result(within.total_seconds())
        except TimeoutError as error:
            if unshown is None:
                self._opened.cancel()
                raise ToastUnavailable(_UNDECIDED) from error
            trouble(f"{_UNDECIDED}; until then the tray icon speaks")
            self._opened.add_done_callback(self._decided)
        except ToastUnavailable:
            raise
        # See `_Desk.run`: the reasons are as many as the platforms' bindings.
        except Exception as error:
            raise ToastUnavailable(_described(error)) from error

    def granted(self) -> bool:
        """Whether the system lets it notify; one that has not said so yet may still."""
        return self._opened.done() and not self._opened.cancelled() and self._opened.exception() is None

    def abilities(self) -> frozenset[Ability]:
        """What the platform said at the start."""
        return toast_service.abilities(self._opened.result()) if self.granted() else frozenset()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of the one in the same slot."""
        if self.granted():
            self._desk.order(lambda: self._desk.show(slot, bubble))
        elif self._unshown is not None:
            self._unshown(slot, bubble)

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot off the screen, if there is one."""
        if self.granted():
            self._desk.order(lambda: self._desk.withdraw(slot))

    def close(self) -> None:
        """Take all bubbles away, for without its program a toast is deaf, and end the thread."""
        if self._opened.cancel() or not self.granted():
            return  # it waits for the user's word, or has ended by itself
        for slot in Slot:
            self.withdraw(slot)
        self._desk.order(None)
        self._thread.join(_PATIENCE.total_seconds())

    def _decided(self, opened: Future[frozenset[Capability]]) -> None:
        refusal = None if opened.cancelled() else opened.exception()
        if refusal is not None:
            self._trouble(f"no toasts here ({refusal}); the tray icon speaks instead")


class _Desk:
    """The side that lives in the loop's thread and alone touches what is shown."""

    def __init__(self, inbox: Inbox, trouble: Callable[[str], None], unshown: Unshown | None) -> None:
        self._inbox = inbox
        self._faults = _Faults(trouble)
        self._unshown = unshown
        self._identifiers: dict[Slot, str] = {}
        self._bubbles: dict[str, Bubble] = {}
        self._count = 0

    async def run(self, make: Callable[[], Service], opened: Future[frozenset[Capability]]) -> None:
        """Open the service, tell how that went, then follow orders one after the other until there is None."""
        self._loop = asyncio.get_running_loop()
        self._orders: asyncio.Queue[_Order | None] = asyncio.Queue()
        try:
            self._service = make()
            self._capabilities = await toast_service.granted(self._service)
        # Bindings of four technologies fail each in its own way (ImportError, a bare OSError of WinRT, D-Bus errors):
        # whatever it is, it means that there are no toasts, and the caller is told why.
        except Exception as error:  # noqa: BLE001
            if opened.set_running_or_notify_cancel():
                opened.set_exception(error)
            return
        if opened.set_running_or_notify_cancel():
            opened.set_result(self._capabilities)
            await self._serve()

    def order(self, order: _Order | None) -> None:
        """Queue something to be done, from any thread."""
        self._loop.call_soon_threadsafe(self._orders.put_nowait, order)

    async def show(self, slot: Slot, bubble: Bubble) -> None:
        await self.withdraw(slot)
        self._count += 1
        identifier = f"{NAME}-{self._count}"
        self._identifiers[slot] = identifier
        self._bubbles[identifier] = bubble
        faults = self._faults.count
        try:
            await self._service.send_notification(toast_service.notification(identifier, bubble, self._capabilities))
        # As in `_serve`, where it would be told too: but this bubble has to be shown all the same.
        except Exception as error:  # noqa: BLE001
            self._faults.tell(_described(error))
        if self._faults.count > faults:
            del self._bubbles[identifier], self._identifiers[slot]
            if self._unshown is not None:
                self._unshown(slot, bubble)

    async def withdraw(self, slot: Slot) -> None:
        identifier = self._identifiers.pop(slot, None)
        if identifier is not None and self._bubbles.pop(identifier, None) is not None:
            await self._service.clear(identifier)

    async def _serve(self) -> None:
        diagnostics = logging.getLogger("desktop_notifier")
        diagnostics.addHandler(self._faults)
        self._listen()
        # Toasts of a killed predecessor would stay, and be deaf.
        order: _Order | None = self._service.clear_all
        while order is not None:
            try:
                await order()
            # As above: clearing and sending call straight into the platform. One toast less must not end them all.
            except Exception as error:  # noqa: BLE001
                self._faults.tell(_described(error))
            order = await self._orders.get()
        diagnostics.removeHandler(self._faults)

    def _listen(self) -> None:
        """Take all that happens to toasts, by identifier.

        Handlers on the toast itself would be lost with it when it slides away into the system's list. On macOS the
        main thread calls them, so everything is handed to the loop.
        """
        self._service.on_clicked = lambda identifier: self._on_loop(self._clicked, identifier)
        self._service.on_dismissed = lambda identifier: self._on_loop(self._dismissed, identifier)
        self._service.on_button_pressed = lambda identifier, key: self._on_loop(self._pressed, identifier, key)

    def _on_loop(self, handle: Callable[..., None], *arguments: str) -> None:
        with suppress(RuntimeError):  # the loop is closed: the program ends, and a click now is too late
            self._loop.call_soon_threadsafe(handle, *arguments)

    def _clicked(self, identifier: str) -> None:
        bubble = self._bubbles.pop(identifier, None)
        if bubble is not None and bubble.clicked is not None:
            self._inbox(bubble.clicked)

    def _pressed(self, identifier: str, key: str) -> None:
        bubble = self._bubbles.pop(identifier, None)
        offered = () if bubble is None else bubble.buttons
        for button in (button for known, button in zip(BUTTONS, offered, strict=False) if known == key):
            self._inbox(button.means)

    def _dismissed(self, identifier: str) -> None:
        bubble = self._bubbles.pop(identifier, None)
        if bubble is not None and bubble.prompt is not None:
            self._inbox(Dismissed(bubble.prompt, looks_like_click=False))


class _Faults(logging.Handler):
    """Tells each fault once; desktop-notifier logs what goes wrong in sending, and returns as if nothing had."""

    def __init__(self, trouble: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._trouble = trouble
        self._told: set[str] = set()
        self.count = 0
        """How many there were, those told before included."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.tell(record.getMessage() if error is None else _described(error))

    def tell(self, reason: str) -> None:
        self.count += 1
        if reason not in self._told:
            self._told.add(reason)
            self._trouble(f"A notification could not be shown or taken away: {reason}")


def _described(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"
