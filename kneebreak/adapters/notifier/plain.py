"""Bubbles by plyer, the last resort: it can show them, and never hears what becomes of them."""

from __future__ import annotations

import contextlib
import io
import queue
import threading
import warnings
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from kneebreak.adapters.plaintext import clean, cut
from kneebreak.engine.entry import Via
from kneebreak.language import tr
from kneebreak.ports import Ability, Bubble, Slot

# Windows: the same fields as any balloon has, see NOTIFYICONDATAW.
_TITLE_UNITS = 63
_TEXT_UNITS = 255
# How long Windows keeps plyer's own icon with its balloon; elsewhere plyer gives no heed to it.
_SHOWN_FOR = timedelta(seconds=10)
_PATIENCE_AT_END = timedelta(seconds=1)
_HYPHEN = "\N{HYPHEN}"


class Notify(Protocol):
    """What is used of plyer."""

    def __call__(self, *, title: str, message: str, app_name: str, timeout: int) -> object:
        """Show a notification; raises whatever the platform does."""


class PlainUnavailable(Exception):  # noqa: N818 - a state of the machine and not a mistake, and named so
    """Plyer knows no way to notify on this machine."""


class PlainNotifier:
    """Shows bubbles by plyer from a thread of its own, for plyer blocks while it works.

    A bubble cannot be clicked, replaced or taken back.
    """

    via = Via.NOTIFICATION

    def __init__(self, trouble: Callable[[str], None], notify: Notify | None = None) -> None:
        self._trouble = trouble
        self._notify = load_plyer() if notify is None else notify
        self._told: set[str] = set()
        self._bubbles: queue.SimpleQueue[Bubble | None] = queue.SimpleQueue()
        self._hook = threading.excepthook
        threading.excepthook = self._thread_failed
        # A daemon: threads that plyer starts from it are daemons too, and none of them delays the program's end.
        self._thread = threading.Thread(target=self._live, name="plyer", daemon=True)
        self._thread.start()

    def abilities(self) -> frozenset[Ability]:
        """None."""
        return frozenset()

    def show(self, slot: Slot, bubble: Bubble) -> None:  # noqa: ARG002 - there is no replacing, so slots do not matter
        """Show a bubble, beside any that is there."""
        self._bubbles.put(bubble)

    def withdraw(self, slot: Slot) -> None:
        """Nothing: what plyer has shown is out of reach."""

    def close(self) -> None:
        """Show what is still to be shown, for a second at most."""
        self._bubbles.put(None)
        self._thread.join(_PATIENCE_AT_END.total_seconds())
        if threading.excepthook == self._thread_failed:
            threading.excepthook = self._hook

    def _live(self) -> None:
        while (bubble := self._bubbles.get()) is not None:
            self._show(bubble)

    def _show(self, bubble: Bubble) -> None:
        title = cut(_undashed(clean(bubble.title)), _TITLE_UNITS)
        text = cut(_undashed(clean(bubble.text)), _TEXT_UNITS)
        try:
            self._notify(title=title, message=text, app_name="kneebreak", timeout=round(_SHOWN_FOR.total_seconds()))
        # Plyer speaks four systems' languages and raises bare Exception itself; whatever it is, it must be told.
        except Exception as error:  # noqa: BLE001
            self._failed(error)

    def _failed(self, error: BaseException | None) -> None:
        """Report each fault once: whether a later bubble was seen is not known, so there is no "well again"."""
        report = tr(
            "plyer could not show a notification: {name__}: {error}", name__=type(error).__name__, error=error
        ).rstrip(": ")
        if report not in self._told:
            self._told.add(report)
            self._trouble(report)

    def _thread_failed(self, failure: threading.ExceptHookArgs, /) -> None:
        """Hear of what goes wrong in the thread that plyer starts on Windows for each balloon."""
        if failure.thread is not None and failure.thread.name.endswith("(balloon_tip)"):
            self._failed(failure.exc_value)
        else:
            self._hook(failure)


def load_plyer() -> Notify:
    """Plyer's notification of this platform; raises PlainUnavailable with plyer's own reason where it has none."""
    said = io.StringIO()
    with warnings.catch_warnings(record=True) as warned, contextlib.redirect_stderr(said):
        # Plyer prints a traceback or warns and then goes on with a facade that cannot notify.
        warnings.simplefilter("always")
        try:
            from plyer import facades, notification  # noqa: PLC0415 - wanted only where nothing better is left

            notify = notification.notify
        except ImportError as error:
            raise PlainUnavailable(tr("plyer cannot be loaded: {error}", error=error)) from error
    if type(getattr(notify, "__self__", None)) is facades.Notification:
        reasons = said.getvalue().splitlines()[-1:] or [str(warning.message) for warning in warned[-1:]]
        raise PlainUnavailable(tr("plyer has no way to notify here: {reasons}", reasons=" ".join(reasons)))
    return notify


def _undashed(text: str) -> str:
    """The text with another hyphen in front, for notify-send takes a leading "-" for an option and shows nothing."""
    return _HYPHEN + text[1:] if text.startswith("-") else text
