"""How much disk a program takes, with what it needs to run, as Debian's package manager and the file system tell."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection
from pathlib import Path

_FIELDS = ("Package", "Provides", "Pre-Depends", "Depends", "Installed-Size", "db:Status-Status")
_KIB = 1024


class Packages:
    """The packages installed here."""

    def __init__(self) -> None:
        rows = _query(*_FIELDS)
        self._needs = {row["Package"]: f"{row['Pre-Depends']}, {row['Depends']}" for row in rows}
        self._size = {row["Package"]: int(row["Installed-Size"] or 0) * _KIB for row in rows}
        self._provider = {name: row["Package"] for row in rows for name in _names(row["Provides"])}

    def size(self, *names: str) -> int:
        """The installed size of these packages alone, in bytes."""
        return sum(self._size[name] for name in names)

    def size_with_needs(self, *names: str) -> int:
        """The installed size of these packages and all that they depend on, in bytes; each package counts once."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._needs_of(name)
        return self.size(*found)

    def _needs_of(self, name: str) -> list[str]:
        """What is installed of each choice of its dependencies: the first of them that is there."""
        groups = [_names(group.replace("|", ",")) for group in self._needs[name].split(",") if group.strip()]
        there = [[each for each in map(self._installed, group) if each] for group in groups]
        return [group[0] for group in there if group]

    def _installed(self, name: str) -> str | None:
        return name if name in self._size else self._provider.get(name)


def size_of_folder(folder: Path, besides: Collection[str]) -> int:
    """The size of all files in a folder, in bytes, but for those in folders of these names and behind links."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files if not set(path.parts).intersection(besides))


def _query(*fields: str) -> list[dict[str, str]]:
    form = "\t".join(f"${{{field}}}" for field in fields) + "\n"
    answer = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={form}"], capture_output=True, text=True, check=True
    )
    rows = [dict(zip(fields, line.split("\t"), strict=True)) for line in answer.stdout.splitlines()]
    return [row for row in rows if row["db:Status-Status"] == "installed"]


def _names(field: str) -> list[str]:
    """The names in a field of dependencies, without versions and architectures."""
    return re.findall(r"(?:^|,)\s*([a-z0-9][a-z0-9.+-]*)", field)
