"""`kneebreak plan` beside the running program."""

from __future__ import annotations

import json
from typing import Any

from tests.program.running import PROGRAM, Running


def test_it_shows_what_the_running_program_says_is_next(running: Running) -> None:
    first = _first(running)
    status = running.status()
    assert (first["at"], first["movement"], first["side"]) == (status["due"], status["movement"], status["side"])
    running.done("next")
    running.done("done")
    later = _first(running)
    status = running.status()
    assert later["due"] == status["due"] >= first["due"]
    assert later["movement"] == status["movement"] != first["movement"]


def _first(running: Running) -> dict[str, Any]:
    answer = running.session.run(*PROGRAM, "plan", "--json")
    assert answer.returncode == 0, answer.stderr
    values = json.loads(answer.stdout)
    assert values["remembered"]
    first: dict[str, Any] = values["days"][0]["prompts"][0]
    return first
