"""`kneebreak about`."""

from __future__ import annotations

import pytest

from kneebreak import __version__
from kneebreak.cli.dispatch import dispatch
from kneebreak.wording.about import about


def test_it_names_the_version_and_says_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["about"]) == 0
    assert capsys.readouterr().out == f"kneebreak {__version__}\n\n{about()}"
