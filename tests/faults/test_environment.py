"""Odd homes and languages, and no home at all."""

from __future__ import annotations

import shlex

import pytest

from tests.program.running import PROGRAM, QUIET, Running

_ODD = """my "own" it's 100 % $HOME `x` \\ ümlaut 🦵"""
_OWN = """[[movement]]
id = "own"
kind = "walk"
title = "Grüße 🦵"
text = "„So“"
seconds = 60
result = "moving"
"""
_WORDS = ("status", "plan", "log", "about", "doctor")
_SAYS_NOTHING = ("PYTHONUTF8", "PYTHONIOENCODING", "PYTHONCOERCECLOCALE", "LANG", "LC_ALL", "LC_CTYPE")


def _live(running: Running) -> None:
    """Start, answer a prompt, and die; start again, and look at everything."""
    for count in (1, 2):
        running.start()
        running.done("next")
        running.done("done")
        assert len(running.log()) == count
        running.kill()
    running.start()
    for words in _WORDS:
        answer = running.session.run(*PROGRAM, words)
        assert answer.returncode in ((0, 1) if words == "doctor" else (0,)), answer.stderr
        assert "Traceback" not in answer.stderr
        assert answer.stdout
    assert "Traceback" not in running.output()


def test_a_home_on_a_path_with_spaces_quotes_and_emoji_is_a_home(without_desktop: Running) -> None:
    running = without_desktop
    home = running.session.folder / _ODD
    home.mkdir()
    environment = running.session.environment
    for name in [name for name in environment if name.startswith("XDG_") and name != "XDG_RUNTIME_DIR"]:
        del environment[name]
    environment["HOME"] = str(home)
    # Short, for the path of a socket may have 107 bytes at most: unix(7).
    runtime = running.session.folder / "r 'ü 🦵"
    runtime.mkdir(mode=0o700)
    environment["XDG_RUNTIME_DIR"] = str(runtime)
    running.runtime = str(runtime / "kneebreak")
    running.schedule = home / ".config/kneebreak/schedule.toml"
    running.memory = home / ".local/state/kneebreak/memory.toml"
    running.log_folder = home / ".local/share/kneebreak/log"
    _live(running)
    assert running.schedule.is_file()
    turned = running.session.run(*PROGRAM, "autostart", "on")
    assert turned.returncode == 0, turned.stderr
    assert running.session.run(*PROGRAM, "autostart", "status").returncode == 0
    (entry,) = (home / ".config/autostart").iterdir()
    assert running.session.run("desktop-file-validate", str(entry)).stdout == ""


@pytest.mark.parametrize(
    "language",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda language: shlex.join(f"{name}={value}" for name, value in language.items()),
)
def test_no_language_of_the_terminal_is_in_its_way(without_desktop: Running, language: dict[str, str]) -> None:
    running = without_desktop
    for name in _SAYS_NOTHING:
        running.session.environment.pop(name, None)
    running.session.environment.update(language)
    running.save_schedule(QUIET + _OWN)
    _live(running)


def test_without_home_the_folder_of_the_user_is_the_home(without_desktop: Running) -> None:
    running = without_desktop
    del running.session.environment["HOME"]
    running.save_schedule(QUIET)
    _live(running)
