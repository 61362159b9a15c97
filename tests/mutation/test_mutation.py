"""Which mistakes are made, how they are made, and how far a sample of them can be trusted."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.mutation.mistakes import Source
from tests.mutation.results import Results, Tally
from tests.mutation.trials import Functions, Verdict

_MODULE = '''
"""What it does."""

from enum import Enum

LIMIT = 3


class Answer(Enum):
    YES = "yes"


def grow(size: int, by: int = 1) -> int:
    """Make it larger."""
    if size < LIMIT:
        tell(size)
    return size + by
'''


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "growing.py"
    path.write_text(_MODULE)
    return Source(path)


def test_numbers_operators_conditions_arguments_and_statements_are_mistaken_and_words_for_people_are_not(
    source: Source,
) -> None:
    assert {(mistake.text, mistake.function is None) for mistake in source.mistakes} == {
        ("LIMIT = 3 -> LIMIT = None", True),
        ("3 -> 4", True),
        ("1 -> 2", True),
        ("if size < LIMIT: tell(size) -> if (True): tell(size)", False),
        ("if size < LIMIT: tell(size) -> if (False): tell(size)", False),
        ("< LIMIT -> <= LIMIT", False),
        ("tell(size) -> pass", False),
        ("tell(size) -> tell(None)", False),
        ("size + by -> size - by", False),
    }


def test_a_mistake_takes_the_place_of_the_function_that_is_loaded(source: Source, tmp_path: Path) -> None:
    specification = spec_from_file_location("growing", tmp_path / "growing.py")
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    assert module.grow(5) == 6
    (mistake,) = [mistake for mistake in source.mistakes if mistake.text == "size + by -> size - by"]
    Functions(tmp_path).exchange(mistake, source.with_mistake(mistake))
    assert module.grow(5) == 4


def test_a_verdict_outlasts_an_interruption_until_the_module_changes(source: Source, tmp_path: Path) -> None:
    mistake = source.mistakes[0]
    Results(tmp_path / "results").note(source, mistake, Verdict.ENDLESS)
    assert Results(tmp_path / "results").of(source, mistake) is Verdict.ENDLESS
    assert Results(tmp_path / "results").of(source, source.mistakes[1]) is None
    (tmp_path / "growing.py").write_text(_MODULE.replace("LIMIT = 3", "LIMIT = 3  # by custom"))
    assert Results(tmp_path / "results").of(Source(tmp_path / "growing.py"), mistake) is None


def test_what_cannot_be_loaded_counts_for_nothing_and_what_never_ends_is_noticed() -> None:
    tally = Tally([Verdict.NOTICED, Verdict.ENDLESS, Verdict.UNNOTICED, Verdict.STILLBORN, None])
    assert (tally.noticed, tally.tried) == (2, 3)


def test_the_interval_of_a_sample_is_wilsons_and_closes_when_all_is_known() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 lie between 0.2553 and 0.3662."""
    low, high = Tally([Verdict.NOTICED] * 81 + [Verdict.UNNOTICED] * 182).interval(of=10**9)
    assert low == pytest.approx(0.2553, abs=1e-4)
    assert high == pytest.approx(0.3662, abs=1e-4)
    assert Tally([Verdict.NOTICED] * 9 + [Verdict.UNNOTICED]).interval(of=10) == (0.9, 0.9)
