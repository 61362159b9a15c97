"""Days and counts in words."""

from __future__ import annotations

from datetime import date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def days_in_words(number: int) -> str:
    """Such as "seven days" or "30 days"."""
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else f'{number:,}'} {'day' if number == 1 else 'days'}"


def counted(number: int, one: str, many: str) -> str:
    """A number and what it counts."""
    return f"{number:,} {one if number == 1 else many}"


def day_in_words(day: date) -> str:
    """Such as "Friday, 20 November 2026"."""
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def short_day(day: date) -> str:
    """Such as "Fri 20 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"
