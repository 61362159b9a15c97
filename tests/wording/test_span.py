"""Lengths of time as they are written and read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak.wording.span import escaped, format_span, parse_span, quoted

MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45 min", 45 * MINUTE),
        ("90 s", 90),
        ("1 h 30 min", 90 * MINUTE),
        ("1h30m", 90 * MINUTE),
        ("1h30 min", 90 * MINUTE),
        ("2 hours", 2 * HOUR),
        ("1 Hour 1 Minute 1 Second", HOUR + MINUTE + 1),
        ("1 hr 2 mins 3 secs", HOUR + 2 * MINUTE + 3),
        ("2 hrs", 2 * HOUR),
        ("1.5 h", 90 * MINUTE),
        ("0.25 MIN", 15),
        ("1 day", DAY),
        ("1d12h", 36 * HOUR),
        ("7 days", 7 * DAY),
        ("0 s", 0),
        ("007 min", 7 * MINUTE),
        ("90 min", 90 * MINUTE),
        (" \t45\u00a0min\n", 45 * MINUTE),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(text: str, seconds: int) -> None:
    assert parse_span(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "min", "45 mins ago", "-5 min", "+5 min", "5 - min", "4 5 min", "5 min 5 min", "30 min 1 h"),
        *("1,5 h", "1.5.2 h", "5. h", ".5 h", ". h", "five min", "1:30", "1e3 s", "0x10 s", "nan s", "inf h", "1_0 s"),
        *(
            "5 fortnights",
            "٤٥ min",
            "\uff14\uff15 min",
            "²s",
            "5 мин",
            "1 h and 30 min",
            "9" * 100 + " s",
            "1 s " * 100,
        ),
    ],
)
def test_what_is_no_length_of_time_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"^\".*\" is not a duration; write it like \"45 min\"$"):
        parse_span(text)


@pytest.mark.parametrize("text", ["45", "1 h 30", "1.5", "0"])
def test_a_number_without_a_unit_is_refused_for_just_that(text: str) -> None:
    with pytest.raises(ValueError, match=r"^\".*\" has no unit; write it like \"45 min\"$"):
        parse_span(text)


@pytest.mark.parametrize("text", ["7 days 1 s", "8 d", "10081 min", "99999999999999999999999999 h"])
def test_more_than_a_week_is_too_long(text: str) -> None:
    with pytest.raises(ValueError, match=r"is too long; the longest is 7 days$"):
        parse_span(text)


@pytest.mark.parametrize("text", ["1.5 s", "0.001 min", "0.3333 h"])
def test_fractions_must_come_to_whole_seconds(text: str) -> None:
    with pytest.raises(ValueError, match=r"does not come to whole seconds; write it like \"90 s\"$"):
        parse_span(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (1, "1 s"),
        (60, "1 min"),
        (61, "61 s"),
        (90, "90 s"),
        (119, "119 s"),
        (120, "2 min"),
        (150, "2 min 30 s"),
        (45 * MINUTE, "45 min"),
        (90 * MINUTE, "1 h 30 min"),
        (2 * HOUR, "2 h"),
        (HOUR + 30, "1 h 30 s"),
        (HOUR + MINUTE + 29, "1 h 1 min"),
        (HOUR + MINUTE + 30, "1 h 2 min"),
        (HOUR + 59 * MINUTE + 31, "2 h"),
        (DAY - 1, "1 day"),
        (DAY + HOUR, "1 day 1 h"),
        (DAY + HOUR + 29 * MINUTE, "1 day 1 h"),
        (3 * DAY + 12 * HOUR, "3 days 12 h"),
        (0.4, "0 s"),
        (0.5, "1 s"),
        (59.6, "1 min"),
        (-5, "0 s"),
        (-100_000, "0 s"),
    ],
)
def test_a_length_of_time_is_written_in_at_most_two_units(seconds: float, text: str) -> None:
    assert format_span(timedelta(seconds=seconds)) == text


@given(
    st.integers(0, 6),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sets(st.integers(0, 3), min_size=2, max_size=2),
)
def test_what_two_units_can_express_is_read_back_exactly(
    days: int, hours: int, minutes: int, seconds: int, left_out: set[int]
) -> None:
    parts = [days * DAY, hours * HOUR, minutes * MINUTE, seconds]
    span = timedelta(seconds=sum(part for unit, part in enumerate(parts) if unit not in left_out))
    assert parse_span(format_span(span)) == span


@given(st.timedeltas(timedelta(0), timedelta(days=7)))
def test_what_is_written_can_be_read_and_is_nearly_right(span: timedelta) -> None:
    shown = parse_span(format_span(span))
    assert abs(shown - span) <= max(timedelta(seconds=0.5), span / 48)


@given(st.text() | st.from_regex(r"[0-9. ]{0,6}(min|h|d|s|m)? ?[0-9]{0,3}(min|s)?"))
def test_any_text_is_either_whole_seconds_up_to_a_week_or_refused(text: str) -> None:
    try:
        span = parse_span(text)
    except ValueError as error:
        refusal = str(error)
        span = None
    else:
        refusal = ""
    if span is None:
        assert refusal.startswith('"')
        assert refusal.isprintable()
    else:
        assert timedelta(0) <= span <= timedelta(days=7)
        assert span.microseconds == 0


def test_what_somebody_wrote_is_quoted_on_one_line_and_cut_when_long() -> None:
    assert quoted("45") == '"45"'
    assert quoted("a\nb\x1b\ud800ä") == '"a\\nb\\x1b\\ud800ä"'
    assert quoted("x" * 60) == '"' + "x" * 60 + '"'
    assert quoted("x" * 61) == '"' + "x" * 59 + '…"'


def test_escaping_leaves_what_can_be_shown() -> None:
    assert escaped("schedule ä.toml") == "schedule ä.toml"
