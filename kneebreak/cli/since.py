"""A moment in the past, as people name one."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from kneebreak.language import tr

_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}


def parse_since(text: str, now: datetime, zone: tzinfo | None) -> datetime:
    """The beginning of a day such as "today", "yesterday", "7 days" (ago) or "2025-11-22", or an ISO 8601 time.

    Days and times without an offset are those of the zone; None is the machine's own. Raises ValueError with a message
    that says what to write instead.
    """
    days = _days_back(text.lower().split())
    try:
        if days is not None:
            return _local(datetime.combine(now.astimezone(zone).date() - timedelta(days=days), time.min), zone)
        at = datetime.fromisoformat(text.strip())  # of a date alone it makes the midnight
        return at.astimezone(zone) if at.utcoffset() is not None else _local(at, zone)
    except (ValueError, OverflowError):
        raise ValueError(
            tr('"{text}" is no date; write it like 2025-11-22, today, yesterday or "7 days"', text=text)
        ) from None


def _days_back(words: list[str]) -> int | None:
    """How many days ago; None: they are other words."""
    match words:
        case ["today"]:
            return 0
        case ["yesterday"]:
            return 1
        case [number, ("day" | "days" | "week" | "weeks") as unit, *rest] if number.isdecimal() and rest in (
            [],
            ["ago"],
        ):
            return int(number) * _DAYS[unit]
        case _:
            return None


def _local(naive: datetime, zone: tzinfo | None) -> datetime:
    return naive.astimezone() if zone is None else naive.replace(tzinfo=zone)
