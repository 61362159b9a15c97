"""Autostart by an agent of launchd: the file, as it can be read anywhere."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from kneebreak.adapters.autostart.launch_agent import LaunchAgent
from tests.contracts.autostart import AutostartContract

COMMAND = ("/Applications/my programs/kneebreak", "start", "<&>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "LaunchAgents"


class TestOnMacOS(AutostartContract):
    """The contract of every start with the session."""

    @pytest.fixture
    def start(self, folder: Path) -> LaunchAgent:
        return LaunchAgent(str(folder), COMMAND)


def test_turned_off_it_leaves_no_trace(folder: Path) -> None:
    agent = LaunchAgent(str(folder), COMMAND)
    agent.turn(on=True)
    agent.turn(on=False)
    assert list(folder.iterdir()) == []


def test_the_agent_runs_the_command_at_log_in(folder: Path) -> None:
    LaunchAgent(str(folder), COMMAND).turn(on=True)
    assert plistlib.loads((folder / "kneebreak.plist").read_bytes()) == {
        "Label": "kneebreak",
        "ProgramArguments": ["/Applications/my programs/kneebreak", "start", "<&>"],
        "RunAtLoad": True,
        "ProcessType": "Interactive",
        "LimitLoadToSessionType": "Aqua",
    }


@pytest.mark.parametrize(
    "text", [b"", b"no plist", b"<plist>", plistlib.dumps(["a list"]), plistlib.dumps({"Disabled": True})]
)
def test_an_agent_that_is_broken_or_disabled_is_off(folder: Path, text: bytes) -> None:
    folder.mkdir()
    (folder / "kneebreak.plist").write_bytes(text)
    assert not LaunchAgent(str(folder), COMMAND).is_on()
