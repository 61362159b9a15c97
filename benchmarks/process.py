"""What a process weighs and how often it was woken, as Linux tells: proc(5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

_MAPPING = re.compile(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+[ \t]*(.*)")
_KIB = 1024


class Mapping(NamedTuple):
    """One mapping of a process's memory. Sizes are in bytes."""

    path: str
    """Of the file behind it; "" or a name in brackets where there is none."""
    resident: int
    proportional: int
    """The resident part, each page divided by the number of processes that have it."""
    own: int
    """What no other process has."""


def mappings(pid: int) -> list[Mapping]:
    """The memory of a process."""
    return list(_mappings(Path(f"/proc/{pid}/smaps").read_text()))


def proportional(pid: int) -> int:
    """The proportional set size of a process, in bytes."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return _kib(text, "Pss")


def proportional_alone(pid: int, belongs: Callable[[str], bool]) -> int:
    """The same in bytes, if no other process had any of the files that `belongs` names."""
    return sum(each.resident if belongs(each.path) else each.proportional for each in mappings(pid))


class Switches(NamedTuple):
    """How often the threads of a process gave the processor away."""

    voluntary: int
    """To wait: each ends a time of work, or a look of the kernel at whether there is any."""
    involuntary: int
    """Because somebody else got it."""

    def since(self, before: Switches) -> Switches:
        """Those that came after others."""
        return Switches(self.voluntary - before.voluntary, self.involuntary - before.involuntary)


def context_switches(pid: int) -> Switches:
    """All of them up to now."""
    statuses = [status.read_text() for status in Path(f"/proc/{pid}/task").glob("*/status")]
    return Switches(_switches(statuses, "voluntary"), _switches(statuses, "nonvoluntary"))


def _switches(statuses: list[str], kind: str) -> int:
    counts = (re.search(rf"^{kind}_ctxt_switches:\s+(\d+)", status, re.MULTILINE) for status in statuses)
    return sum(int(count[1]) for count in counts if count)


def _mappings(text: str) -> Iterator[Mapping]:
    # A head for each mapping, then its fields, one a line.
    heads = list(_MAPPING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        fields = text[head.end() : end]
        own = _kib(fields, "Private_Clean") + _kib(fields, "Private_Dirty")
        yield Mapping(head[1], _kib(fields, "Rss"), _kib(fields, "Pss"), own)


def _kib(fields: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", fields, re.MULTILINE)
    assert found is not None, f"the kernel does not tell {name}"  # noqa: S101 - then there is nothing to measure
    return int(found[1]) * _KIB
