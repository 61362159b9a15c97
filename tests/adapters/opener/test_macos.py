"""Opening on macOS, with a program in place of open(1)."""

from __future__ import annotations

import os
import queue
import sys
from pathlib import Path

import pytest

from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.opener import macos
from kneebreak.adapters.surroundings import Surroundings

assert sys.platform != "win32"


class Mac:
    """A place with a schedule, and a program that notes how it was called before it does something."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "my schedule.toml"
        self.file.write_text("")
        self.calls = folder / "calls"
        os.mkfifo(self.calls)
        self.troubles: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.around = Surroundings({}, lambda _: None, None, None, str(folder), self.troubles.put, Ledger())

    def program(self, then: str) -> str:
        path = self.folder / "open"
        path.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{self.calls}'\n{then}\n")
        path.chmod(0o755)
        return str(path)

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines()


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path)


def test_a_file_is_opened_in_the_default_text_editor(mac: Mac) -> None:
    macos.open_file(str(mac.file), mac.around, mac.program("exit 0"))
    assert mac.called() == ["-t", str(mac.file)]


def test_a_folder_is_opened_in_the_finder(mac: Mac) -> None:
    macos.open_folder(str(mac.folder), mac.around, mac.program("exit 0"))
    assert mac.called() == [str(mac.folder)]


def test_what_could_not_be_opened_is_told_with_what_open_said(mac: Mac) -> None:
    macos.open_file(str(mac.file), mac.around, mac.program("echo 'no application' >&2; exit 1"))
    mac.called()
    assert mac.troubles.get(timeout=5) == f"no program could open it (no application); open it yourself: {mac.file}"


def test_where_there_is_no_open_the_user_hears_of_it(mac: Mac) -> None:
    macos.open_file(str(mac.file), mac.around, str(mac.folder / "gone"))
    assert mac.troubles.get(timeout=5).endswith(f"open it yourself: {mac.file}")


def test_what_is_not_there_is_told_at_once(mac: Mac) -> None:
    macos.open_file(str(mac.folder / "gone.toml"), mac.around)
    macos.open_folder(str(mac.folder / "gone"), mac.around)
    assert mac.troubles.get_nowait().startswith(f"there is no file {mac.folder}/gone.toml;")
    assert mac.troubles.get_nowait().startswith(f"there is no folder {mac.folder}/gone yet;")
