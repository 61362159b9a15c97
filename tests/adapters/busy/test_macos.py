"""What macOS tells, with stand-ins for its libraries."""

from __future__ import annotations

import pytest

from kneebreak.adapters.busy.macos import add_to
from kneebreak.adapters.busy.macos_system import MacSystem
from kneebreak.adapters.busy.sources import Sources
from kneebreak.adapters.ledger import Ledger, Need
from kneebreak.engine.busy import Busy
from tests.contracts.busyness import CallContract
from tests.fakes.mac_libraries import FakeGraphics, FakeLibrary, FakeObjectiveC

MICROPHONE, CAMERA, SECOND_CAMERA = 40, 50, 51
HIDES_DOCK, FULL_SCREEN = 1 << 1, 1 << 10


class Mac:
    """A Mac with a microphone and two cameras."""

    def __init__(self) -> None:
        self.audio, self.media, self.objc = FakeLibrary(), FakeLibrary(), FakeObjectiveC(0)
        self.audio.numbers = {(1, "dIn "): [MICROPHONE], (MICROPHONE, "gone"): [0]}
        self.media.numbers = {
            (1, "dev#"): [CAMERA, SECOND_CAMERA],
            (CAMERA, "gone"): [0],
            (SECOND_CAMERA, "gone"): [0],
        }
        self.graphics = FakeGraphics()
        self.absent: set[str] = set()
        self.ledger = Ledger()
        self.sources = Sources(lambda _: None)
        self.reports: list[str] = []

    def load(self, path: str) -> object:
        name = path.rpartition("/")[2]
        if name in self.absent:
            raise OSError(f"{path}: no such library")
        return {
            "CoreAudio": self.audio,
            "CoreMediaIO": self.media,
            "CoreGraphics": self.graphics,
            "CoreFoundation": self.graphics,
            "AppKit": None,
            "libobjc.A.dylib": self.objc,
        }[name]

    def choose(self) -> Sources:
        add_to(self.sources, self.ledger, MacSystem(self.load), lambda: self.reports.append("changed"))
        return self.sources

    def use_microphone(self) -> None:
        self.audio.change(MICROPHONE, "gone", 1)

    def use_camera(self) -> None:
        self.media.change(CAMERA, "gone", 1)

    def hang_up(self) -> None:
        self.audio.change(MICROPHONE, "gone", 0)
        self.media.change(CAMERA, "gone", 0)


class TestOnMacOS(CallContract):
    """The contract of all who know of calls."""

    @pytest.fixture
    def driven(self, mac: Mac) -> Mac:
        mac.choose()
        return mac


@pytest.fixture
def mac() -> Mac:
    return Mac()


def test_the_default_microphone_in_use_is_a_call(mac: Mac) -> None:
    sources = mac.choose()
    assert sources.now() == {}
    mac.audio.numbers[MICROPHONE, "gone"] = [1]
    assert sources.now() == {Busy.CALL: True}
    assert mac.audio.scopes[-2:] == ["glob", "inpt"]
    mac.audio.numbers[1, "dIn "] = [0]  # unplugged
    assert sources.now() == {}


@pytest.mark.parametrize("camera", [CAMERA, SECOND_CAMERA])
def test_any_camera_in_use_is_a_call(mac: Mac, camera: int) -> None:
    sources = mac.choose()
    mac.media.numbers[camera, "gone"] = [1]
    assert sources.now() == {Busy.CALL: True}


def test_a_program_in_front_that_fills_the_screen_is_a_reason(mac: Mac) -> None:
    sources = mac.choose()
    mac.objc.options = HIDES_DOCK
    assert sources.now() == {}
    mac.objc.options = HIDES_DOCK | FULL_SCREEN
    assert sources.now() == {Busy.FULL_SCREEN: False}


def test_a_mac_without_cameras_still_has_a_microphone(mac: Mac) -> None:
    mac.media.numbers = {(1, "dev#"): []}
    sources = mac.choose()
    mac.audio.numbers[MICROPHONE, "gone"] = [1]
    assert sources.now() == {Busy.CALL: True}


def test_the_end_of_a_call_is_told_and_nobody_listens_but_during_one(mac: Mac) -> None:
    sources = mac.choose()
    sources.now()
    assert mac.audio.listeners + mac.media.listeners == []
    mac.audio.numbers[MICROPHONE, "gone"] = [1]
    sources.now()
    sources.now()
    assert [heard for heard, _ in mac.audio.listeners] == [(1, "dIn "), (MICROPHONE, "gone")]
    assert [heard for heard, _ in mac.media.listeners] == [(1, "dev#"), (CAMERA, "gone"), (SECOND_CAMERA, "gone")]
    mac.audio.change(MICROPHONE, "gone", 0)
    assert mac.reports == ["changed"]
    assert sources.now() == {}
    assert mac.audio.listeners + mac.media.listeners == []


def test_a_microphone_that_is_plugged_in_during_a_call_is_listened_to_as_well(mac: Mac) -> None:
    sources = mac.choose()
    mac.media.numbers[CAMERA, "gone"] = [1]
    sources.now()
    mac.audio.numbers[60, "gone"] = [1]
    mac.audio.change(1, "dIn ", 60)
    assert (mac.reports, sources.now()) == (["changed"], {Busy.CALL: True})
    assert [heard for heard, _ in mac.audio.listeners] == [(1, "dIn "), (60, "gone")]
    sources.close()
    assert mac.audio.listeners + mac.media.listeners == []


def test_a_library_that_tells_of_no_changes_has_to_be_asked_again(mac: Mac) -> None:
    sources = mac.choose()
    mac.media.deaf = True
    mac.audio.numbers[MICROPHONE, "gone"] = [1]
    assert sources.now() == {Busy.CALL: False}
    assert mac.audio.listeners == []


def test_what_does_not_answer_is_not_asked_again_and_the_ledger_says_so(mac: Mac) -> None:
    mac.absent = {"CoreAudio", "CoreMediaIO", "libobjc.A.dylib"}
    assert mac.choose().now() == {}
    assert [(found.need, found.source, found.serves) for found in mac.ledger.findings()] == [
        (Need.DO_NOT_DISTURB, "Focus", False),
        (Need.FULL_SCREEN, "AppKit", False),
        (Need.CALL, "CoreAudio and CoreMediaIO", False),
    ]


def test_one_of_both_devices_is_enough_to_tell(mac: Mac) -> None:
    mac.absent = {"CoreAudio"}
    sources = mac.choose()
    assert sources.now() == {}
    assert [(found.need, found.serves) for found in mac.ledger.findings()] == [
        (Need.DO_NOT_DISTURB, False),
        (Need.FULL_SCREEN, True),
        (Need.CALL, True),
    ]
    mac.media.numbers[CAMERA, "gone"] = [1]
    assert sources.now() == {Busy.CALL: False}
