"""One mistake at a time, each in a process of its own that was warm before: does any test fail?"""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import types
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path

import pytest

from tests.mutation.coverings import passes
from tests.mutation.mistakes import Mistake

_MEMORY = 2 * 1024**3
_PATIENCE = 10.0
"""How much longer than usual a test may take."""
_LONGEST = 300.0
"""Seconds of all tests together."""


class Verdict(Enum):
    """What became of a mistake."""

    NOTICED = "noticed"
    ENDLESS = "endless"
    """Noticed too: a test did not come to its end."""
    UNNOTICED = "unnoticed"
    STILLBORN = "stillborn"
    """The program cannot even be loaded; it counts for nothing."""


class Functions:
    """The functions of the engine as they were loaded, whose code can be exchanged."""

    def __init__(self, engine: Path) -> None:
        self._found: dict[tuple[str, str], list[types.FunctionType]] = {}
        for thing in gc.get_objects():
            if isinstance(thing, types.FunctionType) and Path(thing.__code__.co_filename).parent == engine:
                place = (Path(thing.__code__.co_filename).stem, thing.__code__.co_qualname)
                self._found.setdefault(place, []).append(thing)

    def exchange(self, mistake: Mistake, text: str) -> None:
        """Let the function with a mistake in it take the place of the right one."""
        assert mistake.function is not None
        name, _ = mistake.function
        functions = self._found[mistake.module, name]
        code = _code_in(compile(text, functions[0].__code__.co_filename, "exec", dont_inherit=True), name)
        for function in functions:
            function.__code__ = code


def try_in_place(
    functions: Functions, mistake: Mistake, text: str, tests: Iterable[tuple[pytest.Item, float]]
) -> Verdict:
    """Whether one of the tests, each with the seconds it usually takes, fails with a mistake inside a function."""

    def trial() -> Verdict:
        functions.exchange(mistake, text)
        for item, seconds in tests:
            signal.setitimer(signal.ITIMER_PROF, seconds * _PATIENCE + 2)
            if not passes(item):
                return Verdict.NOTICED
        return Verdict.UNNOTICED

    return _forked(trial)


def try_anew(module: str, text: str, run: Callable[[], bool]) -> Verdict:
    """Whether tests that are loaded anew fail, with a mistake in what a module does when it is imported."""

    def trial() -> Verdict:
        sys.meta_path.insert(0, _Altered(module, text))
        try:
            __import__(module)
        except Exception:  # noqa: BLE001 - whatever it is, it is what somebody sees who makes this mistake
            return Verdict.STILLBORN
        signal.setitimer(signal.ITIMER_PROF, _LONGEST)
        return Verdict.UNNOTICED if run() else Verdict.NOTICED

    return _forked(trial)


class _Altered(SourceFileLoader):
    """Finds one module, with another text than its file has."""

    def __init__(self, module: str, text: str) -> None:
        self._text = text
        super().__init__(module, str(Path(*module.split(".")).with_suffix(".py").absolute()))

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: types.ModuleType | None = None, /
    ) -> ModuleSpec | None:
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> types.CodeType:
        return compile(self._text, self.get_filename(fullname), "exec", dont_inherit=True)


def _forked(trial: Callable[[], Verdict]) -> Verdict:
    child = os.fork()
    if not child:
        _be_trial(trial)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return Verdict.ENDLESS if os.WTERMSIG(status) == signal.SIGPROF else Verdict.NOTICED
    return list(Verdict)[os.WEXITSTATUS(status)]


def _be_trial(trial: Callable[[], Verdict]) -> None:
    """Never returns: the rest of the program is the parent's."""
    number = list(Verdict).index(Verdict.NOTICED)
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        number = list(Verdict).index(trial())
    finally:
        os._exit(number)


def _code_in(code: types.CodeType, name: str) -> types.CodeType:
    """The code object of a function, by its qualified name."""
    waiting = [code]
    while waiting:
        found = waiting.pop()
        if found.co_qualname == name:
            return found
        waiting += [part for part in found.co_consts if isinstance(part, types.CodeType)]
    raise KeyError(name)
