"""Lock and sleep as logind tells of them, on a real bus."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from kneebreak.adapters.ledger import Finding, Need
from kneebreak.engine.events import Locked, Unlocked, Woke
from tests.adapters.logind import MANAGER, NAME, SESSION, Logind, session_path
from tests.adapters.session.desk import Desk, Saver, be_silent, own
from tests.contracts.session import SessionContract

_LOCKS = Finding(Need.LOCK, "logind", serves=True, reason="it knows only of screen lockers that tell it")


class _Driven:
    """The desk of these tests, as the contract wants it."""

    def __init__(self, desk: Desk, logind: Logind) -> None:
        self._logind = logind
        self.hears = desk.hears

    def lock(self) -> None:
        self._logind.change(LockedHint=("b", True))

    def unlock(self) -> None:
        self._logind.change(LockedHint=("b", False))

    def fall_asleep(self) -> None:
        self._logind.prepare_for_sleep(begins=True)

    def wake_up(self) -> None:
        self._logind.prepare_for_sleep(begins=False)


class TestByLogind(SessionContract):
    """The contract of every session."""

    @pytest.fixture
    def driven(self, desk: Desk, logind: Logind) -> _Driven:
        desk.listen()
        return _Driven(desk, logind)


def test_a_diagnosis_names_logind_as_what_tells_of_sleep(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.prepare_for_sleep(begins=False)
    assert desk.hears(Woke())
    assert desk.findings(Need.SLEEP)["logind"].serves


def test_a_hint_that_the_screen_is_locked_is_told_until_it_is_taken_back(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    logind.change(LockedHint=("b", True))
    assert desk.hears()
    logind.change(LockedHint=("b", False))
    assert desk.hears(Unlocked())
    assert desk.findings(Need.LOCK)["logind"] == _LOCKS


def test_a_screen_that_is_locked_already_is_told_and_one_that_is_not_is_no_news(desk: Desk, logind: Logind) -> None:
    desk.listen()
    assert desk.hears()
    desk.listen_no_more()
    logind.change(LockedHint=("b", True))
    assert desk.hears()
    desk.listen()
    assert desk.hears(Locked())


def test_a_wish_to_lock_is_the_deed_until_the_locker_knows_more(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.signal("Lock")
    assert desk.hears(Locked())
    logind.change(LockedHint=("b", True))
    assert desk.hears()
    logind.change(LockedHint=("b", False))
    assert desk.hears(Unlocked())


def test_a_wish_to_lock_that_only_a_screen_saver_fulfils_ends_with_it(desk: Desk, logind: Logind) -> None:
    saver = Saver(desk.buses["session"], "org.mate.ScreenSaver")
    desk.listen()
    logind.signal("Lock")
    assert desk.hears(Locked())
    saver.lock()
    assert desk.hears()
    saver.unlock()
    assert desk.hears(Unlocked())


def test_a_wish_to_lock_what_is_locked_already_changes_nothing(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    logind.signal("Lock")
    assert desk.hears()
    logind.change(LockedHint=("b", False))
    assert desk.hears(Unlocked())


def test_a_wish_to_lock_what_is_locked_already_does_not_outlive_that(desk: Desk, logind: Logind) -> None:
    saver = Saver(desk.buses["session"], "org.mate.ScreenSaver", answers=True)
    desk.listen()
    assert desk.hears(Locked())
    logind.signal("Lock")
    saver.crash()
    assert desk.hears(Unlocked())


def test_an_unlocking_by_the_login_screen_counts_though_the_locker_never_told(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.signal("Lock")
    assert desk.hears(Locked())
    logind.signal("Unlock")
    assert desk.hears(Unlocked())
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    logind.signal("Unlock")
    assert desk.hears(Unlocked())


def test_other_sessions_and_other_signals_are_not_ours(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.signal("Lock", session="c8")
    logind.change("c8", LockedHint=("b", True))
    logind.signal("PauseDevice")
    logind.emit("/org/freedesktop/login1", MANAGER, "SessionNew", "")
    assert desk.hears()


def test_values_of_the_wrong_type_say_nothing(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.change(LockedHint=("s", "yes"))
    logind.change(LockedHint=("i", 1))
    logind.emit("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "i", ("i", 0))
    logind.emit("/org/freedesktop/login1", MANAGER, "PrepareForSleep", "")
    logind.emit(session_path(), "org.freedesktop.DBus.Properties", "PropertiesChanged", "s", ("s", SESSION))
    assert desk.hears()


def test_a_change_that_withholds_the_value_is_looked_up(desk: Desk, logind: Logind) -> None:
    desk.listen()
    desk.listen_no_more()
    logind.change(LockedHint=("b", True))
    desk.listen()
    assert desk.hears(Locked())
    logind.keep_to_itself(LockedHint=("b", False))
    assert desk.hears(Unlocked())


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({}, f'ret = "{session_path()}" if args[0] == {{pid}} else "/"'),
        ({"XDG_SESSION_ID": "c99"}, f'ret = "{session_path()}"'),
        ({"XDG_SESSION_ID": "c99"}, 'raise dbus.exceptions.DBusException("none", name="org.example.No")'),
        ({}, 'ret = "/"'),
        ({}, None),
    ],
    ids=["by process", "by process after a stale name", "by the user's desktop", "no answer worth it", "no method"],
)
def test_our_session_is_found_by_name_by_process_or_as_the_users_desktop(
    desk: Desk, logind: Logind, named: dict[str, str], code: str | None
) -> None:
    if code is not None:
        logind.answer("GetSessionByPID", "u", code.format(pid=os.getpid()))
    desk.environment = named
    desk.listen()
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())


def test_without_a_session_of_ours_there_is_sleep_but_no_lock(desk: Desk, logind: Logind) -> None:
    logind.show_no_desktop()
    desk.environment = {}
    desk.listen()
    logind.change(LockedHint=("b", True))
    logind.prepare_for_sleep(begins=False)
    assert desk.hears(Woke())
    refused = Finding(Need.LOCK, "logind", serves=False, reason="logind knows no session of ours")
    assert desk.findings(Need.LOCK)["logind"] == refused
    assert desk.findings(Need.SLEEP)["logind"].serves


def test_a_logind_that_starts_anew_is_heard_anew(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    logind.crash()
    assert desk.hears(Unlocked())
    gone = Finding(Need.LOCK, "logind", serves=False, reason="logind went away")
    assert desk.findings(Need.LOCK)["logind"] == gone
    assert not desk.findings(Need.SLEEP)["logind"].serves
    logind.start(locked=True)
    assert desk.hears(Locked())
    logind.prepare_for_sleep(begins=False)
    logind.change(LockedHint=("b", False))
    assert desk.hears(Woke(), Unlocked())
    assert desk.findings(Need.LOCK)["logind"] == _LOCKS
    assert desk.findings(Need.SLEEP)["logind"].serves


def test_without_logind_it_is_said_and_one_that_starts_later_is_heard(desk: Desk) -> None:
    desk.listen()
    absent = Finding(Need.LOCK, "logind", serves=False, reason="logind does not run here")
    assert desk.findings(Need.LOCK)["logind"] == absent
    assert desk.findings(Need.SLEEP)["the machine's clocks"].serves
    logind = desk.logind()
    logind.start(locked=True)
    assert desk.hears(Locked())
    logind.close()
    assert desk.hears(Unlocked())


def test_a_logind_that_never_answers_is_given_up_with_its_reason(desk: Desk) -> None:
    silent = desk.buses["system"].join()
    own(silent, NAME)
    be_silent(silent, "/org/freedesktop/login1", "/org/freedesktop/login1/user/self")
    desk.listen()
    for _ in range(3):
        assert "logind" not in desk.findings(Need.LOCK)
        desk.waiter.pass_time(timedelta(seconds=5))
        desk.settle()
    assert desk.findings(Need.LOCK)["logind"].reason == "logind knows no session of ours"
    assert desk.waiter.delayed == 0


def test_a_logind_that_goes_before_it_answered_went_away(desk: Desk) -> None:
    silent = desk.buses["system"].join()
    own(silent, NAME)
    be_silent(silent, "/org/freedesktop/login1", "/org/freedesktop/login1/user/self")
    desk.listen()
    desk.buses["system"].leave(silent)
    assert desk.hears()
    assert desk.findings(Need.LOCK)["logind"].reason == "logind went away"
    assert desk.waiter.delayed == 0


def test_without_a_system_bus_it_is_said_and_nothing_is_tried_again(desk: Desk) -> None:
    desk.buses["system"].end()
    desk.listen()
    reason = desk.findings(Need.LOCK)["logind"].reason
    assert reason.startswith("the system bus cannot be joined (the message bus cannot be reached")
    assert desk.findings(Need.SLEEP)["logind"].reason == reason
    assert desk.waiter.delayed == 0
    assert desk.hears()


def test_a_system_bus_that_is_lost_ends_nothing_and_is_tried_again(desk: Desk, logind: Logind) -> None:
    desk.listen()
    logind.change(LockedHint=("b", True))
    assert desk.hears(Locked())
    logind.close()
    desk.restart_system_bus()
    assert desk.hears(Unlocked())
    assert desk.findings(Need.LOCK)["logind"].reason == "the system bus went away"
    assert desk.waiter.delayed == 1
    again = desk.logind()
    again.start(locked=True)
    desk.waiter.pass_time(timedelta(seconds=1))
    again.prepare_for_sleep(begins=False)
    assert desk.hears(Woke(), Locked())
    assert desk.findings(Need.LOCK)["logind"] == _LOCKS
    again.close()


def test_a_system_bus_that_stays_away_is_looked_for_each_minute(desk: Desk) -> None:
    desk.listen()
    desk.buses["system"].end()
    desk.waiter.run_until(lambda: desk.waiter.delayed)
    for wait in (1, 10, 60, 60, 60):
        assert desk.findings(Need.SLEEP)["logind"].reason == "the system bus went away"
        desk.waiter.pass_time(timedelta(seconds=wait))
    assert desk.hears()
    desk.buses["system"].start()
    desk.waiter.pass_time(timedelta(seconds=60))
    desk.waiter.run_until(lambda: desk.findings(Need.SLEEP)["logind"].reason != "the system bus went away")
