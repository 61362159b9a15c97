"""Schedules as large as they may be, of the shapes that cost most."""

from __future__ import annotations

import time
from datetime import UTC

import pytest

from kneebreak.adapters.config import ScheduleMistakes
from kneebreak.adapters.config.schedule import plan_of
from kneebreak.adapters.config.toml import parse
from tests.adapters.config.files import BUILT_IN

SIZE = 128 * 1024

_MOVEMENT = '[[movement]]\nid = "x{n}"\nkind = "hips"\ntitle = "a"\ntext = "b"\nseconds = 3\nalt = "zzz"\n'
_REPEATED = {
    "unknown keys": "k{n} = 1\n",
    "unknown tables": "[t{n}.u]\n",
    "empty tables": "[[at]]\n",
    "movements": _MOVEMENT,
    "hours": '[[hours]]\nfrom = "09:00"\nto = "17:00"\nplace = "office"\n',
    "workspaces": '[[workspace]]\nname = "a{n}"\nposture = "sitting"\n',
}
_SHAPES = {
    **{name: "".join(unit.format(n=n) for n in range(SIZE))[:SIZE] for name, unit in _REPEATED.items()},
    "days": "[[hours]]\ndays = [" + "1," * 65_000 + "]",
    "choices": '[[movement]]\nid = "x"\ntags = [' + '"a",' * 32_000 + "]",
    "a command": "[hooks]\nprompt = [" + "1," * 65_000 + "]",
    "lists": "a = " + "[" * 130_000,
    "one line": "rhythm = {" + ",".join(f"k{n} = 1" for n in range(12_000)) + "}",
    "a number": "[rhythm]\nevery = " + "4" * 130_000,
    "a word": '[rhythm]\nplace = "' + "hom" * 43_000 + '"',
    "quotes": '"' * 130_000,
}


@pytest.mark.parametrize("name", _SHAPES)
def test_no_shape_of_a_schedule_keeps_it_busy_for_long(name: str) -> None:
    began = time.thread_time()
    try:
        plan_of(parse("schedule.toml", _SHAPES[name].encode()), BUILT_IN, UTC)
    except ScheduleMistakes as found:
        assert len(str(found)) < 100_000  # noqa: PT017 - some shapes are no mistakes
    assert time.thread_time() - began < 1.5
