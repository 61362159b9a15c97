"""Which language is spoken, and how a text is found in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from kneebreak import language
from kneebreak.adapters import languages
from kneebreak.adapters.languages.mo import MoFile
from kneebreak.language import Catalogue, English, speak, tr, tr_in, tr_many

TEXTS = {
    "": "Plural-Forms: nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);\n",
    "Done": "Fertig",
    "button\x04Done": "Erledigt",
    "{count} day\0{count} days": "{count} Tag\0{count} Zweitage\0{count} Tage",
    "Next {when}": "Danach {when}",
}


def compiled(texts: Mapping[str, str], order: str) -> bytes:
    """A catalogue as GNU gettext describes it, in this order of bytes."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(texts.items(), key=lambda pair: pair[0].encode())]
    heads, bodies = b"", b""
    start = 28 + 16 * len(pairs)
    for column in (0, 1):
        for pair in pairs:
            heads += struct.pack(f"{order}2I", len(pair[column]), start + len(bodies))
            bodies += pair[column] + b"\0"
    head = struct.pack(f"{order}7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + heads + bodies


@pytest.fixture(params=["<", ">"])
def spoken(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    path = tmp_path / "xx.mo"
    path.write_bytes(compiled(TEXTS, request.param))
    speak(MoFile(str(path)))
    yield
    speak(Catalogue())


@pytest.mark.usefixtures("spoken")
def test_a_text_is_found_by_its_english_and_by_what_it_means() -> None:
    assert (tr("Done"), tr_in("button", "Done"), tr_in("menu", "Done")) == ("Fertig", "Erledigt", "Done")
    assert tr("Next {when}", when="um 9") == "Danach um 9"


@pytest.mark.usefixtures("spoken")
def test_numbers_have_the_forms_that_the_head_of_the_catalogue_tells() -> None:
    assert [tr_many("{count} day", "{count} days", count) for count in (1, 2, 5)] == ["1 Tag", "2 Zweitage", "5 Tage"]


@pytest.mark.usefixtures("spoken")
def test_a_missing_text_falls_back_to_english() -> None:
    assert tr("Next {when}?", when="9") == "Next 9?"
    assert [tr_many("{count} hour", "{count} hours", count) for count in (1, 2)] == ["1 hour", "2 hours"]
    assert [tr(each) for each in ("", "A", "zzz", "{count} day")][1:] == ["A", "zzz", "{count} day"]


@pytest.mark.usefixtures("spoken")
def test_for_programs_english_is_spoken_and_for_people_as_before() -> None:
    with English():
        assert tr("Done") == "Done"
        assert language.is_english()
    with English(wanted=False):
        assert tr("Done") == "Fertig"
    assert not language.is_english()


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "xx.mo"
    path.write_bytes(b"nothing of the sort")
    with pytest.raises(ValueError, match="is no catalogue"):
        MoFile(str(path))


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, None),
        ({"LANG": "de_DE.UTF-8"}, ["de_DE.UTF-8"]),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ["fr_FR.UTF-8"]),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "es_ES"}, ["es_ES"]),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:es"}, ["fr", "es", "de_DE.UTF-8"]),
        ({"LANG": "C", "LANGUAGE": "fr"}, []),
        ({"LC_ALL": "POSIX", "LANG": "de_DE"}, []),
    ],
)
def test_the_environment_is_read_in_the_order_of_gettext(environment: dict[str, str], wanted: list[str] | None) -> None:
    assert languages.named(environment) == wanted


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("de_DE.UTF-8", "Fertig"),
        ("de_AT@euro", "Fertig"),
        ("de-CH", "Fertig"),
        ("xx:de", "Fertig"),
        ("en:de", "Done"),
        ("en_GB.UTF-8", "Done"),
        ("C", "Done"),
        ("xx", "Done"),
        ("../../de", "Done"),
    ],
)
def test_the_first_language_that_there_is_is_spoken(
    name: str, yes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "de.mo").write_bytes(compiled(TEXTS, "<"))
    monkeypatch.setattr(languages, "FOLDER", str(tmp_path))
    assert (languages.choose({"LANGUAGE": name}).find("Done") or "Done") == yes
