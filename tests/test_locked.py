"""The packages that the tests run with, chosen once and known by their hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

_CHECKOUT = Path(__file__).parents[1]
_PLACE = {
    "sys_platform": "linux",
    "platform_system": "Linux",
    "python_version": "3.11",
    "python_full_version": "3.11.2",
}


def locked(name: str) -> dict[str, Version]:
    """The versions in one of the lists, by package."""
    text = (_CHECKOUT / "tools" / name).read_text()
    assert "://" not in text, "a list names no place to get packages from"
    entries = re.split(r"\n(?=\S)", text.strip())
    for entry in entries:
        assert re.fullmatch(r"[\w.-]+==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), entry[:200]
    return {entry.partition("==")[0]: Version(entry.partition("==")[2].split()[0]) for entry in entries}


def test_all_that_is_asked_for_is_locked_in_a_version_that_will_do() -> None:
    document = tomllib.loads((_CHECKOUT / "pyproject.toml").read_text())
    project = document["project"]
    extras = project["optional-dependencies"]
    for asked, versions in (
        ([*project["dependencies"], *extras["dev"], *document["build-system"]["requires"]], locked("locked.txt")),
        (extras["fuzz"], locked("locked-fuzz.txt")),
    ):
        for requirement in map(Requirement, asked):
            if requirement.marker is None or requirement.marker.evaluate(_PLACE):
                assert versions[requirement.name.lower()] in requirement.specifier, f"{requirement}: run `make lock`"
