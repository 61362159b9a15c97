"""The days that a report is about."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from kneebreak.language import tr, tr_many
from kneebreak.record import NamedTuple
from kneebreak.wording.numbers import in_words


class Span(Enum):
    """Periods that have a name, by their length in days; each ends today."""

    WEEK = 7
    MONTH = 30
    YEAR = 365


class Period(NamedTuple):
    """Days, the first and the last included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    @property
    def title(self) -> str:
        """What they are called."""
        if self.length == 1:
            return tr("Today")
        return tr_many("The last {number} day", "The last {number} days", self.length, number=in_words(self.length))

    def days(self) -> list[date]:
        """All of them, oldest first."""
        return [self.first + timedelta(days=number) for number in range(self.length)]


def period(span: Span | date, today: date) -> Period:
    """The named span that ends today, or the days since a date (today, where that is still to come)."""
    if isinstance(span, Span):
        return Period(today - timedelta(days=span.value - 1), today)
    return Period(min(span, today), today)
