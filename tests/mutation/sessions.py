"""The tests as pytest collects them, run for one mistake after the other."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest

from tests.mutation.coverings import Coverings
from tests.mutation.mistakes import Mistake, Source
from tests.mutation.trials import Functions, Verdict, try_anew, try_in_place

_PACKAGE = "kneebreak.engine"


class Chosen(NamedTuple):
    """A mistake that is to be tried, and where it is made."""

    source: Source
    mistake: Mistake


class Tests(NamedTuple):
    """What may notice a mistake."""

    paths: list[str]
    left_out: list[str]
    """Globs of those that take long and are others once more."""


Note = Callable[[Source, Mistake, Verdict], None]


def try_functions(tests: Tests, engine: Path, chosen: list[Chosen], note: Note) -> dict[str, list[str]]:
    """Try the mistakes inside functions, in one session; returns for each module all tests, the likeliest first."""
    session = _InPlace(tests.left_out, engine, chosen, note)
    if _run(tests.paths, session) != pytest.ExitCode.OK:
        raise SystemExit(1)  # pytest has told why
    return {path.stem: session.coverings.touching(path.stem) for path in engine.glob("*.py")}


def try_modules(tests: Tests, orders: dict[str, list[str]], chosen: list[Chosen], note: Note) -> None:
    """Try the mistakes in what is done at import, each in a session of its own."""
    for source, mistake in chosen:
        order = _Ordered(orders[mistake.module])

        def run(order: _Ordered = order) -> bool:
            return _run(tests.paths, order) == pytest.ExitCode.OK

        text = source.with_mistake(mistake)
        note(source, mistake, try_anew(f"{_PACKAGE}.{mistake.module}", text, run))


class _InPlace:
    """Runs the tests once, and then for each mistake those that may notice it."""

    def __init__(self, left_out: list[str], engine: Path, chosen: list[Chosen], note: Note) -> None:
        self._left_out = left_out
        self._engine = engine
        self._chosen = chosen
        self._note = note
        self.coverings = Coverings(engine)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not any(fnmatchcase(item.nodeid, glob) for glob in self._left_out)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.coverings.measure(session.items)
        items = {item.nodeid: item for item in session.items}
        functions = Functions(self._engine)
        session.config.pluginmanager.unregister(name="terminalreporter")  # the rest is told another way
        for source, mistake in self._chosen:
            tests = [(items[test], self.coverings.seconds[test]) for test in self.coverings.noticing(mistake)]
            self._note(source, mistake, try_in_place(functions, mistake, source.with_mistake(mistake), tests))
        return True


class _Ordered:
    """Runs the tests of a list, in its order."""

    def __init__(self, order: list[str]) -> None:
        self._order = order

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        found = {item.nodeid: item for item in items}
        items[:] = [found[name] for name in self._order]


def _run(paths: list[str], plugin: object) -> int:
    hypothesis.settings.register_profile(
        "mutation",
        derandomize=True,
        database=None,
        deadline=None,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),  # what fails need not be made small
    )
    hypothesis.settings.load_profile("mutation")
    # Hypothesis is loaded already, and what earlier tests left in a cache of pytest's is of no use to a mistake.
    options = [
        "-q",
        "-x",
        "-m",
        "not long",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    ]
    return pytest.main([*options, *paths], plugins=[plugin])
