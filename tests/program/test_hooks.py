"""Commands of the user's, run by the real program."""

from __future__ import annotations

import json
import sys

from tests.desktop.until import until
from tests.program.running import QUIET, Running

_KEEP = "import os, sys; open('part', 'w').write(sys.stdin.read()); os.rename('part', sys.argv[1])"


def test_a_command_runs_when_a_break_is_done_and_one_that_fails_is_told_of(running: Running) -> None:
    folder = running.session.folder / "home"
    keep = json.dumps([sys.executable, "-I", "-c", _KEEP, str(folder / "told")])
    running.save_schedule(f'{QUIET}[hooks]\ndone = {keep}\ndue = ["no-such-program"]\n')
    running.done("reload")
    running.done("next")
    running.done("done")
    until((folder / "told").exists, "the command has run")
    told = json.loads((folder / "told").read_text())
    assert (told["event"], told["movement"]) == ("done", running.log()[-1]["movement"])
    until(lambda: running.ask("status")[0] == 0, "it goes on")
