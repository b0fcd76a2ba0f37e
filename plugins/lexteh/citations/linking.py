"""Cutting a text at its citations, so that a site can link them."""

from collections.abc import Iterable, Iterator

from lexteh.citations.model import Citation


def split(text: str, citations: Iterable[Citation]) -> Iterator[tuple[str, Citation | None]]:
    """The pieces of *text*, each with its citation or none; joined they are the text.

    >>> from lexteh.citations import find
    >>> text = "see Article 4 ECHR."
    >>> [(piece, c and c.target) for piece, c in split(text, find(text, lang="en"))]
    [('see ', None), ('Article 4 ECHR', 'echr/art-4'), ('.', None)]
    """
    done = 0
    for citation in citations:
        if citation.start > done:
            yield text[done : citation.start], None
        yield text[citation.start : citation.end], citation
        done = citation.end
    if done < len(text):
        yield text[done:], None
