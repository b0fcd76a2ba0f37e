"""The same question at the other levels of law: through the topics that tie texts together."""

from dataclasses import dataclass
from datetime import date

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, places, unit_at, version_on
from lexteh.corpus.model import Force, Level


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A place of another text that answers the same question, with the topic that says so."""

    topic: str
    address: str
    level: Level


def level_of(corpus: Corpus, address: str) -> Level:
    """The level of the text that *address* lies in."""
    instrument = corpus.instruments.get(Address.parse(address).root)
    return instrument.level if instrument else Level.OTHER


def counterparts(corpus: Corpus, page: str) -> list[Counterpart]:
    """Places of other texts under the topics that name the provision *page*, by topic."""
    root = page.split("/", maxsplit=1)[0]
    return [
        Counterpart(topic_address, str(reference.address), level_of(corpus, reference.address))
        for topic_address, topic in corpus.topics_of(page)
        for reference in topic.references
        if Address.parse(reference.address).root != root
    ]


def force_of(corpus: Corpus, address: str, day: date | None = None) -> Force | None:
    """How strongly the place at *address* binds on *day*, by default in its newest version.

    ``None`` if that is unknown. Of an article as a whole, the strongest force among its parts.
    """
    parsed = Address.parse(address)
    provision = corpus.provisions.get(parsed.page)
    if provision is None:
        return None
    version = version_on(provision, day) if day else provision.versions[-1]
    if version is None:
        return None
    if parsed.steps:
        unit = unit_at(version, parsed.steps)
        return unit.force if unit else None
    forces = [version.force, *(place.unit.force for place in places(version))]
    return min(forces, key=list(Force).index)
