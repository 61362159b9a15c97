"""A whole kneebreak with somebody who is in a call, reads in full screen, wants no disturbance, or locks the screen."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.events import BusyChanged, CameBack, Locked, Unlocked, WentAway
from kneebreak.engine.plan import FixedTime, Plan
from kneebreak.ports import Icon, Slot
from tests.engine.catalogue import MORNING, OFFICE_HOURS, PLAN
from tests.office import Office

MINUTE = timedelta(minutes=1)
EVERY = PLAN.rhythm.every
NAMES = {
    Busy.DO_NOT_DISTURB: "do-not-disturb is on",
    Busy.FULL_SCREEN: "a window fills the screen",
    Busy.CALL: "a call is going on",
}
every_reason = pytest.mark.parametrize("reason", Busy)
SEEN = frozenset({Busy.CALL, Busy.FULL_SCREEN})


def plan(reason: Busy, policy: Policy) -> Plan:
    return PLAN._replace(busy={**PLAN.busy, reason: policy})


def busy(reason: Busy, policy: Policy, *, announced: bool = True, sound: bool = False) -> Office:
    """Somebody who has been busy with this for a minute when a prompt falls due."""
    office = Office(plan(reason, policy)._replace(sound=sound))
    office.pass_time(EVERY - MINUTE)
    office.busyness.reasons = {reason: announced}
    if announced:
        office.send(BusyChanged())
    office.pass_time(MINUTE)
    return office


def status(office: Office) -> dict[str, object]:
    values: dict[str, object] = json.loads(office.ask("status", "--json").text)
    return values


@every_reason
def test_hold_says_so_everywhere_and_brings_the_prompt_when_that_ends(reason: Busy) -> None:
    office = busy(reason, Policy.HOLD)
    assert office.prompt() is None
    headline = f"Held back since 09:45: {NAMES[reason]}"
    now = status(office)
    assert (now["state"], now["due"]) == ("held", "2026-11-23T09:45:00+00:00")
    assert now["movement"] in PLAN.movements
    why = f"A prompt has been due since 09:45, but {NAMES[reason]}: it comes when that ends."
    assert str(now["why"]).startswith(why)
    assert office.ask("why").text.startswith(why)
    assert office.ask("status").text.startswith(headline)
    assert office.tray.open_menu()[0].label == headline
    face = office.tray.faces[-1]
    assert face.icon is Icon.PAUSED
    assert face.tooltip.startswith(headline)
    office.busyness.reasons = {}
    office.send(BusyChanged())
    assert office.prompt() is not None
    office.ask("done")
    assert office.outcomes == [Outcome.DONE]


@every_reason
def test_hold_looks_once_a_minute_where_nobody_tells_the_end(reason: Busy) -> None:
    office = busy(reason, Policy.HOLD, announced=False)
    waited = len(office.waiter.waits)
    office.pass_time(10 * MINUTE)
    assert len({wait for wait in office.waiter.waits[waited:] if wait}) <= 11
    office.busyness.reasons = {}
    assert office.prompt() is None
    office.pass_time(MINUTE)
    assert office.prompt() is not None


@every_reason
def test_skip_leaves_it_out_and_says_why_in_the_log(reason: Busy) -> None:
    office = busy(reason, Policy.SKIP)
    assert office.prompt() is None
    (entry,) = office.log.lines
    assert isinstance(entry, Entry)
    assert (entry.outcome, entry.reason) == (Outcome.HELD, reason.value)
    assert status(office)["state"] == "working"
    assert status(office)["today"] == {**dict.fromkeys((o.value for o in Outcome), 0), "held": 1}
    assert "Today: 1 held back" in office.ask("status").text


@every_reason
def test_discreet_has_a_neutral_title_no_picture_and_no_sound(reason: Busy) -> None:
    bubble = busy(reason, Policy.DISCREET, sound=True).prompt()
    assert bubble is not None
    assert bubble.title == "Half a minute for yourself"
    assert bubble.picture is None
    assert not bubble.sound
    assert bubble.text.startswith("How to "), "nothing of a discreet movement shows, so it may be told"


@every_reason
def test_show_shows_as_ever_but_tells_nobody_who_looks_on(reason: Busy) -> None:
    office = busy(reason, Policy.SHOW, sound=True)
    bubble = office.prompt()
    assert bubble is not None
    assert not bubble.sound
    assert (bubble.title == "Half a minute for yourself") is (reason in SEEN)
    assert (bubble.picture is None) is (reason in SEEN)
    assert ("How to " in bubble.text) is (reason not in SEEN)
    assert str(status(office)["movement"]) in office.tray.open_menu()[0].label


def test_a_discreet_prompt_says_why_it_is_this_one() -> None:
    office = busy(Busy.CALL, Policy.DISCREET)
    assert "for you are busy, and nobody else notices this one" in office.ask("why").text


def test_a_prompt_is_heard_only_where_the_schedule_says_so() -> None:
    assert Office(PLAN._replace(sound=True)).until_prompt().sound
    assert not Office().until_prompt().sound


def test_why_tells_that_the_end_of_the_hours_may_come_first() -> None:
    office = Office(PLAN._replace(hours=OFFICE_HOURS))
    office.busyness.reasons = {Busy.DO_NOT_DISTURB: True}
    office.pass_time(50 * MINUTE)
    assert "unless your hours end before, at 17:30" in office.ask("why").text


def test_why_names_what_is_held_at_a_fixed_time() -> None:
    office = Office(PLAN._replace(fixed=(FixedTime((MORNING + 30 * MINUTE).time(), "walk-lap"),)))
    office.busyness.reasons = {Busy.DO_NOT_DISTURB: True}
    office.pass_time(31 * MINUTE)
    assert office.ask("why").text.startswith("What your schedule names for 09:30 is due, but do-not-disturb is on")
    assert status(office)["movement"] == "walk-lap"


def test_a_snoozed_prompt_that_is_held_says_so_and_can_be_answered_in_the_menu() -> None:
    office = Office()
    office.until_prompt()
    office.ask("snooze")
    office.busyness.reasons = {Busy.DO_NOT_DISTURB: True}
    office.pass_time(6 * MINUTE)
    assert office.ask("why").text.startswith("The prompt that you snoozed was to come back, but do-not-disturb is on")
    first = office.tray.open_menu()[0]
    assert first.label.startswith("Done: ")
    office.tray.choose(first.label)
    office.shell.turn()
    assert office.outcomes == [Outcome.SNOOZED, Outcome.DONE]


def test_what_is_held_no_longer_says_what_it_still_waits_for() -> None:
    office = busy(Busy.DO_NOT_DISTURB, Policy.HOLD)
    office.presence.idle = timedelta(0)
    office.busyness.reasons = {}
    office.send(BusyChanged())
    assert office.ask("status").text.startswith("Held back since 09:45: it comes in a moment")
    assert ": it waits for a pause in your typing, until 09:47 at the latest." in office.ask("why").text
    office.send(Locked())
    assert status(office)["state"] == "away"
    assert office.ask("status").text.startswith("Away since 09:45")
    assert "you are away: it waits for you" in office.ask("why").text
    office.send(Unlocked())
    assert ": it comes at 09:47, for you have just come back." in office.ask("why").text
    assert office.prompt() is None
    office.presence.idle = MINUTE
    office.pass_time(2 * MINUTE)
    assert office.prompt() is not None


def test_a_locked_screen_is_told_as_such() -> None:
    office = Office()
    office.send(Locked())
    assert status(office)["state"] == "away"
    assert office.ask("why").text.startswith("The screen is locked")
    office.pass_time(timedelta(hours=2))
    assert office.prompt() is None
    office.send(Unlocked())
    assert office.outcomes == [Outcome.RESTED]


def test_what_falls_due_right_after_a_return_is_told_to_wait() -> None:
    office = Office()
    office.pass_time(EVERY - MINUTE)
    office.send(Locked())
    office.pass_time(2 * MINUTE)
    office.send(Unlocked())
    assert office.ask("status").text.startswith("Next at 09:48")
    assert "You have just come back: it does not come sooner." in office.ask("why").text
    office.pass_time(2 * MINUTE)
    assert office.prompt() is not None


def test_a_long_silence_is_told_without_a_bubble_while_that_would_be_held_as_well() -> None:
    office = busy(Busy.DO_NOT_DISTURB, Policy.HOLD)
    office.pass_time(timedelta(hours=3))
    told = "No prompt has reached you for more than 1 h 30 min: do-not-disturb is on"
    assert len(office.reports) == 1
    assert office.reports[0].startswith(told)
    assert office.note() is None
    assert told in office.tray.faces[-1].tooltip
    assert told in office.ask("status").text
    assert told in office.ask("why").text
    assert any(line.label.startswith(told) for line in office.tray.open_menu())
    office.ask("next")
    office.ask("done")
    assert told not in office.ask("status").text
    assert told not in office.tray.faces[-1].tooltip


def test_a_silence_that_nothing_holds_is_told_by_a_bubble_too() -> None:
    office = Office(PLAN._replace(rhythm=PLAN.rhythm._replace(patience=timedelta(hours=9))))
    office.until_prompt()
    for _ in range(6):
        office.notifier.lose()
        office.shell.turn()
    office.pass_time(timedelta(hours=2))
    note = office.note()
    assert note is not None
    assert "your desktop shows none, or loses each one as soon as it is shown" in note.text
    assert office.reports == [note.text]


def test_a_desktop_that_takes_no_bubble_at_all_is_told_of_by_every_means_left() -> None:
    office = Office()
    for _ in range(2):
        office.until_prompt()
        office.notifier.refuse()
        office.pass_time(PLAN.rhythm.patience)
    office.pass_time(EVERY - MINUTE)
    told = "No prompt has reached you for more than 1 h 30 min: your desktop shows none"
    assert [report.startswith(told) for report in office.reports] == [True]
    assert office.tray.faces[-1].tooltip.count(told) == 1
    assert any(line.label.startswith(told) for line in office.tray.open_menu())
    for words in ("status", "why"):
        assert told in office.ask(words).text
    note = office.note()
    assert note is not None, "somebody may come to take it"
    assert note.text.startswith(told)


def test_the_bubble_of_a_held_prompt_replaces_no_other() -> None:
    office = busy(Busy.CALL, Policy.HOLD)
    assert [slot for slot, bubble in office.notifier.history if slot is Slot.PROMPT and bubble is not None] == []


def test_nobody_looks_what_somebody_is_busy_with_before_a_prompt_may_come() -> None:
    office = Office()
    office.pass_time(20 * MINUTE)
    for begins, ends in ((Locked(), Unlocked()), (WentAway(office.clock.at), CameBack(office.clock.at))):
        office.send(begins)
        office.pass_time(10 * MINUTE)
        office.send(ends)
    office.ask("status")
    office.pass_time(EVERY - MINUTE)
    assert (office.prompt(), office.busyness.asked) == (None, 0)
    office.pass_time(MINUTE)
    assert (office.prompt() is None, office.busyness.asked) == (False, 1)
    office.ask("done")
    assert office.busyness.asked == 1, "whoever answers is shown nothing"


def test_a_lock_is_no_reason_to_look_while_something_is_held() -> None:
    office = busy(Busy.DO_NOT_DISTURB, Policy.HOLD)
    asked = office.busyness.asked
    office.send(Locked())
    office.pass_time(60 * MINUTE)
    assert office.busyness.asked == asked
