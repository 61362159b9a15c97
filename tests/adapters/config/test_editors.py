"""The default schedule and broken ones, as the tools behind editors see them by the schema beside them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.editor_schema import write_schema
from kneebreak.adapters.config.schema import SCHEDULE
from tests.adapters.config.files import mistakes_of, plan_of
from tests.adapters.config.language_server import Editor
from tests.adapters.config.slips import BOTH, SLIPS, Slip
from tests.adapters.config.test_default import EXAMPLES, switch_on

FIRST_LINE = "#:schema ./schedule.schema.json\n"
WORDS = {"taplo": ("check",), "tombi": ("lint", "--offline")}
every_tool = pytest.mark.parametrize("tool", sorted(WORDS))

VARIED = (
    FIRST_LINE
    + """
rotation = { eyes = 1, walk = 2.5 }
[rhythm]
every  = "1h30m"
snooze = "90 S"
away   = "1.5 minutes"
lunch  = 12:00:00
[[hours]]
days = "Weekdays"
from = 08:30:00
to   = "24:00"
[[hours]]
days = ["sat", "SUN", "every day"]
from = "9:00"
to   = "4:30"
[[movement]]
id    = "look-far"
text  = \"""
Rise, and look
as far as you can.\"""
tags  = []
places = "home"
slots = "lunch"
"""
)
"""Each thing in one of the rarer ways in which it may be written."""


def tool_named(name: str) -> str:
    """Where a tool is that the development extras bring."""
    folders = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    path = shutil.which(name, path=folders)
    assert path is not None, f"{name} is not installed; it comes with the development extras: pip install -e '.[dev]'"
    return path


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    """The schedule of a first start, and what lies beside it."""
    path = tmp_path / "schedule.toml"
    write_default(str(path))
    write_schema(str(path))
    return path


@every_tool
def test_nothing_is_wrong_with_the_schedule_of_a_first_start(tool: str, schedule: Path) -> None:
    assert _complaints(tool, schedule) == ""


@every_tool
def test_nothing_is_wrong_with_it_when_all_its_examples_are_switched_on(tool: str, schedule: Path) -> None:
    plan_of(schedule.parent, switch_on(*EXAMPLES))
    assert _complaints(tool, schedule) == ""


@every_tool
def test_nothing_is_wrong_with_what_is_written_otherwise(tool: str, schedule: Path) -> None:
    plan_of(schedule.parent, VARIED)
    assert _complaints(tool, schedule) == ""


@every_tool
def test_the_example_of_every_key_is_right(tool: str, schedule: Path) -> None:
    tables = (
        "".join(
            (
                f"[[{table.name}]]\n" if table.repeated else f"[{table.name}]\n",
                *(f"{key.name} = {key.example}\n" for key in table.keys if key.name != "off"),
            )
        )
        for table in SCHEDULE
    )
    plan_of(schedule.parent, FIRST_LINE + "".join(tables))
    assert _complaints(tool, schedule) == ""


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_each_slip_of_the_pen_is_seen_by_whom_it_can(slip: Slip, schedule: Path) -> None:
    assert mistakes_of(schedule.parent, FIRST_LINE + slip.text).mistakes, "kneebreak itself sees every one"
    assert {tool for tool in WORDS if _complaints(tool, schedule)} == slip.seen_by
    assert bool(slip.because) is (slip.seen_by != BOTH), "what a tool cannot see has a reason"


def test_an_editor_completes_keys_and_words_and_explains_them(schedule: Path) -> None:
    text = FIRST_LINE + '[rhythm]\nevery = "45 min"\n\nplace = ""\n'
    schedule.write_text(text)
    keys = {key.name for key in SCHEDULE[0].keys}
    with Editor((tool_named("tombi"), "lsp", "--offline"), schedule, text) as editor:
        assert editor.completions(line=3, column=0) == keys - {"every", "place"}
        assert editor.completions(line=4, column=9) == {'"home"', '"office"'}
        told = editor.hover(line=2, column=2)
    assert "Time at the desk between two prompts." in told
    assert "a length of time from 1 s to 7 days" in told


def _complaints(tool: str, path: Path) -> str:
    """What a tool says is wrong with a file; nothing where it finds it right."""
    ended = subprocess.run(
        [tool_named(tool), *WORDS[tool], str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
        env={**os.environ, "NO_COLOR": "1"},
    )
    said = ended.stdout + ended.stderr
    if ended.returncode == 0:
        assert "arning" not in said, f"a schema that is not found is a warning only: {said}"
        return ""
    assert path.name in said
    return said
