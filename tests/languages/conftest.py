"""The catalogues, compiled as they stand in the checkout, and somebody who reads one of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.languages import choose
from kneebreak.language import Catalogue, speak

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    subprocess.run([sys.executable, str(ROOT / "tools/compile-languages"), "--pseudo"], check=True)


@pytest.fixture
def pseudo() -> Iterator[None]:
    """The made-up language is spoken."""
    speak(choose({"LANGUAGE": "qps"}))
    yield
    speak(Catalogue())


@pytest.fixture
def german() -> Iterator[None]:
    """German is spoken."""
    speak(choose({"LANG": "de_DE.UTF-8"}))
    yield
    speak(Catalogue())
