"""References to law in French, English, Spanish and Arabic: found, resolved, linked.

The package knows nothing of YAML corpora or of MkDocs: text in, spans with addresses out.

>>> from lexteh.citations import find
>>> find("article 13 de la Convention de Varsovie", lang="fr")[0].target
'coe-197/art-13'
"""

from collections.abc import Mapping, Sequence

from lexteh.citations.acts import case_of
from lexteh.citations.fold import fold
from lexteh.citations.grammar import Grammar, grammar, with_names
from lexteh.citations.lexicon import LANGUAGES
from lexteh.citations.linking import split
from lexteh.citations.model import Citation, Instrument, Resolution
from lexteh.citations.query import homes, known_names, resolve
from lexteh.citations.scan import Scanner, context_of
from lexteh.citations.stream import cite_stream

__all__ = [
    "LANGUAGES",
    "Citation",
    "Instrument",
    "Resolution",
    "case_of",
    "cite_stream",
    "find",
    "homes",
    "known_names",
    "resolve",
    "split",
]

_EXTENDED: dict[tuple[str, int], tuple[Mapping[str, Sequence[str]], Grammar]] = {}


def _grammar(lang: str, names: Mapping[str, Sequence[str]] | None) -> Grammar:
    if lang not in LANGUAGES:
        raise ValueError(f"'{lang}' is not one of {', '.join(LANGUAGES)}")
    if not names:
        return grammar(lang)
    # Compiling takes milliseconds: the same mapping object is compiled once.
    key = (lang, id(names))
    if key not in _EXTENDED or _EXTENDED[key][0] is not names:
        _EXTENDED[key] = (names, with_names(lang, names))
    return _EXTENDED[key][1]


def find(
    text: str,
    *,
    lang: str,
    context: str | None = None,
    date: str | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
    country: str | None = None,
) -> list[Citation]:
    """The references to law in *text*, in order, without overlaps.

    *context* is the address of the provision that speaks (``fr-ctrav/art-l1243-1``), by
    which "le présent article" or a bare number resolve; *date* (ISO) is the day whose law
    the text means; *names* adds names of further texts, by address; *country* (``fr`` or none)
    says whose law is meant by a name that many countries share, "the Criminal Code".

    >>> find("art. L. 425-1 du CESEDA", lang="fr")[0]
    Citation(start=0, end=23, target='fr-ceseda/art-l425-1', source_id='LEGITEXT000006070158')
    """
    g = _grammar(lang, names)
    return Scanner(fold(text), g, context_of(context, g), date, country).run()
