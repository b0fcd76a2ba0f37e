"""What the knowledge base holds of each instrument, counted: nothing is rounded up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Coverage, Note, NoteKind
from lexteh.corpus.parts import localized


@dataclass(frozen=True, slots=True)
class Row:
    """One instrument: how much is restated, in which languages, verified when."""

    address: str
    coverage: Coverage
    articles: int
    announced: int | None
    versions: int
    complete_languages: tuple[str, ...]
    first_verified: date | None
    last_verified: date | None
    cautions: int
    missing: tuple[str, ...]
    sources: int
    """How many documents its card and provisions declare."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole knowledge base: its texts by language, its sources by kind, its reviews."""

    entries: int
    texts: int
    languages: dict[str, int]
    sources: dict[str, int]
    oldest_review: date | None
    newest_review: date | None


def totals(corpus: Corpus) -> Totals:
    """Counts over all entries; a source declared in two files counts twice, a shared one once."""
    entries = [entry for _, entry in corpus.things()]
    texts = [text for entry in entries for _, text in localized(entry)]
    declared = [source for entry in entries for source in entry.sources.values()]
    kinds = Counter(source.kind.value for source in (*declared, *corpus.shared_sources.values()))
    reviews = [entry.reviewed for entry in entries]
    return Totals(
        entries=len(entries),
        texts=len(texts),
        languages={lang: sum(lang in text for text in texts) for lang in corpus.text_languages},
        sources=dict(kinds.most_common()),
        oldest_review=min(reviews, default=None),
        newest_review=max(reviews, default=None),
    )


def coverage(corpus: Corpus) -> list[Row]:
    """A row per instrument, those with most provisions first."""
    rows = [_row(corpus, address) for address in corpus.instruments]
    return sorted(rows, key=lambda row: (-row.articles, row.address))


def cautions(corpus: Corpus) -> list[tuple[str, Note]]:
    """Every caution of the knowledge base with the address it stands at: what was not verified,
    not seen or left out, and why.
    """
    return [
        (address, note)
        for address, thing in corpus.things()
        for note in thing.notes
        if note.kind is NoteKind.CAUTION
    ]


def _row(corpus: Corpus, address: str) -> Row:
    instrument = corpus.instruments[address]
    provisions = [p for _, p in corpus.provisions_of(address)]
    days = [v.verified for p in provisions for v in p.versions if v.until is None]
    held = {a.split("/")[1] for a, _ in corpus.provisions_of(address)}
    entries = [instrument, *provisions]
    complete = [
        lang
        for lang in corpus.languages
        if all(lang in texts for entry in entries for _, texts in localized(entry))
    ]
    return Row(
        address=address,
        coverage=instrument.coverage,
        articles=sum("/art-" in a for a, _ in corpus.provisions_of(address)),
        announced=instrument.article_count,
        versions=sum(len(p.versions) for p in provisions),
        complete_languages=tuple(complete),
        first_verified=min(days, default=None),
        last_verified=max(days, default=None),
        cautions=sum(n.kind is NoteKind.CAUTION for e in entries for n in e.notes),
        missing=tuple(s for s in instrument.not_restated if s not in held),
        sources=sum(len(e.sources) for e in entries),
    )
