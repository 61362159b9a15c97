"""`kneebreak about`."""

from __future__ import annotations

import pytest

from kneebreak.cli.dispatch import dispatch


def test_it_says_what_it_is_not_who_should_ask_first_and_when_to_stop(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch(["about"]) == 0
    said = capsys.readouterr().out
    for needed in ("no medical advice", "Ask a professional first", "heart condition", "pregnant", "Stop at once"):
        assert needed in said
    assert max(map(len, said.splitlines())) <= 100
