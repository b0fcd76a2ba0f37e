"""What the search box reads to answer a citation at once: names of texts, numbers, places.

The recogniser of :mod:`lexteh.citations` does not run in a browser. This table holds what it
knows of the corpus's texts in one language; ``overrides/assets/lexteh/citation.js`` reads a
typed citation with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lexteh import citations
from lexteh.citations.fold import fold_name
from lexteh.citations.lexicon import instrument_of
from lexteh.corpus.address import Address
from lexteh.corpus.by_language import in_language
from lexteh.corpus.corpus import Place, places
from lexteh.official import official_url
from lexteh.site.labels import provision_number, text_name
from lexteh.site.view import shown_version

if TYPE_CHECKING:
    from lexteh.corpus.model import Provision
    from lexteh.site.pages import Site

_SIGNS = re.compile(r"n\.? ?° ?|\b(?:no|num|nr)\.? (?=\d)|رقم ")
_MARKS = re.compile(r"""[.,;:'"«»“”()]+""")
_LONG = 40
_CODE_LETTERS = {"fr-": "c", "dir": "e", "reg": "e"}


def search_name(name: str) -> str:
    """*name* as the box compares it: folded, without dots, quotation marks and number signs.

    >>> search_name("Décret n° 2007-1352"), search_name("C. pén.")
    ('decret 2007-1352', 'c pen')
    """
    plain = _MARKS.sub(" ", _SIGNS.sub("", fold_name(name)))
    return re.sub(" +", " ", plain).strip()


def family(root: str) -> str:
    """How the articles of a text are numbered: ``c`` French, ``e`` Union law, ``t`` treaty."""
    return _CODE_LETTERS.get(root[:3], "t")


def _shortest(names: Iterable[str]) -> list[str]:
    """*names* without doubles, and without long ones that hold a shorter one."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda n: (len(n), n)):
        holds_one = len(name) > _LONG and any(f" {k} " in f" {name} " for k in kept)
        if name and not holds_one:
            kept.append(name)
    return kept


def _all_names(site: Site) -> dict[str, list[str]]:
    """The names of every known text: the reader's language and the three others, folded."""
    found: dict[str, list[str]] = {}
    for lang in dict.fromkeys([site.lang, *citations.LANGUAGES]):
        for root, names in citations.known_names(lang).items():
            found.setdefault(root, []).extend(names)
    for root, card in site.corpus.instruments.items():
        for group in (card.names, *({k: [v]} for k, v in (card.citation_form or {}).items())):
            for names in group.values():
                found.setdefault(root, []).extend(names)
        found.setdefault(root, []).extend(card.short_title.values())
    return {root: _shortest(map(search_name, names)) for root, names in found.items()}


def texts(site: Site) -> Iterator[list[object]]:
    """The corpus's texts: address, name, family, names as typed, articles only cited.

    Those that a bare number likeliest means come first.
    """
    names = _all_names(site)
    order = citations.homes()
    roots = sorted(
        site.corpus.instruments,
        key=lambda r: (order.index(r) if r in order else len(order), _rank(site, r)),
    )
    for root in roots:
        card = site.corpus.instruments[root]
        held = {a.split("/")[1] for a, _ in site.corpus.provisions_of(root)}
        cited = [str(step) for step in card.not_restated if step not in held]
        short = text_name(site.corpus, root, site.lang)
        # What this site itself calls the text is a name however long.
        title = search_name(in_language(card.short_title, site.lang) or "")
        typed = list(dict.fromkeys(filter(None, [*names[root], title])))
        yield [root, short, family(root), typed, cited]


def _rank(site: Site, root: str) -> tuple[bool, int, str]:
    """Texts restated in full first, then those with most articles."""
    complete = site.corpus.instruments[root].coverage.value == "complete"
    return (not complete, -len(site.corpus.provisions_of(root)), root)


def outside(site: Site) -> Iterator[list[object]]:
    """Texts that are not in the corpus but have an official page: its address, names."""
    known = _all_names(site)
    short = citations.known_names(site.lang)
    for root, names in sorted(short.items()):
        url = official_url(instrument_of(root).source_id)
        if root not in site.corpus.instruments and url:
            own = set(map(search_name, names))
            yield [url, [n for n in known[root] if len(n) <= _LONG and n in own]]


def provision_row(site: Site, address: str, thing: Provision) -> list[object]:
    """Number, places of the wording shown first, and what took its content over.

    ``[number, "para-1(point-a point-b) para-2", [[address, day in words], …]]``
    """
    shown = shown_version(thing, site.today)
    after: dict[str, str] = {}
    for one in thing.successors:
        page = Address.parse(one.address).page
        after.setdefault(page, site.words.day(one.date))
    number = provision_number(site.corpus, address, site.lang)
    return [number, _tree(list(places(shown))), [list(item) for item in after.items()]]


def _tree(found: list[Place]) -> str:
    """Places as nested names, one pair of brackets for each step down."""
    parts: list[str] = []
    depth = 1
    for place in found:
        deeper = len(place.steps)
        if deeper > depth:
            parts.append("(" * (deeper - depth))
        elif parts:
            parts.append(")" * (depth - deeper) + " ")
        parts.append(place.steps[-1])
        depth = deeper
    return "".join(parts) + ")" * (depth - 1)
