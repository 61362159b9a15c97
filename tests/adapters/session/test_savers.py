"""Screen savers on a real session bus: played ones, and a real one on a real screen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.ledger import Finding, Need
from kneebreak.engine.events import Locked, Unlocked
from tests.adapters.logind import Logind
from tests.adapters.session.desk import REFUSES, SILENT, Desk, Saver, own
from tests.adapters.x11.xvfb import Xvfb
from tests.desktop.until import until

_FREEDESKTOP, _GNOME = "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"
_SILENT = Finding(
    Need.LOCK,
    "screen saver",
    serves=False,
    reason="none on the session bus tells when it is active",
    advice="use a screen locker that tells: your desktop's own, or one that xss-lock starts",
)


@pytest.mark.parametrize(
    ("interface", "name"),
    [
        (_FREEDESKTOP, _FREEDESKTOP),
        (_GNOME, _GNOME),
        (_GNOME, "org.gnome.Shell.ScreenShield"),
        ("org.cinnamon.ScreenSaver", "org.cinnamon.ScreenSaver"),
        ("org.mate.ScreenSaver", "org.mate.ScreenSaver"),
        ("org.xfce.ScreenSaver", "org.xfce.ScreenSaver"),
    ],
)
def test_each_desktops_screen_saver_is_heard(desk: Desk, interface: str, name: str) -> None:
    saver = Saver(desk.buses["session"], interface, name)
    desk.listen()
    assert desk.hears()
    saver.lock()
    assert desk.hears(Locked())
    saver.lock()
    assert desk.hears()
    saver.unlock()
    assert desk.hears(Unlocked())
    assert desk.findings(Need.LOCK)["screen saver"].serves


def test_one_that_is_active_already_is_asked_once_and_told(desk: Desk) -> None:
    saver = Saver(desk.buses["session"], _FREEDESKTOP, answers=True)
    desk.listen()
    assert desk.hears(Locked())
    assert saver.asked == 1


def test_one_that_could_be_started_is_not(desk: Desk, tmp_path: Path) -> None:
    started = tmp_path / "started"
    service = f"[D-BUS Service]\nName={_GNOME}\nExec=/usr/bin/touch {started}\n"
    (tmp_path / "session/services/saver.service").write_text(service)
    desk.restart_session_bus()
    desk.listen()
    assert desk.hears()
    assert not started.exists()
    assert desk.findings(Need.LOCK)["screen saver"] == _SILENT


def test_a_lock_of_which_several_tell_is_told_once_and_ends_with_the_last(desk: Desk, logind: Logind) -> None:
    plasma = Saver(desk.buses["session"], _FREEDESKTOP)
    gnome = Saver(desk.buses["session"], _GNOME)
    desk.listen()
    logind.signal("Lock")
    plasma.lock()
    gnome.lock()
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    gnome.unlock()
    logind.change(LockedHint=("b", False))
    assert desk.hears()
    plasma.unlock()
    assert desk.hears(Unlocked())


def test_one_that_dies_takes_its_word_along_and_its_successor_is_asked(desk: Desk) -> None:
    saver = Saver(desk.buses["session"], _FREEDESKTOP)
    desk.listen()
    saver.lock()
    assert desk.hears(Locked())
    saver.crash()
    assert desk.hears(Unlocked())
    assert desk.findings(Need.LOCK)["screen saver"] == _SILENT
    Saver(desk.buses["session"], _FREEDESKTOP, answers=True)
    assert desk.hears(Locked())
    assert desk.findings(Need.LOCK)["screen saver"].serves


def test_one_that_bears_two_names_has_one_voice(desk: Desk) -> None:
    saver = Saver(desk.buses["session"], _FREEDESKTOP, _FREEDESKTOP, "org.xfce.ScreenSaver", answers=True)
    desk.listen()
    assert desk.hears(Locked())
    saver.unlock("org.xfce.ScreenSaver")
    assert desk.hears(Unlocked())
    saver.lock()
    assert desk.hears(Locked())
    saver.give_up("org.xfce.ScreenSaver")
    assert desk.hears()
    saver.crash()
    assert desk.hears(Unlocked())


@pytest.mark.parametrize("answers", [REFUSES, "yes", SILENT], ids=["refuses", "nonsense", "silent"])
def test_a_name_alone_says_nothing(desk: Desk, answers: object) -> None:
    Saver(desk.buses["session"], _FREEDESKTOP, answers=answers)
    desk.listen()
    desk.waiter.pass_time(timedelta(seconds=5))
    assert desk.hears()
    assert desk.findings(Need.LOCK)["screen saver"] == _SILENT
    assert desk.waiter.delayed == 0


def test_one_that_knows_no_answer_is_believed_when_it_speaks(desk: Desk) -> None:
    saver = Saver(desk.buses["session"], _FREEDESKTOP, answers=REFUSES)
    desk.listen()
    saver.lock()
    assert desk.hears(Locked())
    assert desk.findings(Need.LOCK)["screen saver"].serves


def test_strangers_and_values_of_the_wrong_type_are_not_believed(desk: Desk) -> None:
    saver = Saver(desk.buses["session"], _FREEDESKTOP)
    stranger = Saver(desk.buses["session"], _FREEDESKTOP, "org.example.Stranger")
    desk.listen()
    stranger.lock()
    saver.say("true", "s")
    saver.say(1, "i")
    assert desk.hears()


def test_a_name_that_changes_hands_is_followed(desk: Desk) -> None:
    first = Saver(desk.buses["session"], _FREEDESKTOP)
    second = Saver(desk.buses["session"], _FREEDESKTOP, "org.example.Other", answers=True)
    desk.listen()
    first.lock()
    assert desk.hears(Locked())
    first.give_up(_FREEDESKTOP)
    assert desk.hears(Unlocked())
    own(second.connection, _FREEDESKTOP)
    assert desk.hears(Locked())
    first.unlock()
    assert desk.hears()


def test_nobody_is_heard_any_more_once_that_is_enough(desk: Desk, logind: Logind) -> None:
    saver = Saver(desk.buses["session"], _FREEDESKTOP)
    desk.listen()
    desk.listen_no_more()
    saver.lock()
    logind.change(LockedHint=("b", True))
    logind.signal("Lock")
    logind.prepare_for_sleep(begins=False)
    Saver(desk.buses["session"], _GNOME, answers=True)
    assert desk.hears()
    assert desk.waiter.delayed == 0


def test_without_a_session_bus_logind_is_heard_alone(desk: Desk, logind: Logind) -> None:
    desk.listen(with_session_bus=False)
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    assert desk.findings(Need.LOCK)["screen saver"].reason == "there is no session bus"


class MateScreenSaver:
    """The screen saver of MATE on a screen of its own."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.screen = Xvfb(folder)
        self._environment = {
            **os.environ,
            **self.screen.environment,
            "DBUS_SESSION_BUS_ADDRESS": desk.buses["session"].address,
            "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory",
            "NO_AT_BRIDGE": "1",
        }
        self._process = subprocess.Popen(
            ["mate-screensaver", "--no-daemon"], env=self._environment, stderr=subprocess.DEVNULL
        )

    def do(self, what: str) -> bool:
        command = ["mate-screensaver-command", what]
        return subprocess.run(command, env=self._environment, capture_output=True, check=False).returncode == 0

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        self.kill()
        self.screen.close()


@pytest.fixture
def mate(desk: Desk, tmp_path: Path) -> Iterator[MateScreenSaver]:
    mate = MateScreenSaver(desk, tmp_path)
    yield mate
    mate.close()


def test_a_real_screen_saver_is_heard_asked_and_missed(desk: Desk, mate: MateScreenSaver) -> None:
    desk.listen()
    until(lambda: mate.do("--query"), "the screen saver runs", within=20)
    assert mate.do("--lock")
    desk.waiter.run_until(lambda: desk.heard)
    assert desk.hears(Locked())
    assert mate.do("--deactivate")
    desk.waiter.run_until(lambda: desk.heard)
    assert desk.hears(Unlocked())
    assert mate.do("--activate")
    desk.waiter.run_until(lambda: desk.heard)
    assert desk.hears(Locked())
    desk.listen_no_more()
    desk.listen()
    assert desk.hears(Locked())
    mate.kill()
    desk.waiter.run_until(lambda: desk.heard)
    assert desk.hears(Unlocked())
