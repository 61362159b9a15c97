"""When there is an X server to ask."""

from __future__ import annotations

import pytest

from kneebreak.adapters import x11
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.surroundings import Surroundings
from tests.adapters.x11.xvfb import Xvfb
from tests.fakes.file_waiter import SelectingWaiter

NEEDS = (Need.IDLE, Need.FULL_SCREEN)


def _around(waiter: SelectingWaiter, environment: dict[str, str]) -> Surroundings:
    return Surroundings(environment, waiter.inbox, waiter, None, "/nonexistent", lambda _: None, Ledger())


def test_the_server_that_the_environment_names_is_opened(waiter: SelectingWaiter, xvfb: Xvfb) -> None:
    around = _around(waiter, xvfb.environment)
    server = x11.choose(around)
    assert server is not None
    assert server.root
    assert around.ledger.findings() == ()
    server.close()


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "there is no X server here"),
        ({"DISPLAY": ":4999"}, "cannot be reached"),
        ({"DISPLAY": "desk.example.org:0"}, "is on another machine"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "inside a Wayland session"),
    ],
)
def test_the_ledger_says_for_each_need_why_there_is_none(
    waiter: SelectingWaiter, environment: dict[str, str], reason: str
) -> None:
    around = _around(waiter, environment)
    assert x11.choose(around) is None
    findings = around.ledger.findings()
    assert findings == tuple(Finding(need, "X11", serves=False, reason=findings[0].reason) for need in NEEDS)
    assert reason in findings[0].reason
