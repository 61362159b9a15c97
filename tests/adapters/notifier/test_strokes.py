"""Keys, and what looks like keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak.adapters.notifier.strokes import Strokes

_SEQUENCES = {
    "left": "\x1b[D",
    "left, as programs of the whole screen get it": "\x1bOD",
    "Ctrl and left": "\x1b[1;5D",
    "Delete": "\x1b[3~",
    "F1 of a console": "\x1b[[A",
    "the wheel of a mouse": "\x1b[<64;10;10M",
    "which terminal it is": "\x1b[?62;4c",
    "Alt and D": "\x1bd",
    "Escape again and again, and left": "\x1b\x1b\x1b[D",
}


@pytest.mark.parametrize("sequence", _SEQUENCES.values(), ids=_SEQUENCES)
def test_of_what_such_a_key_sends_nothing_is_a_key_and_the_next_key_is(sequence: str) -> None:
    assert Strokes().keys(f"a{sequence}s") == "as"


@pytest.mark.parametrize("sequence", _SEQUENCES.values(), ids=_SEQUENCES)
def test_it_may_come_in_pieces(sequence: str) -> None:
    strokes = Strokes()
    assert "".join(map(strokes.keys, f"a{sequence}s")) == "as"


def test_a_sequence_that_breaks_off_keeps_no_more_than_one_key() -> None:
    strokes = Strokes()
    assert [strokes.keys(typed) for typed in ("\x1b[1;", "\n", "d")] == ["", "", "d"]


@given(st.text(st.characters(exclude_characters="\x1b")))
def test_without_an_escape_every_character_is_a_key(typed: str) -> None:
    assert Strokes().keys(typed) == typed


@given(st.text(st.sampled_from("\x1b[O;5~dA\n")))
def test_whatever_came_before_a_key_answers_at_the_second_press_or_the_third(typed: str) -> None:
    strokes = Strokes()
    strokes.keys(typed)
    assert strokes.keys("ddd").endswith("d")
