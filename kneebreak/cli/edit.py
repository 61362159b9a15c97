"""`kneebreak edit`: opens the schedule, and says at each save what is wrong in it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from kneebreak.adapters import clock, opener, paths, waiter, watch
from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.editor_schema import keep_schema
from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.surroundings import Surroundings
from kneebreak.adapters.waiter import MainWaiter
from kneebreak.cli.ask import complain, say
from kneebreak.cli.editor import Editor, choose, in_terminal
from kneebreak.cli.proofreading import Proofreader
from kneebreak.language import marked, tr
from kneebreak.messages import Trouble, Wish

_TRIAL = timedelta(seconds=3)
"""Where nobody can end it, so long is waited to hear whether the desktop can open it."""
_AGAIN = marked("what is not mended is not in force; “kneebreak edit” opens it again")


def edit(schedule: str | None) -> int:
    """Open it and read along; returns 2 where it ends with mistakes, 1 where nothing could open it."""
    try:
        places = paths.choose(os.environ)
        path = os.path.abspath(schedule or places.schedule)
        if write_default(path):
            say(tr("wrote a schedule for you to edit: {path}", path=path))
    except OSError as error:
        return complain(
            tr(
                "{place}: {error}; see to it that you may write there",
                place=error.filename or tr("no home folder"),
                error=error.strerror,
            )
        )
    keep_schema(path, complain)
    chosen = choose(os.environ)
    proofreader = Proofreader(path, silent=chosen is not None and chosen.fills_terminal and sys.stderr.isatty())
    with _watching(path) as wait:
        if chosen is not None:
            problem = _run(chosen, path, wait, proofreader)
        else:
            problem = _open(path, places.runtime, wait, proofreader)
    if proofreader.end() is not None:
        return complain(tr(_AGAIN), 2)
    return complain(problem) if problem else 0


@contextmanager
def _watching(path: str) -> Iterator[MainWaiter]:
    """Where saves become wishes to read the schedule again."""
    wait = waiter.choose(clock.choose())
    closing = [wait.close]
    try:
        closing.insert(0, watch.choose(path, waiter.loop(wait), lambda: wait.inbox(Wish.RELOAD)).close)
    except OSError as error:
        complain(
            tr("{path} cannot be watched ({error}); what is wrong in it is shown at the end", path=path, error=error)
        )
    try:
        yield wait
    finally:
        for close in closing:
            close()


def _run(editor: Editor, path: str, wait: MainWaiter, proofreader: Proofreader) -> str | None:
    """Run an editor until it closes; returns what went wrong with it."""
    # Keys that interrupt are the editor's, which is in the same terminal.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        process = subprocess.Popen([*editor.command, path])  # noqa: S603 - what the user named
        threading.Thread(target=_report_end, args=(process, wait), name="editor", daemon=True).start()
        _read_along(wait, proofreader)
    except OSError as error:
        return tr(
            "{command} cannot be started ({error}); set EDITOR to another editor",
            command=editor.command[0],
            error=error.strerror,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    status = process.wait()
    return (
        tr("{program} ended with exit status {status}", program=os.path.basename(editor.command[0]), status=status)
        if status
        else None
    )


def _report_end(process: subprocess.Popen[bytes], wait: MainWaiter) -> None:
    process.wait()
    wait.inbox(Wish.QUIT)


def _open(path: str, runtime: str, wait: MainWaiter, proofreader: Proofreader) -> str | None:
    """Have the desktop open it; returns what went wrong.

    When its program closes the file nobody can tell, so that is for the user to say.
    """

    def trouble(text: str) -> None:
        wait.inbox(Trouble(text))

    wait.quit_on_signals()
    around = Surroundings(os.environ, wait.inbox, waiter.loop(wait), None, runtime, trouble, Ledger())
    opener.open_file(path, around)
    if not in_terminal():
        wait.wait(clock.choose().now() + _TRIAL)
        return next((message.text for message in wait.take() if isinstance(message, Trouble)), None)
    say(
        tr("Opening {path}; what is wrong in it is shown here at each save. Press Ctrl+C when you are done.", path=path)
    )
    return _read_along(wait, proofreader)


def _read_along(wait: MainWaiter, proofreader: Proofreader) -> str | None:
    """Read what is saved until somebody wants it to end; returns what does not work."""
    while True:
        wait.wait(None)
        for message in wait.take():
            match message:
                case Wish.QUIT:
                    return None
                case Wish.RELOAD:
                    proofreader.look()
                case Trouble(text=text):
                    return text
