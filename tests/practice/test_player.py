"""Where somebody is in a practice."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.practice.player import Player
from tests.practice.practices import PRACTICES

SEATED = PRACTICES["seated"]
SECOND = timedelta(seconds=1)


def test_time_that_passes_leads_through_all_steps_in_ten_minutes() -> None:
    player, finished = Player(SEATED), []
    for _ in range(599):
        player, step = player.pass_time(SECOND)
        finished += [step] if step else []
    assert player.left == SECOND
    player, step = player.pass_time(SECOND)
    assert [*finished, step] == list(SEATED.steps)
    assert player.step is None
    assert player.left == timedelta(0)


def test_while_it_is_paused_no_time_passes() -> None:
    player = Player(SEATED).pass_time(7 * SECOND)[0].toggle()
    assert player.pass_time(timedelta(hours=1)) == (player, None)
    assert player.toggle().pass_time(SECOND)[0].elapsed == 8 * SECOND


def test_back_begins_a_step_anew_or_goes_to_the_one_before_where_it_has_just_begun() -> None:
    second = Player(SEATED).skip()
    assert second.pass_time(4 * SECOND)[0].back() == second
    assert second.pass_time(2 * SECOND)[0].back() == Player(SEATED)
    assert Player(SEATED).back() == Player(SEATED)


def test_a_step_that_is_skipped_has_not_run_to_its_end() -> None:
    player = Player(SEATED).pass_time(19 * SECOND)[0].skip()
    assert player.step == SEATED.steps[1]
    assert player.elapsed == timedelta(0)


def test_after_the_last_step_it_stays_over() -> None:
    player = Player(SEATED)
    for _ in SEATED.steps:
        player = player.skip()
    assert player.step is None
    assert player.skip() == player
    assert player.pass_time(SECOND) == (player, None)
    assert player.back().step == SEATED.steps[-1]
