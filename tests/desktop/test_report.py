"""The report in a real Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kneebreak.engine.summary import Logged
from tests.desktop.chromium import Chromium
from tests.desktop.session import Session
from tests.report.files import write
from tests.report.workdays import workdays

FRIDAY = datetime(2025, 11, 21, 15, 40, tzinfo=UTC)
_REPORT = (
    "import sys; from datetime import datetime; from kneebreak.cli.report import show_report; "
    "sys.exit(show_report(sys.argv[2], 'page', now=datetime.fromisoformat(sys.argv[1])))"
)
SIZES = {"desk": (1280, 800), "laptop": (1024, 640), "phone": (390, 844), "small": (320, 568)}
HOSTILE = (
    "</title></style><script>document.title='taken'</script>"
    "<img src=http://127.0.0.1:9/x onerror=alert(1)>\"'&\0\x1b[2J\u202e"
)


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
        return self.session.run(sys.executable, "-c", _REPORT, now.isoformat(), since, within=30)

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

    def whole(self, name: str, size: str, scheme: str = "light") -> None:
        """A picture of all of the page."""
        height = int(self.browser.value("document.documentElement.scrollHeight"))
        self.browser.look(SIZES[size][0], height, prefers_color_scheme=scheme)
        self.picture(name)


@pytest.fixture
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    folders = [request.config.rootpath / "build" / kind / f"report-{name}" for kind in ("outputs", "screenshots")]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    session = Session(folders[0])
    try:
        yield Reader(session, folders[1])
    finally:
        session.close()


def test_it_looks_well_on_every_size_and_in_both_schemes_and_axe_finds_nothing(reader: Reader) -> None:
    found: list[str] = []
    views = {"full": workdays(FRIDAY, 340), "first-day": workdays(FRIDAY, 1), "empty": []}
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
