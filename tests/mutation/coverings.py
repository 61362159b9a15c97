"""Which tests run through which lines of the engine, and how long each takes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import coverage
import pytest

from tests.mutation.mistakes import Mistake


class Coverings:
    """Every test of a session, run once with a look at the lines it runs through."""

    def __init__(self, engine: Path) -> None:
        self._engine = engine
        self._lines: dict[str, dict[int, list[str]]] = {}
        self.seconds: dict[str, float] = {}
        self._coverage = coverage.Coverage(data_file=None, include=[f"{engine}/*"], config_file=False)
        # What runs while modules are imported belongs to no test.
        self._coverage.start()

    def measure(self, items: Iterable[pytest.Item]) -> None:
        """Run the tests; raises AssertionError where one of them fails, for nothing can be learnt from it then."""
        for item in items:
            self._coverage.switch_context(item.nodeid)
            before = time.process_time()
            assert passes(item), f"{item.nodeid} fails without any mistake in the engine"
            self.seconds[item.nodeid] = time.process_time() - before
        self._coverage.stop()
        data = self._coverage.get_data()
        self._lines = {Path(file).stem: data.contexts_by_lineno(file) for file in data.measured_files()}

    def noticing(self, mistake: Mistake) -> list[str]:
        """The tests that may notice a mistake, the quickest first."""
        found = self._through(mistake.module, mistake.lines)
        if not found and mistake.function is not None:
            # A line may have no code of its own.
            found = self._through(mistake.module, mistake.function[1])
        return sorted(found, key=self.seconds.__getitem__)

    def touching(self, module: str) -> list[str]:
        """All tests, those first that run through a module, the quickest first."""
        within = self._through(module, self._lines.get(module, {}))
        return sorted(self.seconds, key=lambda test: (test not in within, self.seconds[test]))

    def _through(self, module: str, lines: Iterable[int]) -> set[str]:
        tests: set[str] = set()
        for line in lines:
            tests.update(self._lines.get(module, {}).get(line, ()))
        tests.discard("")
        return tests


class _Verdict:
    """Hears how a test ended."""

    def __init__(self) -> None:
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed |= report.failed


def passes(item: pytest.Item) -> bool:
    """Run one test as pytest does; whether it passes."""
    verdict = _Verdict()
    item.config.pluginmanager.register(verdict)
    try:
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
    finally:
        item.config.pluginmanager.unregister(verdict)
    return not verdict.failed
