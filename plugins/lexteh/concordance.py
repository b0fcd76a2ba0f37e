"""Topics by levels of law on a day: which places answer, how strongly, which level is silent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, version_on
from lexteh.corpus.model import Force, Level, Precision, Topic
from lexteh.counterparts import force_of, level_of

LEVELS = (Level.UN, Level.COE, Level.EU, Level.FRANCE)
"""The columns of the concordance."""


class Standing(StrEnum):
    """Whether a place was law on a day, as far as the knowledge base can tell."""

    IN_FORCE = "in-force"
    RENUMBERED = "renumbered"
    """Its content was in force that day, under another number."""
    NOT_YET = "not-yet"
    ENDED = "ended"
    UNDATED = "undated"
    """Its dates are not held: named but not restated, first seen only later, or a part that the
    wording of that day does not have under the same address."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a topic names: its address, force (``None`` if not held) and standing."""

    address: str
    force: Force | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Cell:
    """What one level says on a topic; *silent* if the topic gives the reason why it does not."""

    level: Level
    places: tuple[Place, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A topic across the levels."""

    topic: str
    cells: tuple[Cell, ...]

    def at(self, level: Level) -> Cell:
        """The cell of *level*."""
        return next(cell for cell in self.cells if cell.level is level)


def concordance(corpus: Corpus, day: date) -> list[Row]:
    """The rows of the concordance on *day*, in the order of the topics."""
    rows = []
    for address, topic in corpus.collection("topics"):
        if not isinstance(topic, Topic):
            continue
        named = [place(corpus, reference.address, day) for reference in topic.references]
        cells = tuple(
            Cell(
                level,
                tuple(one for one in named if level_of(corpus, one.address) is level),
                level in topic.silent,
            )
            for level in LEVELS
        )
        rows.append(Row(address, cells))
    return rows


def place(corpus: Corpus, address: str, day: date) -> Place:
    """The place at *address* as it was on *day*; if it was not law then, with its last force."""
    standing = standing_on(corpus, address, day)
    force = force_of(corpus, address, day if standing is Standing.IN_FORCE else None)
    return Place(address, force, standing)


def standing_on(corpus: Corpus, address: str, day: date) -> Standing:
    """Whether the place at *address* was in force on *day*, if need be under another number."""
    parsed = Address.parse(address)
    provision = corpus.provisions.get(parsed.page)
    if provision is None:
        return Standing.UNDATED
    if version_on(provision, day) is not None:
        held = force_of(corpus, address, day) is not None
        return Standing.IN_FORCE if held else Standing.UNDATED
    first = provision.versions[0]
    later = first.in_force > day
    if later and first.in_force_precision is Precision.SEEN:
        return Standing.UNDATED
    if any(_in_force(corpus, other, day) for other in _same_content(corpus, parsed.page, later)):
        return Standing.RENUMBERED
    return Standing.NOT_YET if later else Standing.ENDED


def _same_content(corpus: Corpus, page: str, before: bool) -> set[str]:
    """The provisions that held the content of *page* before it, or that hold it after."""
    found: set[str] = set()
    waiting = [page]
    while waiting:
        one = waiting.pop()
        if before:
            near = [p.address for p in corpus.predecessors(one)]
        else:
            provision = corpus.provisions.get(one)
            ends = provision.successors if provision else []
            near = [Address.parse(end.address).page for end in ends]
        waiting += [other for other in near if other not in found]
        found.update(near)
    return found


def _in_force(corpus: Corpus, page: str, day: date) -> bool:
    provision = corpus.provisions.get(page)
    return provision is not None and version_on(provision, day) is not None


def overlap(one: str, other: str) -> bool:
    """Whether two places are the same, or one lies within the other."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")
