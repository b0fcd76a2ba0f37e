"""When the law changed, by date, as the knowledge base itself tells it; upcoming dates too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, natural_key, next_day
from lexteh.corpus.model import (
    Instrument,
    Localized,
    MilestoneKind,
    Precision,
    Provision,
    Topic,
)


class LawKind(StrEnum):
    """What happened to a provision or to a text as a whole."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    RENUMBERED = "renumbered"
    REPEALED = "repealed"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class LawChange:
    """One change: from ``day`` on the law at ``address`` differs.

    ``by`` is the text that did it, ``to`` where the content went, ``change`` a sentence on what
    changed, ``milestone`` the step in the life of a text as a whole.
    """

    day: date
    kind: LawKind
    address: str
    by: str = ""
    to: tuple[str, ...] = ()
    change: Localized | None = None
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class LawGroup:
    """Changes of one kind, on one day, in one text, by one act."""

    day: date
    kind: LawKind
    root: str
    by: str
    changes: tuple[LawChange, ...]

    @property
    def id(self) -> str:
        """A name that stays as long as the group does, for anchors and feeds."""
        first = self.changes[0]
        what = f"text-{first.milestone}" if first.milestone else self.kind.replace("_", "-")
        return "-".join(filter(None, (str(self.day), self.root, what, self.by)))


_MILESTONES = (
    MilestoneKind.IN_FORCE,
    MilestoneKind.APPLIES,
    MilestoneKind.TRANSPOSITION_DUE,
    MilestoneKind.REPEALED,
    MilestoneKind.FRANCE_IN_FORCE,
)


def law_changes(corpus: Corpus) -> list[LawChange]:
    """Every dated change of the law that the corpus knows, newest first.

    A version that was only seen in force on a day has no day of change and is left out.
    """
    found: list[LawChange] = []
    for address, provision in corpus.provisions.items():
        found += _of_provision(corpus, address, provision)
    starts = {(c.day, Address.parse(c.address).root) for c in found if c.kind is LawKind.IN_FORCE}
    for address, instrument in corpus.instruments.items():
        found += _of_instrument(address, instrument, starts)
    kinds = list(LawKind)
    return sorted(
        found,
        key=lambda c: (
            -c.day.toordinal(),
            Address.parse(c.address).root,
            kinds.index(c.kind),
            c.by,
            natural_key(c.address),
        ),
    )


def _of_provision(corpus: Corpus, address: str, provision: Provision) -> Iterator[LawChange]:
    came_from = {p.succession.date for p in corpus.predecessors(address)}
    moved = sorted({s.date for s in provision.successors})
    before = None
    for version in provision.versions:
        day, by = version.in_force, str(version.amended_by or "")
        follows = before is not None and before.until and next_day(before.until) == day
        if before is not None and before.until and not follows:
            by_whom = str(before.repealed_by or "")
            yield LawChange(next_day(before.until), LawKind.REPEALED, address, by_whom)
        if version.in_force_precision is Precision.EXACT:
            if follows:
                yield LawChange(day, LawKind.AMENDED, address, by, change=version.change)
            elif day not in came_from:
                yield LawChange(day, LawKind.IN_FORCE, address, by, change=version.change)
        before = version
    for day in moved:
        here = [s for s in provision.successors if s.date == day]
        to = tuple(dict.fromkeys(str(s.address) for s in here))
        yield LawChange(day, LawKind.RENUMBERED, address, str(here[0].by or ""), to)
    last = provision.versions[-1]
    if last.until and next_day(last.until) not in moved:
        day = next_day(last.until)
        yield LawChange(day, LawKind.REPEALED, address, str(last.repealed_by or ""))


def _of_instrument(
    address: str, instrument: Instrument, starts: set[tuple[date, str]]
) -> Iterator[LawChange]:
    for milestone in instrument.milestones:
        day = milestone.date.first
        if milestone.kind not in _MILESTONES or milestone.date.precision != "day":
            continue
        # Its provisions already tell it.
        if milestone.kind is MilestoneKind.IN_FORCE and (day, address) in starts:
            continue
        yield LawChange(
            day,
            LawKind.MILESTONE,
            address,
            str(milestone.by or ""),
            change=milestone.detail,
            milestone=milestone.kind.value,
        )


def grouped(changes: Iterable[LawChange]) -> list[LawGroup]:
    """Changes that one act made in one text on one day, together; the order stays."""

    def key(change: LawChange) -> tuple[date, LawKind, str, str, str]:
        root = Address.parse(change.address).root
        return change.day, change.kind, root, change.by, change.milestone

    return [
        LawGroup(day, kind, root, by, tuple(items))
        for (day, kind, root, by, _), items in groupby(changes, key=key)
    ]


def of_topic(changes: Iterable[LawChange], topic: Topic) -> list[LawChange]:
    """The changes of the provisions that *topic* names, and of the texts it names as a whole."""
    pages = {Address.parse(reference.address).page for reference in topic.references}
    return [change for change in changes if change.address in pages]
