"""Files of the site that are not pages: data, feeds, citations, for one language each time.

A maker takes the :class:`~lexteh.site.pages.Site` of a language and yields paths from the root
of the site (its own language's folder included: ``site.path(address) + "cite.bib"``) with the
text of each file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lexteh.changes.feed import law_feeds
from lexteh.site.redirects import redirects

if TYPE_CHECKING:
    from lexteh.site.pages import Site

Maker = Callable[["Site"], Iterator[tuple[str, str]]]

MAKERS: tuple[Maker, ...] = (law_feeds, redirects)


def attachments(site: Site) -> Iterator[tuple[str, str]]:
    """Every such file of *site*'s language: its path and its text."""
    for maker in MAKERS:
        yield from maker(site)
