"""Opening a folder by real programs, and by a file manager on a real bus."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.dbus.connection import Connection
from kneebreak.adapters.dbus.messages import (
    BUS,
    DBusAddress,
    HeaderFields,
    Message,
    field,
    new_method_call,
    new_method_return,
)
from kneebreak.adapters.opener.exec_key import uri
from tests.adapters.opener import stage
from tests.adapters.tray.bus import PrivateBus

assert sys.platform == "linux"

_REQUEST = new_method_call(
    DBusAddress("/org/freedesktop/DBus", bus_name=BUS, interface=BUS),
    "RequestName",
    "su",
    ("org.freedesktop.FileManager1", 0),
)


@pytest.fixture
def on_bus(desk: stage.Desk, tmp_path: Path) -> Iterator[Connection]:
    """Another program on the desk's bus."""
    with PrivateBus(tmp_path) as bus:
        desk.bus = Connection.open(bus.address, desk.waiter, lambda: None)
        other = Connection.open(bus.address, desk.waiter, lambda: None)
        yield other
        other.close()
        desk.bus.close()


def test_the_default_file_manager_opens_a_folder(desk: stage.Desk) -> None:
    desk.application("files", f"{desk.program('files')} %U")
    desk.choose("inode/directory", "files")
    desk.open_folder()
    assert desk.called() == ["files", uri(str(desk.folder))]


def test_of_those_that_nobody_chose_only_file_managers_open_a_folder(desk: stage.Desk) -> None:
    desk.application("code", f"{desk.program('code')} %F", "Categories=TextEditor;")
    desk.application("files", f"{desk.program('files')} %F", "Categories=System;FileManager;")
    desk.associate("inode/directory", "code", "files")
    desk.open_folder()
    assert desk.called() == ["files", str(desk.folder)]


def test_the_file_manager_on_the_bus_is_asked_to_show_it(desk: stage.Desk, on_bus: Connection) -> None:
    shown: list[tuple[str, list[str], str]] = []

    def manage(call: Message) -> Message:
        shown.append((field(call, HeaderFields.member), *call.body))
        return new_method_return(call)

    on_bus.serve("/org/freedesktop/FileManager1", manage)
    answers: list[Message] = []
    on_bus.call(_REQUEST, answers.append)
    desk.run_until(lambda: answers)
    desk.program("xdg-open")
    folder = desk.folder / "log of 100%"
    folder.mkdir()
    before = desk.children()
    desk.open_folder(folder)
    desk.run_until(lambda: shown)
    on_bus.call(_REQUEST, answers.append)
    desk.run_until(lambda: len(answers) == 2)  # by now the answer to the first one has long arrived
    assert shown == [("ShowFolders", [f"file://{desk.folder}/log%20of%20100%25"], "")]
    assert desk.children() == before


@pytest.mark.usefixtures("on_bus")
def test_where_the_bus_has_no_file_manager_xdg_open_is_called(desk: stage.Desk) -> None:
    desk.program("xdg-open")
    desk.open_folder()
    assert desk.called() == ["xdg-open", str(desk.folder)]


@pytest.mark.usefixtures("on_bus")
def test_where_nothing_opens_a_folder_the_user_hears_what_to_do(desk: stage.Desk) -> None:
    desk.open_folder()
    error = "the session's file manager: org.freedesktop.DBus.Error.ServiceUnknown"
    assert desk.trouble() == f"no program could open it ({error}); open it yourself: {desk.folder}"


def test_a_folder_that_is_not_there_is_told_and_nothing_is_started(desk: stage.Desk) -> None:
    desk.program("xdg-open")
    missing = desk.folder / "missing"
    desk.open_folder(missing)
    assert desk.troubles == [f"there is no folder {missing} yet; kneebreak makes it when it has something to put there"]
    assert not desk.children()
