"""What is said before one begins and when to stop: once, and the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kneebreak.adapters.resources import resource
from kneebreak.wording import precautions
from kneebreak.wording.about import about
from kneebreak.wording.beforehand import beforehand

ROOT = Path(__file__).parents[2]
SENTENCES = [
    *(item for signs in (precautions.ASK_FIRST, *precautions.ALL_SIGNS) for item in (signs.title, *signs.items)),
    *(precautions.PURPOSE, precautions.NOT_MEDICAL, precautions.UNWELL, precautions.AT_EASE, precautions.AFTERWARDS),
    *(precautions.SURROUNDINGS, precautions.WHEELCHAIR, precautions.KNEE_LATER, precautions.PRIVACY),
]
CLAIMS = re.compile(
    r"\b(treats?|cures?|fix(es)?|prevents?|corrects?|realigns?|reverses?|heals?|proven|root cause|should have)\b",
    re.IGNORECASE,
)


def words_of(text: str) -> str:
    """Without line breaks and indents."""
    return " ".join(text.split())


def test_about_says_everything() -> None:
    said = words_of(about())
    missing = [sentence for sentence in SENTENCES if sentence not in said and sentence is not precautions.NOT_MEDICAL]
    assert missing == [], "in other words its purpose says that it is no medical advice"
    assert max(map(len, about().splitlines())) <= 98


def test_the_file_that_the_tray_opens_is_what_about_says() -> None:
    assert Path(resource("config", "about.txt")).read_text(encoding="utf-8") == about(), "run tools/write-about"


@pytest.mark.parametrize("sign", precautions.STOP.items)
def test_the_screen_before_the_setup_names_every_sign_to_stop(sign: str) -> None:
    assert sign in words_of(beforehand())


@pytest.mark.parametrize(
    "told",
    [
        *("no medical advice", "no diagnosis", "no treatment", "emergency"),
        *("heart", "chest pain", "blood pressure", "dizzy", "fainting", "falls", "bone", "joint", "pregnant"),
        *("gave birth", "operation", "injury", "move less", "69", "feverish"),
        *("pressure in your chest", "faintness", "breathlessness", "weakness or numbness", "severe headache"),
        *("bleeding", "contractions", "calf", "unsteady", "take your weight", "swollen", "gives way", "fever"),
        *("socks", "chair on wheels", "castors", "clear and dry", "get up again", "tingles", "feel odd"),
        *("within the hour", "next morning", "brakes on", "pressure relief"),
    ],
)
def test_nothing_that_should_be_known_is_missing(told: str) -> None:
    assert told in words_of(about())


def test_it_promises_nothing_and_blames_nobody() -> None:
    assert CLAIMS.findall(about() + beforehand() + precautions.general()) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_each_sentence_stands_in_one_place_alone(sentence: str) -> None:
    written = [path for folder in ("kneebreak", "config") for path in (ROOT / folder).rglob("*.*")]
    sources = {path for path in written if path.suffix in {".py", ".js", ".html", ".txt", ".toml"}}
    begins = sentence[:40]
    holding = {path.name for path in sources if begins in path.read_text(encoding="utf-8")}
    assert holding - {"about.txt"} <= {"precautions.py"}
