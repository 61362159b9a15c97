"""The bytes of Wayland: what is sent, and what arrives whole, in pieces, or as nonsense."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak.adapters.wayland import wire

WORDS = st.integers(0, 0xFFFF_FFFF)
EVENTS = st.builds(
    lambda sender, opcode, words: wire.Event(sender, opcode, struct.pack(f"={len(words)}I", *words)),
    WORDS,
    st.integers(0, 0xFFFF),
    st.lists(WORDS, max_size=8),
)


def _sent(event: wire.Event) -> bytes:
    return wire.request(event.sender, event.opcode, event.body)


def test_a_request_is_its_target_its_size_and_opcode_and_its_arguments() -> None:
    sent = wire.request(2, 1, wire.number(7), wire.text("wl_seat"), wire.number(5), wire.number(3))
    assert sent == struct.pack("=IIII8sII", 2, 32 << 16 | 1, 7, 8, b"wl_seat", 5, 3)


def test_a_string_is_filled_up_to_whole_words() -> None:
    assert wire.text("four") == struct.pack("=I8s", 5, b"four")


def test_a_number_that_is_too_large_is_the_largest_there_is() -> None:
    assert wire.number(10**12) == b"\xff" * 4


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")), WORDS)
def test_what_is_written_is_read_again(text: str, number: int) -> None:
    arguments = wire.Arguments(wire.text(text) + wire.number(number))
    assert (arguments.text(), arguments.number()) == (text, number)


@given(st.lists(EVENTS), st.lists(st.integers(1, 20), min_size=1))
def test_events_come_out_whole_wherever_they_are_cut(events: list[wire.Event], pieces: list[int]) -> None:
    stream = b"".join(map(_sent, events))
    received = bytearray()
    taken: list[wire.Event] = []
    at = turn = 0
    while at < len(stream):
        piece = stream[at : at + pieces[turn % len(pieces)]]
        received += piece
        at, turn = at + len(piece), turn + 1
        taken += wire.events(received)
        assert len(received) < max((len(_sent(event)) for event in events), default=0), "only what is not whole is kept"
    assert taken == events
    assert received == b""


@given(st.binary(max_size=200))
def test_nonsense_is_taken_for_events_or_refused(nonsense: bytes) -> None:
    received = bytearray(nonsense)
    taken = []
    try:
        taken = list(wire.events(received))
    except wire.Malformed:
        return
    assert b"".join(map(_sent, taken)) + received == nonsense


@pytest.mark.parametrize("size", [0, 4, 7, 9, 11, 0xFFFF])
def test_a_size_that_no_event_can_have_is_refused(size: int) -> None:
    with pytest.raises(wire.Malformed, match=f"{size} bytes"):
        list(wire.events(bytearray(struct.pack("=II", 1, size << 16))))


def test_the_largest_event_there_can_be_is_an_event() -> None:
    largest = wire.Event(3, 4, bytes(0xFFFC - 8))
    assert list(wire.events(bytearray(_sent(largest)))) == [largest]


@given(st.binary(max_size=40), st.sampled_from(["number", "text", "numbers"]))
def test_an_argument_is_read_within_the_event_or_refused(body: bytes, kind: str) -> None:
    read = getattr(wire.Arguments(body), kind)
    try:
        read()
    except wire.Malformed as reason:
        assert "too short" in str(reason)  # noqa: PT017 - the other outcome is as good


def test_a_length_beyond_the_event_is_refused() -> None:
    for read in (wire.Arguments.text, wire.Arguments.numbers):
        with pytest.raises(wire.Malformed, match="too short"):
            read(wire.Arguments(wire.number(0xFFFF_FFFF) + b"text"))
