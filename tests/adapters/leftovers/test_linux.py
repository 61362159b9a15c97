"""Giving memory back, on the real kernel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kneebreak.adapters.leftovers.linux import unwritten

_HEAD = "7f0000000000-7f0000002000 {permissions} 00001000 fe:00 26723    {path}\n"
_REST = """\
Size:                  8 kB
Rss:                   8 kB
Shared_Clean:          8 kB
Anonymous:             {anonymous} kB
Swap:                  {swap} kB
SwapPss:               0 kB
VmFlags: rd mr mw me
"""
_A_LIFE = """
import gc, sys
from kneebreak.adapters.leftovers.linux import give_back

def resident():
    with open("/proc/self/smaps_rollup") as rollup:
        return int(rollup.read().partition("Rss:")[2].split()[0])

import ctypes, datetime, decimal, hashlib, json, re, sqlite3, zlib
waste = [{str(number): number} for number in range(100_000)]
waste.append(waste)
del waste
before = resident()
give_back()
after = resident()
assert json.loads('{"a": [1, 2.5]}') == {"a": [1, 2.5]}
assert re.fullmatch(r"(a|b)+", "abab")
assert decimal.Decimal(2).sqrt() * decimal.Decimal(2).sqrt() < 3
assert hashlib.sha256(zlib.compress(b"a" * 100_000)).hexdigest()
assert sqlite3.connect(":memory:").execute("select 1 + 1").fetchone() == (2,)
give_back()
try:
    raise ValueError("still here")
except ValueError as error:
    print(before, after, error)
"""


def _mapping(path: str, permissions: str = "r-xp", anonymous: int = 0, swap: int = 0) -> list[bytes]:
    text = _HEAD.format(permissions=permissions, path=path) + _REST.format(anonymous=anonymous, swap=swap)
    return text.encode().splitlines(keepends=True)


@pytest.mark.parametrize("permissions", ["r-xp", "r--p", "r--s"])
@pytest.mark.parametrize("path", ["/usr/lib/libpython3.11.so.1.0", "/home/a b/lib.so", "/lib/gone.so (deleted)"])
def test_what_is_as_in_its_file_can_go(permissions: str, path: str) -> None:
    assert [*unwritten(_mapping(path, permissions))] == [(0x7F0000000000, 0x7F0000002000)]


@pytest.mark.parametrize(
    "maps",
    [
        _mapping("/usr/lib/libc.so.6", "rw-p"),
        _mapping("/usr/lib/libc.so.6", "r--p", anonymous=4),
        _mapping("/usr/lib/libc.so.6", "r--p", swap=4),
        _mapping("[vdso]"),
        _mapping(""),
    ],
    ids=["can be written to", "was written to", "was written to and swapped out", "the kernel's own", "nobody's"],
)
def test_what_would_be_lost_stays(maps: list[bytes]) -> None:
    assert [*unwritten(maps)] == []
    # Nor does it keep others from going, whichever comes first.
    other = _mapping("/usr/lib/libm.so.6")
    assert len([*unwritten(maps + other)]) == len([*unwritten(other + maps)]) == 1


def test_a_program_has_less_afterwards_and_goes_on_as_before() -> None:
    finished = subprocess.run([sys.executable, "-c", _A_LIFE], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    before, after, *said = finished.stdout.split()
    assert " ".join(said) == "still here"
    assert int(before) - int(after) > 2000, "KiB"


def test_it_names_mappings_of_this_very_process() -> None:
    with Path("/proc/self/smaps").open("rb") as maps:
        found = [*unwritten(maps)]
    assert found
    assert all(start < end for start, end in found)
