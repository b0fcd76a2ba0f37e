"""Where European law obliges and the knowledge base records no French provision.

A gap is a fact about the knowledge base, computed from the references of its topics. It is
not a finding that France fails to comply.
"""

from dataclasses import dataclass
from datetime import date

from lexteh.concordance import Place, Row, Standing, concordance, overlap, place
from lexteh.corpus.corpus import Corpus, version_on
from lexteh.corpus.model import Force, Level, Unit

BINDING = frozenset({Force.SHALL, Force.SHALL_QUALIFIED})
OBLIGING = (Level.COE, Level.EU)
RECORDED = frozenset({Standing.IN_FORCE, Standing.RENUMBERED, Standing.UNDATED})
"""A provision whose dates are not held may have been in force: no gap is made of it."""


@dataclass(frozen=True, slots=True)
class TopicGap:
    """A topic on which European law obliges without a French provision in force.

    *french* holds what the topic names for France all the same (ended, not yet in force, or
    beside a stated silence); *silent* is whether the topic says why there is nothing.
    """

    topic: str
    obligations: tuple[Place, ...]
    french: tuple[Place, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Obligation:
    """A part of an instrument that binds, with the topics that name it.

    *tied* pairs those topics with their French places; empty where there is none in force.
    """

    place: Place
    topics: tuple[str, ...]
    tied: tuple[tuple[str, Place], ...]


def topic_gaps(corpus: Corpus, day: date) -> list[TopicGap]:
    """The topics with a gap on *day*, in their order."""
    found = []
    for row in concordance(corpus, day):
        obligations = tuple(
            one
            for level in OBLIGING
            for one in row.at(level).places
            if one.standing is Standing.IN_FORCE and one.force in BINDING
        )
        france = row.at(Level.FRANCE)
        if obligations and (france.silent or not recorded(row)):
            found.append(TopicGap(row.topic, obligations, france.places, france.silent))
    return found


def recorded(row: Row) -> tuple[Place, ...]:
    """The French places of a topic that were in force, or may have been."""
    return tuple(one for one in row.at(Level.FRANCE).places if one.standing in RECORDED)


def obligations(corpus: Corpus, page: str, day: date) -> list[Place]:
    """The smallest parts of the provision *page* that bound on *day*, in order.

    Words before a list bind through its items; where no item binds by itself, they count.
    """
    provision = corpus.provisions.get(page)
    version = version_on(provision, day) if provision is not None else None
    if version is None:
        return []
    below = [at for unit in version.paragraphs for at in _binding(page, unit)]
    if not below and version.force in BINDING:
        below = [page]
    return [place(corpus, address, day) for address in below]


def _binding(above: str, unit: Unit) -> list[str]:
    address = f"{above}/{unit.id}"
    below = [at for inner in unit.paragraphs for at in _binding(address, inner)]
    return below or ([address] if unit.force in BINDING else [])


def counted(corpus: Corpus, instrument: str, day: date) -> dict[str, list[Obligation]]:
    """Every obligation of *instrument* on *day*, by article, with what the topics tie to it."""
    rows = concordance(corpus, day)
    return {
        page: [_counted(rows, one) for one in obligations(corpus, page, day)]
        for page, _ in corpus.provisions_of(instrument)
    }


def _counted(rows: list[Row], obligation: Place) -> Obligation:
    naming = [row for row in rows if _names(row, obligation.address)]
    tied = tuple((row.topic, one) for row in naming for one in recorded(row))
    return Obligation(obligation, tuple(row.topic for row in naming), tied)


def _names(row: Row, address: str) -> bool:
    return any(overlap(one.address, address) for cell in row.cells for one in cell.places)


def untied(obligations: dict[str, list[Obligation]]) -> dict[str, list[Obligation]]:
    """Of *obligations* by article, those that no topic ties to French law."""
    found = {page: [one for one in all_ if not one.tied] for page, all_ in obligations.items()}
    return {page: missing for page, missing in found.items() if missing}
