"""The report in a real Chromium."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

import kneebreak
from kneebreak.engine.summary import Logged
from tests.desktop.chromium import Chromium
from tests.desktop.session import Session
from tests.report.files import write
from tests.report.workdays import workdays

FRIDAY = datetime(2025, 11, 21, 15, 40, tzinfo=UTC)
_REPORT = (
    "import sys; from datetime import datetime; from kneebreak.cli.report import Form, show_report; "
    "sys.exit(show_report(sys.argv[2], Form.PAGE, now=datetime.fromisoformat(sys.argv[1])))"
)
SIZES = {"desk": (1280, 800), "laptop": (1024, 640), "phone": (390, 844), "small": (320, 568)}
HOSTILE = "</title></style><script>document.title='taken'</script><img src={}x onerror=alert(1)>\"'&\0\x1b[2J\u202e"


class Counting(BaseHTTPRequestHandler):
    """Somebody elsewhere, whom nobody is to ask."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


class Reader:
    """Somebody whose log this is, at the time that the log tells, with a browser."""

    def __init__(self, session: Session, pictures: Path) -> None:
        self.session = session
        self.browser = Chromium(session)
        self._pictures = pictures
        self.path = session.folder / "state/kneebreak/report.html"

    def has(self, entries: list[Logged]) -> None:
        write(self.session.folder / "data/kneebreak/log/desk-2025.jsonl", entries)

    def report(self, since: str = "week", *, now: datetime = FRIDAY) -> subprocess.CompletedProcess[str]:
        """Run the command as if it were now."""
        return self.session.run(sys.executable, "-c", _REPORT, now.isoformat(), since)

    def read(self, since: str = "week", *, now: datetime = FRIDAY) -> None:
        """Make the page and open it."""
        made = self.report(since, now=now)
        assert (made.returncode, made.stderr) == (0, "")
        assert made.stdout == f"{self.path}\n"
        self.look("desk")
        self.browser.go(self.path.as_uri())

    def look(self, size: str, scheme: str = "light") -> None:
        self.browser.look(*SIZES[size], prefers_color_scheme=scheme)

    def picture(self, name: str) -> None:
        self.browser.picture(self._pictures / f"{name}.png")

    def keep(self, name: str, content: bytes) -> None:
        self._pictures.mkdir(parents=True, exist_ok=True)
        (self._pictures / name).write_bytes(content)

    def whole(self, name: str, size: str, scheme: str = "light") -> None:
        """A picture of all of the page."""
        height = int(self.browser.value("document.documentElement.scrollHeight"))
        self.browser.look(SIZES[size][0], height, prefers_color_scheme=scheme)
        self.picture(name)


@pytest.fixture
def reader(browsing: tuple[Session, Path]) -> Reader:
    return Reader(*browsing)


def test_it_is_well_on_every_size_in_both_schemes_and_axe_finds_nothing(reader: Reader) -> None:
    found: list[str] = []
    views = {"full": workdays(FRIDAY, 200), "first-day": workdays(FRIDAY, 1), "empty": []}
    for view, entries in views.items():
        reader.has(entries)
        reader.read()
        for size in SIZES:
            for scheme in ("light", "dark"):
                reader.look(size, scheme)
                found += [f"{view}, {size}, {scheme}: {fault}" for fault in reader.browser.faults()]
                assert reader.browser.value("document.documentElement.scrollWidth") <= SIZES[size][0], (view, size)
                reader.whole(f"{view}-{size}-{scheme}", size, scheme)
    assert found == []
    assert reader.browser.complaints() == []


def test_what_to_know_before_the_start_is_well_on_a_desk_and_on_a_phone(reader: Reader) -> None:
    reader.session.environment |= {"DISPLAY": ":none", "BROWSER": "true"}
    made = reader.session.run(sys.executable, "-m", "kneebreak", "about", "--open")
    page = reader.path.with_name("about.html")
    assert (made.returncode, made.stdout, made.stderr) == (0, f"{page}\n", "")
    reader.browser.go(page.as_uri())
    for size, scheme in (("desk", "light"), ("phone", "dark")):
        reader.look(size, scheme)
        assert reader.browser.faults() == []
        assert reader.browser.value("document.documentElement.scrollWidth") <= SIZES[size][0]
        reader.whole(f"about-{size}-{scheme}", size, scheme)


def test_dark_is_dark_and_light_is_light(reader: Reader) -> None:
    reader.has(workdays(FRIDAY, 30))
    reader.read()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = reader.browser.value(ground)
    reader.look("desk", "dark")
    assert (light, reader.browser.value(ground)) == ("rgb(245, 249, 247)", "rgb(16, 24, 27)")


def test_a_hostile_log_is_read_and_does_nothing_and_no_request_goes_out(reader: Reader) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        words = HOSTILE.format(address)
        reader.has([each._replace(movement=words, reason=words, machine=words) for each in workdays(FRIDAY, 5)])
        reader.read()
        assert reader.browser.value("document.title") == "The last seven days · kneebreak"
        assert reader.browser.value("document.scripts.length") == 0
        assert reader.browser.value("document.images.length") == 1
        assert reader.browser.value("performance.getEntriesByType('resource').map(entry => entry.name)") == []
        # Even what had come in some other way would find no way out.
        reader.browser.run(f"document.body.append(Object.assign(new Image(), {{src: '{address}image'}}))")
        reader.browser.until("document.images[1].complete")
        assert any("Content Security Policy" in complaint for complaint in reader.browser.complaints())
        server.shutdown()
        assert Counting.asked == []


def test_the_keyboard_opens_every_table(reader: Reader) -> None:
    reader.has(workdays(FRIDAY, 30))
    reader.read()
    number = reader.browser.value("document.querySelectorAll('details').length")
    assert number == 4
    for _ in range(number):
        reader.browser.press("Tab")
        assert reader.browser.value("document.activeElement.tagName") == "SUMMARY"
        reader.browser.press("Enter")
        reader.browser.press("Tab")  # into the table, which may have to be scrolled
        assert reader.browser.value("document.activeElement.className") == "frame"
    assert reader.browser.value("document.querySelectorAll('details[open]').length") == number
    assert reader.browser.faults() == []
    reader.whole("tables", "desk")


def test_on_paper_it_is_light_and_whole(reader: Reader) -> None:
    reader.has(workdays(FRIDAY, 200))
    reader.read()
    reader.look("desk", "dark")
    pages = reader.browser.printed()
    assert pages.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 2
    reader.keep("paper.pdf", pages)


def test_open_sends_the_browser_to_the_page(reader: Reader) -> None:
    reader.has(workdays(datetime.now(UTC), 5))
    sent = reader.session.folder / "sent"
    opener = reader.session.folder / "browser"
    opener.write_text(f'#!/bin/sh\necho "$1" >"{sent}"\n')
    opener.chmod(0o700)
    reader.session.environment |= {"DISPLAY": ":none", "BROWSER": str(opener)}
    made = reader.session.run(sys.executable, "-m", "kneebreak", "report", "--month", "--open")
    assert (made.returncode, made.stdout, made.stderr) == (0, f"{reader.path}\n", "")
    assert sent.read_text().strip() == reader.path.as_uri()
    reader.browser.go(sent.read_text().strip())
    assert reader.browser.value("document.querySelector('h1').textContent") == "The last 30 days"


def test_its_colours_are_those_of_the_practice() -> None:
    def colours(*parts: str) -> set[str]:
        style = Path(kneebreak.__file__).parent.joinpath(*parts).read_text()
        return set(re.findall(r"--(?:ground|card|line|edge|ink|soft|accent|on-accent|tile|warm): #\w+;", style))

    assert colours("report", "style", "report.css") - {"--ground: #ffffff;"} == colours("practice", "page", "page.css")
