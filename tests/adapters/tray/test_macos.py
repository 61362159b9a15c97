"""The icon in the menu bar of macOS, on a recording pystray and a recording Mac."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from kneebreak.adapters.announcements import Told
from kneebreak.adapters.resources import resource
from kneebreak.adapters.tray.macos import MacTray
from kneebreak.adapters.tray.native import open_picture
from kneebreak.messages import Message, TrayClicked, Wish
from kneebreak.ports import Face, Icon, MenuItem
from tests.contracts.tray import START, IconContract, MenuContract, Shown
from tests.desktop.until import until
from tests.fakes.mac import RecordingAnnouncements, RecordingMac
from tests.fakes.native_icon import RecordingIcon, choose, shown

PICTURES = resource("icons", "tray")
DUE = Face(Icon.DUE, 0, "Stand up", "since 09:45")


class Mac:
    """A Mac with the icon in its menu bar."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.troubles: list[str] = []
        self.items = [MenuItem("in 5 min")]
        self.mac, self.announcements = RecordingMac(), RecordingAnnouncements()
        self.tray = MacTray(
            self.heard.append,
            lambda: tuple(self.items),
            PICTURES,
            START,
            self.troubles.append,
            mac=self.mac,  # type: ignore[arg-type]  # an application as far as it is used
            announcements=self.announcements,
            icon_class=RecordingIcon,
        )
        icon = self.tray._icon  # noqa: SLF001 - what the desktop would hold
        assert isinstance(icon, RecordingIcon)
        self.icon = icon
        self.application: Any = icon.options["darwin_nsapplication"]

    def start(self) -> None:
        self._loop = threading.Thread(target=self.tray.run_forever)
        self._loop.start()  # in place of the main thread, which belongs to the test
        until(lambda: self.mac.waiting, "it asked for the main thread")

    def end(self) -> None:
        self.tray.close()
        self.mac.turn()
        self._loop.join()


class _Driven(Mac):
    """The icon as the contract wants it; its main thread runs whenever somebody looks."""

    items: Any

    def shows(self, face: Face) -> bool:
        self.mac.turn()
        return self.icon.looks[-1] == open_picture(PICTURES, face).tobytes() and self.icon.title == face.tooltip

    def is_there(self) -> bool:
        self.mac.turn()
        if self.tray._saved.is_set():  # noqa: SLF001 - what closing does first
            self._loop.join()
        return self.icon.visible

    def click(self, *, middle: bool) -> None:
        assert not middle
        self.icon()

    def open_menu(self) -> tuple[Shown, ...]:
        self.icon.update_menu()
        return tuple(map(shown, self.icon.lines))

    def choose(self, *labels: str) -> None:
        choose(self.icon, *labels)


class TestOnMacOS(IconContract, MenuContract):
    """The contract of every tray; an icon that opens its menu on each click has no other."""

    @pytest.fixture
    def driven(self) -> Iterator[_Driven]:
        driven = _Driven()
        driven.start()
        driven.mac.turn()
        yield driven
        driven.end()


@pytest.fixture
def mac() -> Mac:
    return Mac()


def test_everything_happens_in_the_main_thread_and_a_face_brings_its_menu(mac: Mac) -> None:
    mac.start()
    before = mac.icon.visible
    mac.mac.turn()
    assert (before, mac.icon.visible) == (False, True)
    mac.items[:] = [MenuItem("Done", Wish.SHOW_STATUS)]
    mac.tray.show(DUE)
    assert [line.label for line in mac.icon.lines] == ["in 5 min"]
    mac.mac.turn()
    assert [line.label for line in mac.icon.lines] == ["Done"]
    mac.icon.lines[0].press(mac.icon)
    mac.icon()
    assert mac.heard == [Wish.SHOW_STATUS, TrayClicked(middle=False)]
    mac.end()
    assert (mac.troubles, mac.tray.hears_balloon_clicks) == ([], False)


def test_ctrl_c_is_a_wish_to_quit_and_not_the_end_of_the_process(mac: Mac) -> None:
    mac.application.terminate_(None)
    assert (mac.heard, mac.mac.real.asked) == ([Wish.QUIT], [])


def test_the_applications_loop_is_run_and_ended_as_pystray_wants_it(mac: Mac) -> None:
    mac.application.run()
    mac.application.stop_(mac.application)
    mac.application.postEvent_atStart_("nothing", False)  # noqa: FBT003 - as AppKit has it
    assert mac.mac.real.asked == ["run", ("stop", None), ("nothing", False)]


def test_the_end_of_the_session_waits_until_everything_is_saved(mac: Mac) -> None:
    mac.start()
    ended = threading.Thread(target=lambda: mac.announcements.say(Told.ENDING))
    ended.start()
    until(lambda: Wish.QUIT in mac.heard, "it is asked to quit")
    held_up = ended.is_alive()
    mac.tray._saved.set()  # noqa: SLF001 - what closing does first, in a thread that may not be the loop's
    ended.join(30)
    assert (held_up, ended.is_alive()) == (True, False)
    mac.end()
    until(lambda: not mac.announcements.listening, "nobody listens any more")
