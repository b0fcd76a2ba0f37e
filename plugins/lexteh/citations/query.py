"""What a reader types into a search box: numbers without their text, words left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lexteh.citations.codes import holds
from lexteh.citations.fold import fold
from lexteh.citations.grammar import Grammar, with_names
from lexteh.citations.lexicon import LANGUAGES, instrument_of, load
from lexteh.citations.model import Citation, Resolution
from lexteh.citations.numbers import article_step
from lexteh.citations.scan import Scanner, context_of

_NUMBER = re.compile(
    r" *(?:art(?:icle|iculo)?s?\.? ?|الماده )?(?P<prefix>lo|[lrda])?\.? ?\*?\.? ?"
    r"(?P<number>\d+(?:-\d+)*(?: (?:bis|ter|quater))?)\.? *$"
)
_WORD = re.compile(r"(?<![\w.])[a-z]{2,8}(?![\w.])")
_STARTS_WITH_NUMBER = re.compile(r" *(?:(?:lo|[lrda])\.? ?\*?\.? ?)?\d")
_NAME_FIRST = re.compile(
    r"(?P<name>\D.*?\w),? (?P<number>(?:(?:LO|[LRDA])\.? ?\*?\.? ?)?\d++(?!/)[^ ]*)$"
)
_APPLICATION = re.compile(r"\d{1,6}/\d\d")
_ADDRESS = re.compile(r"[a-z][a-z0-9-]*-[a-z0-9]+/(?:art|recital|annex)-[a-z0-9./-]+")
_HEADS = {"fr": "article", "en": "article", "es": "artículo", "ar": "المادة"}


def resolve(
    query: str,
    *,
    lang: str | None = None,
    context: str | None = None,
    date: str | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
    successors: Mapping[str, Sequence[str]] | None = None,
) -> list[Resolution]:
    """What *query* may mean, the likeliest first; empty if nothing.

    *lang* is the reader's language (all are tried, that one first); *successors* maps
    addresses of old provisions to those that replaced them.

    >>> resolve("225-4-1")[0].target
    'fr-cp/art-225-4-1'
    >>> resolve("article 13 Varsovie")[0].target
    'coe-197/art-13'
    """
    if _ADDRESS.fullmatch(query.strip()):
        target = query.strip()
        source = instrument_of(target.split("/")[0]).source_id
        return [_resolution(target, source, successors)]
    first = [lang] if lang in LANGUAGES else []
    whole: list[Citation] = []
    for language in dict.fromkeys([*first, *LANGUAGES]):
        found = _read(query, language or "fr", context, date, names)
        if any("/" in citation.target for citation in found):
            return [_resolution(c.target, c.source_id, successors) for c in _deepest(found)]
        whole = whole or found
    bare = [_resolution(target, source, successors) for target, source in _bare(query, context)]
    return bare or [_resolution(c.target, c.source_id, successors) for c in whole]


def _deepest(found: list[Citation]) -> list[Citation]:
    """*found* without a text of which a provision is cited too: its name was read twice."""
    roots = {c.target.split("/")[0] for c in found if "/" in c.target}
    return [c for c in found if c.target not in roots]


def known_names(lang: str) -> dict[str, list[str]]:
    """The folded names by which *lang*'s readers call each text, by its address: what a search
    box that cannot run this engine needs of it.

    >>> "code penal" in known_names("fr")["fr-cp"]
    True
    """
    names: dict[str, list[str]] = {}
    for found in _grammar(lang, None).lexicon.index.values():
        for name in found:
            names.setdefault(name.instrument.id, []).append(name.text)
    return names


def homes() -> list[str]:
    """The texts that a number without one may belong to, the likeliest first."""
    return list(load("query.yml")["homes"])


def _resolution(
    target: str, source: str | None, successors: Mapping[str, Sequence[str]] | None
) -> Resolution:
    """*target* with what replaced it, looked up by its article."""
    article = "/".join(target.split("/")[:2])
    following = (successors or {}).get(target) or (successors or {}).get(article) or ()
    return Resolution(target, source, tuple(following))


@cache
def _short_names() -> dict[str, Sequence[str]]:
    """One word that, alone in a search box of this site, stands for a text."""
    table: dict[str, Sequence[str]] = load("query.yml")["short"]
    return table


_grammars: dict[tuple[str, int], tuple[Mapping[str, Sequence[str]] | None, Grammar]] = {}


def _grammar(language: str, names: Mapping[str, Sequence[str]] | None) -> Grammar:
    key = (language, id(names))
    if key not in _grammars or _grammars[key][0] is not names:
        merged = dict(_short_names())
        for root, written in (names or {}).items():
            merged[root] = [*merged.get(root, ()), *written]
        _grammars[key] = (names, with_names(language, merged))
    return _grammars[key][1]


def _read(
    query: str,
    language: str,
    context: str | None,
    date: str | None,
    names: Mapping[str, Sequence[str]] | None,
) -> list[Citation]:
    """The citations in *query*, read as typed: small letters, words left out."""
    g = _grammar(language, names)
    first: list[Citation] = []
    for text in _forms(query, language, g):
        found = Scanner(fold(text), g, context_of(context, g), date).run()
        if any("/" in citation.target for citation in found):
            # Offsets mean nothing here: forms differ from the query.
            return found
        first = first or found
    return first


def _forms(query: str, language: str, g: Grammar) -> Iterator[str]:
    """*query* itself, then with abbreviations in capitals and "article" put first."""
    lower = fold(query).lower.strip()
    short = {name.text for found in g.lexicon.index.values() for name in found if name.capitals}
    raised = _WORD.sub(lambda m: m[0].upper() if m[0] in short else m[0], lower)
    raised = re.sub(r"(?<!\w)(lo|[lrda])(?=\.? ?\*?\.? ?\d)", lambda m: m[0].upper(), raised)
    if _STARTS_WITH_NUMBER.match(lower):
        yield f"{_HEADS[language]} {raised}"
    named = _NAME_FIRST.match(raised)
    if named:
        yield f"{_HEADS[language]} {named['number']} {named['name']}"
    if _APPLICATION.fullmatch(lower):
        yield f"requête n° {lower}"
    yield query
    yield raised


def _bare(query: str, context: str | None) -> Iterator[tuple[str, str | None]]:
    """The texts that may have an article of this number, when the query names none."""
    match = _NUMBER.match(fold(query).lower.strip())
    if match is None:
        return
    prefix, number = match["prefix"] or "", match["number"]
    if not prefix and "-" not in number and not context:
        return
    own = [context.split("/")[0]] if context else []
    for root in dict.fromkeys([*own, *homes()]):
        instrument = instrument_of(root)
        fits = instrument.family != "code" or holds(instrument, prefix, number)
        plain = not prefix and instrument.family == "code" and not instrument.lettered
        if fits or (plain and root == "fr-cp") or (fits is None and prefix and instrument.lettered):
            step = article_step(prefix, number, instrument.family)
            yield "/".join((root, *step)), instrument.source_id
