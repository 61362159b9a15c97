"""The schedule that the first run writes."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from datetime import time, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.schema import SCHEDULE
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Kind, Movement, Posture, Wording
from kneebreak.engine.occasion import Occasion
from kneebreak.engine.plan import FixedTime, Hours, Workspace
from tests.adapters.config.files import BUILT_IN, plan_of

TEXT = Path(resource("config", "schedule.toml")).read_text(encoding="utf-8")
WRITE = """
import sys
from kneebreak.adapters.config.default import write_default
print("ready", flush=True)
sys.stdin.readline()
print(write_default(sys.argv[1]))
"""
EXAMPLES = re.findall(r"^# \[.*\n(?:# .*\n)*", TEXT, re.MULTILINE)


def test_the_default_file_says_what_holds_without_it(tmp_path: Path) -> None:
    assert plan_of(tmp_path, TEXT) == plan_of(tmp_path, "")


def test_the_default_file_shows_every_key(tmp_path: Path) -> None:
    switched_on = switch_on(*EXAMPLES)
    assert plan_of(tmp_path, switched_on)
    for table in SCHEDULE:
        header = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
        assert f"\n{header}" in switched_on
        for key in table.keys:
            assert re.search(rf"^(#  )? ?{key.name} ", switched_on, re.MULTILINE), f"{table.name}.{key.name}"


def test_the_example_of_hours_can_be_switched_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, switch_on(EXAMPLES[0]))
    hours = Hours(frozenset(range(5)), time(9), time(17, 30), "office")
    assert plan == plan_of(tmp_path, "")._replace(hours=(hours,))


def test_the_example_of_a_fixed_time_can_be_switched_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, switch_on(EXAMPLES[1]))
    fixed = FixedTime(time(12, 30), "walk-lap", frozenset(range(5)))
    assert plan == plan_of(tmp_path, "")._replace(fixed=(fixed,))


def test_the_example_of_a_workspace_can_be_switched_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, switch_on(EXAMPLES[2]))
    space = Workspace("the kitchen counter", Posture.STANDING, "home")
    assert plan == plan_of(tmp_path, "")._replace(workspaces=(space,))


def test_the_example_of_a_movement_of_ones_own_can_be_switched_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, switch_on(EXAMPLES[3]))
    own = Movement(
        "water-plants",
        Kind.WALK,
        (Wording("Water the plants", "Take the long way round, one can at a time."),),
        timedelta(minutes=2),
        result=Posture.MOVING,
        places=frozenset({"home"}),
        tags=frozenset({"needs-stand"}),
    )
    assert plan == plan_of(tmp_path, "")._replace(movements={**BUILT_IN, "water-plants": own})


def test_the_example_of_doing_without_a_movement_can_be_switched_on(tmp_path: Path) -> None:
    assert len(EXAMPLES) == 6
    assert plan_of(tmp_path, switch_on(EXAMPLES[4])).movements.keys() == BUILT_IN.keys() - {"walk-stairs"}


def test_the_example_of_commands_can_be_switched_on(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, switch_on(EXAMPLES[5]))
    assert plan.hooks.keys() == {occasion.value for occasion in Occasion}
    assert plan.hooks["done"] == ("desk-controller", "--sit")


def test_the_first_run_writes_it_for_its_owner_and_creates_the_folders(tmp_path: Path) -> None:
    path = tmp_path / "config" / "kneebreak" / "schedule.toml"
    assert write_default(str(path))
    assert path.read_text(encoding="utf-8") == TEXT
    assert [entry.name for entry in path.parent.iterdir()] == ["schedule.toml"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_bare_file_name_is_one_in_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_default("schedule.toml")
    assert (tmp_path / "schedule.toml").read_text(encoding="utf-8") == TEXT


def test_a_schedule_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.touch()
    os.utime(tmp_path, (0, 0))
    assert not write_default(str(path))
    assert tmp_path.stat().st_mtime == 0  # nothing was put into the folder, not even for a moment
    assert path.read_bytes() == b""


def test_of_programs_that_start_at_once_a_single_one_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    starting = [
        subprocess.Popen([sys.executable, "-c", WRITE, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(6)
    ]
    for program in starting:
        assert program.stdout
        assert program.stdout.readline() == b"ready\n"
    for program in starting:
        assert program.stdin
        program.stdin.write(b"go\n")
        program.stdin.flush()
    said = [program.communicate()[0].strip() for program in starting]
    assert sorted(said) == [b"False"] * 5 + [b"True"]
    assert path.read_text(encoding="utf-8") == TEXT
    assert [entry.name for entry in tmp_path.iterdir()] == ["schedule.toml"]


def test_a_link_to_nowhere_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.symlink_to("elsewhere.toml")
    assert not write_default(str(path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["schedule.toml"]


def test_where_it_cannot_be_written_the_reason_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        write_default(str(tmp_path / "file" / "schedule.toml"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def switch_on(*examples: str) -> str:
    """The default schedule with these examples in force."""
    text = TEXT
    for each in examples:
        text = text.replace(each, "".join(line.removeprefix("# ") for line in each.splitlines(keepends=True)))
    return text
