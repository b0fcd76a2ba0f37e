"""The table behind the search box: one JSON file per language, read when the box is first used.

It holds what a first answer needs before the full-text index is there: the texts and numbers
of :mod:`~lexteh.site.citation_table`, the title and facets of every page, the words of the
interface. ``overrides/assets/lexteh/find.js`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from lexteh.citations.fold import fold_name
from lexteh.corpus.address import Address
from lexteh.corpus.by_language import in_language
from lexteh.corpus.corpus import right_on
from lexteh.corpus.model import (
    Case,
    Entry,
    Force,
    Institution,
    Instrument,
    Level,
    Provision,
    Recommendation,
    Right,
    Topic,
)
from lexteh.counterparts import force_of, level_of
from lexteh.site.citation_table import outside, provision_row, texts
from lexteh.site.history import status
from lexteh.site.indexes import GROUPS, INDEXES, SEARCH
from lexteh.site.labels import point_letters, step_patterns
from lexteh.site.typography import LRI, PDI

if TYPE_CHECKING:
    from lexteh.corpus.corpus import Corpus
    from lexteh.site.pages import Site

PATH = "search/table.json"
KINDS = tuple(GROUPS)
STATES = ("in_force", "not_yet", "replaced", "repealed", "ended")
_WORDS = (
    "search_all", "search_now", "search_formerly", "search_not_restated", "search_outside",
    "search_typo", "search_more", "search_citation", "search_none", "search_one", "search_count",
    "search_error",
)  # fmt: skip
_ISOLATES = {ord(mark): None for mark in (LRI, PDI)}
_SECTION = {"recital": "search_recital", "art": "search_article"}


def search_table(site: Site) -> Iterator[tuple[str, str]]:
    """The table of *site*'s language as an attachment: its path and its text."""
    yield (
        site.path("") + PATH,
        json.dumps(table(site), ensure_ascii=False, separators=(",", ":"), sort_keys=True),
    )


def table(site: Site) -> dict[str, object]:
    """The table as data; its rows are lists, told apart by their place."""
    topics = [address for address, _ in site.corpus.collection("topics")]
    named = [_named(site.corpus, topic) for topic in topics]
    return {
        "lang": site.lang,
        "root": site.path(""),
        "words": _words(site),
        "kinds": KINDS,
        "states": STATES,
        "forces": [str(force) for force in Force],
        "topics": topics,
        "steps": step_patterns(site.lang),
        "letters": point_letters(site.lang),
        "texts": list(texts(site)),
        "outside": list(outside(site)),
        "pages": [_row(site, a, named) for a in site.addresses() if a != SEARCH],
        **_vocabulary(site.lang),
    }


def _words(site: Site) -> dict[str, str]:
    words = {key: site.words(key) for key in (*_WORDS, *_SECTION.values())}
    words |= {f"kind_{kind}": site.words(kind_key(kind)) for kind in KINDS}
    words |= {f"group_{kind}": site.words(key) for kind, key in GROUPS.items()}
    return words | {f"state_{name}": site.words(f"status_{name}") for name in STATES}


def kind_key(kind: str) -> str:
    """The key of the word for one thing of this kind."""
    return "search_text" if kind == "instrument" else f"kind_{kind}"


def _row(site: Site, address: str, topics: list[frozenset[str]]) -> list[object]:
    """``[address, title, other words, kind, levels, topics, state, force, provision]``.

    Kind, topics, state and force are places in the table's lists (-1: none); levels are the
    first letters of their names. A provision's title is made from its number.
    """
    thing = None if address in INDEXES else site.corpus.thing(address)
    if thing is None:
        return [address, site.words(address), "", KINDS.index("page"), "", [], -1, -1]
    force = force_of(site.corpus, address) if isinstance(thing, Provision) else None
    row: list[object] = [
        address,
        "" if isinstance(thing, Provision) else _title(site, address, thing),
        _other_words(thing, site.lang),
        KINDS.index(_kind(thing)),
        "".join(level[0] for level in levels(site.corpus, address, thing)),
        [i for i, pages in enumerate(topics) if address in pages],
        _state(site, thing),
        list(Force).index(force) if force else -1,
    ]
    return [*row, provision_row(site, address, thing)] if isinstance(thing, Provision) else row


def _kind(thing: Entry) -> str:
    return type(thing).__name__.lower()


def _title(site: Site, address: str, thing: Entry) -> str:
    # The page that shows it isolates numbers itself.
    name = site.title(address).translate(_ISOLATES)
    if isinstance(thing, Recommendation):
        return f"{name} – {in_language(thing.headline, site.lang) or ''}"
    return name


def _other_words(thing: Entry, lang: str) -> str:
    """What a page is found by besides its title: heading, summary, names, numbers."""
    found: list[str | None] = []
    if isinstance(thing, Provision):
        found = [in_language(thing.heading, lang)]
    elif isinstance(thing, Instrument):
        found = [in_language(thing.title, lang)]
    elif isinstance(thing, Right | Topic):
        found = [in_language(thing.summary, lang)]
    elif isinstance(thing, Institution):
        found = [thing.acronym]
    elif isinstance(thing, Case):
        # A decision is known by the name that its court gave it, in whatever script one reads.
        names = [in_language(thing.title, other) for other in ("fr", "en") if other != lang]
        found = [in_language(thing.court, lang), thing.ecli, *thing.applications, *names]
    return " ".join(filter(None, found))


def levels(corpus: Corpus, address: str, thing: Entry) -> list[Level]:
    """The legal orders that a page belongs to: its own, or those of the law it rests on."""
    if isinstance(thing, Instrument | Provision):
        found = {level_of(corpus, address)}
    elif isinstance(thing, Institution):
        found = {thing.level}
    else:
        found = {level_of(corpus, target) for target in _law_of(thing)}
    return [level for level in Level if level in found]


def _law_of(thing: Entry) -> Iterator[str]:
    """The provisions that a right, topic, recommendation, decision or event is about."""
    if isinstance(thing, Right):
        for version in thing.versions:
            for point in version.points:
                yield from map(str, point.basis)
    elif isinstance(thing, Topic):
        yield from (str(reference.address) for reference in thing.references)
    elif isinstance(thing, Recommendation):
        yield from (str(basis.address) for basis in thing.basis)
    elif isinstance(thing, Case):
        yield from map(str, thing.articles)
    else:
        yield from map(str, getattr(thing, "about", ()))


def _named(corpus: Corpus, topic: str) -> frozenset[str]:
    """The pages of the provisions that *topic* names, and its own."""
    thing = corpus.entries[topic]
    targets = [str(r.address) for r in thing.references] if isinstance(thing, Topic) else []
    return frozenset([topic, *(Address.parse(target).page for target in targets)])


def _state(site: Site, thing: Entry) -> int:
    if isinstance(thing, Provision):
        return STATES.index(status(thing, site.today))
    if isinstance(thing, Right):
        return STATES.index("in_force" if right_on(thing, site.today) else "ended")
    if isinstance(thing, Institution):
        ended = thing.ended is not None and thing.ended.last <= site.today
        return STATES.index("ended" if ended else "in_force")
    return -1


@cache
def _vocabulary(lang: str) -> dict[str, object]:
    """Words that say nothing, and groups of words that mean the same.

    Of each group first the words of *lang*, then those of other languages.
    """
    path = Path(__file__).with_name("search_words.yml")
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    same = []
    for group in data["same"]:
        own = [fold_name(word) for word in group.get(lang, ())]
        others = {fold_name(w) for code, words in group.items() if code != lang for w in words}
        same.append([own, sorted(others - set(own))])
    return {"stop": [fold_name(word) for word in data["stop"][lang]], "same": same}
