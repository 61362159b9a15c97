"""What is said, in the language of whoever reads it; English stands in the code and costs nothing."""

from __future__ import annotations


def marked(text: str) -> str:
    """The text as it is, for a constant: it is collected for translators, and said in their words when it is shown."""
    return text
