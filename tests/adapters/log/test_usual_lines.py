"""Lines that are read fast say what they say when they are read with care."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.adapters.log import line
from kneebreak.engine.entry import Correction
from kneebreak.engine.summary import Logged

_TIMES = st.sampled_from(
    (
        "2025-11-22T10:00:00.123+01:00",
        "2025-11-22T10:00:00Z",
        "2025-11-22 10:00+00:00",
        "2025-11-22T10:00:00,5-09:30",
        "2025-11-22t10:00:00z",
        "20251122T100000Z",
        "2025-W47-6T10:00:00Z",
        "2025-11-22T10:00:60Z",
        "2025-11-22T10:00:00",
        "0001-01-01T00:00:00+20:00",
        "9999-12-31T23:59:59-20:00",
        "noon",
        "",
    )
)
_ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.lists(st.integers())
_FIELDS = st.fixed_dictionaries(
    {
        "v": st.sampled_from((1, 1.0, True, 2, "1", None)) | st.just(1),
        "id": st.text(st.characters()) | _ANYTHING,
        "at": _TIMES | _ANYTHING,
        "due": _TIMES,
        "machine": st.text() | _ANYTHING,
        "outcome": st.sampled_from(("done", "rested", "held", "swum", None)),
        "posture": st.sampled_from(("sitting", "moving", "lying", 7)),
    },
    optional={
        "shown": _TIMES | _ANYTHING,
        "movement": st.text() | _ANYTHING,
        "kind": st.sampled_from(("stand", "swim", None, 3)),
        "side": st.sampled_from(("left", "both", "top", None)),
        "via": st.sampled_from(("cli", "post", None)),
        "reason": st.text(st.characters()) | _ANYTHING,
        "undoes": st.text() | _ANYTHING,
        "mood": _ANYTHING,
    },
)


def said(text: str, *, with_care: bool) -> Logged | Correction | str:
    try:
        return line._careful(text) if with_care else line.parse(text)  # noqa: SLF001 - it is what the other one must equal
    except ValueError as error:
        return str(error)


@settings(deadline=None)  # the machine may be busy
@given(fields=_FIELDS, as_ascii=st.booleans(), torn=st.integers(0, 3))
def test_a_line_read_fast_says_what_it_says_when_read_with_care(
    *, fields: dict[str, object], as_ascii: bool, torn: int
) -> None:
    text = json.dumps(fields, ensure_ascii=as_ascii)
    text = text[: len(text) - torn]
    assert said(text, with_care=False) == said(text, with_care=True)


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_so_does_any_text(text: str) -> None:
    whole = '{"v":1,"id":"%s","at":"2025-11-22T10:00Z","due":"2025-11-22T10:00Z","machine":"m","outcome":"done"%s}'
    for line_of_it in (text, whole % (text, ',"posture":"floor"'), whole % ("x", f',"posture":"floor",{text}')):
        assert said(line_of_it, with_care=False) == said(line_of_it, with_care=True)
