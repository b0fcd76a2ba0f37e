"""Every renumbering that the corpus holds, from the old number and from the new one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, natural_key
from lexteh.corpus.model import Instrument, RelationKind, Succession


class Shape(StrEnum):
    """What became of a provision when its number changed."""

    MOVED = "moved"
    SPLIT = "split"
    """One old provision went into several new ones."""
    MERGED = "merged"
    """Several old provisions went into one new one."""
    BOTH = "split-merged"


@dataclass(frozen=True, slots=True)
class Renumbering:
    """One succession: *old* and *new* are addresses, *old* with the part that moved, if any."""

    old: str
    new: str
    succession: Succession
    shape: Shape

    @property
    def instrument(self) -> str:
        """The text whose number changed."""
        return Address.parse(self.old).root


def renumberings(corpus: Corpus) -> list[Renumbering]:
    """Every succession, by its old number."""
    pairs = [
        (address, succession)
        for address, provision in corpus.provisions.items()
        for succession in provision.successors
    ]
    targets: dict[str, set[str]] = {}
    origins: dict[str, set[str]] = {}
    for address, succession in pairs:
        new = Address.parse(succession.address).page
        targets.setdefault(address, set()).add(new)
        origins.setdefault(new, set()).add(address)
    found = [
        Renumbering(
            f"{address}/{succession.part}" if succession.part else address,
            succession.address,
            succession,
            _shape(targets[address], origins[Address.parse(succession.address).page]),
        )
        for address, succession in pairs
    ]
    return sorted(found, key=lambda r: (natural_key(r.old), natural_key(r.new)))


def by_new_number(found: list[Renumbering]) -> list[Renumbering]:
    """The same rows in the order of the new numbers."""
    return sorted(found, key=lambda r: (natural_key(r.new), natural_key(r.old)))


def _shape(targets: set[str], origins: set[str]) -> Shape:
    split, merged = len(targets) > 1, len(origins) > 1
    if split and merged:
        return Shape.BOTH
    if split:
        return Shape.SPLIT
    return Shape.MERGED if merged else Shape.MOVED


def announced(corpus: Corpus, day: date) -> list[tuple[str, Instrument, str]]:
    """Recodifications to come after *day*: the act, its card and the text that it renumbers."""
    return [
        (address, card, relation.address)
        for address, card in corpus.instruments.items()
        for relation in card.relations
        if relation.kind is RelationKind.CODIFIES
        and relation.date is not None
        and relation.date.first > day
    ]
