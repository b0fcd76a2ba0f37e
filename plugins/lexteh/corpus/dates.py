"""Dates as the law gives them: exact days, and facts known only to the month or year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORMS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EARLIEST, _LATEST = 1800, 2100


def parse_day(text: str) -> date:
    """Parse ``2013-02-01``; ``ValueError`` tells what is wrong in plain words."""
    match = _FORMS.fullmatch(text)
    if not match or not match[3]:
        raise ValueError("a date is written YYYY-MM-DD, for example 2013-08-07")
    year, month, day = (int(part) for part in match.groups())
    _check_month(year, month)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ValueError(f"{year}-{month:02} has {days} days: there is no day {day:02}")
    return date(year, month, day)


def _check_month(year: int, month: int) -> None:
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError(f"the year must lie between {_EARLIEST} and {_LATEST}")
    if not 1 <= month <= 12:  # noqa: PLR2004
        raise ValueError(f"there is no month {month:02}: expected 01 to 12")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, the month or the year (``2013-04-19``, ``2012-03``, ``2010``).

    Sorts by its first possible day; ``str()`` gives the text back.
    """

    first: date
    precision: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Parse one of the three forms; ``ValueError`` in plain words."""
        match = _FORMS.fullmatch(text)
        if not match:
            raise ValueError("expected a date: YYYY-MM-DD, or YYYY-MM, or YYYY")
        if match[3]:
            return cls(parse_day(text), "day")
        year, month = int(match[1]), int(match[2] or 1)
        _check_month(year, month)
        return cls(date(year, month, 1), "month" if match[2] else "year")

    @property
    def last(self) -> date:
        """The last day that this date may mean."""
        if self.precision == "year":
            return date(self.first.year, 12, 31)
        if self.precision == "month":
            days = monthrange(self.first.year, self.first.month)[1]
            return self.first.replace(day=days)
        return self.first

    def __str__(self) -> str:
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]
