"""Years of a log as three machines and a file sync leave it: to measure with, and to count exactly."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

MACHINES = ("desk", "laptop", "attic")
_KINDS = {
    "stand": ("stand-work", "standing", None),
    "floor": ("floor-long", "floor", None),
    "turn": ("stand-turn", "standing", "alternate"),
    "feet": ("feet-line", "sitting", None),
    "hips": ("side-leg-lift", "standing", "alternate"),
    "core": ("brace-breath", "sitting", None),
    "knee": ("quad-set", "sitting", "both"),
    "reach": ("reach-high", "standing", "alternate"),
    "walk": ("walk-lap", "moving", None),
}
_OUTCOMES = {"done": 60, "snoozed": 12, "skipped": 6, "missed": 9, "rested": 9, "held": 4}
_REASONS = ("call", "full_screen", "do_not_disturb")
_VIAS = ("notification", "tray", "cli")
_ODD = (
    '{"v":1,"id":"torn","at":"2020-0',
    "\0" * 64,
    '{"v":2,"id":"of-a-later-version"}',
    "7",
    '{"v":1,"id":"no-offset","at":"2020-02-02T10:00:00"}',
)
"""Lines that no reader can use."""


def write_years(  # noqa: PLR0913 - what there is to choose
    folder: Path,
    last: datetime,
    entries: int,
    *,
    years: float = 10,
    seed: int = 1,
    machines: tuple[str, str, str] = MACHINES,
) -> int:
    """Write that many entries, evenly over the years before `last`, into a folder; returns how many lines are odd.

    The first of the machines is used most, the last one least. Some entries are undone, two in a hundred lines stand
    in a conflict copy as well, and some are torn.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    lines: dict[str, list[str]] = {}
    step = timedelta(days=365.25 * years) / entries
    names = count()
    at, odd, left = last - step * entries, 0, entries
    while left:
        at += step
        machine = chance.choices(machines, (6, 3, 1))[0]
        entry = _entry(chance, at, machine, f"{next(names):x}")
        into = lines.setdefault(f"{machine}-{_local(at).year}", [])
        into.append(_text(entry))
        left -= 1
        if chance.random() < 0.01:
            into.append(_text(_correction(entry, at + step / 2, f"c{next(names):x}")))
        if chance.random() < 0.0005:
            into.append(chance.choice(_ODD))
            odd += 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in lines.items():
        (folder / f"{name}.jsonl").write_text("\n".join(content) + "\n")
        copied = [line for line in content if line not in _ODD and chance.random() < 0.02]
        (folder / f"{name} (conflicted copy 2025-11-22).jsonl").write_text("\n".join(copied) + "\n")
    return odd


def _entry(chance: random.Random, at: datetime, machine: str, name: str) -> dict[str, object]:
    outcome = chance.choices(list(_OUTCOMES), list(_OUTCOMES.values()))[0]
    kind = chance.choice(list(_KINDS))
    movement, posture, sides = _KINDS[kind]
    moves = outcome not in ("rested", "held")
    return {
        "v": 1,
        "id": name,
        "at": _time(at),
        "due": _time(at - timedelta(minutes=3)),
        "shown": _time(at - timedelta(minutes=2)) if moves else None,
        "machine": machine,
        "outcome": outcome,
        "movement": movement if moves else None,
        "kind": kind if moves else None,
        "side": _side(chance, sides) if moves else None,
        "posture": posture if outcome == "done" else "sitting",
        "via": chance.choice(_VIAS) if outcome in ("done", "snoozed", "skipped") else None,
        "reason": chance.choice(_REASONS) if outcome == "held" else None,
    }


def _side(chance: random.Random, sides: str | None) -> str | None:
    return chance.choice(("left", "right")) if sides == "alternate" else sides


def _correction(entry: dict[str, object], at: datetime, name: str) -> dict[str, object]:
    return {"v": 1, "id": name, "at": _time(at), "machine": entry["machine"], "undoes": entry["id"]}


def _local(at: datetime) -> datetime:
    """Central European time, roughly."""
    return at.astimezone(timezone(timedelta(hours=2 if 4 <= at.month <= 10 else 1)))


def _time(at: datetime) -> str:
    return _local(at).isoformat(timespec="milliseconds")


def _text(fields: dict[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def all_lines(folder: Path) -> Iterator[str]:
    """Every line of every file, odd ones too."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from path.read_text().splitlines()
