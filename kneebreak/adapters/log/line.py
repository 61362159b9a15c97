"""One line of the log, read back."""

from __future__ import annotations

import json
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from enum import Enum
from sys import intern
from typing import Literal, TypeVar

import msgspec

from kneebreak.adapters.log.jsonlines import VERSION
from kneebreak.engine.entry import Correction, Outcome, Via
from kneebreak.engine.movement import Kind, Posture, Side
from kneebreak.engine.summary import Logged

_Choice = TypeVar("_Choice", bound=Enum)


def parse(text: str) -> Logged | Correction:
    """What a line says, its times in UTC.

    Raises ValueError, with what is wrong in words, where it is not one that this version knows. Fields that are
    not known are passed over: they may be a later version's, or the user's.
    """
    # Nearly all lines are entries as kneebreak writes them, which this reads six times as fast as the other.
    return _usual(text) or _careful(text)


class _Usual(msgspec.Struct, gc=False):
    """An entry's fields, of the very types that they are written in."""

    v: Literal[1]
    id: str
    at: str
    due: str
    machine: str
    outcome: Outcome
    posture: Posture
    shown: str | None = None
    movement: str | None = None
    kind: Kind | None = None
    side: Side | None = None
    via: Via | None = None
    reason: str | None = None
    undoes: None = None


_DECODER = msgspec.json.Decoder(_Usual)


def _usual(text: str) -> Logged | None:
    """What a line says if it is a usual one."""
    try:
        line = _DECODER.decode(text)
        at, due = _instant(line.at), _instant(line.due)
        shown = None if line.shown is None else _instant(line.shown)
    except (ValueError, RecursionError):
        return None
    return Logged(
        line.id,
        at,
        due,
        shown,
        intern(line.machine),  # few of them, many times
        line.outcome,
        line.movement and intern(line.movement),
        line.kind,
        line.side,
        line.posture,
        line.via,
        line.reason,
    )


def _careful(text: str) -> Logged | Correction:
    fields = _Fields(_object(text))
    fields.check_version()
    if fields.has("undoes"):
        return Correction(id=fields.text("id"), at=fields.time("at"), undoes=fields.text("undoes"))
    return Logged(
        id=fields.text("id"),
        at=fields.time("at"),
        due=fields.time("due"),
        shown=fields.time("shown") if fields.has("shown") else None,
        machine=fields.text("machine"),
        outcome=fields.choice("outcome", Outcome),
        movement=fields.text("movement") if fields.has("movement") else None,
        kind=fields.choice("kind", Kind) if fields.has("kind") else None,
        side=fields.choice("side", Side) if fields.has("side") else None,
        posture=fields.choice("posture", Posture),
        via=fields.choice("via", Via) if fields.has("via") else None,
        reason=fields.text("reason") if fields.has("reason") else None,
    )


def _object(text: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("is torn or no JSON") from None
    if not isinstance(found, dict):
        raise ValueError("is no JSON object")  # noqa: TRY004 - one error for all that a line can be
    return found


class _Fields:
    """The fields of a line; each way to read one raises ValueError where it is something else."""

    def __init__(self, fields: dict[str, object]) -> None:
        self._fields = fields

    def check_version(self) -> None:
        version = self._fields.get("v")
        if version is None:
            raise ValueError("v: is missing")
        if version != VERSION or isinstance(version, bool):
            raise ValueError(f"v: is {_shown(version)}, and this kneebreak knows version {VERSION} alone; update it")

    def has(self, name: str) -> bool:
        return self._fields.get(name) is not None

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if value is None:
            raise ValueError(f"{name}: is missing")
        if not isinstance(value, str):
            raise ValueError(f"{name}: is {_shown(value)} and not a text")  # noqa: TRY004 - as above
        return value

    def time(self, name: str) -> datetime:
        text = self.text(name)
        try:
            return _instant(text)
        except ValueError as error:
            raise ValueError(f"{name}: {_shown(text)} {error}") from None

    def choice(self, name: str, choices: type[_Choice]) -> _Choice:
        text = self.text(name)
        try:
            return choices(text)
        except ValueError:
            raise ValueError(f"{name}: {_shown(text)} is unknown to this kneebreak; update it") from None


def _instant(text: str) -> datetime:
    """The time, in UTC, that a text with its offset names; raises ValueError with what is wrong with it."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("is not a time") from None
    if at.tzinfo is None:
        raise ValueError("lacks its offset from UTC")
    if not MINYEAR < at.year < MAXYEAR:  # at the ends of the calendar it could not be shown in another time zone
        raise ValueError("is not a time")
    return at.astimezone(UTC)


def _shown(value: object) -> str:
    """A value fit for a message, however long it is."""
    text = json.dumps(value)
    return text if len(text) <= 40 else text[:39] + "…"
