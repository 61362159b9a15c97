"""A table of a TOML document whose values are not to be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TypeVar

from kneebreak.record import NamedTuple

_Choice = TypeVar("_Choice", bound=Enum)

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


class Table(NamedTuple):
    """Each way to read a value raises ValueError, with the place and what is wrong, where it is something else.

    A value that is missing is `missing`, where there is such a thing: what a newer kneebreak keeps, the file of an
    older one has not.
    """

    values: dict[str, object]
    latest: datetime
    """No time in it is later."""
    place: str = ""

    def table(self, name: str, missing: dict[str, object] | None = None) -> Table:
        """A table within."""
        value = self.values.get(name, missing)
        if not isinstance(value, dict):
            raise self.wrong(name, "a table")
        return Table(value, self.latest, self._at(name))

    def tables(self, name: str) -> Iterator[Table]:
        """A list of tables within; a missing one is empty."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(name, "a list of tables")
        return (Table(each, self.latest, f"{self._at(name)}[{number}]") for number, each in enumerate(value, 1))

    def has(self, name: str) -> bool:
        """Whether there is such a value at all."""
        return name in self.values

    def text(self, name: str) -> str:
        """A text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.wrong(name, "a text")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; a missing one is empty."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(name, "a list of texts")
        return tuple(value)

    def count(self, name: str, missing: int | None = None) -> int:
        """A whole number from zero."""
        value = self.values.get(name, missing)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(name, "a whole number from 0")
        return value

    def flag(self, name: str, *, missing: bool | None = None) -> bool:
        """True or false."""
        value = self.values.get(name, missing)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def seconds(self, name: str, missing: float | None = None) -> timedelta:
        """A length of time, which is given in seconds."""
        value = self.values.get(name, missing)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= timedelta.max.days:
            raise self.wrong(name, "a number of seconds")
        return timedelta(seconds=value)

    def instant(self, name: str) -> datetime:
        """A time with an offset, in UTC."""
        value = self.values.get(name)
        if not isinstance(value, datetime) or value.utcoffset() is None:
            raise self.wrong(name, "a time with its offset from UTC")
        if not EARLIEST <= value <= self.latest:
            raise self.wrong(name, f"a time between {EARLIEST.year} and {self.latest.year}")
        return value.astimezone(UTC)

    def instant_or_none(self, name: str) -> datetime | None:
        """The same, if it is there."""
        return self.instant(name) if self.has(name) else None

    def day(self, name: str) -> date:
        """A date."""
        value = self.values.get(name)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(name, "a date")
        if not EARLIEST.date() <= value <= self.latest.date():
            raise self.wrong(name, f"a date between {EARLIEST.year} and {self.latest.year}")
        return value

    def choice(self, name: str, choices: type[_Choice], missing: _Choice | None = None) -> _Choice:
        """One of the values of an enum."""
        if missing is not None and not self.has(name):
            return missing
        text = self.text(name)
        if text not in {choice.value for choice in choices}:
            raise self.wrong(name, " or ".join(choice.value for choice in choices))
        return choices(text)

    def wrong(self, name: str, wanted: str) -> ValueError:
        """What is to be raised where a value is not what it should be."""
        return ValueError(f"{self._at(name)}: is not {wanted}" if self.has(name) else f"{self._at(name)}: is missing")

    def _at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name
