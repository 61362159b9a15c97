"""A screen without glass: pictures of it, and a mouse."""

from __future__ import annotations

import io
import os
import subprocess
from abc import ABC, abstractmethod
from pathlib import Path

from PIL import Image, ImageGrab

from tests.desktop.session import Session
from tests.desktop.until import until
from tests.desktop.wayland_pointer import WaylandPointer

SIZE = (1024, 768)


class Screen(ABC):
    """A screen of 1024 by 768 pixels; the pictures worth looking at are kept in `pictures`."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        self._kept = 0

    @abstractmethod
    def look(self) -> Image.Image:
        """A picture of the screen as it is now."""

    @abstractmethod
    def move(self, x: int, y: int) -> None:
        """Put the pointer there."""

    @abstractmethod
    def press(self, button: int) -> None:
        """Press and release a button: 1 left, 2 middle, 3 right."""

    def click(self, at: tuple[int, int], button: int = 1) -> None:
        """Go there and click, not faster than what lies there takes notice of the pointer."""
        self.move(*at)
        self.settled()
        self.press(button)

    def keep(self, what: str) -> Image.Image:
        """Keep a picture of the screen for people to look at."""
        picture = self.settled()
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._kept += 1
        picture.save(self._pictures / f"{self._kept:02}-{what}.png")
        return picture

    def settled(self) -> Image.Image:
        """A picture of the screen once nothing on it moves any more."""
        pictures = [self.look()]

        def rests() -> bool:
            pictures.append(self.look())
            return len(pictures) > 4 and all(picture == pictures[-1] for picture in pictures[-4:-1])

        until(rests, "nothing moves on the screen")
        return pictures[-1]


class XScreen(Screen):
    """Xvfb under a display number that it picks itself, and xdotool."""

    def __init__(self, session: Session, pictures: Path) -> None:
        super().__init__(pictures)
        self._session = session
        self._start()

    def restart(self) -> None:
        """Let the X server crash, and start it again under the same number."""
        self._session.end(self.server.pid)
        self._start(self.display)

    def _start(self, *display: str) -> None:
        reader, writer = os.pipe()
        with open(reader, "rb") as numbers:  # noqa: PTH123 - a descriptor has no path
            size = f"{SIZE[0]}x{SIZE[1]}x24"
            self.server = self._session.start(
                *("Xvfb", *display, "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"),
                inherit=(writer,),
            )
            os.close(writer)
            number = numbers.readline().strip().decode()
        assert number, "Xvfb did not start; its output is among the artefacts"
        self.display = f":{number}"
        self._session.environment["DISPLAY"] = self.display

    def look(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display)

    def move(self, x: int, y: int) -> None:
        self._session.run("xdotool", "mousemove", str(x), str(y))

    def press(self, button: int) -> None:
        self._session.run("xdotool", "click", str(button))


class WaylandScreen(Screen):
    """The screen of a compositor of the wlroots family, and a pointer of our own."""

    def __init__(self, session: Session, pictures: Path) -> None:
        super().__init__(pictures)
        self._session = session
        self._pointer = WaylandPointer(str(session.runtime / session.environment["WAYLAND_DISPLAY"]), SIZE)
        session.at_end.append(self._pointer.close)

    def look(self) -> Image.Image:
        finished = subprocess.run(
            ["grim", "-t", "ppm", "-"], env=self._session.environment, capture_output=True, check=True, timeout=10
        )
        return Image.open(io.BytesIO(finished.stdout)).convert("RGB")

    def move(self, x: int, y: int) -> None:
        self._pointer.move(x, y)

    def press(self, button: int) -> None:
        self._pointer.press(button)
