"""Whatever comes from outside: no traceback, no case above 100 ms of CPU, no growth."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.case import LONGEST_CPU, Holdings, Input, Meter
from tests.fuzz.inputs import INPUTS

_CASES = {"bus bytes": 30, "bus messages": 30, "report": 20}
"""Those that cost milliseconds each; of the others there are 150."""

_GUIDED = {
    "schedule": 150_000,
    "catalogue": 100_000,
    "log": 100_000,
    "report": 10_000,
    "memory": 150_000,
    "control": 200_000,
    "x11": 100_000,
    "wayland": 50_000,
    "pulse": 100_000,
    "dconf": 50_000,
    "bus bytes": 25_000,
    "bus messages": 25_000,
}
"""How many cases of each make up the million and more of the long form."""

_GROWTH_KIB = 32 * 1024
"""What the fuzzer keeps of its own finds in the second half of a run, and more."""


def _garbled(wanted: Input) -> st.SearchStrategy[bytes]:
    """Seeds with a few edits."""
    parts = st.binary(max_size=6)
    if wanted.words:
        parts |= st.sampled_from(wanted.words)
    edits = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 8), parts), max_size=6)
    return st.builds(_edited, st.sampled_from((*wanted.seeds, b"")), edits) | st.binary(max_size=200)


def _edited(seed: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, gone, put in edits:
        seed = seed[:at] + put + seed[at + gone :]
    return seed


@pytest.fixture(params=list(INPUTS))
def wanted(request: pytest.FixtureRequest) -> Input:
    return INPUTS[request.param]


def test_garbled_input_costs_no_traceback_and_little_time(wanted: Input) -> None:
    meter = Meter(wanted)

    @settings(
        max_examples=_CASES.get(wanted.name, 150),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=_garbled(wanted))
    def feed(data: bytes) -> None:
        meter.feed(data)

    feed()
    assert meter.cases


def test_the_same_input_over_and_over_leaves_nothing_behind(wanted: Input) -> None:
    def feed_all() -> None:
        for seed in wanted.seeds * 3:
            wanted.feed(seed)

    feed_all()
    before = Holdings.now()
    feed_all()
    feed_all()
    assert Holdings.now().blocks - before.blocks < 200


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("name", "cases"), _GUIDED.items())
def test_a_million_cases_made_up_by_coverage_find_nothing(name: str, cases: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.guided", name, str(cases)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr[-4000:]
    figures = json.loads(ended.stdout.splitlines()[-1])
    print(name, figures)  # noqa: T201 - docs/long-tests.md has them
    assert figures["cases"] == cases
    assert figures["slowest"] < LONGEST_CPU
    assert figures["kibibytes"] < _GROWTH_KIB
    assert figures["blocks"] < 5_000
