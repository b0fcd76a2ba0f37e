"""The tracker of recommendations: what its page shows and the files beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lexteh.corpus.by_language import in_best_language, in_language
from lexteh.corpus.model import Localized, Recommendation, Role, Verdict
from lexteh.exports.log import LogFile, LogRecord, as_atom, as_csv, as_json
from lexteh.site.view import View
from lexteh.tracker import LogRow, anchors, log_rows

if TYPE_CHECKING:
    from lexteh.site.pages import Site

TRACKER = "recommendations"
FEED = "feed.atom"
LICENCE = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"

_REMARK = re.compile(r"\s*[(\uff08][^()]*[)\uff09]\s*$")

VERDICT_SIGNS = {
    Verdict.IMPLEMENTED: "✓",
    Verdict.PARTLY: "◐",
    Verdict.NOT_IMPLEMENTED: "✕",
    Verdict.REGRESSION: "↓",
}
"""A mark for each verdict, beside its name."""


def tracker(site: Site, view: View) -> dict[str, object]:
    """The table of recommendations, the rows of all logs, and what they can be filtered by."""
    rows = log_rows(site.corpus)
    addressed = addressees(site)
    recommendations = _recommendations(site)
    tokens = {
        address: " ".join(key for key, (_, to) in addressed.items() if address in to)
        for address, _ in recommendations
    }
    verdicts = {row.entry.verdict for row in rows}
    roles = {row.entry.role for row in rows}
    topics = {topic for row in rows for topic in row.topics}
    return {
        "entries": recommendations,
        "rows": rows,
        "tokens": tokens,
        "signs": VERDICT_SIGNS,
        "addressees": [(key, label) for key, (label, _) in addressed.items()],
        "verdicts": [v for v in Verdict if v in verdicts],
        "roles": [r for r in Role if r in roles],
        "years": sorted({row.entry.date.first.year for row in rows}, reverse=True),
        "topics": [address for address, _ in site.corpus.collection("topics") if address in topics],
        "things": site.corpus.entries,
    }


def timeline(thing: Recommendation) -> dict[str, object]:
    """The log of one recommendation by year, and the anchors of its entries."""
    names = anchors(thing.log)
    dated = list(zip(names, thing.log, strict=True))
    return {
        "names": names,
        "signs": VERDICT_SIGNS,
        "years": [
            (year, list(entries))
            for year, entries in groupby(dated, lambda item: item[1].date.first.year)
        ],
    }


def _recommendations(site: Site) -> list[tuple[str, Recommendation]]:
    return [
        (address, thing)
        for address, thing in site.corpus.collection(TRACKER)
        if isinstance(thing, Recommendation)
    ]


def addressees(site: Site) -> dict[str, tuple[str, set[str]]]:
    """Who is addressed, by a short key: the name in this language and the recommendations.

    Remarks in brackets are left out, and *France, bound by these texts* is France.
    """
    found: dict[str, tuple[str, set[str]]] = {}
    names = [
        (_texts(who), address) for address, thing in _recommendations(site)
        for who in thing.addressees
    ]  # fmt: skip
    for texts, address in sorted(names, key=lambda item: len(next(iter(item[0].values())))):
        key = _slug(in_best_language(texts, "en"))
        known = next((k for k in found if key == k or key.startswith(f"{k}-")), key)
        label = in_best_language(texts, site.lang)
        found.setdefault(known, (label, set()))[1].add(address)
    return found


def _texts(who: Localized) -> dict[str, str]:
    return {str(lang): _REMARK.sub("", text) for lang, text in who.items()}


def _slug(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-") or "other"


def log_files(site: Site) -> Iterator[tuple[str, str]]:
    """The log as CSV, JSON and Atom, beside the page of the tracker."""
    if not _recommendations(site):
        return
    records = [_record(site, row) for row in log_rows(site.corpus)]
    folder, root = site.path(TRACKER), site.corpus.config.url
    words = site.words
    about = LogFile(
        words("tracker_log"), site.corpus.config.name, site.lang, root + folder, LICENCE
    )
    yield f"{folder}log.csv", as_csv(records)
    yield f"{folder}log.json", as_json(about, records)
    yield f"{folder}{FEED}", as_atom(about, records, f"{root}{folder}{FEED}")


def _record(site: Site, row: LogRow) -> LogRecord:
    words, entry = site.words, row.entry
    thing = site.corpus.entries[row.recommendation]
    if not isinstance(thing, Recommendation):
        raise TypeError(f"{row.recommendation} is not a recommendation")
    view = View(
        site.corpus,
        site.links,
        words,
        row.recommendation,
        site.path(row.recommendation),
        site.today,
    )
    url = f"{site.corpus.config.url}{site.path(row.recommendation)}#{row.anchor}"
    name, by = view.plain_name(row.recommendation), _or_missing(site, entry.by)
    kind = str(entry.kind)
    sources = [source for _, source in view.sources(entry.sources)]
    verdict = words(f"verdict_{entry.verdict}") if entry.verdict else ""
    return LogRecord(
        date=str(entry.date),
        day=entry.date.first,
        recommendation=name,
        headline=_or_missing(site, thing.headline),
        kind=words(f"evidence_{kind}"),
        by=by,
        capacity=words(f"role_{entry.role}"),
        verdict=verdict,
        text=_or_missing(site, entry.text),
        wording=words("log_wording"),
        law=tuple(view.plain_name(address) for address in entry.about),
        topics=tuple(view.plain_name(address) for address in row.topics),
        sources=tuple(source.title for source in sources),
        source_urls=tuple(str(source.url) for source in sources if source.url),
        verified=thing.reviewed,
        url=url,
        citation=words(
            "log_citation",
            recommendation=name,
            date=words.moment(entry.date),
            kind=words(f"evidence_{kind}"),
            by=by,
            verified=words.day(thing.reviewed),
            url=url,
        ),
    )


def _or_missing(site: Site, texts: Localized) -> str:
    """A text in the site's language; a missing one is shown as missing."""
    return in_language(texts, site.lang) or f"[{site.words('missing_short')}]"
