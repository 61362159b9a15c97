"""What is found out about the surroundings and the files, as one tree that can be sent and shown."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable
from datetime import tzinfo

from kneebreak import __version__
from kneebreak.adapters.ledger import Finding, Ledger, Need
from kneebreak.adapters.paths import Paths
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.language import marked
from kneebreak.ports import Mistakes

NEEDED = frozenset({Need.NOTIFICATIONS, Need.SCHEDULE, Need.LOG, Need.CONTROL})
"""Without any of these there is no break to be asked for, answered and logged."""

_UNKNOWN = {
    Need.CLICK: marked("not known before a first bubble is shown; “kneebreak doctor --test” shows one"),
}


def examine_files(paths: Paths, zone: tzinfo, ledger: Ledger) -> None:
    """Read the schedule, and write and remove a file where the log is."""
    _examine_schedule(paths.schedule, zone, ledger)
    _examine_log(paths.log_folder, ledger)


def tree(findings: Iterable[Finding], amiss: Iterable[str], *, running: bool) -> dict[str, object]:
    """What was found, need by need, and what else is amiss, in words for people.

    `running`: by the kneebreak that runs, of its own surroundings.
    """
    known = tuple(findings)
    needs = [_of_need(need, [finding for finding in known if finding.need is need]) for need in Need]
    return {
        "version": __version__,
        "running": running,
        "fine": all(need["served"] for need in needs if need["needed"]),
        "needs": needs,
        "amiss": list(amiss),
    }


def dump(findings: Iterable[Finding], amiss: Iterable[str]) -> str:
    """What the running kneebreak found, as JSON."""
    return json.dumps(tree(findings, amiss, running=True), ensure_ascii=False)


def _of_need(need: Need, findings: list[Finding]) -> dict[str, object]:
    sources = [
        {
            "source": finding.source,
            "serves": finding.serves,
            "reason": finding.reason,
            "advice": finding.advice,
        }
        for finding in findings
    ]
    return {
        "need": need.value,
        "needed": need in NEEDED,
        "served": any(finding.serves for finding in findings),
        "unknown": "" if findings else _UNKNOWN.get(need, marked("nothing here tells")),
        "sources": sources,
    }


def _examine_schedule(path: str, zone: tzinfo, ledger: Ledger) -> None:
    if not os.path.lexists(path):
        ledger.serve(Need.SCHEDULE, path, marked("there is none yet; the first start writes one"))
        return
    found = FileSchedule(path, zone).load()
    if isinstance(found, Mistakes):
        reason = "; ".join(found.lines)
        ledger.refuse(
            Need.SCHEDULE, path, reason, marked("mend it; “kneebreak check” shows each mistake with its place")
        )
    else:
        ledger.serve(Need.SCHEDULE, path)


def _examine_log(folder: str, ledger: Ledger) -> None:
    nearest = folder
    while not os.path.lexists(nearest) and os.path.dirname(nearest) != nearest:  # noqa: PTH120 - as in all of this folder
        nearest = os.path.dirname(nearest)  # noqa: PTH120 - the same
    try:
        # What is asked for may be a file that is in the way: then this tells.
        with tempfile.TemporaryFile(dir=nearest) as trial:
            trial.write(b"a line")
            trial.flush()
            if sys.platform != "win32":
                os.fsync(trial.fileno())
    except OSError as error:
        ledger.refuse(Need.LOG, folder, f"{nearest}: {error.strerror}", marked("see to it that you may write there"))
        return
    missing = "" if nearest == folder else marked("the folder is not there yet; the first entry makes it")
    ledger.serve(Need.LOG, folder, missing)
