"""Pages in a made-up language that is nearly half as long again, in a real Chromium."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.practising import Practising
from tests.desktop.session import Session
from tests.desktop.test_report import FRIDAY, Reader
from tests.report.workdays import workdays

ROOT = Path(__file__).parents[2]
SIZES = {"phone": (390, 844), "small": (320, 568)}
_CUT = """[...document.querySelectorAll("h1, h2, p, li, th, td, button, label, summary, legend, span")]
    .filter((each) => each.offsetParent && getComputedStyle(each).overflowX != "visible"
        && !each.closest(".frame, .unseen, .announcer") && each.scrollWidth > each.clientWidth + 1)
    .map((each) => each.textContent).join("; ")
"""
"""What shows less of its words than it has."""


@pytest.fixture
def abroad(browsing: tuple[Session, Path]) -> tuple[Session, Path]:
    """A session whose user reads the made-up language."""
    subprocess.run([sys.executable, str(ROOT / "tools/compile-languages"), "--pseudo"], check=True)
    browsing[0].environment["LANGUAGE"] = "qps"
    return browsing


def test_a_report_in_longer_words_fits_a_phone(abroad: tuple[Session, Path]) -> None:
    reader = Reader(*abroad)
    reader.has(workdays(FRIDAY, 200))
    reader.read()
    assert "Ýöür ýéàr" in reader.browser.value("document.body.textContent")
    for name, (width, height) in SIZES.items():
        reader.browser.look(width, height)
        assert reader.browser.value("document.documentElement.scrollWidth") <= width, name
        assert reader.browser.value(_CUT) == "", name
        reader.picture(name)


def test_a_practice_in_longer_words_fits_a_phone(abroad: tuple[Session, Path]) -> None:
    practising = Practising(*abroad)
    practising.start("standing")
    for view in ("check", "step"):
        for name, (width, height) in SIZES.items():
            practising.browser.look(width, height)
            assert practising.browser.value("document.documentElement.scrollWidth") <= width, (view, name)
            assert practising.browser.value(_CUT) == "", (view, name)
            practising.picture(f"{view}-{name}")
        if view == "check":
            practising.answer(0)
            practising.browser.until("!document.getElementById('playing').hidden")
    assert "Šéttlé îñ" in practising.heading()
