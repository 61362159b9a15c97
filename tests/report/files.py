"""Entries as lines of log files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kneebreak.engine.entry import Correction
from kneebreak.engine.summary import Logged


def text(line: Logged | Correction, machine: str = "desk") -> str:
    """The line of the log that says this."""
    if isinstance(line, Correction):
        undoing = {"v": 1, "id": line.id, "at": line.at.isoformat(), "machine": machine, "undoes": line.undoes}
        return json.dumps(undoing)
    fields = {
        "v": 1,
        **line._asdict(),
        "at": line.at.isoformat(),
        "due": line.due.isoformat(),
        "shown": line.shown and line.shown.isoformat(),
        "outcome": line.outcome.value,
        "kind": line.kind and line.kind.value,
        "side": line.side and line.side.value,
        "posture": line.posture.value,
        "via": line.via and line.via.value,
    }
    return json.dumps(fields, ensure_ascii=False)


def write(path: Path, lines: Iterable[Logged | Correction]) -> None:
    """Make a file of the log."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{text(line)}\n" for line in lines), encoding="utf-8", errors="surrogatepass")
