"""Autostart by desktop entries, read by GLib as desktops do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kneebreak.adapters.autostart import choose
from kneebreak.adapters.autostart.desktop_entry import DesktopEntry, exec_value, system_folders
from tests.contracts.autostart import AutostartContract

COMMAND = ("/usr/bin/kneebreak", "start")


class Home:
    """A user's folder of entries and the system's."""

    def __init__(self, folder: Path) -> None:
        self.system = folder / "system"
        self.system.mkdir()
        self.own = folder / "own" / "autostart"
        self.entry = DesktopEntry(str(self.own), [str(folder / "none"), str(self.system)], COMMAND)
        self.path = self.own / "kneebreak.desktop"

    def write(self, folder: Path, *lines: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        text = "\n".join(("[Desktop Entry]", "Type=Application", "Name=kneebreak", "Exec=kneebreak", *lines, ""))
        (folder / "kneebreak.desktop").write_text(text)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


class TestOnLinux(AutostartContract):
    """The contract of every start with the session."""

    @pytest.fixture
    def start(self, home: Home) -> DesktopEntry:
        return home.entry


def test_turned_off_it_leaves_no_trace(home: Home) -> None:
    home.entry.turn(on=True)
    home.entry.turn(on=False)
    assert list(home.own.iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "Hidden = true ", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_somebody_switched_off_is_off_and_can_be_turned_on(home: Home, line: str) -> None:
    home.write(home.own, line)
    assert not home.entry.is_on()
    home.entry.turn(on=True)
    assert home.entry.is_on()


def test_what_stands_in_another_group_says_nothing(home: Home) -> None:
    home.write(home.own, "[Desktop Action quiet]", "Hidden=true")
    assert home.entry.is_on()


def test_an_entry_of_the_system_counts_until_the_user_hides_it(home: Home) -> None:
    home.write(home.system)
    assert home.entry.is_on()
    home.entry.turn(on=False)
    assert not home.entry.is_on()
    assert "Hidden=true" in home.path.read_text()
    home.entry.turn(on=True)
    assert home.entry.is_on()


def test_a_hidden_entry_of_the_system_is_off(home: Home) -> None:
    home.write(home.system, "Hidden=true")
    assert not home.entry.is_on()


def test_the_folders_of_the_system_are_those_of_the_environment() -> None:
    assert system_folders({}) == ["/etc/xdg/autostart"]
    assert system_folders({"XDG_CONFIG_DIRS": "/a:b:/c"}) == ["/a/autostart", "/c/autostart"]


def test_the_users_folder_is_that_of_the_environment(tmp_path: Path) -> None:
    choose(COMMAND, {"HOME": "/nowhere", "XDG_CONFIG_HOME": str(tmp_path)}).turn(on=True)
    assert (tmp_path / "autostart" / "kneebreak.desktop").is_file()


@pytest.mark.parametrize(
    ("command", "value"),
    [
        (["/usr/bin/kneebreak", "start"], "/usr/bin/kneebreak start"),
        (["/my programs/kneebreak"], '"/my programs/kneebreak"'),
        (["a", ""], 'a ""'),
        (["100%"], "100%%"),
        (['say "hi"'], '"say \\\\"hi\\\\""'),
        (["$HOME"], '"\\\\$HOME"'),
        (["back\\slash"], '"back\\\\\\\\slash"'),
    ],
)
def test_a_command_is_quoted_as_the_specification_wants_it(command: list[str], value: str) -> None:
    assert exec_value(command) == value


AWKWARD = [
    "",
    "two words",
    'a "quote"',
    "it's",
    "back\\slash",
    "$HOME",
    "`date`",
    "100% %f %U",
    "a;b&c|d",
    "~",
    "#",
    "für 🦵",
]


def test_a_desktop_starts_exactly_the_command_that_was_meant(tmp_path: Path) -> None:
    said = tmp_path / "said"
    program = (
        tmp_path / 'my "odd" $program'
    )  # without a percent sign, which GLib 2.74 does not find in a program's name
    program.write_text(
        f"#!{sys.executable}\n"
        "import json, os, sys\n"
        f"with open({str(said) + '.new'!r}, 'w') as file: json.dump(sys.argv, file)\n"
        f"os.rename({str(said) + '.new'!r}, {str(said)!r})\n"
    )
    program.chmod(0o700)
    DesktopEntry(str(tmp_path), [], [str(program), *AWKWARD]).turn(on=True)
    subprocess.run(
        ["gio", "launch", tmp_path / "kneebreak.desktop"], check=True, env=os.environ | {"LC_ALL": "C.UTF-8"}
    )
    deadline = time.monotonic() + 10
    while not said.exists():  # gio does not wait for what it starts
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert json.loads(said.read_text()) == [str(program), *AWKWARD]
