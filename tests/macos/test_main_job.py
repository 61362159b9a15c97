"""From the start to the log, on a machine that kneebreak takes for a Mac."""

from __future__ import annotations

import plistlib

from tests.desktop.until import until
from tests.macos.program import MacProgram

QUIET = '[rhythm]\nevery = "1 h"\nlull = "0 s"\n'


def test_a_first_start_greets_and_a_click_on_a_prompt_is_a_break_in_the_log(mac: MacProgram) -> None:
    mac.start()
    until(lambda: mac.seen()["up"], "it greets")
    assert (mac.folder / "schedule.toml").exists()
    assert (mac.seen()["policy"], len(mac.seen()["activities"])) == (1, 1), "no place in the Dock, and no nap"
    assert mac.user("choose", "Break now")
    title = mac.prompt()
    movement = mac.status()["movement"]
    assert mac.user("click", title)
    [entry] = until(mac.log, "the break is in the log")
    assert (entry["outcome"], entry["movement"], entry["via"]) == ("done", movement, "notification")
    assert title not in mac.seen()["up"]
    assert mac.user("choose", "Quit")
    assert mac.end() == 0


def test_a_button_a_dismissal_and_the_menu_are_answers_too(mac: MacProgram) -> None:
    mac.save_schedule(QUIET)
    mac.start()
    mac.ask("next")
    assert mac.user("click", mac.prompt(), "Snooze 5 min")
    until(lambda: len(mac.log()) == 1, "the snooze is in the log")
    mac.ask("next")
    assert mac.user("dismiss", mac.prompt())
    until(lambda: len(mac.log()) == 2, "the dismissal is in the log")
    mac.ask("next")
    mac.prompt()
    assert mac.user("choose", next(line for line in mac.user("open") if line.startswith("Done: ")))
    until(lambda: len(mac.log()) == 3, "what the menu said is in the log")
    assert [(entry["outcome"], entry["via"]) for entry in mac.log()] == [
        ("snoozed", "notification"),
        ("skipped", "dismissal"),
        ("done", "tray"),
    ]


def test_outside_of_a_bundle_osascript_speaks_and_the_menu_is_the_answer(mac: MacProgram) -> None:
    del mac.environment["MAC_BUNDLE"]
    mac.save_schedule(QUIET)
    mac.start()
    served = mac.diagnosis()
    assert served["notifications"] == (True, ["the tray icon's balloons"])
    assert served["click"] == (False, [])
    mac.ask("next")
    spoken = until(mac.spoken.read_text if mac.spoken.exists() else lambda: "", "osascript is called")
    assert f'with title "{mac.seen()["menu"][0].removeprefix("Done: ")}"' in spoken
    assert mac.user("choose", mac.seen()["menu"][0])
    until(lambda: [entry["outcome"] for entry in mac.log()] == ["done"], "the break is in the log")


def test_who_refuses_notifications_gets_those_of_osascript_and_is_told_why(mac: MacProgram) -> None:
    mac.environment["MAC_NOTIFICATIONS"] = "refused"
    mac.save_schedule(QUIET)
    mac.start()
    assert "allow it in its notification settings" in mac.said()
    mac.ask("next")
    until(mac.spoken.exists, "osascript is called")


def test_starting_with_the_session_is_an_agent_of_launchd(mac: MacProgram) -> None:
    mac.save_schedule(QUIET)
    mac.start()
    assert mac.user("choose", "Start with my session")
    agent = mac.home / "Library/LaunchAgents/kneebreak.plist"
    until(agent.exists, "the agent is there")
    with agent.open("rb") as file:
        assert plistlib.load(file)["ProgramArguments"][1:] == ["-P", "-m", "kneebreak"]
    assert mac.user("choose", "Start with my session")
    until(lambda: not agent.exists(), "the agent is gone")


def test_the_doctor_hears_the_click_that_it_asks_for(mac: MacProgram) -> None:
    mac.save_schedule(QUIET)
    mac.launch("doctor", "--test")
    until(lambda: mac.seen()["up"], "it shows a bubble")
    assert mac.user("click", "Click here, please")
    assert mac.process is not None
    assert mac.process.stdout is not None
    assert "the click on it arrived as what it means" in mac.process.stdout.read().decode()
    assert mac.end() == 0


def test_without_a_screen_it_runs_and_says_that_there_is_no_icon(mac: MacProgram) -> None:
    mac.environment["MAC_SCREEN"] = "none"
    mac.save_schedule(QUIET)
    mac.launch()
    until(mac.answers, "it answers")
    assert "there is no tray icon: this process belongs to no session with a screen" in mac.said()
    served = mac.diagnosis()
    assert (served["tray"], served["full screen"]) == ((False, []), (False, []))
    mac.ask("next")
    mac.ask("done")
    mac.ask("quit")
    assert mac.end() == 0
    assert [entry["outcome"] for entry in mac.log()] == ["done"]
