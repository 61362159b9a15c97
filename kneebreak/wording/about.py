"""What `kneebreak about` says; `config/about.txt` is the same, for an editor to show."""

from __future__ import annotations

from textwrap import fill

from kneebreak.language import marked, tr
from kneebreak.wording import precautions
from kneebreak.wording.movements import after_colon
from kneebreak.wording.precautions import Signs

_WIDTH = 98
_FIRST = marked("kneebreak asks you, now and then, for one small change of posture.")


def about() -> str:
    """All of it, section by section."""
    return "\n".join(
        (
            fill(tr(_FIRST), _WIDTH),
            *_section(tr("What it is for"), tr(precautions.PURPOSE)),
            *_list(precautions.ASK_FIRST),
            _text(tr(precautions.UNWELL)),
            *_section(tr("While you move"), tr(precautions.AT_EASE), tr(precautions.SURROUNDINGS)),
            *_section(tr("When something hurts, from 0 to 10"), *_pain(), tr(precautions.AFTERWARDS)),
            *(line for signs in precautions.ALL_SIGNS for line in _list(signs)),
            _text(tr(precautions.KNEE_LATER)),
            *_section(tr("In a wheelchair"), tr(precautions.WHEELCHAIR)),
            *_section(tr("What it knows of you"), precautions.privacy_in_full()),
            "",
        )
    )


def _section(title: str, *texts: str) -> tuple[str, ...]:
    return ("", title, *map(_text, texts))


def _list(signs: Signs) -> tuple[str, ...]:
    return ("", fill(tr(signs.title), _WIDTH), *map(_item, signs.items))


def _item(words: str) -> str:
    return fill(tr(words), _WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _text(words: str) -> str:
    return fill(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _pain() -> tuple[str, ...]:
    return (
        tr("Up to 2: {advice}", advice=after_colon(tr(precautions.MILD))),
        tr("3 to 5: {advice}", advice=after_colon(tr(precautions.SOME))),
        tr("Over 5, sharp, or growing: {advice}", advice=after_colon(tr(precautions.TOO_MUCH))),
    )
