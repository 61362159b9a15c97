"""`kneebreak about`."""

from __future__ import annotations

import pytest

from kneebreak import __version__
from kneebreak.cli.dispatch import dispatch
from kneebreak.wording.about import about


def test_it_names_the_version_and_says_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["about"]) == 0
    assert capsys.readouterr().out == f"kneebreak {__version__}\n\n{about()}"


def test_without_a_browser_it_says_what_shows_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert dispatch(["about", "--open"]) == 1
    assert "“kneebreak about” shows it here" in capsys.readouterr().err
