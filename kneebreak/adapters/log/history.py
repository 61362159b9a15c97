"""The entries of the log alone, many years of them in little memory."""

from __future__ import annotations

from datetime import datetime

from kneebreak.adapters.log.correcting import corrected
from kneebreak.adapters.log.reading import readable
from kneebreak.engine.entry import Correction
from kneebreak.engine.summary import Logged
from kneebreak.record import NamedTuple


class History(NamedTuple):
    """What holds of the log."""

    entries: tuple[Logged, ...]
    """After all corrections, oldest first."""
    problems: tuple[str, ...]
    """What was passed over: where, and what is wrong with it."""


def read_history(folder: str, since: datetime) -> History:
    """The entries of a folder of logs from then on; raises OSError where it cannot be read."""
    problems: list[str] = []
    # A correction is needed whatever its time: clocks may have been set in between.
    says = [line for _, line in readable(folder, since, problems) if isinstance(line, Correction) or line.at >= since]
    entries = (says[place] for place in corrected(says))
    return History(tuple(entry for entry in entries if isinstance(entry, Logged)), tuple(problems))
