"""How texts changed: the status of a provision, its timeline, that of a whole instrument."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lexteh.corpus.corpus import covers, natural_key, next_day
from lexteh.corpus.model import Interval, Precision, Provision, Version


class Status(StrEnum):
    """Where a provision stands on a day, as one word."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPLACED = "replaced"
    REPEALED = "repealed"


def status(provision: Provision, today: date) -> Status:
    """The status of *provision* on *today*."""
    if any(covers(v, today) for v in provision.versions):
        return Status.IN_FORCE
    if provision.versions[0].in_force > today:
        return Status.NOT_YET
    return Status.REPLACED if provision.successors else Status.REPEALED


def amended_on(provision: Provision, version: Version) -> date | None:
    """The day on which *version* amended the one before it; ``None`` for the first version and
    where the day itself is not known.
    """
    first = provision.versions[0]
    if version is first or version.in_force_precision is Precision.SEEN:
        return None
    return version.in_force


class Change(StrEnum):
    """What happened to a provision on a day."""

    FIRST = "first"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Step:
    """One day in the life of the provision at ``address``; ``by`` is the amending instrument's
    address or empty, ``version`` the wording that began, or the last one if it ended.
    """

    day: date
    change: Change
    address: str
    version: Version
    by: str


def provision_timeline(address: str, provision: Provision) -> list[Step]:
    """The beginnings of all versions and the end of the last, oldest first."""
    steps = [
        Step(
            version.in_force,
            Change.AMENDED if index else Change.FIRST,
            address,
            version,
            str(version.amended_by or ""),
        )
        for index, version in enumerate(provision.versions)
    ]
    last = provision.versions[-1]
    if last.until is not None:
        change = Change.REPLACED if provision.successors else Change.REPEALED
        by = str(last.repealed_by or "")
        steps.append(Step(next_day(last.until), change, address, last, by))
    return steps


@dataclass(frozen=True, slots=True)
class Day:
    """What one instrument changed in another on one day, in the order of the articles."""

    day: date
    by: str
    steps: tuple[Step, ...]


def instrument_timeline(provisions: Iterable[tuple[str, Provision]]) -> list[Day]:
    """All changes to *provisions* by day and amending instrument, oldest first.

    A first version counts only if the corpus knows what brought it in: otherwise it is merely
    the oldest that was looked at.
    """
    days: dict[tuple[date, str], list[Step]] = {}
    for address, provision in provisions:
        for step in provision_timeline(address, provision):
            if step.change is not Change.FIRST or step.by:
                days.setdefault((step.day, step.by), []).append(step)
    return [
        Day(day, by, tuple(sorted(steps, key=lambda s: natural_key(s.address))))
        for (day, by), steps in sorted(days.items())
    ]


def spans(versions: Sequence[Interval]) -> str:
    """The days on which one of *versions* was in force, for scripts: ISO 8601 intervals apart
    by spaces, an open end left empty, ``~`` before a beginning that may be earlier.

    ``2003-03-19/2013-08-06 2014-01-01/``; versions that follow each other make one interval.
    """
    found: list[tuple[str, date | None]] = []
    for version in versions:
        if found and found[-1][1] is not None and next_day(found[-1][1]) == version.in_force:
            found[-1] = (found[-1][0], version.until)
        else:
            seen = "~" if version.in_force_precision is Precision.SEEN else ""
            found.append((f"{seen}{version.in_force}", version.until))
    return " ".join(f"{start}/{end or ''}" for start, end in found)
