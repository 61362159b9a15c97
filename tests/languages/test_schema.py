"""The schema beside a schedule explains the keys in the language that is spoken, and checks the same in each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.editor_schema import beside, write_schema
from kneebreak.adapters.languages import choose
from kneebreak.adapters.resources import resource
from kneebreak.language import Catalogue, English, speak
from tests.languages.reading import left_over

SHIPPED = Path(resource("config", "schedule.schema.json")).read_bytes()
_QUOTED = re.compile(r'"[^"]*"')


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.toml"
    write_default(str(path))
    return path


@pytest.fixture(params=["de", "es", "fr", "qps"])
def _abroad(request: pytest.FixtureRequest) -> Iterator[None]:
    speak(choose({"LANGUAGE": request.param}))
    yield
    speak(Catalogue())


def written(schedule: Path) -> object:
    """The schema beside it, written just now."""
    assert write_schema(str(schedule))
    return json.loads(Path(beside(str(schedule))).read_bytes())


def texts(schema: object) -> Iterator[tuple[str, str]]:
    """By what it is called: each title and each description."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name in {"title", "description"} and isinstance(value, str):
                yield f"{schema['title']}, {name}", value
            else:
                yield from texts(value)


def wordless(schema: object) -> object:
    """What it checks and completes, in its order: all but titles and descriptions."""
    if isinstance(schema, dict):
        return [
            (name, wordless(value))
            for name, value in schema.items()
            if not (name in {"title", "description"} and isinstance(value, str))
        ]
    return [wordless(each) for each in schema] if isinstance(schema, list) else schema


@pytest.mark.usefixtures("german")
def test_in_german_it_explains_in_german(schedule: Path) -> None:
    german = dict(texts(written(schedule)))
    assert german["Der Zeitplan von kneebreak, title"] == "Der Zeitplan von kneebreak"
    assert german["[body], description"] == "Was zum Körper passt."
    assert german["rhythm.every, description"].splitlines() == [
        "Zeit am Schreibtisch zwischen zwei Erinnerungen.",
        "Hierher gehört eine Dauer von 1 s bis 7 Tage.",
    ]
    assert german["workspace.posture, description"].endswith('"sitting", "standing", "floor" oder "moving".')
    english = dict(texts(json.loads(SHIPPED)))
    assert {text for name, text in german.items() if "description" in name} & set(english.values()) == set()


@pytest.mark.usefixtures("_abroad")
def test_in_each_language_it_is_the_same_but_for_its_words(schedule: Path) -> None:
    schema = written(schedule)
    assert wordless(schema) == wordless(json.loads(SHIPPED))
    assert len(list(texts(schema))) == len(list(texts(json.loads(SHIPPED))))


@pytest.mark.usefixtures("pseudo")
def test_nothing_of_it_is_left_in_english(schedule: Path) -> None:
    said = "\n".join(text for name, text in texts(written(schedule)) if "description" in name)
    assert left_over(_QUOTED.sub("", said)) == []


@pytest.mark.usefixtures("german")
def test_it_is_written_anew_only_when_another_language_is_spoken(schedule: Path) -> None:
    assert write_schema(str(schedule))
    assert not write_schema(str(schedule))
    with English():
        assert write_schema(str(schedule))
        assert Path(beside(str(schedule))).read_bytes() == SHIPPED
    assert write_schema(str(schedule))
