"""Laws of leaving alone, held against whatever may happen: hypothesis looks for the shortest life that breaks one."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.adapters.memory import writing
from kneebreak.adapters.memory.reading import restore
from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.entry import Outcome
from kneebreak.engine.events import Answer, Locked, Ticked, Unlocked, Woke
from kneebreak.engine.plan import FixedTime, Plan
from kneebreak.engine.state import Held, Prompting, Snoozed, Working, lasting
from tests.engine.catalogue import MORNING, PLAN
from tests.engine.day import Day

MINUTE = timedelta(minutes=1)
Act = Callable[[Day], object]


def _toggle(day: Day, reason: Busy, *, announced: bool) -> None:
    if reason in day.busy:
        day.end_to_be(reason)
    else:
        day.begin_to_be(reason, announced=announced)


def _answer(day: Day, answer: Answer) -> None:
    if isinstance(day.situation(), Prompting):
        day.answer(answer)


def _lock(day: Day, minutes: int) -> None:
    day.be_locked(minutes * MINUTE)


def _wait(day: Day, minutes: int) -> None:
    day.pass_time(minutes * MINUTE)


def _wake(day: Day) -> None:
    day.happen(Woke())


_acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(lambda minutes: partial(_wait, minutes=minutes), st.integers(1, 50)),
    st.builds(
        lambda reason, announced: partial(_toggle, reason=reason, announced=announced),
        st.sampled_from(Busy),
        st.booleans(),
    ),
    st.builds(lambda minutes: partial(_lock, minutes=minutes), st.integers(0, 9)),
    st.builds(
        lambda answer: partial(_answer, answer=answer), st.sampled_from([Answer.DONE, Answer.SNOOZE, Answer.OTHER])
    ),
    st.just(_wake),
)
_plans: st.SearchStrategy[Plan] = st.builds(
    lambda policies, fixed: PLAN._replace(busy=dict(zip(Busy, policies, strict=True)), fixed=fixed),
    st.tuples(*(st.sampled_from(Policy) for _ in Busy)),
    st.sampled_from([(), (FixedTime((MORNING + 100 * MINUTE).time(), "walk-lap"),)]),
)


def _restart(day: Day) -> None:
    """End the program and start it again, by way of what the memory file would hold."""
    if isinstance(day.situation(), Working | Snoozed | Held):
        document = tomllib.loads(tomli_w.dumps(writing.document(lasting(day.state))))
        day.state = restore(document, day.plan, day.at)
        day.restart()


@settings(deadline=None, max_examples=300)
@given(_plans, st.lists(st.tuples(_acts, st.booleans()), max_size=40))
def test_a_restart_at_any_point_changes_nothing(plan: Plan, acts: list[tuple[Act, bool]]) -> None:
    steady, restarting = Day(plan), Day(plan)
    for act, restarts in acts:
        for day in (steady, restarting):
            act(day)
            day.happen(Ticked())  # an end that nobody told of is seen by both at the same time
        if restarts:
            _restart(restarting)
        assert restarting.situation() == steady.situation()
        assert restarting.on_screen() == steady.on_screen()
    assert restarting.log == steady.log


@settings(deadline=None, max_examples=300)
@given(st.lists(_acts, max_size=40), st.sampled_from([(reason, told) for reason in Busy for told in (True, False)]))
def test_what_is_held_comes_exactly_once_after_the_end_or_is_in_the_log(
    acts: list[Act], busy: tuple[Busy, bool]
) -> None:
    day = Day(PLAN._replace(busy=dict.fromkeys(Busy, Policy.HOLD)))
    day.begin_to_be(busy[0], announced=busy[1])
    day.pass_time(PLAN.rhythm.every)
    situation = day.situation()
    assert isinstance(situation, Held)
    for act in acts:
        act(day)
    for each in list(day.busy):
        day.end_to_be(each)
    day.pass_time(5 * MINUTE)
    came = any(prompt.id == situation.what.id for prompt in day.shown)
    logged = [entry.outcome for entry in day.log if entry.id == situation.what.id and entry.shown is None]
    assert logged == [] if came else logged in ([Outcome.HELD], [Outcome.RESTED])
    assert len({prompt.id for prompt in day.shown if prompt.due == situation.what.due}) == came


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 100), st.integers(1, 100), st.integers(0, 100))
def test_nothing_comes_by_itself_to_a_locked_screen_nor_within_two_minutes_of_its_end(
    before: int, locked: int, after: int
) -> None:
    day = Day()
    day.pass_time(before * MINUTE)
    shown = len(day.shown)
    day.happen(Locked())
    day.pass_time(locked * MINUTE)
    assert len(day.shown) == shown
    day.happen(Unlocked())
    reopened = len(day.shown)
    assert reopened - shown == (1 if isinstance(day.situation(), Prompting) else 0), "but for what was open before"
    day.pass_time(min(after * MINUTE, 2 * MINUTE - timedelta(seconds=1)))
    assert len(day.shown) == reopened
