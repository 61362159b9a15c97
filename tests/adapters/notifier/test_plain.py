"""plyer, in a thread of its own: on a recording function and, through notify-send, on a real dunst."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import plyer
import pytest
from plyer import facades
from plyer.utils import Proxy

from kneebreak.adapters.notifier.plain import PlainNotifier, PlainUnavailable, load_plyer
from kneebreak.ports import Slot
from tests.contracts.notifier import STAND, WALK
from tests.desktop.dunst import DunstDesktop
from tests.desktop.until import until


class _Plyer:
    """Keeps what it was told to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self.threads: list[threading.Thread] = []
        self.fault: Exception | None = None

    def __call__(self, *, title: str, message: str, app_name: str, timeout: int) -> None:
        assert (app_name, timeout) == ("kneebreak", 10)
        self.threads.append(threading.current_thread())
        if self.fault is not None:
            raise self.fault
        self.shown.append((title, message))


def test_a_bubble_is_shown_from_another_thread_in_the_order_of_asking() -> None:
    plyer, troubles = _Plyer(), list[str]()
    notifier = PlainNotifier(troubles.append, plyer)
    notifier.show(Slot.PROMPT, STAND)
    notifier.show(Slot.PROMPT, WALK)
    notifier.withdraw(Slot.PROMPT)
    notifier.close()
    assert plyer.shown == [(STAND.title, STAND.text), (WALK.title, WALK.text)]
    assert threading.current_thread() not in plyer.threads
    assert (notifier.abilities(), troubles) == (frozenset(), [])


def test_a_text_that_begins_like_an_option_begins_with_another_hyphen() -> None:
    plyer, troubles = _Plyer(), list[str]()
    notifier = PlainNotifier(troubles.append, plyer)
    notifier.show(Slot.NOTE, STAND._replace(title="-5 min", text="--help\0"))
    notifier.close()
    assert plyer.shown == [("\N{HYPHEN}5 min", "\N{HYPHEN}-help")]


def test_a_fault_is_told_once() -> None:
    plyer, troubles = _Plyer(), list[str]()
    plyer.fault = Exception("Shell_NotifyIconW failed.")
    notifier = PlainNotifier(troubles.append, plyer)
    notifier.show(Slot.PROMPT, STAND)
    notifier.show(Slot.PROMPT, WALK)
    notifier.close()
    assert troubles == ["plyer could not show a notification: Exception: Shell_NotifyIconW failed."]


def test_what_fails_in_plyers_own_thread_is_told_too_and_the_thread_delays_no_end() -> None:
    """As on Windows, where plyer starts a thread for each balloon and looks at it no more."""
    started: list[threading.Thread] = []

    def balloon_tip() -> None:
        raise RuntimeError("Could not get windows module instance.")

    def notify(*, title: str, message: str, app_name: str, timeout: int) -> None:  # noqa: ARG001 - as plyer's
        started.append(threading.Thread(target=balloon_tip))
        started[-1].start()

    before = threading.excepthook
    troubles: list[str] = []
    notifier = PlainNotifier(troubles.append, notify)
    notifier.show(Slot.PROMPT, STAND)
    notifier.show(Slot.PROMPT, STAND)
    until(lambda: len(started) == 2, "both were shown")
    for thread in started:
        thread.join()
    assert [thread.daemon for thread in started] == [True, True]
    assert troubles == ["plyer could not show a notification: RuntimeError: Could not get windows module instance."]
    notifier.close()
    assert threading.excepthook == before


def test_a_machine_without_any_means_is_refused_with_plyers_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    # plyer looks for its means once; another proxy looks again.
    monkeypatch.setattr(plyer, "notification", Proxy("notification", facades))
    with pytest.raises(PlainUnavailable, match="notify-send not found"):
        load_plyer()


class TestOnDunst:
    """plyer for real."""

    @pytest.fixture
    def desktop(self, tmp_path: Path) -> Iterator[DunstDesktop]:
        with DunstDesktop(tmp_path / "outputs", tmp_path / "pictures") as desktop:
            yield desktop

    def test_every_title_arrives_even_one_that_begins_with_a_hyphen(
        self, desktop: DunstDesktop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.session.environment["DBUS_SESSION_BUS_ADDRESS"])
        troubles: list[str] = []
        notifier = PlainNotifier(troubles.append)
        notifier.show(Slot.PROMPT, STAND._replace(title="-5 min", text="Push the chair back."))
        until(lambda: _count(desktop, "displayed") == 1, "it is shown")
        notifier.show(Slot.NOTE, WALK)
        until(lambda: _count(desktop, "displayed") == 2, "both are shown")
        desktop.session.run("dunstctl", "close-all")
        until(lambda: _count(desktop, "history") == 2, "both are in the history")
        history = json.loads(desktop.session.run("dunstctl", "history").stdout)["data"][0]
        assert sorted(entry["summary"]["data"] for entry in history) == ["Walk a lap", "\N{HYPHEN}5 min"]
        notifier.close()
        assert troubles == []


def _count(desktop: DunstDesktop, what: str) -> int:
    counted = desktop.session.run("dunstctl", "count", what)
    return int(counted.stdout) if counted.returncode == 0 else -1
