"""Commands of the user's, run as real processes: good ones, and all sorts of bad ones."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.hooks.spawned import SpawnedCommands
from kneebreak.adapters.hooks.threaded import ThreadedCommands
from kneebreak.adapters.waiter.linux import LinuxWaiter
from kneebreak.ports import Commands

LIMIT = timedelta(seconds=1)
AT_ONCE = 3


class User:
    """Somebody with commands, and what they hear of them."""

    def __init__(self, folder: Path, *, threaded: bool) -> None:
        self.folder = folder
        self.troubles: list[str] = []
        self.waiter = LinuxWaiter()
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        self.commands: Commands = (
            ThreadedCommands(environment, LIMIT, AT_ONCE, self.troubles.append)
            if threaded
            else SpawnedCommands(self.waiter, environment, LIMIT, AT_ONCE, self.troubles.append)
        )

    def run(self, *command: str, told: str = "{}", **variables: str) -> None:
        self.commands.run(command, variables, told)

    def script(self, text: str) -> tuple[str, ...]:
        """A command that runs this Python text in the user's folder."""
        return (sys.executable, "-I", "-c", f"import os; os.chdir({str(self.folder)!r})\n{text}")

    def until(self, so: Callable[[], object]) -> None:
        """Turn the loop until something is so."""
        deadline = time.monotonic() + 10
        while not so():
            assert time.monotonic() < deadline, f"still not so; troubles: {self.troubles}"
            self.waiter.wait(datetime.now(UTC) + timedelta(milliseconds=20))
            self.waiter.take()

    def wrote(self, name: str) -> str | None:
        """What a command has written under a name, once it has."""
        path = self.folder / name
        return path.read_text() if path.exists() else None


@pytest.fixture(params=["on the loop", "in a thread"])
def user(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path, threaded=request.param == "in a thread")
    yield user
    user.commands.close()
    user.waiter.close()


def test_a_command_is_told_by_its_environment_and_its_input(user: User) -> None:
    script = user.script(
        "import json, sys\n"
        "told = json.load(sys.stdin)\n"
        "open('part', 'w').write(os.environ['KNEEBREAK_EVENT'] + told['title'])\n"
        "os.rename('part', 'told')"
    )
    user.run(*script, told=json.dumps({"title": "Züge & <b>"}), KNEEBREAK_EVENT="done")
    user.until(lambda: user.wrote("told"))
    assert user.wrote("told") == "doneZüge & <b>"
    assert user.troubles == []


def test_arguments_are_never_given_to_a_shell(user: User) -> None:
    script = user.script("import sys\nopen('part', 'w').write(repr(sys.argv[1:]))\nos.rename('part', 'told')")
    words = ("$(touch x)", "; touch y", "`id`", "|", "&&", "a\nb", "'\"")
    user.run(*script, *words)
    user.until(lambda: user.wrote("told"))
    assert user.wrote("told") == repr(list(words))
    assert [path.name for path in user.folder.iterdir()] == ["told"]


def test_nobody_waits_for_a_command_and_one_that_hangs_is_ended_with_all_that_it_started(user: User) -> None:
    script = user.script(
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(60)'])\n"
        "open('part', 'w').write(str(child.pid))\nos.rename('part', 'child')\ntime.sleep(60)"
    )
    begun = time.monotonic()
    user.run(*script)
    assert time.monotonic() - begun < 0.5
    user.until(lambda: user.troubles)
    assert "took longer than 1 s and was ended; see [hooks] in the schedule" in user.troubles[0]
    child = user.wrote("child")
    assert child
    user.until(lambda: not _lives(int(child)))


def test_one_that_does_not_want_to_end_is_ended_all_the_same(user: User) -> None:
    user.run(*user.script("import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)"))
    user.until(lambda: user.troubles)
    assert "was ended" in user.troubles[0]


def test_one_that_prints_without_end_costs_nothing(user: User) -> None:
    user.run(
        *user.script("import sys\nfor _ in range(2000): sys.stdout.write('x' * 65536)\nopen('done', 'w').write('1')")
    )
    user.until(lambda: user.wrote("done"))
    assert user.troubles == []


def test_one_that_does_not_read_its_input_is_no_trouble(user: User) -> None:
    user.run(*user.script("open('done', 'w').write('1')"), told="x" * 1_000_000)
    user.until(lambda: user.wrote("done"))
    user.until(lambda: True)
    assert user.troubles == []


def test_a_failure_is_told_once_until_it_goes_well_again(user: User) -> None:
    script = user.script("open('runs', 'a').write('x')\nraise SystemExit(int(os.path.exists('bad')) * 3)")
    bad = user.folder / "bad"
    bad.touch()
    for runs in (1, 2):
        user.run(*script)
        _until_runs(user, runs)
        user.until(lambda: user.troubles)
        _rest(user)
    assert len(user.troubles) == 1
    assert "ended with 3" in user.troubles[0]
    bad.unlink()
    user.run(*script)
    _until_runs(user, 3)
    _rest(user)
    bad.touch()
    user.run(*script)
    user.until(lambda: len(user.troubles) == 2)


def test_a_program_that_is_not_there_is_told_with_its_name(user: User) -> None:
    user.run("no-such-program-here", "--now")
    fault = "could not be started (No such file or directory); see [hooks] in the schedule"
    assert user.troubles == [f"your command “no-such-program-here --now” {fault}"]


def test_of_very_many_at_once_the_last_are_left_out_and_that_is_told(user: User) -> None:
    script = user.script("import time\ntime.sleep(60)")
    for number in range(AT_ONCE + 2):
        user.run(*script, str(number))
    assert all("was left out, for 3 commands run already" in trouble for trouble in user.troubles)
    assert len(user.troubles) == 2


def _until_runs(user: User, runs: int) -> None:
    user.until(lambda: len(user.wrote("runs") or "") == runs)


def _rest(user: User) -> None:
    """Give what has ended the time to be noticed."""
    deadline = time.monotonic() + 0.3
    user.until(lambda: time.monotonic() > deadline)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"
