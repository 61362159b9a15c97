"""Which program opens a file: what the user chose, then what the desktop knows, then what is likely."""

from __future__ import annotations

import sys

import pytest

from tests.adapters.opener import stage

assert sys.platform == "linux"


@pytest.fixture
def shown(desk: stage.Desk) -> stage.Desk:
    """A desk with some applications, each of which would do."""
    for name in ("first", "second", "third"):
        desk.application(name, f"{desk.program(name)} %f", "Categories=Utility;TextEditor;", folder=desk.system)
    return desk


def test_the_default_for_toml_goes_before_the_one_for_plain_text(shown: stage.Desk) -> None:
    shown.choose("text/plain", "first")
    shown.choose("application/toml", "second")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]


def test_the_default_for_plain_text_opens_toml_that_has_none(shown: stage.Desk) -> None:
    shown.choose("text/plain", "second")
    shown.associate("application/toml", "first")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]


def test_the_users_list_goes_before_the_desktops_and_that_before_the_systems(shown: stage.Desk) -> None:
    shown.environment["XDG_CURRENT_DESKTOP"] = "Budgie:GNOME"
    shown.choose("text/plain", "first", file=shown.system / "mimeapps.list")
    shown.choose("text/plain", "second", file=shown.system / "gnome-mimeapps.list")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]
    shown.choose("text/plain", "first", file=shown.folder / "etc/xdg/budgie-mimeapps.list")
    shown.open_file()
    assert shown.called() == ["first", str(shown.file)]
    shown.choose("text/plain", "third")
    shown.open_file()
    assert shown.called() == ["third", str(shown.file)]


def test_a_default_that_is_not_installed_leaves_it_to_the_next(shown: stage.Desk) -> None:
    shown.choose("text/plain", "uninstalled", "second")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]


def test_an_application_that_its_user_hid_is_not_installed(shown: stage.Desk) -> None:
    shown.application("first", "first", "Hidden=true")
    shown.choose("text/plain", "first", "second")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]


def test_the_users_own_entry_of_an_application_counts(shown: stage.Desk) -> None:
    shown.application("first", f"{shown.program('other')} -x %f")
    shown.choose("text/plain", "first")
    shown.open_file()
    assert shown.called() == ["other", "-x", str(shown.file)]


def test_a_dash_in_a_name_may_stand_for_a_folder(shown: stage.Desk) -> None:
    shown.application("fine-editor", f"{shown.program('fine')} %f", folder=shown.system / "some-vendor")
    shown.choose("text/plain", "some-vendor-fine-editor")
    shown.open_file()
    assert shown.called() == ["fine", str(shown.file)]


def test_a_chosen_program_need_not_call_itself_an_editor(shown: stage.Desk) -> None:
    shown.application("office", f"{shown.program('office')} %f", "Categories=Office;WordProcessor;")
    shown.choose("text/plain", "office")
    shown.open_file()
    assert shown.called() == ["office", str(shown.file)]


def test_a_word_processor_that_nobody_chose_does_not_open_a_schedule(shown: stage.Desk) -> None:
    shown.application("office", f"{shown.program('office')} %f", "Categories=Office;WordProcessor;")
    shown.associate("text/plain", "office", "second")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]


def test_an_association_that_the_user_added_goes_first_and_one_removed_does_not_count(shown: stage.Desk) -> None:
    shown.associate("text/plain", "first", "second")
    shown.choose("text/plain", "first", group="Removed Associations")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]
    shown.choose("text/plain", "third", group="Added Associations")
    shown.open_file()
    assert shown.called() == ["third", str(shown.file)]


def test_a_removal_by_the_user_outdoes_what_the_system_added(shown: stage.Desk) -> None:
    shown.choose("text/plain", "first", "second", file=shown.system / "mimeapps.list", group="Added Associations")
    shown.choose("text/plain", "first", group="Removed Associations")
    shown.open_file()
    assert shown.called() == ["second", str(shown.file)]


def test_a_folder_that_is_not_absolute_does_not_count(shown: stage.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.choose("text/plain", "first", file=shown.folder / "config/mimeapps.list")
    shown.program("../programs/third")
    monkeypatch.chdir(shown.folder)
    shown.environment["XDG_CONFIG_HOME"] = "config"
    shown.environment["PATH"] = f"programs:{shown.environment['PATH']}"
    shown.application("second", "third %f")
    shown.choose("text/plain", "second")
    shown.program("third", "exit 2")
    shown.open_file()
    assert shown.called() == ["third", str(shown.file)]
    assert "second ended at once (exit status 2)" in shown.trouble()


def test_an_entry_in_a_folder_that_is_not_absolute_does_not_count(
    shown: stage.Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.application("third", f"{shown.program('trap')} %f", folder=shown.folder / "data/applications")
    monkeypatch.chdir(shown.folder)
    shown.environment["XDG_DATA_DIRS"] = f"data:{shown.folder}/usr/share"
    shown.choose("text/plain", "third")
    shown.open_file()
    assert shown.called() == ["third", str(shown.file)]


def test_a_file_that_may_not_be_run_is_no_program(desk: stage.Desk) -> None:
    desk.program("gedit")
    (desk.programs / "gedit").chmod(0o644)
    desk.open_file()
    assert desk.troubles == [f"no program could open it (there is none); open it yourself: {desk.file}"]


def test_an_editor_with_a_window_goes_before_the_one_that_the_environment_names(shown: stage.Desk) -> None:
    shown.associate("text/plain", "first")
    shown.environment["VISUAL"] = shown.program("mine")
    shown.open_file()
    assert shown.called() == ["first", str(shown.file)]


def test_visual_goes_before_editor_and_both_before_other_editors(desk: stage.Desk) -> None:
    desk.program("gedit")
    desk.environment["EDITOR"] = f"'{desk.program('my dir/mine')}' --wait 'a b'"
    desk.open_file()
    assert desk.called() == ["mine", "--wait", "a b", str(desk.file)]
    desk.program("code")
    desk.environment["VISUAL"] = "code -n"
    desk.open_file()
    assert desk.called() == ["code", "-n", str(desk.file)]


@pytest.mark.parametrize("editor", ["vi", "vim.basic", "nano", "hx", "emacs -nw", "emacsclient -a emacs -t", "editor"])
def test_an_editor_of_terminals_gets_one(desk: stage.Desk, editor: str) -> None:
    name, *options = editor.split()
    desk.program(name)
    desk.terminal("xterm")
    desk.environment["EDITOR"] = editor
    desk.open_file()
    assert desk.called() == ["xterm", "-e", str(desk.programs / name), *options, str(desk.file)]
    assert desk.called() == [name, *options, str(desk.file)]


@pytest.mark.parametrize("editor", ["emacs", "emacsclient -c", "gvim -f", "my-own-editor"])
def test_an_editor_with_a_window_needs_no_terminal(desk: stage.Desk, editor: str) -> None:
    name, *options = editor.split()
    desk.program(name)
    desk.terminal("xterm")
    desk.environment["EDITOR"] = editor
    desk.open_file()
    assert desk.called() == [name, *options, str(desk.file)]


def test_an_application_of_terminals_that_is_the_default_gets_one(desk: stage.Desk) -> None:
    desk.application("vim", f"{desk.program('vim')} %F", "Terminal=true", "TryExec=vim")
    desk.choose("text/plain", "vim")
    desk.terminal("foot", "--")
    desk.open_file()
    assert desk.called() == ["foot", "--", str(desk.programs / "vim"), str(desk.file)]
    assert desk.called() == ["vim", str(desk.file)]


def test_an_application_of_terminals_that_nobody_chose_comes_after_plainer_editors(desk: stage.Desk) -> None:
    desk.application("vim", f"{desk.program('vim')} %F", "Terminal=true", "Categories=TextEditor;")
    desk.associate("text/plain", "vim")
    desk.terminal("xterm")
    desk.program("nano", "exit 1")
    desk.open_file()
    assert desk.called()[0] == "xterm"
    assert desk.called() == ["nano", str(desk.file)]
    assert desk.called()[0] == "xterm"
    assert desk.called() == ["vim", str(desk.file)]


@pytest.mark.parametrize(
    ("terminal", "options"),
    [
        ("xdg-terminal-exec", []),
        ("x-terminal-emulator", ["-e"]),
        ("gnome-terminal", ["--"]),
        ("xfce4-terminal", ["-x"]),
        ("wezterm", ["start", "--"]),
        ("konsole", ["-e"]),
    ],
)
def test_each_terminal_takes_a_program_in_its_own_way(desk: stage.Desk, terminal: str, options: list[str]) -> None:
    desk.program(terminal)
    desk.program("nano")
    desk.open_file()
    assert desk.called() == [terminal, *options, str(desk.programs / "nano"), str(desk.file)]


def test_the_terminal_that_the_user_names_goes_first_with_its_options(desk: stage.Desk) -> None:
    desk.program("xdg-terminal-exec")
    desk.program("nano")
    desk.environment["TERMINAL"] = f"{desk.program('my-term')} --big"
    desk.open_file()
    assert desk.called() == ["my-term", "--big", "-e", str(desk.programs / "nano"), str(desk.file)]


def test_a_terminal_that_does_not_start_lets_the_next_one_do_it(desk: stage.Desk) -> None:
    desk.program("nano")
    desk.program("x-terminal-emulator", "exit 1")
    desk.terminal("xterm")
    desk.open_file()
    assert [desk.called()[0] for _ in range(3)] == ["x-terminal-emulator", "xterm", "nano"]


def test_an_editor_of_terminals_without_one_is_told(desk: stage.Desk) -> None:
    desk.program("vi")
    desk.open_file()
    assert desk.troubles == [
        f"no program could open it (vi needs a terminal emulator, and none is there); open it yourself: {desk.file}"
    ]


def test_xdg_open_comes_last(desk: stage.Desk) -> None:
    desk.program("xdg-open")
    desk.terminal("xterm")
    desk.program("vi", "exit 1")
    desk.open_file()
    assert [desk.called()[0] for _ in range(2)] == ["xterm", "vi"]
    assert desk.called() == ["xdg-open", str(desk.file)]


def test_entries_and_lists_that_make_no_sense_are_passed_over(desk: stage.Desk) -> None:
    desk.program("gedit")
    (desk.config / "mimeapps.list").write_bytes(b"\xff\x00no group\n[Default Applications\ntext/plain=a;b\n=;\n[]\n")
    (desk.applications / "a.desktop").mkdir()
    (desk.applications / "b.desktop").write_bytes(b"[Desktop Entry]\nExec=/bin/\0true\nName=\xff\n")
    desk.choose("text/plain", "a", "b", "../b", "")
    desk.open_file()
    assert desk.called() == ["gedit", str(desk.file)]
