"""The drawing programs, which stand beside their pictures and are no package."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ICONS = Path(__file__).parents[2] / "icons"


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the drawing command has just drawn everything."""
    folder = tmp_path_factory.mktemp("drawn")
    subprocess.run([sys.executable, ICONS / "draw.py", "--into", folder], check=True)
    return folder


@pytest.fixture
def description(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The reader of the TOML files that describe the figures."""
    return _module("description", monkeypatch)


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The drawing command."""
    return _module("draw", monkeypatch)


@pytest.fixture
def palette(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The maker of small pictures."""
    return _module("palette", monkeypatch)


@pytest.fixture
def draw_figures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program that draws the movements."""
    return _module("draw_figures", monkeypatch)


@pytest.fixture
def skeleton(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The joints of a figure."""
    return _module("skeleton", monkeypatch)


@pytest.fixture
def canvas(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The surface that all is drawn on."""
    return _module("canvas", monkeypatch)


def _module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ICONS)
    return import_module(name)
