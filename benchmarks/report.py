"""`python -m benchmarks.report`: makes a report out of ten years of a log, and ends with 1 where it takes too much."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.log_years import write_years

ENTRIES = 220_000
_LAST = datetime(2025, 11, 21, 16, tzinfo=UTC)
_SECONDS, _MIB = 3.0, 200.0
_REPORT = (
    "import sys; from datetime import datetime; from kneebreak.cli.report import Form, show_report; "
    "sys.exit(show_report('2015-01-01', Form.PAGE, now=datetime.fromisoformat(sys.argv[1])))"
)


def main() -> int:
    """Measure and tell."""
    with tempfile.TemporaryDirectory(prefix="kneebreak-") as folder:
        homes = {name: f"{folder}/{name}" for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
        write_years(Path(homes["XDG_DATA_HOME"]) / "kneebreak/log", _LAST, ENTRIES)
        wall, processor = min(_measure(os.environ | homes) for _ in range(3))
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{ENTRIES:,} entries: {wall:.2f} s (aim {_SECONDS:g}), {processor:.2f} s of the processor, best of 3;")
    print(f"at most {used:.0f} MiB (aim {_MIB:g})")
    return 0 if wall <= _SECONDS and used <= _MIB else 1


def _measure(environment: dict[str, str]) -> tuple[float, float]:
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", _REPORT, _LAST.isoformat()], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    after, ended = os.times(), time.perf_counter()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return ended - began, spent


if __name__ == "__main__":
    sys.exit(main())
