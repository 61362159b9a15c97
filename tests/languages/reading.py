"""Reading the made-up language: what is not in it stands out."""

from __future__ import annotations

import re

_LEFT_ALONE = re.compile(
    r"\{\w+\}|“kneebreak[^”]*”|`[^`]*`|(?<!\w)--?[a-z]+|/\S+|\S+\.(?:toml|html|py)\b|\b[A-Z]+\b|\w*\d\w*"
)
"""Commands, options, paths, placeholders of words, and what has digits in it."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PLAIN = re.compile(r"[aeiou]", re.IGNORECASE)


def left_over(text: str, *known: str) -> list[str]:
    """The words that are said as they stand in the code, for each word of the made-up language has other vowels."""
    words = _WORD.findall(_LEFT_ALONE.sub(" ", text))
    return [word for word in words if len(word) > 2 and _PLAIN.search(word) and word not in {"kneebreak", *known}]
