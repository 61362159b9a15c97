"""Lock, sleep and absences as the buses tell of them: logind is played, Mutter and the screen saver are real."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from benchmarks.process import context_switches
from kneebreak.adapters.dbus.connection import Connection
from tests.adapters.logind import OURS, Logind
from tests.adapters.presence.real_mutter import RealMutter
from tests.desktop.dunst import DunstDesktop
from tests.desktop.program import QUIET, Program
from tests.desktop.until import until
from tests.fakes.file_waiter import SelectingWaiter

_SOON = '[rhythm]\nevery = "10 s"\nlull = "0 s"\n'


@pytest.fixture
def logind(dunst: DunstDesktop) -> Iterator[Logind]:
    session = dunst.session
    session.environment["XDG_SESSION_ID"] = OURS
    address = session.start_system_bus()
    with _hand(address) as hand:
        logind = Logind(hand, address, session.environment)
        logind.start()
        yield logind
        logind.close()


@pytest.fixture
def mutter(dunst: DunstDesktop) -> Iterator[RealMutter]:
    session = dunst.session
    address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
    with _hand(address) as hand:
        mutter = RealMutter(hand, address, session.folder, session.environment)
        yield mutter
        mutter.close()


@contextmanager
def _hand(address: str) -> Iterator[Connection]:
    """A connection of our own to a bus."""
    waiter = SelectingWaiter()
    connection = Connection.open(address, waiter, lambda: None)
    yield connection
    connection.close()
    waiter.close()


def _sources(program: Program, need: str) -> dict[str, dict[str, Any]]:
    answer = program.ask("doctor", "--json")
    found = {each["need"]: each for each in json.loads(answer.stdout)["needs"]}
    return {source["source"]: source for source in found[need]["sources"]}


def _serves(program: Program, need: str) -> bool:
    """Whether logind is what tells of it, as far as the program knows by now."""
    source = _sources(program, need).get("logind")
    return source is not None and source["serves"]


def test_the_program_listens_to_logind_and_says_so(dunst: DunstDesktop, logind: Logind) -> None:
    program = Program(dunst.session, QUIET)
    until(lambda: _serves(program, "lock") and _serves(program, "sleep"), "logind serves both")
    logind.crash()
    until(lambda: not _serves(program, "lock") and not _serves(program, "sleep"), "the loss of logind is noticed")
    logind.start()
    until(lambda: _serves(program, "lock") and _serves(program, "sleep"), "logind serves again")
    logind.prepare_for_sleep(begins=True)
    logind.prepare_for_sleep(begins=False)
    assert program.status()["state"] == "working"


def test_a_machine_without_a_system_bus_is_no_reason_to_end(dunst: DunstDesktop) -> None:
    program = Program(dunst.session, QUIET)
    assert "cannot be joined" in _sources(program, "sleep")["logind"]["reason"]
    assert _sources(program, "sleep")["the machine's clocks"]["serves"]
    assert program.quit() == 0


def test_nothing_comes_onto_a_locked_screen(dunst: DunstDesktop, logind: Logind) -> None:
    before = dunst.screen.settled()
    program = Program(dunst.session, _SOON)
    due = _due(program)
    logind.change(LockedHint=("b", True))
    program.until_state("away")
    until(lambda: datetime.now(UTC) > due + timedelta(seconds=2), "the prompt would have come")
    assert program.status()["state"] == "away"
    assert dunst.bubbles(before) == []
    logind.change(LockedHint=("b", False))
    program.until_state("working")
    assert program.log() == []


def test_nothing_comes_the_moment_the_machine_wakes_up(dunst: DunstDesktop, logind: Logind) -> None:
    before = dunst.screen.settled()
    program = Program(dunst.session, _SOON)
    due = _due(program)
    logind.prepare_for_sleep(begins=True)
    logind.prepare_for_sleep(begins=False)
    until(lambda: datetime.now(UTC) > due + timedelta(seconds=2), "the prompt would have come")
    assert program.status()["state"] == "working"
    assert dunst.bubbles(before) == []


def _due(program: Program) -> datetime:
    return datetime.fromisoformat(program.status()["due"])


def test_on_gnome_nobody_at_the_mouse_is_away_until_it_moves(dunst: DunstDesktop, mutter: RealMutter) -> None:
    mutter.move()
    program = Program(dunst.session, QUIET + 'away = "2 s"\n')
    program.until_state("away")
    mutter.move()
    program.until_state("working")
    assert list(_sources(program, "idle")) == ["Mutter"]


def test_on_gnome_a_prompt_waits_for_a_pause_and_comes_in_it(dunst: DunstDesktop, mutter: RealMutter) -> None:
    program = Program(dunst.session, '[rhythm]\nevery = "5 s"\nlull = "1 min"\n')
    due = _due(program)
    while datetime.now(UTC) < due + timedelta(seconds=4):
        mutter.move()
        time.sleep(0.2)
    stopped = datetime.now(UTC)
    assert program.status()["state"] == "working"
    program.until_state("prompting")
    assert timedelta(seconds=2) < datetime.now(UTC) - stopped < timedelta(seconds=6)
    assert program.ask("done").returncode == 0
    due = _due(program)
    program.until_state("prompting")
    assert datetime.now(UTC) - due < timedelta(seconds=2), "nobody was typing"


@pytest.mark.long
@pytest.mark.usefixtures("logind")
def test_while_the_mouse_moves_and_while_it_rests_nothing_of_all_this_wakes_the_program(
    dunst: DunstDesktop, mutter: RealMutter
) -> None:
    dunst.session.start("mate-screensaver", "--no-daemon", more={"GDK_BACKEND": "x11"})
    program = Program(dunst.session, QUIET + 'away = "10 s"\n')
    until(lambda: _serves(program, "lock") and _sources(program, "lock")["screen saver"]["serves"], "all are heard")
    mutter.move()
    time.sleep(3)  # what was begun is over then
    before = context_switches(program.process.pid).voluntary
    for _ in range(20):
        mutter.move()
        time.sleep(1)
    assert context_switches(program.process.pid).voluntary == before
    program.until_state("away")
    time.sleep(3)
    before = context_switches(program.process.pid).voluntary
    time.sleep(60)
    assert context_switches(program.process.pid).voluntary == before
