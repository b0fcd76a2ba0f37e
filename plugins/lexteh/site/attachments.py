"""Files of the site that are not pages: data, feeds, citations, for one language each time.

A maker takes the :class:`~lexteh.site.pages.Site` of a language and yields paths from the root
of the site (its own language's folder included: ``site.path(address) + "cite.bib"``) with the
text of each file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lexteh.changes.feed import law_feeds
from lexteh.exports.bibliography import FILES, csl_item
from lexteh.exports.citation_styles import CITED
from lexteh.site.brief import briefs
from lexteh.site.log import log_files
from lexteh.site.reading import reader_words
from lexteh.site.redirects import redirects
from lexteh.site.search_table import search_table

if TYPE_CHECKING:
    from lexteh.site.pages import Site

Maker = Callable[["Site"], Iterator[tuple[str, str]]]


def references(site: Site) -> Iterator[tuple[str, str]]:
    """The records for reference managers, beside each page that can be cited."""
    for address, thing in site.corpus.things():
        if isinstance(thing, CITED):
            item = csl_item(site.corpus, address, site.lang, site.today)
            for name, write in FILES.items():
                yield site.path(address) + name, write(item)


MAKERS: tuple[Maker, ...] = (
    references,
    briefs,
    law_feeds,
    log_files,
    reader_words,
    redirects,
    search_table,
)


def attachments(site: Site) -> Iterator[tuple[str, str]]:
    """Every such file of *site*'s language: its path and its text."""
    for maker in MAKERS:
        yield from maker(site)
