"""The loop among recording fakes: what is written when, messages are carried out, nothing is told twice."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import groupby, pairwise

import pytest

from kneebreak.engine.delivery import TYPING
from kneebreak.engine.entry import Correction, Entry, Outcome, Via
from kneebreak.engine.events import Answer, Answered, PostureDeclared, Ticked
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import FixedTime, Plan, Rhythm
from kneebreak.engine.state import Paused, Prompting, State
from kneebreak.engine.step import begin
from kneebreak.messages import Request, TrayClicked, Trouble, Wish
from kneebreak.ports import Ability, Icon, MenuItem, Mistakes, Slot
from kneebreak.shell import Shell
from tests.engine.catalogue import MORNING, PLAN
from tests.office import Office

MINUTE = timedelta(minutes=1)
FIXED = PLAN._replace(fixed=(FixedTime((MORNING + 20 * MINUTE).time(), "walk-lap"),))


def test_a_click_on_the_bubble_is_a_break_in_the_log() -> None:
    office = Office()
    office.until_prompt()
    office.notifier.click(Slot.PROMPT)
    office.shell.turn()
    assert office.outcomes == [Outcome.DONE]
    assert office.prompt() is None


def test_a_tray_that_asks_for_its_menu_before_the_work_has_begun_gets_an_empty_one() -> None:
    office = Office()
    early = Shell(PLAN, begin(PLAN, 1, MORNING), office.schedule, office.clock, office.waiter)
    assert early.menu() == ()
    assert office.shell.menu()


class Watched:
    """A log and a memory in the place of an office's own; `seen` says what was so when each was written."""

    def __init__(self, office: Office) -> None:
        self.seen: list[tuple[str, bool, Icon]] = []
        self._office = office
        self._log, self._memory = office.log, office.memory
        self.outcomes_of = self._log.outcomes_of
        self.took_back = self._log.took_back
        self.practised = self._log.practised
        self.load = self._memory.load
        keeper = office.shell._keeper  # noqa: SLF001 - the order of things is nobody's business but the shell's
        keeper._log = keeper._memory = self  # noqa: SLF001 - the same

    def append(self, line: Entry | Correction) -> None:
        self._look("log")
        self._log.append(line)

    def save(self, state: State) -> None:
        self._look("memory")
        self._memory.save(state)

    def _look(self, what: str) -> None:
        self.seen.append((what, self._office.prompt() is not None, self._office.tray.faces[-1].icon))


def test_an_answer_is_in_the_log_before_its_bubble_goes_and_in_the_memory_before_the_icon_says_so() -> None:
    office = Office()
    prompt = office.until_prompt()
    watched = Watched(office)
    assert prompt.prompt is not None
    office.send(Answered(prompt.prompt, Answer.DONE, Via.TRAY))
    assert watched.seen == [("log", True, Icon.DUE), ("memory", False, Icon.DUE)]
    assert (office.prompt(), office.tray.faces[-1].icon) == (None, Icon.WORKING)


def test_no_prompt_waits_for_the_disk() -> None:
    office = Office()
    watched = Watched(office)
    office.until_prompt()
    assert watched.seen == [("memory", True, Icon.WORKING)]


def test_a_command_is_answered_once_what_it_changed_is_saved() -> None:
    office = Office()
    watched = Watched(office)
    seen_at_reply: list[int] = []
    office.send(Request(("pause",), lambda _: seen_at_reply.append(len(watched.seen))))
    assert seen_at_reply == [1]
    assert isinstance(office.memory.saved[-1].situation, Paused)


@pytest.mark.parametrize("plan", [PLAN, FIXED], ids=["of the rhythm", "at a fixed time"])
def test_a_prompt_that_was_shown_and_not_saved_before_a_crash_comes_again_as_it_was(plan: Plan) -> None:
    office = Office(plan)
    prompt = office.until_prompt()
    *_, before, saved = office.memory.saved
    assert isinstance(saved.situation, Prompting)
    again = Office(plan, office.clock.at + timedelta(seconds=5), before)
    shown = again.until_prompt()
    assert (shown.title, shown.text, shown.picture) == (prompt.title, prompt.text, prompt.picture)
    assert again.clock.at < office.clock.at + MINUTE


def test_an_entry_that_cannot_be_written_is_told_of_once_kept_and_written_later() -> None:
    office = Office()
    office.log.error = OSError(28, "No space left on device")
    for _ in range(2):
        office.until_prompt()
        office.ask("done")
        assert office.log.lines == []
    notes = [bubble for slot, bubble in office.notifier.history if slot is Slot.NOTE and bubble is not None]
    assert len(notes) == 1
    assert "No space left" in notes[0].text
    office.log.error = None
    office.ask("posture", "standing")
    assert office.outcomes == [Outcome.DONE, Outcome.DONE]


def test_a_state_that_cannot_be_saved_is_saved_when_it_can_be() -> None:
    office = Office()
    office.memory.error = OSError(30, "Read-only file system")
    office.ask("pause")
    saved = len(office.memory.saved)
    office.memory.error = None
    office.pass_time(MINUTE)
    office.ask("status")
    office.send(PostureDeclared(Posture.STANDING))
    assert len(office.memory.saved) == saved + 1


def test_the_state_is_not_written_again_when_nothing_that_lasts_has_changed() -> None:
    office = Office()
    saved = len(office.memory.saved)
    office.pass_time(40 * MINUTE)
    office.ask("status")
    office.ask("why")
    assert len(office.memory.saved) == saved


def test_between_events_the_shell_wakes_for_the_icon_alone_and_at_most_four_times() -> None:
    office = Office()
    office.pass_time(45 * MINUTE - timedelta(seconds=1))
    wakes = sorted({wait for wait in office.waiter.waits if wait is not None})
    assert len(wakes) <= 4
    assert all(later - earlier >= 5 * MINUTE for earlier, later in pairwise(wakes))
    assert list(dict.fromkeys(face.eighths for face in office.tray.faces)) == [0, 2, 4, 6]


def test_the_icon_shows_each_state() -> None:
    office = Office()
    office.until_prompt()
    office.ask("pause")
    office.ask("resume")
    office.ask("practice", "seen")
    office.ask("practice", "ended")
    seen = [icon for icon, _ in groupby(face.icon for face in office.tray.faces)]
    assert seen == [Icon.WORKING, Icon.DUE, *(2 * [Icon.PAUSED, Icon.WORKING])]


def test_the_bubble_says_that_the_tray_is_to_be_clicked_where_no_click_on_it_can_be_heard() -> None:
    office = Office(abilities=frozenset())
    bubble = office.until_prompt()
    assert "tray icon" in bubble.text
    office.send(TrayClicked(middle=False))
    assert office.outcomes == [Outcome.DONE]


def test_a_middle_click_on_the_icon_is_done_while_a_prompt_is_open() -> None:
    office = Office()
    office.until_prompt()
    office.send(TrayClicked(middle=True))
    assert [(line.outcome, line.via) for line in office.log.lines] == [(Outcome.DONE, Via.TRAY)]  # type: ignore[union-attr]  # entries


def test_a_click_on_the_icon_shows_where_we_are() -> None:
    office = Office()
    office.send(TrayClicked(middle=False))
    note = office.note()
    assert note is not None
    assert note.title.startswith("Next at 09:45")
    assert [button.label for button in note.buttons] == ["Break now", "Pause 1 h"]


def test_a_click_on_the_icon_shows_the_open_prompt_again() -> None:
    office = Office()
    bubble = office.until_prompt()
    office.send(TrayClicked(middle=False))
    assert office.prompt() == bubble


def test_a_prompt_takes_the_place_of_a_note() -> None:
    office = Office()
    office.send(Wish.SHOW_STATUS)
    office.until_prompt()
    assert office.note() is None


def test_a_save_with_mistakes_is_told_once_and_changes_nothing() -> None:
    office = Office()
    before = office.ask("status").text
    office.schedule.saved = Mistakes(("schedule.toml:4:9: rhythm.every: wrong", "schedule.toml:5:1: snoz: unknown"))
    office.send(Wish.RELOAD)
    office.send(Wish.RELOAD)
    shown = [bubble for slot, bubble in office.notifier.history if slot is Slot.NOTE and bubble is not None]
    assert [bubble.title for bubble in shown] == ["Your schedule has 2 mistakes"]
    assert "schedule.toml:4:9: rhythm.every: wrong" in shown[0].text
    assert office.reports == ["schedule.toml:4:9: rhythm.every: wrong", "schedule.toml:5:1: snoz: unknown"]
    remark = "Your schedule has 2 mistakes and is not in force; “kneebreak check” shows what to mend."
    assert office.ask("status").text == f"{before}\n{remark}"
    assert office.ask("why").text.endswith(remark)
    assert remark in [line.label for line in office.tray.open_menu()]
    assert office.ask("reload").code == 2


def test_a_fault_of_the_desktop_is_told_wherever_somebody_looks_for_as_long_as_it_lasts() -> None:
    office = Office()
    fault = "The session bus went away."
    office.faults.append(fault)
    office.send(Ticked())
    assert office.ask("status").text.splitlines()[-1] == fault
    assert office.ask("why").text.endswith(fault)
    assert json.loads(office.ask("status", "--json").text)["why"].endswith(fault)
    assert office.ask("doctor").text == office.ask("doctor", "--json").text == json.dumps([fault])
    assert office.ask("doctor", "--nonsense").code == 2
    assert fault in [line.label for line in office.tray.open_menu()]
    assert office.tray.faces[-1].tooltip.endswith(f"\n{fault}")
    office.faults.clear()
    office.send(Ticked())
    assert fault not in office.ask("status").text
    assert fault not in office.tray.faces[-1].tooltip


def test_a_mended_schedule_takes_the_complaint_away_and_keeps_the_countdown() -> None:
    office = Office()
    office.pass_time(20 * MINUTE)
    office.schedule.saved = Mistakes(("schedule.toml:4:9: rhythm.every: wrong",))
    office.send(Wish.RELOAD)
    assert office.note() is not None
    office.schedule.saved = PLAN._replace(rhythm=Rhythm(every=30 * MINUTE, away=3 * MINUTE))
    office.send(Wish.RELOAD)
    assert office.note() is None
    assert "09:30" in office.ask("status").text
    assert office.presence.watched == [PLAN.rhythm.away, 3 * MINUTE]


def test_a_pause_in_the_typing_is_heard_of_and_not_looked_for() -> None:
    office = Office()
    office.presence.idle = timedelta(0)
    office.pass_time(PLAN.rhythm.every - timedelta(seconds=1))
    assert set(office.presence.lulls) == {None}
    office.pass_time(timedelta(seconds=11))
    assert office.prompt() is None
    assert office.waiter.waits[-1] == MORNING + PLAN.rhythm.every + PLAN.rhythm.lull
    assert office.presence.lulls[-1] == TYPING
    office.presence.idle = TYPING
    office.send(Ticked())
    assert office.prompt() is not None


def test_a_suspend_is_noticed_by_the_clock() -> None:
    office = Office()
    office.pass_time(20 * MINUTE)
    office.clock.sleep(timedelta(hours=2))
    office.shell.turn()
    assert office.outcomes == [Outcome.RESTED]
    assert office.prompt() is None


def test_a_clock_that_was_set_keeps_the_countdown() -> None:
    office = Office()
    office.pass_time(20 * MINUTE)
    office.clock.set(timedelta(hours=-3))
    office.shell.turn()
    office.pass_time(24 * MINUTE)
    assert office.prompt() is None
    office.pass_time(MINUTE)
    assert office.prompt() is not None


def test_a_lost_bubble_is_shown_again() -> None:
    office = Office()
    bubble = office.until_prompt()
    office.notifier.lose()
    office.shell.turn()
    assert office.prompt() == bubble


def test_the_menu_has_done_first_while_a_prompt_is_open() -> None:
    office = Office()
    assert office.tray.open_menu()[0].label.startswith("Next at 09:45")
    office.until_prompt()
    first, second, third, fourth, *_ = office.tray.open_menu()
    assert first.default
    assert first.label.startswith("Done: ")
    assert [second.label, third.label, fourth.label] == ["Snooze 5 min", "Another movement", "Skip"]
    office.tray.choose(first.label)
    office.shell.turn()
    assert office.outcomes == [Outcome.DONE]


def test_the_menu_and_the_status_offer_no_break_in_a_practice() -> None:
    office = Office()
    office.ask("practice", "seen")
    labels = [item.label for item in office.tray.open_menu()]
    assert labels[0] == "A practice is under way"
    assert "Break now" not in labels
    office.tray.click()
    office.shell.turn()
    note = office.note()
    assert note is not None
    assert [button.label for button in note.buttons] == ["Pause 1 h"]


def test_a_practice_is_not_what_the_memory_keeps() -> None:
    office = Office()
    saved = len(office.memory.saved)
    for _ in range(3):
        office.ask("practice", "seen")
    assert len(office.memory.saved) == saved


def test_the_menu_pauses_resumes_declares_and_undoes() -> None:
    office = Office()
    office.tray.open_menu()
    office.tray.choose("Pause", "1 hour")
    office.shell.turn()
    assert office.ask("status").text.startswith("Paused until 10:00")
    assert any(line == MenuItem("Resume", line.means) for line in office.tray.open_menu())
    office.tray.choose("Resume")
    office.shell.turn()
    office.tray.open_menu()
    office.tray.choose("I am", "on the floor")
    office.shell.turn()
    office.until_prompt()
    office.ask("done")
    (undo,) = (line.label for line in office.tray.open_menu() if line.label.startswith("Undo"))
    office.tray.choose(undo)
    office.shell.turn()
    assert len(office.log.lines) == 2


@pytest.mark.parametrize(
    ("label", "wish"),
    [
        ("Open schedule", Wish.OPEN_SCHEDULE),
        ("Open log", Wish.OPEN_LOG),
        ("Start with my session", Wish.TOGGLE_AUTOSTART),
    ],
)
def test_the_menu_leaves_to_others_what_is_not_about_breaks(label: str, wish: Wish) -> None:
    office = Office()
    office.tray.open_menu()
    office.tray.choose(label)
    office.shell.turn()
    assert office.wished == [wish]


def test_a_prompt_whose_snoozes_are_used_up_offers_skip() -> None:
    office = Office()
    for _ in range(3):
        office.until_prompt()
        office.notifier.press(Slot.PROMPT, "Snooze 5 min")
        office.shell.turn()
    bubble = office.until_prompt()
    assert [button.label for button in bubble.buttons] == ["Done", "Skip", "Another"]
    assert "Snooze 5 min" not in [line.label for line in office.tray.open_menu()]


def test_abilities_are_asked_at_each_prompt() -> None:
    office = Office(abilities=frozenset({Ability.CLICK}))
    assert "Click here" in office.until_prompt().text


def test_what_the_user_asked_for_and_does_not_work_is_told_to_them() -> None:
    office = Office()
    office.send(Trouble("no program could open it"))
    note = office.note()
    assert note is not None
    assert note.text == "no program could open it"


def test_the_tray_hears_of_each_step_for_its_menu_may_have_changed_with_its_face_the_same() -> None:
    office = Office()
    before = len(office.tray.faces)
    office.ask("posture", "standing")
    assert len(office.tray.faces) == before + 1


def test_at_the_end_nothing_is_left_on_the_screen_and_everything_is_written() -> None:
    office = Office()
    office.until_prompt()
    office.send(Wish.SHOW_STATUS)
    office.log.error = OSError(28, "No space left on device")
    office.ask("done")
    office.ask("next")
    office.log.error = None
    office.shell.end()
    assert office.notifier.up == {}
    assert office.outcomes == [Outcome.DONE]
    assert office.tray.closed


def test_what_cannot_be_written_is_named_as_long_as_it_lasts() -> None:
    office = Office()
    office.until_prompt()
    office.log.error = OSError(28, "No space left on device")
    assert "1 entry waits" in office.ask("done").text
    assert "No space left" in office.ask("status").text
    assert "No space left" in office.ask("why").text
    office.log.error = None
    office.ask("posture", "standing")
    assert "No space left" not in office.ask("status").text


def test_a_trouble_stays_on_the_screen_though_a_prompt_comes() -> None:
    office = Office()
    office.memory.error = OSError(28, "No space left on device")
    office.ask("next")
    note = office.note()
    assert note is not None
    assert "memory file" in note.text
    assert office.prompt() is not None


def test_a_second_start_shows_the_open_prompt_and_no_second_bubble() -> None:
    office = Office()
    bubble = office.until_prompt()
    office.ask("show")
    assert office.prompt() == bubble
    assert office.note() is None
    office.ask("done")
    office.ask("show")
    assert office.note() is not None


def test_a_prompt_that_insists_says_so() -> None:
    assert Office(PLAN._replace(insist=True)).until_prompt().insist
    assert not Office().until_prompt().insist
