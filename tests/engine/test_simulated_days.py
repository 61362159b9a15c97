"""The laws of `step`, held against whole simulated lives."""

from __future__ import annotations

import pytest

from tests.engine.simulated_life import Life

DAYS_A_LIFE = 20


@pytest.mark.parametrize("first", range(0, 100, 10))
def test_two_thousand_days_break_no_law(first: int) -> None:
    offers = 0
    for seed in range(first, first + 10):
        life = Life(seed)
        life.live(DAYS_A_LIFE)
        offers += life.offers
    assert offers, "steps of the ramp are among what was lived through"


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("first", range(1000, 6000, 100))
def test_a_hundred_thousand_days_break_no_law(first: int) -> None:
    for seed in range(first, first + 100):
        Life(seed).live(DAYS_A_LIFE)
