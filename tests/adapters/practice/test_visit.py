"""How long the program stays for its page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import pytest

from kneebreak.adapters.practice.visit import Patience, Visit

SHORT, LONG = 0.05, 30.0


def hear(name: str, said: object) -> object:
    if name == "nonsense":
        raise ValueError("that makes no sense")
    return [name, said]


def nothing() -> None:
    pass


def test_the_page_is_welcomed_once_when_it_comes() -> None:
    visit, welcomed = Visit(Patience(LONG, LONG, LONG)), SimpleQueue[str]()
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(visit.wait, hear, lambda: welcomed.put("welcome"))
        for name in ("beat", "beat", "end"):
            visit.hear(name, {})
        assert waiting.result(5)
    assert welcomed.qsize() == 1


def test_a_page_that_never_comes_is_given_up() -> None:
    assert not Visit(Patience(before=SHORT)).wait(hear, nothing)


def test_it_ends_when_the_page_says_so() -> None:
    visit = Visit(Patience(LONG, LONG, LONG))
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(visit.wait, hear, nothing)
        assert visit.hear("begin", {"step": 1}) == ["begin", {"step": 1}]
        assert visit.hear("end", {}) == {}
        assert waiting.result(5)


def test_it_ends_when_the_page_falls_silent() -> None:
    visit = Visit(Patience(LONG, SHORT, LONG))
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(visit.wait, hear, nothing)
        visit.hear("beat", {})
        assert waiting.result(5)


def test_it_ends_a_while_after_the_page_has_gone() -> None:
    visit = Visit(Patience(LONG, LONG, SHORT))
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(visit.wait, hear, nothing)
        visit.hear("leave", {})
        assert waiting.result(5)


def test_nonsense_is_the_pages_fault_and_ends_nothing() -> None:
    visit = Visit(Patience(LONG, LONG, LONG))
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(visit.wait, hear, nothing)
        with pytest.raises(ValueError, match="that makes no sense"):
            visit.hear("nonsense", {})
        assert not waiting.done()
        visit.hear("end", {})
        assert waiting.result(5)


def test_what_is_said_after_the_end_is_told_so() -> None:
    with pytest.raises(ValueError, match="the practice is over"):
        Visit(Patience(after=SHORT)).hear("beat", {})
