"""Opening a file by real programs on a private PATH."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from tests.adapters.opener import stage

assert sys.platform == "linux"

AWKWARD = (
    "with a space.toml",
    'it\'s "quoted".toml',
    "100%f of %U %%.toml",
    "$HOME `id` $(id).toml",
    "back\\slash;&|<>*?#~.toml",
    "-e.toml",
    "tab\tand\nline.toml",
    "Dienstplan äöü 立.toml",
    os.fsdecode(b"latin-1 \xe4.toml"),
)


def test_a_program_that_ends_with_an_error_at_once_lets_the_next_one_open_the_file(desk: stage.Desk) -> None:
    desk.application("broken", f"{desk.program('broken', 'exit 1')} %f")
    desk.application("killed", f"{desk.program('killed', 'kill -9 $$')} %f")
    desk.application("working", f"{desk.program('working')} %f")
    desk.choose("text/plain", "broken", "killed", "working")
    desk.open_file()
    assert desk.called() == ["broken", str(desk.file)]
    assert desk.called() == ["killed", str(desk.file)]
    opened = desk.call()
    assert opened.words == ["working", str(desk.file)]
    assert desk.is_settled(opened)


def test_a_program_that_hands_over_to_another_and_ends_well_has_opened_the_file(desk: stage.Desk) -> None:
    desk.program("gedit")
    desk.program("mousepad")
    desk.open_file()
    opened = desk.call()
    assert opened.words == ["gedit", str(desk.file)]
    assert desk.is_settled(opened)


def test_where_nothing_can_open_it_the_user_hears_what_to_do(desk: stage.Desk) -> None:
    desk.open_file()
    assert desk.troubles == [f"no program could open it (there is none); open it yourself: {desk.file}"]


def test_where_all_fail_the_user_hears_why_each_one_did(desk: stage.Desk) -> None:
    desk.application("gone", "no-such-program %f")
    desk.application("tried", "true", "TryExec=/no/such/program")
    desk.application("odd", "gedit --with %X")
    desk.choose("application/toml", "gone", "not-installed", "tried", "odd")
    desk.environment |= {"VISUAL": "lost --wait", "EDITOR": "vi '"}
    desk.program("gedit", "exit 3")
    desk.program("xdg-open", "kill -15 $$")
    (desk.programs / "kate").write_text("#!/no/such/interpreter\n")
    (desk.programs / "kate").chmod(0o755)
    desk.open_file()
    reasons = (
        "gone: no-such-program is not there",
        "tried: /no/such/program is not there",
        f"odd: its Exec key has an unknown code %X; see {desk.applications}/odd.desktop",
        "VISUAL names lost, which is not there",
        "EDITOR is vi ', which has an open quote",
        "gedit ended at once (exit status 3)",
        "kate cannot be started (No such file or directory)",
        "xdg-open ended at once (signal 15)",
    )
    assert desk.trouble() == f"no program could open it ({'; '.join(reasons)}); open it yourself: {desk.file}"


def test_no_program_is_tried_twice(desk: stage.Desk) -> None:
    desk.application("editor", f"{desk.program('gedit', 'exit 1')} %f")
    desk.choose("text/plain", "editor")
    desk.open_file()
    assert desk.called() == ["gedit", str(desk.file)]
    assert "editor ended at once (exit status 1)" in desk.trouble()
    assert desk.no_other_call()


def test_a_file_that_is_not_there_is_told_and_nothing_is_started(desk: stage.Desk) -> None:
    desk.program("gedit")
    missing = desk.folder / "missing.toml"
    desk.open_file(missing)
    assert desk.troubles == [
        f"there is no file {missing}; put it back, or start kneebreak again to have a new one written"
    ]
    assert not desk.children()


def test_without_a_screen_nothing_is_started(desk: stage.Desk) -> None:
    desk.program("gedit")
    del desk.environment["DISPLAY"]
    desk.open_file()
    screen = "there is no screen to show it on: neither DISPLAY nor WAYLAND_DISPLAY is set"
    assert desk.troubles == [f"no program could open it ({screen}); open it yourself: {desk.file}"]
    assert not desk.children()


def test_wayland_alone_is_a_screen(desk: stage.Desk) -> None:
    desk.program("gedit")
    del desk.environment["DISPLAY"]
    desk.environment["WAYLAND_DISPLAY"] = "wayland-1"
    desk.open_file()
    assert desk.called() == ["gedit", str(desk.file)]


@pytest.mark.parametrize("name", AWKWARD)
def test_a_path_arrives_as_it_is_whatever_it_holds(desk: stage.Desk, name: str) -> None:
    path = _copied(desk, name)
    desk.application("plain", f'"{desk.program("plain")}" --file=%f "%%f \\$HOME" %f')
    desk.choose("application/toml", "plain")
    desk.open_file(path)
    assert desk.called() == ["plain", f"--file={path}", "%f $HOME", str(path)]


@pytest.mark.parametrize("name", AWKWARD)
def test_a_program_that_takes_addresses_gets_the_address_of_the_path(desk: stage.Desk, name: str) -> None:
    path = _copied(desk, name)
    desk.application("addressed", f"{desk.program('addressed')} %U")
    desk.choose("application/toml", "addressed")
    desk.open_file(path)
    name_called, address = desk.called()
    assert name_called == "addressed"
    assert address.isascii()
    assert unquote_to_bytes(address) == b"file://" + os.fsencode(path)


@pytest.mark.parametrize("name", AWKWARD)
def test_a_path_arrives_as_it_is_through_a_terminal_too(desk: stage.Desk, name: str) -> None:
    path = _copied(desk, name)
    desk.program("nano")
    desk.terminal("xterm")
    desk.open_file(path)
    assert desk.called() == ["xterm", "-e", str(desk.programs / "nano"), str(path)]
    assert desk.called() == ["nano", str(path)]


def test_programs_run_where_their_entry_wants_them(desk: stage.Desk) -> None:
    workshop = desk.folder / "a work$shop"
    workshop.mkdir()
    desk.program("shown")
    desk.application("placed", desk.program("placed", 'shown "$PWD"'), f"Path={workshop}")
    desk.choose("text/plain", "placed")
    desk.open_file()
    assert desk.called() == ["placed", str(desk.file)]
    assert desk.called() == ["shown", str(workshop)]


def test_a_program_has_a_session_of_its_own_and_no_part_in_our_streams_and_our_start(desk: stage.Desk) -> None:
    desk.environment |= {"DESKTOP_STARTUP_ID": "ours", "XDG_ACTIVATION_TOKEN": "ours", "GREETING": "hello"}
    desk.program("shown")
    desk.program(
        "gedit",
        'shown "$(/usr/bin/readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)"'
        ' "$GREETING$DESKTOP_STARTUP_ID$XDG_ACTIVATION_TOKEN" "$(/bin/cat /proc/$$/stat)"',
    )
    desk.open_file()
    pid = desk.call().pid
    _, streams, greeting, stat = desk.called()
    assert greeting == "hello"
    assert streams.split("\n") == ["/dev/null"] * 3
    session = int(stat.rpartition(")")[2].split()[3])
    assert session == pid


def _copied(desk: stage.Desk, name: str) -> Path:
    path = desk.folder / name
    path.write_text(desk.file.read_text())
    return path
