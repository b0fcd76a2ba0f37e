"""What a change touches: the pages that cite the changed one, rest on it or list it."""

from dataclasses import dataclass

from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import natural_key
from lexteh.links import Links

TEXTS = "texts"
CATEGORIES = (TEXTS, *COLLECTIONS)


@dataclass(frozen=True, slots=True)
class Impact:
    """The pages that refer to ``address``, by what they are: texts, rights, topics…"""

    address: str
    pages: dict[str, list[str]]

    @property
    def count(self) -> int:
        """How many pages refer to it."""
        return sum(map(len, self.pages.values()))


def impact(links: Links, address: str) -> Impact:
    """Who refers to the page of *address*, by text or by field."""
    page = Address.parse(address).page
    citing = {Address.parse(edge.source).page for edge in links.cited_by(page)}
    pages: dict[str, list[str]] = {}
    for category in CATEGORIES:
        chosen = [a for a in citing if category_of(a) == category]
        if chosen:
            pages[category] = sorted(chosen, key=natural_key)
    return Impact(page, pages)


def category_of(address: str) -> str:
    """The folder that an address belongs to; ``texts`` for instruments and provisions."""
    root = address.split("/", maxsplit=1)[0]
    return root if root in COLLECTIONS else TEXTS
