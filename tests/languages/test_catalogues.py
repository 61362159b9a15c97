"""What translators wrote fits where it is shown, and leaves alone what programs read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parents[2] / "config/languages"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.po"))
_PLACEHOLDER = re.compile(r"\{\w*(?::[^}]*)?\}|%(?:\(\w+\))?[sdr]")
_KEPT = re.compile(r"“(kneebreak [a-z][^”]*)”|`([^`]+)`")
"""Commands, and what stands in a file as it is."""
_SAME = re.compile(r"[:,.;] \{|^\{")
"""Patterns of values alone are often the same."""
_LIMIT = re.compile(r"at most (\d+) characters")


def _messages(language: str) -> list[Message]:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def _pairs(language: str) -> Iterator[tuple[Message, str, str]]:
    """Each message, an English form of it, and what is said instead."""
    for message in _messages(language):
        if isinstance(message.id, str):
            if message.string:
                yield message, message.id, str(message.string)
        else:
            yield from ((message, message.id[-1], said) for said in message.string or () if said)


each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_everything_is_said(language: str) -> None:
    """Complete it is; whether it reads well, nobody but a native speaker can say."""
    missing = [message.id for message in _messages(language) if not message.string or not all(message.string)]
    assert missing == []


@each_language
def test_nothing_is_left_in_english(language: str) -> None:
    same = {
        text for _, text, said in _pairs(language) if text == said and len(text.split()) > 3 and not _SAME.search(text)
    }
    assert same == set()


@each_language
def test_nothing_is_left_to_be_looked_at(language: str) -> None:
    assert [message.id for message in _messages(language) if message.fuzzy] == []


@each_language
def test_values_have_their_places(language: str) -> None:
    def places(text: str) -> set[str]:
        return set(_PLACEHOLDER.findall(text))

    # In the form for one thing its number may be a word.
    wrong = [
        said
        for message, text, said in _pairs(language)
        if places(text) ^ places(said) - ({"{count}", "{number}"} if isinstance(message.id, tuple) else set())
        and not (isinstance(message.id, tuple) and places(text) - places(said) <= {"{count}", "{number}"})
    ]
    assert wrong == []


@each_language
def test_blanks_at_the_ends_stay(language: str) -> None:
    def ends(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip(" \n"))], text[len(text.rstrip(" \n")) :]

    pairs = ((text, said) for message, text, said in _pairs(language) if message.context != "thousands")
    assert [said for text, said in pairs if ends(text) != ends(said)] == []


@each_language
def test_commands_and_words_of_files_stay_as_they_are(language: str) -> None:
    def kept(text: str) -> list[str]:
        return [command or word for command, word in _KEPT.findall(text) if "COMMAND" not in command]

    pairs = list(_pairs(language))
    assert [said for _, text, said in pairs if not all(each in said for each in kept(text))] == []


@each_language
def test_what_has_little_room_is_short(language: str) -> None:
    long = []
    for message, _, said in _pairs(language):
        limit = _LIMIT.search(" ".join(message.auto_comments))
        if limit and len(said) > int(limit[1]):
            long.append((int(limit[1]), len(said), said))
        if message.context == "button" and len(said) > 24:
            long.append((24, len(said), said))
        if message.context == "menu" and len(said) > 44:
            long.append((44, len(said), said))
    assert long == []


@each_language
def test_a_sentence_stays_one(language: str) -> None:
    def end(text: str) -> str:
        return text.rstrip()[-1:]

    wrong = [said for _, text, said in _pairs(language) if " " in text and (end(text) == ".") != (end(said) == ".")]
    assert wrong == []
