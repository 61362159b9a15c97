"""The occasions on which the user's own commands run."""

from __future__ import annotations

import json
from datetime import timedelta

from kneebreak.engine.events import Answer, CameBack, Dismissed, WentAway
from kneebreak.engine.occasion import Occasion
from tests.engine.catalogue import PLAN
from tests.fakes.commands import Run
from tests.office import Office

HOOKS = {occasion.value: (f"on-{occasion.value}",) for occasion in Occasion}
MINUTE = timedelta(minutes=1)


def office() -> Office:
    return Office(PLAN._replace(hooks=HOOKS))


def names(office: Office) -> list[str]:
    runs, office.commands.runs = office.commands.runs, []
    return [run.command[0].removeprefix("on-") for run in runs]


def test_a_prompt_and_its_answer_are_occasions() -> None:
    desk = office()
    desk.ask("next")
    assert names(desk) == ["due"]
    desk.ask("other")
    assert names(desk) == []
    desk.ask("snooze")
    assert names(desk) == ["snoozed"]
    desk.ask("next")
    assert names(desk) == []
    desk.ask("skip")
    assert names(desk) == ["skipped"]


def test_a_prompt_that_is_not_answered_is_one() -> None:
    desk = office()
    desk.ask("next")
    desk.pass_time(PLAN.rhythm.patience)
    assert names(desk) == ["due", "missed"]


def test_a_prompt_that_comes_back_after_a_practice_is_no_new_one() -> None:
    desk = office()
    desk.ask("next")
    desk.ask("practice", "seen")
    desk.ask("practice", "ended")
    assert names(desk) == ["due"]


def test_a_step_of_a_practice_may_change_the_posture() -> None:
    desk = office()
    desk.ask("practice", "seen")
    desk.ask("practice", "done", "floor-long", "-", "floor", desk.clock.at.isoformat())
    assert names(desk) == ["posture"]


def test_what_the_user_says_of_their_posture_is_one() -> None:
    desk = office()
    desk.ask("posture", "standing")
    assert names(desk) == ["posture"]
    desk.ask("posture", "standing")
    assert names(desk) == []


def test_leaving_and_coming_back_are_some() -> None:
    desk = office()
    since = desk.clock.now()
    desk.clock.pass_time(6 * MINUTE)
    desk.send(WentAway(since))
    desk.clock.pass_time(6 * MINUTE)
    desk.send(CameBack(since))
    assert names(desk) == ["away", "back"]


def test_a_command_is_told_what_it_is_about() -> None:
    desk = office()
    desk.ask("next")
    bubble = desk.prompt()
    assert bubble is not None
    (run,) = desk.commands.runs
    told = json.loads(run.told)
    assert told["event"] == "due"
    assert told["title"] == bubble.title
    assert told["movement"] in PLAN.movements
    assert run.variables["KNEEBREAK_MOVEMENT"] == told["movement"]
    assert run.variables["KNEEBREAK_SIDE"] == (told["side"] or "")


def test_without_a_command_for_it_nothing_runs() -> None:
    desk = Office(PLAN._replace(hooks={"done": ("on-done",)}))
    desk.ask("next")
    assert desk.commands.runs == []
    desk.ask("done")
    assert [run.command for run in desk.commands.runs] == [("on-done",)]
    assert isinstance(desk.commands.runs[0], Run)


def test_the_body_is_told_to_nobody() -> None:
    desk = office()
    desk.ask("next")
    desk.send(Dismissed("another", looks_like_click=True))
    desk.ask("done")
    told = [json.loads(run.told) for run in desk.commands.runs]
    assert {name for values in told for name in values} == {
        *("event", "at", "posture", "prompt", "due", "movement", "kind", "side", "title", "seconds")
    }
    assert Answer.DONE.value in [values["event"] for values in told]
