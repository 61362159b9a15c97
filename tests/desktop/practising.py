"""Somebody who practises in a real browser, and what they can see of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.desktop.chromium import Chromium
from tests.desktop.session import Session
from tests.desktop.until import until

_NOTE_ANNOUNCEMENTS = """
const announcer = document.getElementById("announcer");
window.announced = [];
new MutationObserver(() => announcer.textContent && announced.push(announcer.textContent))
    .observe(announcer, {childList: true, characterData: true, subtree: true});
"""


class Practising:
    """The program, its page in Chromium, and the person's keyboard."""

    def __init__(self, session: Session, pictures: Path) -> None:
        self.session = session
        self._pictures = pictures
        self.browser = Chromium(session)
        self.browser.look(1280, 800)
        # The browser that the program opens only notes where it was sent to: the real one is led there by hand.
        self._sent = session.folder / "sent"
        opener = session.folder / "browser"
        opener.write_text(f'#!/bin/sh\necho "$1" >"{self._sent}.new" && mv "{self._sent}.new" "{self._sent}"\n')
        opener.chmod(0o700)
        session.environment |= {"DISPLAY": ":none", "BROWSER": str(opener)}
        self.program: subprocess.Popen[bytes]
        self.url = ""

    def save_schedule(self, text: str) -> None:
        """Put this text into the user's schedule."""
        schedule = self.session.config / "kneebreak/schedule.toml"
        schedule.parent.mkdir(exist_ok=True)
        schedule.write_text(text)

    def start(self, *words: str, hastened: int = 1) -> None:
        """Start `kneebreak practice` with these words, and open the page it sends its browser to."""
        self.program = self.session.start(sys.executable, "-m", "kneebreak", "practice", *words)
        until(self._sent.exists, "the browser is sent to the page; outputs are among the artefacts")
        self.url = self._sent.read_text().strip()
        if hastened != 1:
            self.browser.hasten(hastened)
        self.browser.go(self.url)
        self.browser.until("document.activeElement.tagName == 'H1'")
        self.browser.run(_NOTE_ANNOUNCEMENTS)

    def press(self, *keys: str) -> None:
        self.browser.press(*keys)

    def heading(self) -> str:
        """The heading of what is to be seen."""
        return str(self.browser.value("document.querySelector('section:not([hidden]) h1')?.textContent"))

    def until_heading(self, heading: str, within: float = 60) -> None:
        until(lambda: self.heading() == heading, f"{heading!r} is the heading", within)

    def text(self, id: str) -> str:  # noqa: A002 - what HTML calls it
        return str(self.browser.value(f"document.getElementById({id!r}).textContent"))

    def announced(self) -> list[str]:
        """What a screen reader was given to say."""
        return list(self.browser.value("announced"))

    def answer(self, level: int, *, sharp: bool = False) -> None:
        """Say how much it hurts, by keyboard alone, and go on."""
        self.press("Tab")
        if self.browser.value("document.activeElement.tagName") == "SUMMARY":  # who should ask first, at the beginning
            self.press("Tab")
        self.press(*[" "] if level == 0 else ["Right"] * level)
        assert self.browser.value("document.activeElement.value") == str(level)
        if sharp:
            self.press("Tab", " ")
        self.press("Enter")

    def faults(self) -> list[str]:
        """What axe-core finds wrong with the page as it is now."""
        return self.browser.faults()

    def picture(self, name: str) -> None:
        self.browser.picture(self._pictures / f"{name}.png")

    def log(self) -> list[dict[str, Any]]:
        """The lines of the log, oldest first."""
        files = sorted((self.session.folder / "data/kneebreak/log").glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text().splitlines()]

    def output(self) -> str:
        [output] = self.session.artefacts.glob(f"*-{Path(sys.executable).name}.log")
        return output.read_text()
