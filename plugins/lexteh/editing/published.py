"""The register of published addresses: what a release has shown must be found for ever."""

from lexteh.corpus.corpus import Corpus, places

HEAD = """\
# Every address that a release of the site has shown, parts of provisions included.
# Written by 'lexteh publish' at each release; a line is never taken out.
"""


def published(corpus: Corpus) -> list[str]:
    """Every address that the site shows or has shown, sorted."""
    found = set(corpus.published)
    for address, _ in corpus.things():
        found.add(address)
    for address, provision in corpus.provisions.items():
        for version in provision.versions:
            found |= {"/".join((address, *place.steps)) for place in places(version)}
    return sorted(found)


def register(corpus: Corpus) -> str:
    """The text of ``published.txt``."""
    return HEAD + "".join(f"{address}\n" for address in published(corpus))
