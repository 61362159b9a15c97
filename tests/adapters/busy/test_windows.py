"""What Windows tells, with a stand-in for it."""

from __future__ import annotations

import pytest

from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.busy.windows import add_to
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.engine.busy import Busy
from tests.contracts.busyness import CallContract
from tests.fakes.windows import FakeWindows

STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
ACCEPTS = 5
PHONE = "Maker.Phone_8wekyb3d8bbwe"


class Machine:
    """A Windows, and what is made of it."""

    def __init__(self, state: int | None = ACCEPTS) -> None:
        self.windows = FakeWindows(state)
        self.ledger = Ledger()
        self.sources = Sources(lambda _: None)

    def uses(self, place: str, *, start: int = 133_000_000_000_000_000, stop: int = 0) -> None:
        """A program used a device, and perhaps still does."""
        self.windows.registry.values[rf"{STORE}\{place}"] = {"LastUsedTimeStart": start, "LastUsedTimeStop": stop}

    def choose(self) -> Sources:
        add_to(self.sources, self.ledger, self.windows)
        return self.sources

    def use_microphone(self) -> None:
        self.uses(rf"microphone\{PHONE}")

    def use_camera(self) -> None:
        self.uses(rf"webcam\{PHONE}")

    def hang_up(self) -> None:
        for device in ("microphone", "webcam"):
            self.uses(rf"{device}\{PHONE}", stop=133_000_000_000_000_001)


class TestOnWindows(CallContract):
    """The contract of all who know of calls."""

    @pytest.fixture
    def driven(self) -> Machine:
        machine = Machine()
        machine.hang_up()
        machine.choose()
        return machine


@pytest.mark.parametrize(
    ("state", "holds"),
    [
        (1, {}),  # nobody is there
        (2, {Busy.FULL_SCREEN: False}),
        (3, {Busy.FULL_SCREEN: False}),
        (4, {Busy.DO_NOT_DISTURB: False}),
        (5, {}),
        (6, {Busy.DO_NOT_DISTURB: False}),
        (7, {}),
    ],
)
def test_the_notification_state_is_read_anew_each_time(state: int, holds: dict[Busy, bool]) -> None:
    machine = Machine()
    sources = machine.choose()
    assert sources.now() == {}
    machine.windows.state = state
    assert sources.now() == holds


@pytest.mark.parametrize("device", ["microphone", "webcam"])
@pytest.mark.parametrize("program", [PHONE, r"NonPackaged\C:#Program Files#phone.exe"])
def test_a_device_is_in_use_until_its_program_has_stopped(device: str, program: str) -> None:
    machine = Machine()
    machine.uses(rf"{device}\other", stop=133_000_000_000_000_001)
    sources = machine.choose()
    assert sources.now() == {}
    machine.uses(rf"{device}\{program}")
    assert sources.now() == {Busy.CALL: False}
    machine.uses(rf"{device}\{program}", stop=133_000_000_000_000_002)
    assert sources.now() == {}


def test_a_program_that_never_used_a_device_uses_none() -> None:
    machine = Machine()
    machine.uses(rf"webcam\{PHONE}", start=0)
    machine.windows.registry.values[rf"{STORE}\microphone\Maker.Chat_8wekyb3d8bbwe"] = {}
    assert machine.choose().now() == {}


def test_the_ledger_says_what_serves_and_what_it_lacks() -> None:
    machine = Machine()
    machine.uses(rf"webcam\{PHONE}", stop=1)
    machine.choose()
    state = "notification state of Windows"
    assert machine.ledger.findings() == (
        Finding(Need.DO_NOT_DISTURB, state, serves=True, reason="it knows presentations, but not Focus Assist"),
        Finding(Need.FULL_SCREEN, state, serves=True),
        Finding(Need.CALL, "consent store", serves=True),
    )


def test_where_windows_tells_nothing_nothing_is_asked_again() -> None:
    machine = Machine(state=None)
    assert machine.choose().now() == {}
    assert machine.windows.asked == 1
    assert [(found.need, found.serves) for found in machine.ledger.findings()] == [
        (Need.DO_NOT_DISTURB, False),
        (Need.FULL_SCREEN, False),
        (Need.CALL, False),
    ]
