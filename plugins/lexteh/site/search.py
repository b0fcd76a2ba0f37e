"""The words under which a page should be found although its text does not hold them."""

import re

from lexteh.corpus.address import Address
from lexteh.corpus.by_language import in_language
from lexteh.corpus.corpus import Corpus
from lexteh.site.labels import provision_number

_ARTICLE_WORDS = {"fr": "article", "en": "article", "es": "artículo", "ar": "المادة"}


def aliases(corpus: Corpus, address: str, lang: str) -> list[str]:
    """Spellings of the number and names of what stands at *address*.

    For ``fr-ceseda/art-l425-1``: ``L425-1``, ``art L425-1``, ``artl425-1``, and the names of its
    text. Search engines cut ``L. 425-1`` at the dot; these keep it whole.
    """
    parsed = Address.parse(address)
    names: list[str] = []
    instrument = corpus.instruments.get(parsed.root)
    if instrument is not None:
        names += in_language(instrument.names, lang) or []
        form = in_language(instrument.citation_form, lang)
        names += [form] if form else []
    if parsed.provision is None or instrument is None:
        return names
    number = provision_number(corpus, address, lang)
    tight = re.sub(r"[.\s]", "", number)
    bare = tight.lstrip("LRD")
    word = _ARTICLE_WORDS.get(lang, "article")
    spellings = dict.fromkeys([tight, bare, f"art{tight}", f"{word} {tight}", f"art{bare}"])
    return [*spellings, *names]
