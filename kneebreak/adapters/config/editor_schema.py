"""The JSON Schema beside a schedule, by which editors complete and check it."""

# ruff: noqa: PTH100, PTH105, PTH108, PTH113, PTH118, PTH119, PTH120, PTH123 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
from collections.abc import Callable

from kneebreak.adapters.config.default import write
from kneebreak.adapters.resources import resource
from kneebreak.language import is_english, tr

NAME = "schedule.schema.json"
"""What the first line of the default schedule calls it."""

_SCHEDULE = "schedule.toml"
_MENTIONED_WITHIN = 64 * 1024


def beside(schedule: str) -> str:
    """Where the schema of a schedule lies."""
    return os.path.join(os.path.dirname(os.path.abspath(schedule)), NAME)


def keep_schema(schedule: str, report: Callable[[str], object]) -> None:
    """See to it that the schema of this kneebreak is beside a schedule; what keeps it from that is reported."""
    try:
        write_schema(schedule)
    except OSError as error:
        why = tr("{beside} cannot be written ({strerror})", beside=beside(schedule), strerror=error.strerror)
        report(tr("{why}; without it editors cannot check your schedule, so make its folder writable", why=why))


def write_schema(schedule: str) -> bool:
    """Put the schema of this kneebreak beside a schedule, whole or not at all; returns whether it had to.

    Only what is called schedule.toml or mentions the schema has it: a draft elsewhere gets no company that it did not
    ask for. A link stays one. Raises OSError where it cannot be written.
    """
    if not _wants_schema(schedule):
        return False
    path = os.path.realpath(beside(schedule))
    schema = _schema()
    if _holds(path, schema):
        return False
    draft = f"{path}.{os.getpid()}.new"
    try:
        write(draft, schema)
        os.replace(draft, path)
    finally:
        if os.path.lexists(draft):
            os.unlink(draft)
    return True


def _schema() -> bytes:
    """In the language that is spoken; the one in English is made beforehand."""
    if not is_english():
        from kneebreak.adapters.config.json_schema import json_schema  # noqa: PLC0415 - in English nobody needs it

        return json_schema().encode()
    with open(resource("config", NAME), "rb") as shipped:
        return shipped.read()


def _wants_schema(schedule: str) -> bool:
    if not os.path.isfile(schedule):
        return False  # opening a pipe would wait for its writer
    try:
        with open(schedule, "rb") as file:
            return os.path.basename(schedule) == _SCHEDULE or NAME.encode() in file.read(_MENTIONED_WITHIN)
    except OSError:
        return False


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(content) + 1) == content
    except OSError:
        return False  # what cannot be read is put right, or its writing fails with the reason
