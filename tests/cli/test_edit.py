"""`kneebreak edit`, with editors that do as a test wants, at a real terminal and without one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.at_terminal import ROOT, AtTerminal

MISTAKEN = '[rhythm]\nevery = "45 mins ago"\n'
MISTAKE = 'schedule.toml:2:9: rhythm.every: "45 mins ago" is not a duration; write it like "45 min"\n'
FINE = '[rhythm]\nevery = "1 h"\n'
AGAIN = "kneebreak: what is not mended is not in force; “kneebreak edit” opens it again\n"
WAIT = 'read answer < "$HERE/go"'
"""A line of a script that waits for the test."""


class Desk:
    """A home with a schedule, and editors that are scripts: each gets the schedule's path last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.schedule = folder / "config/kneebreak/schedule.toml"
        self.schedule.parent.mkdir(parents=True)
        self.bin.mkdir()
        os.mkfifo(folder / "go")
        for tool in ("sh", "cp", "mv", "sleep"):
            (self.bin / tool).symlink_to(shutil.which(tool) or "missing")
        self.environment = {
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_RUNTIME_DIR": str(folder),
            "HERE": str(folder),
            "PATH": str(self.bin),
            "VISUAL": "",
            "EDITOR": "",
        }
        self.terminals: list[AtTerminal] = []

    def editor(self, name: str, *lines: str) -> str:
        """Make an editor that runs these lines of shell, with the schedule as $1; returns its name."""
        script = self.bin / name
        script.write_text("\n".join(("#!/bin/sh", 'for last; do :; done; set -- "$last"', *lines, "")))
        script.chmod(0o755)
        return name

    def text(self, name: str, text: str) -> str:
        """A text for an editor to save, by the name that a line of shell has for it."""
        (self.folder / name).write_text(text)
        return f'"$HERE/{name}"'

    def save(self, text: str) -> str:
        """The line of shell that saves this text."""
        return f'cp {self.text(f"text-{len(list(self.folder.iterdir()))}", text)} "$1"'

    def go_on(self) -> None:
        """Let the editor go on from where it waits."""
        with (self.folder / "go").open("w") as fifo:
            fifo.write("on\n")

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Edit without a terminal."""
        return subprocess.run(
            [sys.executable, "-m", "kneebreak", "edit", *words],
            env={**os.environ, **self.environment, "PYTHONPATH": str(ROOT), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def at_terminal(self, **environment: str) -> AtTerminal:
        """Edit at a terminal."""
        terminal = AtTerminal("edit", **{**self.environment, **environment})
        self.terminals.append(terminal)
        return terminal


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    for terminal in desk.terminals:
        terminal.close()


def test_mistakes_are_shown_at_each_save_while_the_editor_is_open(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    saves = (desk.save(MISTAKEN), WAIT, desk.save(MISTAKEN + "snoz = 3\n"), WAIT, desk.save(FINE), WAIT)
    terminal = desk.at_terminal(EDITOR=desk.editor("window", *saves))
    terminal.sees(MISTAKE)
    desk.go_on()
    assert terminal.sees("schedule.toml:3:1: rhythm.snoz: ") == MISTAKE + "schedule.toml:3:1: rhythm.snoz: "
    desk.go_on()
    terminal.sees(f"{desk.schedule} is fine\n")
    desk.go_on()
    assert terminal.ends() == (0, "")


def test_what_ends_with_mistakes_ends_with_code_two(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    answer = desk.run(EDITOR=desk.editor("window", desk.save(MISTAKEN)))
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "", MISTAKE + AGAIN)


def test_what_was_mistaken_before_and_is_not_mended_is_told_at_the_end(desk: Desk) -> None:
    desk.schedule.write_text(MISTAKEN)
    answer = desk.run(EDITOR=desk.editor("window"))
    assert (answer.returncode, answer.stderr) == (2, MISTAKE + AGAIN)


def test_what_is_mended_ends_well(desk: Desk) -> None:
    desk.schedule.write_text(MISTAKEN)
    answer = desk.run(EDITOR=desk.editor("window", desk.save(FINE)))
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, f"{desk.schedule} is fine\n", "")


def test_a_schedule_that_is_only_looked_at_is_nothing_to_talk_about(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    answer = desk.run(EDITOR=desk.editor("window", 'cp "$1" "$HERE/copy"; cp "$HERE/copy" "$1"'))
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_a_save_by_renaming_is_seen(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    draft = desk.text("draft", MISTAKEN)
    terminal = desk.at_terminal(VISUAL=desk.editor("window", f'mv {draft} "$1.new"', 'mv "$1.new" "$1"', WAIT))
    terminal.sees(MISTAKE)
    desk.go_on()
    assert terminal.ends() == (2, AGAIN)


def test_an_editor_that_fills_the_terminal_is_not_written_over(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    lines = (desk.save(MISTAKEN), "echo saved", WAIT, desk.save(MISTAKEN + "snoz = 3\n"), "echo closing")
    terminal = desk.at_terminal(EDITOR=f"{desk.editor('nano', *lines)} --softwrap")
    assert terminal.sees("saved\n") == "saved\n"
    desk.go_on()
    assert terminal.sees("closing\n") == "closing\n"
    code, shown = terminal.ends()
    assert code == 2
    assert shown.startswith(MISTAKE + "schedule.toml:3:1: rhythm.snoz: ")
    assert shown.endswith(AGAIN)


def test_without_a_schedule_the_default_one_is_written_with_its_schema(desk: Desk) -> None:
    answer = desk.run(EDITOR=desk.editor("window", 'cp "$1" "$HERE/seen"'))
    assert (answer.returncode, answer.stdout) == (0, f"wrote a schedule for you to edit: {desk.schedule}\n")
    assert (desk.folder / "seen").read_text().startswith("#:schema ./schedule.schema.json\n")
    assert desk.schedule.with_name("schedule.schema.json").exists()


def test_another_schedule_can_be_named(desk: Desk) -> None:
    draft = desk.folder / "draft.toml"
    draft.write_text(FINE)
    answer = desk.run("--schedule", str(draft), EDITOR=desk.editor("window", desk.save(MISTAKEN)))
    assert answer.stderr == MISTAKE.replace("schedule.toml", "draft.toml") + AGAIN
    assert not desk.schedule.exists()


def test_visual_comes_before_editor_and_one_that_is_not_there_is_told_of(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    mending = desk.editor("mending", "echo mending")
    assert desk.run(VISUAL=mending, EDITOR="/bin/false").stdout == "mending\n"
    answer = desk.run(VISUAL="no-such-editor --wait", EDITOR=mending)
    assert (answer.returncode, answer.stdout) == (0, "mending\n")
    assert answer.stderr == "kneebreak: VISUAL names no-such-editor, which is not there\n"
    assert "open quote" in desk.run(VISUAL='"code', EDITOR=mending).stderr


def test_an_editor_that_fails_is_a_failure(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    answer = desk.run(EDITOR=desk.editor("window", "exit 3"))
    assert (answer.returncode, answer.stderr) == (1, "kneebreak: window ended with exit status 3\n")


def test_an_editor_that_cannot_be_run_is_a_failure(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    (desk.bin / "garbled").write_bytes(b"\x7fELF\x00")
    (desk.bin / "garbled").chmod(0o755)
    answer = desk.run(EDITOR="garbled")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.endswith("cannot be started (Exec format error); set EDITOR to another editor\n")


def test_keys_that_interrupt_are_the_editors(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    waits = 'while [ "$on" = yes ]; do sleep 0.05; done'
    lines = ("on=yes", "trap 'echo interrupted; on=no' INT", "echo open", waits, desk.save(MISTAKEN))
    terminal = desk.at_terminal(EDITOR=desk.editor("window", *lines))
    terminal.sees("open\n")
    terminal.types("\x03")
    terminal.sees("interrupted\n")
    assert terminal.ends() == (2, MISTAKE + AGAIN)


def test_where_there_is_a_desktop_it_opens_the_schedule_and_ctrl_c_ends_the_reading(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    desk.editor("mousepad", WAIT, desk.save(MISTAKEN), WAIT)
    terminal = desk.at_terminal(DISPLAY=":99")
    terminal.sees("Press Ctrl+C when you are done.\n")
    desk.go_on()
    terminal.sees(MISTAKE)
    terminal.types("\x03")
    assert terminal.ends() == (2, "^C" + AGAIN)
    desk.go_on()


def test_a_desktop_that_cannot_open_it_says_so(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    desk.editor("mousepad", "exit 1")
    terminal = desk.at_terminal(DISPLAY=":99")
    terminal.sees("no program could open it (")
    terminal.sees("mousepad ended at once (exit status 1)")
    assert terminal.ends()[0] == 1


def test_without_a_desktop_and_with_no_editor_named_a_common_one_is_found(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    desk.editor("vi", "echo vi")
    terminal = desk.at_terminal()
    assert terminal.ends() == (0, "vi\n")


def test_where_nothing_can_open_it_the_reason_is_told(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    answer = desk.run(EDITOR=desk.editor("vim"))
    assert answer.returncode == 1
    assert "no program could open it" in answer.stderr
    assert str(desk.schedule) in answer.stderr


def test_a_schedule_that_cannot_be_written_is_told(desk: Desk) -> None:
    (desk.folder / "file").touch()
    answer = desk.run("--schedule", str(desk.folder / "file" / "schedule.toml"))
    assert answer.returncode == 1
    assert "see to it that you may write there" in answer.stderr


def test_a_schema_that_cannot_be_written_is_told_and_keeps_nobody_from_editing(desk: Desk) -> None:
    desk.schedule.write_text(FINE)
    desk.schedule.with_name("schedule.schema.json").mkdir()
    answer = desk.run(EDITOR=desk.editor("window", desk.save(FINE + "snooze = '6 min'\n")))
    assert (answer.returncode, answer.stdout) == (0, f"{desk.schedule} is fine\n")
    assert "schedule.schema.json cannot be written (Is a directory); without it" in answer.stderr
