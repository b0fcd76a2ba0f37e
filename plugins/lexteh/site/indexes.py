"""The pages that list, compare or search across the corpus: one line of a table for each.

A page called ``rights`` stands at ``/rights/``; its title is the word ``rights`` of the
interface and its lead ``rights_intro``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from lexteh.changes.describe import Names, group_title, sentence
from lexteh.changes.law import grouped, law_changes
from lexteh.changes.releases import by_group
from lexteh.corpus.address import COLLECTIONS
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.coverage import cautions, coverage
from lexteh.corpus.model import (
    Entry,
    EvidenceKind,
    Instrument,
    InstrumentKind,
    Level,
    Recommendation,
)
from lexteh.site.labels import place_name

if TYPE_CHECKING:
    from lexteh.site.pages import Site
    from lexteh.site.view import View

Context = dict[str, object]

TEXTS, TERMS, COVERAGE, CHANGES = "texts", "terms", "coverage", "changes"


def _nothing(site: Site, view: View) -> Context:
    return {}


def _always(corpus: Corpus) -> bool:
    return True


def _has_texts(corpus: Corpus) -> bool:
    return bool(corpus.instruments)


@dataclass(frozen=True, slots=True)
class Index:
    """What makes one of these pages: its template, what the template needs, where it shows."""

    template: str
    context: Callable[[Site, View], Context] = _nothing
    shown: Callable[[Corpus], bool] = _always
    tab: bool = False
    """Whether it stands in the navigation."""
    headings: tuple[tuple[str, str], ...] = ()
    """Its table of contents: anchors and keys of words."""


def _collection(name: str) -> Index:
    template = "index_events" if name == "cases" else f"index_{name}"

    def context(site: Site, view: View) -> Context:
        return {"entries": site.corpus.collection(name), "latest": latest_assessment}

    return Index(template, context, lambda corpus: bool(corpus.collection(name)), tab=True)


def _texts(site: Site, view: View) -> Context:
    return {
        "groups": list(_instrument_groups(site.corpus)),
        "count": lambda address: len(site.corpus.provisions_of(address)),
    }


def _has_terms(corpus: Corpus) -> bool:
    return bool(corpus.collection(TERMS))


def _terms(site: Site, view: View) -> Context:
    """The glossary in the alphabet of its language, accents and the Arabic article apart."""

    def key(item: tuple[str, Entry]) -> str:
        name = view.plain_name(item[0]).removeprefix("ال")
        return "".join(c for c in normalize("NFD", name.lower()) if not combining(c))

    return {"entries": sorted(site.corpus.collection(TERMS), key=key)}


def _coverage(site: Site, view: View) -> Context:
    return {"coverage": coverage(site.corpus), "cautions": cautions(site.corpus)}


def _changes(site: Site, view: View) -> Context:
    groups = grouped(law_changes(site.corpus))
    names = Names(site.corpus, site.corpus, site.words)
    return {
        "upcoming": [g for g in reversed(groups) if g.day > site.today],
        "past": [g for g in groups if g.day <= site.today],
        "releases": [(r, by_group(r)) for r in reversed(site.corpus.releases)],
        "sentence": lambda change: sentence(change, names),
        "place": lambda a: place_name(site.corpus, a, site.lang, with_text=False),
        "title_of": lambda group: group_title(group, site.words),
        "topics": site.corpus.collection("topics"),
    }


INDEXES: dict[str, Index] = {
    TEXTS: Index("index_texts", _texts, _has_texts, tab=True),
    **{name: _collection(name) for name in COLLECTIONS if name != TERMS},
    TERMS: Index("index_terms", _terms, _has_terms),
    COVERAGE: Index("index_coverage", _coverage, _has_texts),
    CHANGES: Index(
        "index_changes",
        _changes,
        _has_texts,
        headings=(
            ("upcoming", "chg_upcoming"),
            ("past", "chg_past"),
            ("releases", "chg_releases"),
            ("feeds", "chg_feeds"),
        ),
    ),
}


def _instrument_groups(corpus: Corpus) -> Iterator[tuple[Level, list[tuple[str, Instrument]]]]:
    """Instruments by level, those with provisions first."""
    kinds = list(InstrumentKind)
    for level in Level:
        chosen = [(a, i) for a, i in corpus.instruments.items() if i.level is level]
        chosen.sort(
            key=lambda item: (
                not corpus.provisions_of(item[0]),
                kinds.index(item[1].kind),
                item[0],
            )
        )
        if chosen:
            yield level, chosen


def latest_assessment(thing: Recommendation) -> object:
    """The most recent assessment in the log of a recommendation, or ``None``."""
    found = [e for e in thing.log if e.kind is EvidenceKind.ASSESSMENT]
    return found[-1] if found else None
