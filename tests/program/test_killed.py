"""`kill -9` at any moment: whatever was acknowledged lasts, and nothing happens twice."""

from __future__ import annotations

import pytest

from tests.program.life import Life
from tests.program.running import Running

_ROUNDS = 30


def test_nothing_acknowledged_is_lost_or_doubled_by_a_kill_at_any_moment(running: Running) -> None:
    _live_and_die(running, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 36))  # a thousand kills and some
def test_nothing_acknowledged_is_lost_or_doubled_by_many_kills(running: Running, seed: int) -> None:
    _live_and_die(running, seed)


def _live_and_die(running: Running, seed: int) -> None:
    life = Life(running, seed)
    for _ in range(_ROUNDS):
        life.live()
        life.die()
