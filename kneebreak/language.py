"""What is said, in the language of whoever reads it; English stands in the code and costs nothing.

A process speaks one language, so this is the one thing here that nobody passes on; `typing` is dear to small commands.
"""

from __future__ import annotations


class Catalogue:
    """What is said in one language; in English, as it stands in the code."""

    def find(self, key: str) -> str | None:  # noqa: ARG002 - English stands in the code
        """What stands there for a message, its forms for numbers parted by zeros; None: nothing."""
        return None

    def form(self, count: int) -> int:
        """Which of its forms, from 0, a message has for this number."""
        return int(count != 1)


class _Spoken:
    catalogue = Catalogue()


class English:
    """A context in which English is spoken, for what other programs read; unless it is not wanted."""

    def __init__(self, wanted: bool = True) -> None:  # noqa: FBT001, FBT002 - English(if it is for a program)
        self._wanted = wanted

    def __enter__(self) -> None:
        """Speak English."""
        self._before = _Spoken.catalogue
        if self._wanted:
            _Spoken.catalogue = Catalogue()

    def __exit__(self, *_: object) -> None:
        """Speak on as before."""
        _Spoken.catalogue = self._before


def speak(catalogue: Catalogue) -> None:
    """Speak this language from now on."""
    _Spoken.catalogue = catalogue


def is_english() -> bool:
    """Whether what is said is what stands in the code."""
    return type(_Spoken.catalogue) is Catalogue


def marked(text: str) -> str:
    """The text as it is, for a constant: it is collected for translators, and `tr` says it when it is shown."""
    return text


def marked_in(_context: str, text: str) -> str:
    """The same for a text that `tr_in` says."""
    return text


def tr(text: str, /, **values: object) -> str:
    """The text in the language that is spoken; values take their places in it."""
    return _filled(_Spoken.catalogue.find(text) or text, values)


def tr_in(context: str, text: str, /, **values: object) -> str:
    """The same for a text that means something else elsewhere."""
    return _filled(_Spoken.catalogue.find(f"{context}\x04{text}") or text, values)


def tr_many(one: str, many: str, count: int, /, **values: object) -> str:
    """The same for a text that depends on a number, which takes the place of `{count}`."""
    catalogue = _Spoken.catalogue
    found = catalogue.find(f"{one}\0{many}")
    forms = found.split("\0") if found else (one, many)
    form = catalogue.form(count) if found else int(count != 1)
    return _filled(forms[form], {"count": count, **values})


def _filled(text: str, values: dict[str, object]) -> str:
    return text.format_map(values) if values else text
