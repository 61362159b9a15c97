"""Autostart by an agent of launchd: the file, as it can be read anywhere."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from kneebreak.adapters.autostart.launch_agent import LaunchAgent

COMMAND = ("/Applications/my programs/kneebreak", "start", "<&>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "LaunchAgents"


def test_it_is_on_when_turned_on_and_off_when_turned_off(folder: Path) -> None:
    agent = LaunchAgent(str(folder), COMMAND)
    assert not agent.is_on()
    agent.turn(on=True)
    assert agent.is_on()
    agent.turn(on=False)
    assert not agent.is_on()
    agent.turn(on=False)
    assert list(folder.iterdir()) == []


def test_the_agent_runs_the_command_at_log_in(folder: Path) -> None:
    LaunchAgent(str(folder), COMMAND).turn(on=True)
    assert plistlib.loads((folder / "kneebreak.plist").read_bytes()) == {
        "Label": "kneebreak",
        "ProgramArguments": ["/Applications/my programs/kneebreak", "start", "<&>"],
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }


@pytest.mark.parametrize(
    "text", [b"", b"no plist", b"<plist>", plistlib.dumps(["a list"]), plistlib.dumps({"Disabled": True})]
)
def test_an_agent_that_is_broken_or_disabled_is_off(folder: Path, text: bytes) -> None:
    folder.mkdir()
    (folder / "kneebreak.plist").write_bytes(text)
    assert not LaunchAgent(str(folder), COMMAND).is_on()
