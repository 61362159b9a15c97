"""The program's entry, icon, manual and completions, in the user's data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kneebreak.adapters.integration.freedesktop import ENTRY, FreedesktopIntegration
from kneebreak.adapters.resources import resource
from kneebreak.cli.asked import ASKED

COMMAND = [sys.executable, "-P", "-m", "kneebreak"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data with a space"


@pytest.fixture
def integration(home: Path) -> FreedesktopIntegration:
    return FreedesktopIntegration(str(home), COMMAND)


def files(home: Path) -> set[Path]:
    return {path for path in home.rglob("*") if path.is_file()}


def test_everything_is_put_in_its_place_and_taken_away_without_a_trace(
    integration: FreedesktopIntegration, home: Path
) -> None:
    home.mkdir()
    (home / "applications").mkdir()
    (home / "applications/other.desktop").touch()
    put = integration.put()
    assert {str(path) for path in files(home)} - {str(home / "applications/other.desktop")} == set(put)
    assert integration.put() == put
    assert sorted(integration.take_away()) == sorted(put)
    assert sorted(home.rglob("*")) == [home / "applications", home / "applications/other.desktop"]
    assert integration.take_away() == []


def test_the_entry_is_valid_and_runs_this_very_installation(integration: FreedesktopIntegration, home: Path) -> None:
    integration.put()
    entry = home / ENTRY
    checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")
    lines = entry.read_text().splitlines()
    assert f"Exec={sys.executable} -P -m kneebreak start" in lines
    assert f"Exec={sys.executable} -P -m kneebreak done" in lines
    assert "Actions=Done;Next;Pause;Resume;" in lines


def test_the_entry_that_packages_bring_is_valid() -> None:
    entry = resource("config", "desktop", "kneebreak.desktop")
    checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(OSError, match="data"):
        FreedesktopIntegration(str(tmp_path / "data"), COMMAND).put()


@pytest.mark.parametrize(("typed", "completed"), [("kneebreak sno", "snooze"), ("kneebreak practice fl", "floor")])
def test_bash_completes_commands_and_their_words(typed: str, completed: str) -> None:
    script = resource("config", "desktop", "kneebreak.bash")
    words = typed.split()
    complete = (
        f'source "{script}"; COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; '
        f'_shtab_kneebreak kneebreak {words[-1]} {words[-2]}; echo "${{COMPREPLY[@]}}"'
    )
    answer = subprocess.run(["bash", "-c", complete], capture_output=True, text=True, check=True)
    assert completed in answer.stdout.split()


def test_fish_completes_commands() -> None:
    script = resource("config", "desktop", "kneebreak.fish")
    complete = f'source "{script}"; complete -C"kneebreak sno"'
    answer = subprocess.run(["fish", "--no-config", "-c", complete], capture_output=True, text=True, check=True)
    assert answer.stdout.split()[0] == "snooze"


def test_zsh_finds_nothing_wrong_with_its_completions() -> None:
    subprocess.run(["zsh", "-n", resource("config", "desktop", "_kneebreak")], check=True)


def test_the_manual_names_every_command_and_is_set_without_a_warning() -> None:
    page = resource("config", "desktop", "kneebreak.1")
    command = ["man", "--warnings", "--encoding=UTF-8", "--local-file", page]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert answer.stderr == ""
    for name in (*ASKED, "log", "practice", "setup", "doctor", "integrate", "autostart"):
        assert f"kneebreak {name}" in answer.stdout


def test_the_files_are_those_that_the_table_of_commands_makes() -> None:
    """`make docs` makes them anew."""
    tool = Path(__file__).parents[3] / "tools/make-desktop-files"
    made = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
