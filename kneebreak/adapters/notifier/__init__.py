"""Bubbles on the screen, by whatever the desktop has for them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kneebreak.adapters.ledger import Need
from kneebreak.adapters.notifier import findings
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.language import marked, tr
from kneebreak.ports import Notifier, Tray

if TYPE_CHECKING:  # not on Linux
    from kneebreak.adapters.notifier.relay import Unshown

_UNDECIDED = marked("you have not said yet whether it may; until then the tray icon speaks")
_ALLOW = marked("allow kneebreak to notify in the system's settings")
_START_IN_DESKTOP = marked("start kneebreak from within your desktop session")


def choose(around: Surroundings, tray: Tray) -> Notifier:
    """The best way to show bubbles here; why a better one was refused is told to `around.trouble`.

    On Linux a desktop whose notification server is yet to come is waited for, unless there is a terminal to speak in.
    """
    if sys.platform == "linux":
        return _on_linux(around)
    else:  # noqa: RET505 - an else is what a type checker for another platform can leave out
        return _elsewhere(around, tray)


if sys.platform == "linux":

    def survey(around: Surroundings) -> None:
        """Note who would show bubbles."""
        _on_linux(around).close()

    def _on_linux(around: Surroundings) -> Notifier:
        if around.bus is not None:
            from kneebreak.adapters.notifier.account import Account  # noqa: PLC0415 - needs a bus
            from kneebreak.adapters.notifier.freedesktop import FreedesktopNotifier  # noqa: PLC0415 - the same
            from kneebreak.adapters.notifier.host import is_there  # noqa: PLC0415 - the same

            account = Account(around.ledger, around.trouble)
            there = is_there(around.bus)
            if there or not _has_terminal():
                if there:
                    account.can_start()
                else:
                    account.is_missing()
                remembered = os.path.join(around.runtime, "bubbles")  # noqa: PTH118 - pathlib would cost a megabyte
                return FreedesktopNotifier(around.bus, around.inbox, remembered, account)
            around.ledger.refuse(Need.NOTIFICATIONS, findings.BUS, findings.NO_ANSWER, findings.START_ONE)
            around.trouble(tr("no notification server answers; start one, such as dunst, mako or your desktop's own"))
        elif not _has_terminal() and _has_screen(around):
            from kneebreak.adapters.notifier.plain import PlainNotifier, PlainUnavailable  # noqa: PLC0415 - rarely wanted

            try:
                return _deaf(around, PlainNotifier(around.trouble))
            except PlainUnavailable as refused:
                around.ledger.refuse(Need.NOTIFICATIONS, "plyer", str(refused))
                around.trouble(str(refused))
        if around.bus is None:
            around.ledger.refuse(Need.NOTIFICATIONS, findings.BUS, marked("there is no session bus"), _START_IN_DESKTOP)
        if _has_terminal():
            findings.note_terminal(around.ledger)
        from kneebreak.adapters.notifier.terminal import TerminalNotifier  # noqa: PLC0415 - where there is no desktop

        assert around.loop is not None  # noqa: S101 - Linux has one
        return TerminalNotifier(around.loop, around.inbox)

    def _has_terminal() -> bool:
        return sys.stdin is not None and sys.stdin.isatty()

    def _has_screen(around: Surroundings) -> bool:
        return bool(around.environment.get("DISPLAY") or around.environment.get("WAYLAND_DISPLAY"))

else:

    def survey(around: Surroundings) -> None:
        """Note who would show bubbles, beside the icon that a start puts into the tray."""
        from kneebreak.adapters.tray.promised import PromisedTray  # noqa: PLC0415 - a start has a real one

        icon = PromisedTray(hears_balloon_clicks=sys.platform == "win32")
        _elsewhere(around, icon).close()

    def _elsewhere(around: Surroundings, tray: Tray) -> Notifier:
        from kneebreak.adapters.notifier.relay import Relay  # noqa: PLC0415 - each platform loads its own
        from kneebreak.adapters.notifier.toast import ToastNotifier  # noqa: PLC0415 - the same
        from kneebreak.adapters.notifier.toast_service import ToastUnavailable  # noqa: PLC0415 - the same

        def toasts(unshown: Unshown) -> Notifier:
            notifier = ToastNotifier(around.inbox, around.trouble, unshown=unshown)
            lacks, advice = ("", "") if notifier.granted() else (_UNDECIDED, _ALLOW)
            around.ledger.serve(Need.NOTIFICATIONS, "desktop-notifier", lacks, advice)
            return notifier

        try:
            relay = Relay(toasts, lambda: _by_icon(around, tray))
        except ToastUnavailable as refused:
            around.ledger.refuse(Need.NOTIFICATIONS, "desktop-notifier", str(refused))
            around.trouble(tr("no toasts here ({refused}); the tray icon speaks instead", refused=tr(str(refused))))
            return _by_icon(around, tray)
        around.ledger.serve(Need.CLICK, "desktop-notifier")
        return relay

    def _by_icon(around: Surroundings, tray: Tray) -> Notifier:
        from kneebreak.adapters.notifier.balloon import BalloonNotifier  # noqa: PLC0415 - the same
        from kneebreak.adapters.notifier.relay import Relay  # noqa: PLC0415 - the same
        from kneebreak.adapters.tray.native import NativeTray  # noqa: PLC0415 - the same
        from kneebreak.adapters.tray.promised import PromisedTray  # noqa: PLC0415 - the same

        if not isinstance(tray, NativeTray | PromisedTray):
            return _by_plyer(around)

        def balloons(unshown: Unshown) -> Notifier:
            return BalloonNotifier(tray, around.inbox, around.trouble, unshown)

        if tray.hears_balloon_clicks:
            around.ledger.serve(Need.NOTIFICATIONS, marked("the tray icon's balloons"))
            around.ledger.serve(Need.CLICK, marked("clicks on balloons"))
        else:
            findings.note_deaf(around.ledger, marked("the tray icon's balloons"))
        return Relay(balloons, lambda: _by_plyer(around))

    def _by_plyer(around: Surroundings) -> Notifier:
        from kneebreak.adapters.notifier.none import NoNotifier  # noqa: PLC0415 - there is always something to say
        from kneebreak.adapters.notifier.plain import PlainNotifier, PlainUnavailable  # noqa: PLC0415 - the last resort

        try:
            return _deaf(around, PlainNotifier(around.trouble))
        except PlainUnavailable as refused:
            around.ledger.refuse(Need.NOTIFICATIONS, "plyer", str(refused))
            around.trouble(str(refused))
            return NoNotifier()


def _deaf(around: Surroundings, plain: Notifier) -> Notifier:
    findings.note_deaf(around.ledger, "plyer")
    return plain
