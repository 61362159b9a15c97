"""What every start with the session does."""

from __future__ import annotations

from kneebreak.ports import Autostart


class AutostartContract:
    """For every system; a subclass has a fixture `start`, of a user who has not asked for it."""

    def test_it_is_on_when_turned_on_and_off_when_turned_off(self, start: Autostart) -> None:
        assert not start.is_on()
        start.turn(on=True)
        assert start.is_on()
        start.turn(on=False)
        assert not start.is_on()

    def test_what_is_so_already_can_be_asked_for_again(self, start: Autostart) -> None:
        start.turn(on=False)
        start.turn(on=True)
        start.turn(on=True)
        assert start.is_on()
        start.turn(on=False)
        assert not start.is_on()
