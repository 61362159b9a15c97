"""What a body can do, as far as the tags of a movement say it."""

from __future__ import annotations

import pytest

from kneebreak.engine.plan import Body
from kneebreak.engine.suitability import bears
from tests.engine.catalogue import MOVEMENTS


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        (Body(wrists=True), {"wrist"}),
        (Body(shoulders=True), {"overhead"}),
        (Body(pregnancy=True), {"balance", "bend"}),
    ],
)
def test_what_a_body_cannot_do_is_out_and_all_else_is_not(body: Body, tags: set[str]) -> None:
    movement = MOVEMENTS["perch"]._replace(tags=frozenset(tags))
    assert not bears(body, movement)
    assert bears(Body(), movement)
    assert bears(body, movement._replace(tags=frozenset({"bend"})))
