"""What macOS tells a program, and what the program owes it."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.desktop.until import until
from tests.macos.program import MacProgram

QUIET = '[rhythm]\nevery = "1 h"\naway = "5 min"\nlull = "0 s"\n'


@pytest.fixture(autouse=True)
def running(mac: MacProgram) -> None:
    """It runs already."""
    mac.save_schedule(QUIET)
    mac.start()


def test_a_diagnosis_names_who_serves_each_need(mac: MacProgram) -> None:
    served = mac.diagnosis()
    assert {need: sources for need, (is_served, sources) in served.items() if is_served} == {
        "notifications": ["desktop-notifier"],
        "click": ["desktop-notifier"],
        "tray": ["pystray"],
        "idle": ["CGEventSourceSecondsSinceLastEventType"],
        "lock": ["com.apple.screenIsLocked"],
        "sleep": ["NSWorkspace"],
        "full screen": ["AppKit"],
        "call": ["CoreAudio and CoreMediaIO"],
        "schedule": [str(mac.folder / "schedule.toml")],
        "log": [str(mac.folder / "log")],
        "control": [mac.runtime],
    }


def test_a_report_for_the_developers_tells_of_the_mac_and_of_nobody(mac: MacProgram) -> None:
    report = json.loads(mac.run("doctor", "--report"))
    assert (report["macos"], report["bundle"], report["frozen"]) == ("14.5", "kneebreak", False)
    assert str(mac.home) not in json.dumps(report)
    assert report["running"]


def test_a_locked_screen_is_an_absence_and_another_user_on_it_as_well(mac: MacProgram) -> None:
    for center, gone, back in (
        ("shared", "com.apple.screenIsLocked", "com.apple.screenIsUnlocked"),
        ("workspace", "NSWorkspaceSessionDidResignActiveNotification", "NSWorkspaceSessionDidBecomeActiveNotification"),
    ):
        assert mac.user("announce", center, gone) == 1
        until(lambda: mac.status()["state"] == "away", "it knows of the lock")
        assert mac.user("announce", center, back) == 1
        until(lambda: mac.status()["state"] == "working", "it knows of the unlocking")


def test_sleep_and_a_set_clock_are_listened_for(mac: MacProgram) -> None:
    assert mac.user("announce", "workspace", "NSWorkspaceDidWakeNotification") == 1
    assert mac.user("announce", "own", "NSSystemClockDidChangeNotification") == 1
    assert mac.user("announce", "own", "NSSystemTimeZoneDidChangeNotification") == 1
    assert mac.status()["state"] == "working"


def test_an_absence_is_noticed_when_it_is_long_enough(mac: MacProgram) -> None:
    mac.user("idle", 400)
    mac.save_schedule(QUIET.replace("5 min", "6 min"))
    until(lambda: mac.status()["state"] == "away", "the absence is noticed")


def test_a_prompt_waits_for_the_end_of_a_call_and_comes_with_it(mac: MacProgram) -> None:
    mac.user("microphone", 1)
    mac.save_schedule('[rhythm]\nevery = "1 s"\nlull = "0 s"\n[busy]\ncall = "hold"\n')
    until(lambda: mac.status()["state"] == "held", "it is held")
    assert mac.seen()["up"] == {}
    mac.user("microphone", 0)
    assert mac.prompt()


def test_a_prompt_waits_while_a_program_fills_the_screen(mac: MacProgram) -> None:
    mac.user("full screen", 1 << 10)
    mac.save_schedule('[rhythm]\nevery = "1 s"\nlull = "0 s"\n')
    until(lambda: mac.status()["state"] == "held", "it is held")
    assert "a window fills the screen" in mac.ask("why")
    mac.user("full screen", 0)
    mac.ask("next")
    assert mac.prompt()


@pytest.mark.parametrize("how", ["interrupt", "log off", "terminate", "quit"])
def test_however_it_ends_the_prompt_is_there_again_at_the_next_start(mac: MacProgram, how: str) -> None:
    mac.ask("next")
    title = mac.prompt()
    if how == "terminate":
        assert mac.process is not None
        mac.process.send_signal(signal.SIGTERM)
    elif how == "quit":
        assert mac.user("choose", "Quit")
    else:
        mac.user(how)
    assert mac.end() == 0
    socket = Path(mac.runtime) / "control.sock"
    assert socket.exists() == (how == "log off"), "macOS leaves no time to tidy up, all others do"
    mac.start()
    assert mac.prompt() == title
