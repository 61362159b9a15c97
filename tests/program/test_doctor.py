"""What `kneebreak doctor` says where there is no desktop, or half of one."""

from __future__ import annotations

import json
from typing import Any

from tests.program.running import PROGRAM, QUIET, Running


def diagnosis(running: Running) -> tuple[int, dict[str, Any]]:
    answer = running.session.run(*PROGRAM, "doctor", "--json")
    found = json.loads(answer.stdout)
    assert answer.returncode == (0 if found["fine"] else 1), answer.stderr
    return answer.returncode, {need["need"]: need for need in found["needs"]}


def test_with_nothing_at_all_it_says_what_is_missing_and_what_to_do(without_desktop: Running) -> None:
    answer = without_desktop.session.run(*PROGRAM, "doctor")
    assert answer.returncode == 1
    assert "notifications   NO  org.freedesktop.Notifications: there is no session bus" in answer.stdout
    assert "→ start kneebreak from within your desktop session" in answer.stdout
    assert "Something that the main job needs is missing." in answer.stdout


def test_a_bus_without_a_notification_server_is_not_enough(without_desktop: Running) -> None:
    without_desktop.session.start_bus()
    code, needs = diagnosis(without_desktop)
    assert code == 1
    (source,) = needs["notifications"]["sources"]
    assert source["reason"] == "no server answers"
    assert "dunst or mako" in source["advice"]
    assert not needs["tray"]["served"]
    assert "AppIndicator" in needs["tray"]["sources"][0]["advice"]


def test_the_running_program_is_asked_for_what_it_found(running: Running) -> None:
    answer = running.session.run(*PROGRAM, "doctor", "--json")
    found = json.loads(answer.stdout)
    assert (answer.returncode, found["running"], found["fine"]) == (1, True, False)


def test_a_schedule_with_mistakes_is_shown_with_its_place(without_desktop: Running) -> None:
    without_desktop.save_schedule('[rhythm]\nevery = "soon"\n')
    _, needs = diagnosis(without_desktop)
    assert not needs["schedule"]["served"]
    assert "schedule.toml:2:9: rhythm.every" in needs["schedule"]["sources"][0]["reason"]


def test_it_makes_no_folders_and_leaves_no_files(without_desktop: Running) -> None:
    before = sorted(without_desktop.session.folder.rglob("*"))
    diagnosis(without_desktop)
    made = set(without_desktop.session.folder.rglob("*")) - set(before)
    assert {path.name for path in made} <= {"kneebreak", "lock"}  # the runtime folder was tried for what it is


def test_a_log_that_cannot_be_written_is_named(without_desktop: Running) -> None:
    (without_desktop.session.folder / "data/kneebreak").mkdir()
    (without_desktop.session.folder / "data/kneebreak/log").write_text("in the way")
    _, needs = diagnosis(without_desktop)
    assert not needs["log"]["served"]
    assert "log" in needs["log"]["sources"][0]["reason"]


def test_its_words_are_explained(without_desktop: Running) -> None:
    answer = without_desktop.session.run(*PROGRAM, "doctor", "--help")
    assert answer.returncode == 0
    assert "--test" in answer.stdout
    assert without_desktop.session.run(*PROGRAM, "doctor", "--nonsense").returncode == 2


def test_without_a_home_it_says_so(without_desktop: Running) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        without_desktop.session.environment[name] = ""
    answer = without_desktop.session.run(*PROGRAM, "doctor")
    assert "Traceback" not in answer.stderr


def test_quiet_schedules_are_fine(without_desktop: Running) -> None:
    without_desktop.save_schedule(QUIET)
    _, needs = diagnosis(without_desktop)
    assert needs["schedule"]["served"]
