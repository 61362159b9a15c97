"""A desktop on which no prompt gets through."""

from __future__ import annotations

import pytest

from tests.desktop.until import until
from tests.program.running import Running

_TOLD = "No prompt has reached you for more than 2 s: your desktop shows none"


@pytest.mark.long
def test_somebody_whose_desktop_shows_no_prompt_is_told_by_every_means_that_is_left(without_desktop: Running) -> None:
    without_desktop.session.start_bus()
    without_desktop.save_schedule('[rhythm]\nevery = "1 s"\npatience = "20 s"\nlull = "0 s"\n')
    without_desktop.start()
    until(lambda: _TOLD in without_desktop.output(), "the journal has it", within=200)
    assert _TOLD in without_desktop.done("status")
    assert _TOLD in without_desktop.done("why")
    assert without_desktop.output().count(_TOLD) == 1
    _, diagnosis = without_desktop.ask("doctor")
    assert "no notification server answers" in diagnosis
