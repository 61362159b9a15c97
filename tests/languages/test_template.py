"""What translators get is what kneebreak says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_template_and_each_language_hold_what_is_said_now() -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tools/update-languages"), "--check"], capture_output=True, text=True, check=False
    )
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0)
