"""The tray menu: what can be said of an open prompt, and of one's posture."""

from __future__ import annotations

from kneebreak.engine.events import Answer, HurtReported, PostureDeclared, Rated
from kneebreak.engine.feedback import Taste
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Body
from kneebreak.messages import Wish
from kneebreak.ports import MenuItem
from kneebreak.wording import movements
from kneebreak.wording.menu import menu
from tests.engine.catalogue import PLAN
from tests.engine.day import Day


def lines(day: Day) -> dict[str, MenuItem]:
    return {item.label: item for item in menu(day.plan, day.state, (), autostart=False)}


def test_an_open_prompt_can_hurt_and_be_wanted_more_less_or_never() -> None:
    day = Day()
    prompt = day.until_prompt()
    items = lines(day)
    assert items["This hurts"].means == HurtReported()
    means = [item.means for item in items["This movement"].items]
    assert means == [Rated(prompt.movement.id, taste) for taste in (Taste.MORE, Taste.LESS, Taste.NEVER)]
    day.answer(Answer.DONE)
    assert not {"This hurts", "This movement"} & lines(day).keys()


def test_the_answer_that_can_be_taken_back_is_named_by_its_title() -> None:
    day = Day()
    prompt = day.until_prompt()
    day.answer(Answer.SKIP)
    assert f"Undo: “{movements.title(prompt)}” (skipped)" in lines(day)
    others = {name: each for name, each in PLAN.movements.items() if name != prompt.movement.id}
    day.plan = PLAN._replace(movements=others)
    assert f"Undo: “{prompt.movement.id}” (skipped)" in lines(day)


def test_the_posture_is_offered_as_far_as_the_body_takes_it() -> None:
    def offered(body: Body) -> list[object]:
        item = lines(Day(PLAN._replace(body=body))).get("I am")
        return [each.means for each in item.items] if item else []

    assert offered(Body()) == [PostureDeclared(each) for each in (Posture.SITTING, Posture.STANDING, Posture.FLOOR)]
    assert offered(Body(no_floor=True)) == [PostureDeclared(each) for each in (Posture.SITTING, Posture.STANDING)]
    assert offered(Body(seated=True)) == []


def test_what_it_is_and_when_to_stop_is_one_click_away() -> None:
    assert lines(Day())["About and safety"].means is Wish.OPEN_ABOUT
