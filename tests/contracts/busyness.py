"""What whoever knows of calls does, on every system."""

from __future__ import annotations

from typing import Protocol

from kneebreak.adapters.busy.sources import Sources
from kneebreak.engine.busy import Busy


class DrivenCall(Protocol):
    """A machine with a microphone and a camera that nobody uses, as a test has it."""

    sources: Sources
    """What is known of this machine."""

    def use_microphone(self) -> None:
        """Let a program take sound."""

    def use_camera(self) -> None:
        """Let a program take pictures."""

    def hang_up(self) -> None:
        """Let nobody use either any more."""


class CallContract:
    """For every system; a subclass has a fixture `driven`."""

    def test_a_microphone_or_a_camera_in_use_is_a_call_for_as_long_as_that_lasts(self, driven: DrivenCall) -> None:
        for begin in (driven.use_microphone, driven.use_camera):
            assert Busy.CALL not in driven.sources.now()
            begin()
            assert Busy.CALL in driven.sources.now()
            assert Busy.CALL in driven.sources.now()
            driven.hang_up()
        assert Busy.CALL not in driven.sources.now()
        driven.sources.close()
