"""The one-page brief of a recommendation: a document of its own, made for one sheet of A4.

It is written beside the page (``recommendations/founding-1/brief.html``), outside the theme:
what is printed must be all there is, and the search must not find everything twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexteh.corpus.by_language import in_language
from lexteh.corpus.model import Recommendation
from lexteh.exports.citation_styles import citation, own_style
from lexteh.site.indexes import latest_assessment
from lexteh.site.urls import page_path, relative
from lexteh.site.words import LANGUAGE_NAMES

if TYPE_CHECKING:
    from lexteh.site.pages import Site

FILE = "brief.html"

LOG_LINES = 12
"""How many entries of the log stand on the sheet: the latest."""

LOG_TEXT = 1300
"""How many characters of their texts: the latest are given whole, the others by name alone."""


def briefs(site: Site) -> Iterator[tuple[str, str]]:
    """The path and the text of the brief of every recommendation in the site's language."""
    for address, thing in site.corpus.collection("recommendations"):
        if isinstance(thing, Recommendation):
            yield site.path(address) + FILE, brief(site, address, thing)


def brief(site: Site, address: str, thing: Recommendation) -> str:
    """The brief as a whole HTML document."""
    corpus, lang = site.corpus, site.lang
    entries = list(reversed(thing.log))[:LOG_LINES]
    sizes = [len(in_language(entry.text, lang) or "") for entry in entries]
    told = sum(sum(sizes[: n + 1]) <= LOG_TEXT for n in range(len(sizes)))
    path = site.path(address)
    url = corpus.config.url + path
    key = own_style(lang).key
    others = {
        other: relative(page_path(address, other, corpus.languages[0]) + FILE, path)
        for other in corpus.languages
        if other != lang
    }
    return site.render(
        "brief.html",
        address,
        thing=thing,
        latest=latest_assessment(thing),
        entries=entries,
        told=told,
        more=max(0, len(thing.log) - LOG_LINES),
        citation=citation(corpus, address, key, lang, site.today).partition(url),
        url=url,
        assets=relative("assets/lexteh/", path),
        others=others,
        names=LANGUAGE_NAMES,
    )


