"""The default schedule can be said in another language, and means the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kneebreak.adapters.config.comments import pieces, reworded
from kneebreak.adapters.resources import resource

SHIPPED = Path(resource("config", "schedule.toml")).read_text(encoding="utf-8")
OWN = ("the kitchen counter", "Water the plants", "Take the long way round")
"""Words of the user's own, in examples."""


def uncommented(text: str) -> dict[str, object]:
    """What the file means with its examples switched on."""
    return tomllib.loads(re.sub(r'^# (?=\[\[|\[hooks|\w+ += ["\[\dtf])', "", text, flags=re.MULTILINE))


def test_said_in_the_same_words_it_says_the_same() -> None:
    assert reworded(SHIPPED, str).replace("#", "").split() == SHIPPED.replace("#", "").split()


def test_each_word_of_each_comment_is_said_anew() -> None:
    said = reworded(SHIPPED, lambda words: re.sub(r"\w", "x", words))
    assert not re.findall(r"^# [A-Z].*|(?<=  # )[^x]+$", said, flags=re.MULTILINE)


def test_in_longer_words_it_means_the_same_with_its_examples_too_and_fits_a_window() -> None:
    said = reworded(SHIPPED, lambda words: words if words.startswith(OWN) else f"{words} (or so, or so)")
    assert tomllib.loads(said) == tomllib.loads(SHIPPED)
    assert uncommented(said) == uncommented(SHIPPED)
    assert max(map(len, said.splitlines())) <= 120


def test_a_comment_that_goes_on_below_is_one() -> None:
    words = [piece.words for piece in pieces(SHIPPED)]
    assert any(each.startswith("what closing a bubble means") and each.endswith("else skipped") for each in words)


def test_paragraphs_within_a_block_stay_apart() -> None:
    assert pieces("# One.\n# Two.\n#\n# Three.\n")[0].words == "One. Two."
