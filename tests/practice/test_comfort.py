"""When a practice goes on and when it ends."""

from __future__ import annotations

import pytest

from kneebreak.practice.comfort import Feeling, Verdict, judge


@pytest.mark.parametrize(
    ("level", "verdict"),
    [
        (0, Verdict.FINE),
        (2, Verdict.FINE),
        (3, Verdict.GENTLER),
        (5, Verdict.GENTLER),
        (6, Verdict.ENOUGH),
        (10, Verdict.ENOUGH),
    ],
)
def test_at_the_beginning_the_level_alone_counts(level: int, verdict: Verdict) -> None:
    assert judge(Feeling(level), None) is verdict


@pytest.mark.parametrize("level", range(11))
def test_sharp_pain_ends_it_at_any_level(level: int) -> None:
    assert judge(Feeling(level, sharp=True), None) is Verdict.ENOUGH


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        (0, 2, Verdict.FINE),
        (0, 3, Verdict.ENOUGH),
        (3, 3, Verdict.GENTLER),
        (3, 4, Verdict.ENOUGH),
        (5, 4, Verdict.GENTLER),
        (5, 1, Verdict.FINE),
        (6, 6, Verdict.ENOUGH),
    ],
)
def test_pain_that_rises_beyond_mild_ends_it(before: int, now: int, verdict: Verdict) -> None:
    assert judge(Feeling(now), Feeling(before)) is verdict
