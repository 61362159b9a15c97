"""Commands that the running kneebreak answers."""

import sys

from kneebreak.adapters.control import runtime_folder
from kneebreak.adapters.control.client import ask
from kneebreak.adapters.plaintext import clean

NOT_RUNNING = "it is not running; start it with “kneebreak start”"


def ask_running(words: list[str]) -> int:
    """Ask, and print what comes back: to standard output what went well, to standard error what did not."""
    try:
        answer = ask(runtime_folder(), words)
    except OSError as error:
        return complain(f"the running kneebreak does not answer ({error}); end it and start it again")
    if answer is None:
        return complain(NOT_RUNNING)
    code, text = answer
    return say(text) if code == 0 else complain(text, code)


def say(text: str) -> int:
    """Print what went well."""
    return _print(text, sys.stdout, 0)


def complain(text: str, code: int = 1) -> int:
    """Print what did not go well; returns the exit code."""
    return _print(f"kneebreak: {text}", sys.stderr, code)


def _print(text: str, stream, code: int) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001 - typing costs what the rest does
    if stream is None:  # a program without a console has no streams
        return code
    try:
        stream.reconfigure(errors="replace")  # which writes what was left before
        print(clean(text), file=stream, flush=True)
    except OSError as error:
        # What is left in the buffer must not complain at the end either.
        import os  # noqa: PLC0415 - only needed here

        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return code if isinstance(error, BrokenPipeError) else 1  # whoever closed a pipe has read enough
    return code
