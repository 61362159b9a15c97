"""TOML that takes no longer than its length."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak.adapters.toml_text import parsed

SIZE = 128 * 1024


@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        'a."b".',
        "''.",
        '"\\"".',
        "a . ",
        "a\t.",
        "_-9.",
    ],
)
@pytest.mark.parametrize("frame", ["{}a = 1", "[{}a]", "[[{}a]]", "x = 1\nb = {{ c = 1, {}a = 1 }}"])
def test_a_name_of_very_many_parts_is_refused_at_once(unit: str, frame: str) -> None:
    text = frame.format(unit * (SIZE // len(unit)))
    began = time.thread_time()
    with pytest.raises(ValueError, match=r"Too many parts in a name \(at line"):
        parsed(text)
    assert time.thread_time() - began < 0.5


def test_its_place_is_told() -> None:
    with pytest.raises(ValueError, match=r"\(at line 3, column 18\)"):
        parsed('a = 1\n\nb = { "ä.b" = 1, c.' + "d." * 40 + "e = 1 }")


@pytest.mark.parametrize(
    "text",
    [
        "a." * 31 + "a = 1",
        'a = "' + "One. " * 500 + '"',
        "a = '" + "1." * 500 + "'",
        "a = [" + "1.5," * 500 + "]",
        'a = """\n' + "One. Two, three." * 500 + '\n"""',
        "# " + "." * 500,
    ],
)
def test_dots_elsewhere_are_no_parts_of_a_name(text: str) -> None:
    assert parsed(text) == tomllib.loads(text)


@pytest.mark.parametrize("unit", ['"', "'", '"\\"', "a", "a ", " .", "\t", '"a" ', "''\"", "-", ".", '"a'])
def test_no_line_however_odd_takes_long(unit: str) -> None:
    text = unit * (SIZE // len(unit)) + "." * 40
    began = time.thread_time()
    with pytest.raises(ValueError, match="at "):
        parsed(text)
    assert time.thread_time() - began < 0.5


@given(st.text(st.sampled_from("ab.\"'\\= \t\n[]{}#,1"), max_size=60))
def test_whatever_else_is_written_means_what_it_meant(text: str) -> None:
    try:
        wanted = tomllib.loads(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"at |Invalid"):
            parsed(text)
    else:
        assert parsed(text) == wanted
