"""What the knowledge base holds of each instrument, counted: nothing is rounded up."""

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
    )
