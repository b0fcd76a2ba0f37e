"""The words that the reader's scripts write, as one small file per language."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lexteh.site.pages import Site

_PREFIXES = ("asof_", "beside_", "diff_", "status_", "versions")


def words_path(lang: str) -> str:
    """Where the scripts of a page in *lang* find their words, from the root of the site."""
    return f"assets/lexteh/words-{lang}.json"


def reader_words(site: "Site") -> Iterator[tuple[str, str]]:
    """A maker of attachments: the interface's phrases for dates, comparisons, two languages."""
    found = site.words.starting(*_PREFIXES)
    yield words_path(site.lang), json.dumps(found, ensure_ascii=False, sort_keys=True)
