"""`python -m tests.year FOLDER SEED WEEKS MORE [restarts]`: lives so many weeks, then more; prints what there was.

Of a program that is started anew within one process the memory is not that of one that is left running.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path

from tests.year.life import Year


def main() -> None:
    """Live, weigh, live on, weigh again."""
    folder, seed, weeks, more = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    began = time.monotonic()
    year = Year(folder, seed, restarts="restarts" in sys.argv[5:])
    before = _live(year, weeks)
    after = _live(year, more)
    laws = year.laws
    assert year.read_log() == laws.outcomes, "the log holds what was written"
    seen = {"shown": laws.shown, "ended": laws.ended, "most wake-ups a day": laws.most_wakes, "log": laws.outcomes}
    print(json.dumps({"before": before, "after": after, "seconds": round(time.monotonic() - began), **seen}))  # noqa: T201 - what a program answers


def _live(year: Year, weeks: int) -> dict[str, int]:
    """What it weighs after so many weeks; whatever CPython keeps for the next objects is given back now and then."""
    for _ in range(weeks):
        year.live(7)
        gc.collect()
    return _weigh()


def _weigh() -> dict[str, int]:
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
    descriptors = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - one call, one descriptor
    return {"blocks": sys.getallocatedblocks(), "resident": resident, "descriptors": descriptors}


if __name__ == "__main__":
    main()
