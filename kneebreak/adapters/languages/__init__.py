"""The language that the user reads, of those there are."""

# ruff: noqa: PTH100, PTH110, PTH118, PTH120 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping

from kneebreak.language import Catalogue

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "languages")
"""Where the catalogues lie; they are made when kneebreak is built."""

_SOURCE = "en"


def choose(environment: Mapping[str, str] = os.environ) -> Catalogue:
    """What is said in the first language that the user wants and that there is; English where there is none.

    The environment is read as gettext reads it; on Windows and macOS, where it is mostly silent, the system is asked.
    """
    names = named(environment)
    if names is None and sys.platform == "win32":
        from kneebreak.adapters.languages.windows import preferred  # noqa: PLC0415 - one platform's own

        names = preferred()
    elif names is None and sys.platform == "darwin":
        from kneebreak.adapters.languages.macos import preferred as on_macos  # noqa: PLC0415 - the same

        names = on_macos()
    return _first(names or ())


def named(environment: Mapping[str, str]) -> list[str] | None:
    """The locales that the environment names, the dearest first; None: it names none."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    if locale in {"C", "POSIX"}:
        return []
    names = [*environment.get("LANGUAGE", "").split(":"), locale]
    return [name for name in names if name] or None


def _first(names: Iterable[str]) -> Catalogue:
    for name in names:
        territory = name.partition(".")[0].partition("@")[0].replace("-", "_")
        language = territory.partition("_")[0]
        if language == _SOURCE:
            break
        for each in (territory, language):
            path = os.path.join(FOLDER, f"{each}.mo")
            if each.replace("_", "").isalnum() and os.path.exists(path):
                from kneebreak.adapters.languages.mo import MoFile  # noqa: PLC0415 - English needs none

                return MoFile(path)
    return Catalogue()
