"""The notifier of terminals, on real pseudo-terminals, in the foreground and in the background."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from kneebreak.adapters.notifier.keys import ENTER, keys_of, legend
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered
from kneebreak.messages import Wish
from kneebreak.ports import Bubble, Button
from tests.adapters.notifier import on_terminal

assert sys.platform == "linux"

WITHIN = 10.0
MODULE = "tests.adapters.notifier.on_terminal"

# A session leader, like a shell, that has the terminal and starts the program in its foreground or background.
SHELL = """
import os, signal, sys
module, background, control, *arguments = sys.argv[1:]
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = os.fork()
if child == 0:
    os.setpgid(0, 0)
    if background == "no":
        os.tcsetpgrp(0, os.getpgrp())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])
os.write(int(arguments[0]), f"pid {child}\\n".encode())
while True:
    _, status = os.waitpid(child, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpgrp())
    if not os.WIFSTOPPED(status):
        break
    os.write(int(arguments[0]), b"stopped\\n")
    fetched = os.read(int(control), 99)
    if fetched.startswith(b"fg"):
        os.tcsetpgrp(0, child)
    os.killpg(child, signal.SIGCONT)
os.write(int(arguments[0]), b"gone\\n")
os.read(int(control), 99)
"""


class Session:
    """A pseudo-terminal with a small shell and our program on it."""

    def __init__(self, doings: str, *, background: bool = False, environment: dict[str, str] | None = None) -> None:
        self.master, self.slave = pty.openpty()
        self.cooked = self.modes()
        self._reports, reports = os.pipe()
        commands, self._commands = os.pipe()
        control, self._control = os.pipe()
        self.screen = ""
        self.reports: list[str] = []
        self.shell = subprocess.Popen(
            [
                sys.executable, "-c",
                "import os, fcntl, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n" + SHELL,
                MODULE, "yes" if background else "no", str(control), str(reports), str(commands), doings,
            ],
            stdin=self.slave, stdout=self.slave, stderr=self.slave, pass_fds=(reports, commands, control),
            env={**os.environ, "TERM": "dumb", "LC_ALL": "C.UTF-8", **(environment or {})},
        )  # fmt: skip
        os.close(reports)
        os.close(commands)
        os.close(control)
        self.pid = int(self.next_report().split()[1])

    def modes(self) -> list[Any]:
        return termios.tcgetattr(self.slave)

    def reads_keys(self) -> bool:
        return not self.modes()[3] & (termios.ICANON | termios.ECHO)

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def command(self, words: str) -> None:
        os.write(self._commands, words.encode())

    def tell_the_shell(self, word: str) -> None:
        os.write(self._control, word.encode())

    def next_report(self) -> str:
        until(lambda: bool(self.reports) or self._pump())
        return self.reports.pop(0)

    def sees(self, text: str) -> bool:
        """Whether the text comes to stand on the screen."""
        until(lambda: text in self.screen or self._pump(report=False))
        return True

    def _pump(self, *, report: bool = True) -> bool:
        for fd in select.select([self.master, self._reports], [], [], 0.02)[0]:
            said = os.read(fd, 9999).decode("utf-8", "replace")
            if fd == self.master:
                self.screen += said.replace("\r\n", "\n")
            else:
                self.reports += said.splitlines()
        return report and bool(self.reports)

    def close(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.shell.kill()
        self.shell.wait()
        for fd in (self.master, self.slave, self._reports, self._commands, self._control):
            os.close(fd)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"


@pytest.fixture
def start() -> Iterator[Callable[..., Session]]:
    sessions: list[Session] = []

    def start(doings: str, **options: Any) -> Session:
        sessions.append(Session(doings, **options))
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()


def _shown(start: Callable[..., Session], doings: str, **options: Any) -> Session:
    session = start(doings, **options)
    for doing in doings.split():
        assert session.next_report().startswith(doing)
    return session


def test_a_prompt_is_printed_with_its_keys(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    assert session.sees(
        "\nStand up\nPush the chair back.\n立ち上がる … wide.\n[D]one (or Enter)   [S]nooze 5 min   [A]nother\n"
    )


@pytest.mark.parametrize(
    ("doings", "keys", "answer"),
    [
        ("prompt", "d", "done"),
        ("prompt", "D", "done"),
        ("prompt", "\r", "done"),
        ("prompt", "s", "snooze"),
        ("prompt", "a", "other"),
        ("last", "k", "skip"),
        ("prompt", "xyzé1d", "done"),
    ],
)
def test_a_key_answers_without_enter(start: Callable[..., Session], doings: str, keys: str, answer: str) -> None:
    session = _shown(start, doings)
    session.type(keys)
    assert session.next_report() == f"answer {answer}"


def test_an_arrow_is_no_answer_though_its_last_character_is_one(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    session.type("\x1b[D\x1b[A\x1bOD")
    session.type("s")
    assert session.next_report() == "answer snooze"


def test_the_key_for_snooze_does_nothing_once_snoozing_is_over(start: Callable[..., Session]) -> None:
    session = _shown(start, "last")
    session.type("s")
    session.type("d")
    assert session.next_report() == "answer done"


def test_only_the_first_key_counts(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    session.type("dds")
    assert session.next_report() == "answer done"
    session.command("note")
    assert session.next_report() == "note: buttons click"


def test_a_key_before_there_is_a_prompt_is_nothing(start: Callable[..., Session]) -> None:
    session = _shown(start, "wait")
    session.type("d")
    session.command("prompt")
    session.next_report()
    session.type("s")
    assert session.next_report() == "answer snooze"


def test_the_keys_of_a_note_leave_those_of_the_prompt_alone(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt note")
    assert session.sees("[O]pen schedule   O[p]en log   [Enter] Show status")
    session.type("p\ro")
    assert [session.next_report(), session.next_report()] == [str(Wish.OPEN_LOG), "answer done"]


def test_a_withdrawn_prompt_says_so_and_has_no_keys(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt withdraw")
    assert session.sees("(no longer waiting: Stand up)\n")
    session.type("d")
    session.command("last")
    assert session.next_report().startswith("last")


def test_withdrawing_an_answered_prompt_says_nothing_more(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    session.type("d")
    session.next_report()
    session.command("withdraw last")
    assert session.sees("> Done\n\nWalk\n")


def test_ctrl_c_asks_to_quit_and_the_terminal_is_as_before(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    assert session.reads_keys()
    session.type("\x03")
    assert [session.next_report(), session.next_report()] == [str(Wish.QUIT), "gone"]
    assert session.modes() == session.cooked


def test_a_crash_leaves_the_terminal_as_before(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    session.command("crash")
    assert session.next_report() == "gone"
    assert session.sees("LookupError")
    assert session.modes() == session.cooked


def test_a_suspended_program_gives_the_terminal_back_and_takes_it_again(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    session.type("\x1a")
    assert session.next_report() == "stopped"
    assert session.modes() == session.cooked
    session.tell_the_shell("fg")
    until(session.reads_keys)
    session.type("d")
    assert session.next_report() == "answer done"


def test_a_program_stopped_unasked_takes_the_terminal_again(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    os.kill(session.pid, signal.SIGSTOP)
    assert session.next_report() == "stopped"
    termios.tcsetattr(session.slave, termios.TCSANOW, session.cooked)  # as shells do
    session.tell_the_shell("fg")
    until(session.reads_keys)
    session.type("\x03")
    assert [session.next_report(), session.next_report()] == [str(Wish.QUIT), "gone"]
    assert session.modes() == session.cooked


def test_in_the_background_it_prints_and_is_not_stopped_by_typing(start: Callable[..., Session]) -> None:
    session = start("prompt", background=True)
    assert session.next_report() == "prompt: "
    assert session.sees("Push the chair back.")
    assert session.modes() == session.cooked
    session.type("ls\r")
    session.command("withdraw")
    assert session.next_report() == "withdraw: "
    assert "[D]one" not in session.screen


def test_continued_in_the_background_it_leaves_the_terminal_alone(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    session.type("\x1a")
    session.next_report()
    session.tell_the_shell("bg")
    session.command("last")
    assert session.next_report() == "last: "
    assert session.modes() == session.cooked


def test_a_terminal_that_hangs_up_asks_to_quit_and_is_no_error(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt")
    os.close(session.slave)
    os.close(session.master)
    session.master, session.slave = pty.openpty()
    os.kill(session.pid, signal.SIGHUP)
    assert session.next_report() == str(Wish.QUIT)


def test_an_ascii_terminal_gets_question_marks_for_what_it_cannot_show(start: Callable[..., Session]) -> None:
    session = _shown(start, "prompt", environment={"LC_ALL": "C"})
    assert session.sees("????? ? wide.")


def _run_without_terminal(doings: str, **streams: Any) -> subprocess.Popen[str]:
    reports, report = os.pipe()
    commands, command = os.pipe()
    program = subprocess.Popen(
        [sys.executable, "-m", MODULE, str(report), str(commands), doings],
        stdin=subprocess.DEVNULL, pass_fds=(report, commands), text=True, **streams,
    )  # fmt: skip
    os.close(report)
    with os.fdopen(reports) as said:
        for doing in doings.split():
            assert said.readline() == f"{doing}: \n"
        program.terminate()
        assert said.readline() == f"{Wish.QUIT}\n"
    for fd in (commands, command):
        os.close(fd)
    return program


def test_without_a_terminal_it_only_prints() -> None:
    program = _run_without_terminal("prompt", stdout=subprocess.PIPE)
    printed, _ = program.communicate(timeout=WITHIN)
    assert printed == "\nStand up\nPush the chair back.\n立ち上がる … wide.\n"
    assert program.returncode == 0


def test_a_closed_or_broken_output_is_survived() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert _run_without_terminal("prompt withdraw", stdout=writing).wait(WITHIN) == 0
    os.close(writing)


def test_an_output_that_stands_still_does_not_hold_the_program_up() -> None:
    reading, writing = os.pipe()
    assert _run_without_terminal("prompt last " * 500, stdout=writing).wait(WITHIN) == 0
    os.close(reading)
    os.close(writing)


def test_each_answer_has_its_own_key_whatever_its_button_is_called() -> None:
    buttons = tuple(Button("S", Answered(None, answer, Via.TERMINAL)) for answer in Answer)
    assert [key.letter for key in keys_of(Bubble("", "", buttons=buttons), frozenset())] == ["d", "s", "k", "a"]
    assert legend(keys_of(Bubble("", "", buttons=buttons[:2]), frozenset())) == ("[d] S   [S]",)


def test_a_label_without_a_free_letter_has_no_key() -> None:
    bubble = Bubble("", "", buttons=(Button("…", Wish.OPEN_LOG), Button("o", Wish.RELOAD)))
    assert keys_of(bubble, frozenset("o")) == ()
    assert legend(()) == ()


def test_enter_alone_is_shown_by_its_name() -> None:
    keys = keys_of(Bubble("Title", "", clicked=Wish.OPEN_LOG), frozenset())
    assert [key.letter for key in keys] == [ENTER]
    assert legend(keys) == ("[Enter] Title",)


def test_the_program_under_test_shows_what_the_tests_expect() -> None:
    assert [button.label for button in on_terminal.PROMPT.buttons] == ["Done", "Snooze 5 min", "Another"]
