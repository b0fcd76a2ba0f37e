"""What became of the recommendations, entry by entry: stable anchors, topics, order."""

from collections import Counter
from dataclasses import dataclass

from lexteh.concordance import overlap
from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import LogEntry, Recommendation, Topic


@dataclass(frozen=True, slots=True)
class LogRow:
    """One log entry: its recommendation's address, its anchor there, its entry, its topics.

    *topics* are derived: those that name a provision which the entry is about, a part of it,
    or the provision that its content came from or went to.
    """

    recommendation: str
    anchor: str
    entry: LogEntry
    topics: tuple[str, ...]


def log_rows(corpus: Corpus) -> list[LogRow]:
    """Every entry of every recommendation, newest first."""
    found = [
        LogRow(address, anchor, entry, topics_of(corpus, list(entry.about)))
        for address, thing in corpus.collection("recommendations")
        if isinstance(thing, Recommendation)
        for anchor, entry in zip(anchors(thing.log), thing.log, strict=True)
    ]
    return sorted(found, key=lambda row: row.entry.date, reverse=True)


def anchors(log: list[LogEntry]) -> list[str]:
    """An anchor for each entry that later entries do not shift: ``log-2013-08-07-law``.

    A second entry of the same kind and date is told apart by a number at the end.
    """
    seen: Counter[str] = Counter()
    found = []
    for entry in log:
        name = f"log-{entry.date}-{entry.kind}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


def topics_of(corpus: Corpus, places: list[str]) -> tuple[str, ...]:
    """The topics that name one of *places*, in their order; whole instruments name none."""
    wanted = {near for place in places for near in _renumbered(corpus, place)}
    return tuple(
        address
        for address, topic in corpus.collection("topics")
        if isinstance(topic, Topic)
        and any(overlap(r.address, place) for r in topic.references for place in wanted)
    )


def _renumbered(corpus: Corpus, place: str) -> set[str]:
    """*place* and where its provision's content was before or is after; empty if no provision."""
    parsed = Address.parse(place)
    if parsed.root in COLLECTIONS or parsed.provision is None:
        return set()
    provision = corpus.provisions.get(parsed.page)
    after = [end.address for end in provision.successors] if provision else []
    return {place, *after, *(p.address for p in corpus.predecessors(parsed.page))}
