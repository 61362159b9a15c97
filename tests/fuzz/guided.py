"""Makes up cases that lead into ever new corners of the program, by atheris: `python -m tests.fuzz.guided NAME CASES`.

It ends with the first case that the program does not take, and leaves it in a file.
Its last line is the figures, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # without types, and there for the long form alone

with atheris.instrument_imports(include=["kneebreak", "jeepney", "tomllib"]):
    from tests.fuzz.case import Holdings, Meter
    from tests.fuzz.inputs import INPUTS

_LONGEST = 4096
"""In bytes: of a case."""


def main(name: str, cases: int) -> None:
    """Feed so many cases of one input."""
    wanted = INPUTS[name]
    folder = Path(tempfile.mkdtemp(prefix="kneebreak-guided-"))
    for number, seed in enumerate(wanted.seeds):
        (folder / f"seed-{number}").write_bytes(seed)
    words = folder / "words.txt"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in (*wanted.words, b"\0\0\0\0")))
    run = _Run(Meter(wanted), cases)
    options = [f"-dict={words}", f"-max_len={_LONGEST}", "-seed=1", "-verbosity=0", "-print_final_stats=0"]
    (folder / "corpus").mkdir()
    atheris.Setup([sys.argv[0], f"-artifact_prefix={folder}/", *options, str(folder / "corpus"), str(folder)], run.feed)
    atheris.Fuzz()


class _Run:
    """Counts, and says at the end what it came to."""

    def __init__(self, meter: Meter, cases: int) -> None:
        self._meter = meter
        self._cases = cases
        self._began = time.monotonic()
        self._early = Holdings.now()

    def feed(self, data: bytes) -> None:
        self._meter.feed(data)
        if self._meter.cases == self._cases // 2:
            self._early = Holdings.now()
        if self._meter.cases == self._cases:
            self._tell()
            sys.stdout.flush()
            os._exit(0)  # libFuzzer takes any other end for a find

    def _tell(self) -> None:
        late = Holdings.now()
        figures: dict[str, Any] = {
            "cases": self._cases,
            "seconds": round(time.monotonic() - self._began),
            "slowest": round(self._meter.slowest, 4),
            "blocks": late.blocks - self._early.blocks,
            "kibibytes": late.kibibytes - self._early.kibibytes,
        }
        print(json.dumps(figures))  # noqa: T201 - whoever started it reads them


def _escaped(word: bytes) -> str:
    """As libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
