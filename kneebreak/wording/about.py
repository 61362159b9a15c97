"""What `kneebreak about` says; `config/about.txt` is the same, for an editor to show."""

from __future__ import annotations

from textwrap import fill

from kneebreak.wording import precautions
from kneebreak.wording.precautions import Signs

_WIDTH = 98
_FIRST = "kneebreak asks you, now and then, for one small change of posture."


def about() -> str:
    """All of it, section by section."""
    return "\n".join(
        (
            _FIRST,
            *_section("What it is for", precautions.PURPOSE),
            *_list(precautions.ASK_FIRST),
            _text(precautions.UNWELL),
            *_section("While you move", precautions.AT_EASE, precautions.SURROUNDINGS),
            *_section("When something hurts, from 0 to 10", *_pain(), precautions.AFTERWARDS),
            *(line for signs in precautions.ALL_SIGNS for line in _list(signs)),
            _text(precautions.KNEE_LATER),
            *_section("In a wheelchair", precautions.WHEELCHAIR),
            *_section("What it knows of you", precautions.PRIVACY_IN_FULL),
            "",
        )
    )


def _section(title: str, *texts: str) -> tuple[str, ...]:
    return ("", title, *map(_text, texts))


def _list(signs: Signs) -> tuple[str, ...]:
    return ("", signs.title, *(f"  - {item}" for item in signs.items))


def _text(words: str) -> str:
    return fill(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _pain() -> tuple[str, ...]:
    return (
        f"Up to 2: {_inner(precautions.MILD)}",
        f"3 to 5: {_inner(precautions.SOME)}",
        f"Over 5, sharp, or growing: {_inner(precautions.TOO_MUCH)}",
    )


def _inner(words: str) -> str:
    return words[:1].lower() + words[1:]
