"""The whole of what ``lexteh check`` looks at: the data's own checks, then those that need the
registers of translations, the citation engine or the official texts beside the project.
"""

import re
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from lexteh import citations
from lexteh.cache import Cache, digest
from lexteh.citations import Citation
from lexteh.corpus.address import Address
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.loader import Parse
from lexteh.corpus.model import Coverage
from lexteh.corpus.parts import localized
from lexteh.corpus.problems import WARNING, Problem, in_order, nearest
from lexteh.corpus.translations import check_translations
from lexteh.corpus.yaml_source import Located, parse
from lexteh.links import Passage, first_of_range, in_force_during, passages

LONGEST_RUN = 11
"""So many words in a row may be shared with an official text: names and terms of art."""

# Titles of texts that have no card here; a restatement may name them in full.
_QUOTED_TITLE = re.compile(
    r"convention for the protection of individuals .{1,60} personal data", re.I
)

_TITLES = ("title", "heading", "headline", "short_title", "divisions", "names")


def audit(
    root: Path, today: date, official: Path | None = None, cache: Cache | None = None
) -> tuple[Corpus | None, list[Problem]]:
    """Check the folder *root*; *official* is a folder of official texts to compare with,
    *cache* what earlier runs have worked out.
    """
    cache = cache or Cache(root, None)
    corpus, problems = check(root, today, _parser(cache))
    if corpus is not None:
        problems += check_translations(root, corpus)
    if corpus is not None and not corpus.broken:
        cited = _Cited(cache)
        problems += _dated_references(corpus, cited)
        problems += _dead_citations(corpus, cited)
        if official is not None and official.is_dir():
            problems += _borrowed(corpus, official, cache)
    return corpus, in_order(problems)


@lru_cache(maxsize=4)
def _parser(cache: Cache) -> Parse:
    """One parser for each cache: the loader remembers by it what it has made."""
    return partial(_parsed, cache)


def _parsed(cache: Cache, raw: bytes, name: str) -> tuple[Located | None, list[Problem]]:
    def make() -> tuple[object, ...]:
        located, problems = parse(raw, name)
        told = [astuple(problem) for problem in problems]
        if located is None:
            return None, None, None, told
        return located.data, located.keys, located.values, told

    data, keys, values, told = cache.table("parsed").get(digest(name, raw), make)
    problems = [Problem(*one) for one in told]  # type: ignore[attr-defined]
    return (None if data is None else Located(name, data, keys, values)), problems  # type: ignore[arg-type]


class _Cited:
    """The citations of a text, found once for all runs."""

    def __init__(self, cache: Cache) -> None:
        self.table = cache.table("cited")

    def find(self, text: str, lang: str, context: str | None = None) -> list[Citation]:
        def make() -> list[tuple[int, int, str, str | None]]:
            found = citations.find(text, lang=lang, context=context)
            return [(c.start, c.end, c.target, c.source_id) for c in found]

        return [Citation(*c) for c in self.table.get(f"{lang} {context} {text}", make)]


# --- references that did not exist on the date of the text that makes them ------------


def _dated_references(corpus: Corpus, cited: _Cited) -> Iterator[Problem]:
    lang = corpus.languages[0]
    for passage in passages(corpus, lang):
        version = passage.version
        if version is None:
            continue
        for found in cited.find(passage.text, lang, passage.address):
            target = _restated(corpus, found.target)
            if target is None or target in version.dead_references:
                continue
            if in_force_during(corpus.provisions[target], version):
                continue
            span = f"{version.in_force} – {version.until or '…'}"
            shown = passage.text[found.start : found.end]
            message = f"'{shown}' ({target}) was not in force {span}"
            expected = "the number in force then"
            yield corpus.files[Address.parse(passage.address).page].problem(
                "V010", passage.path, message, expected=expected, severity=WARNING
            )


def _restated(corpus: Corpus, target: str) -> str | None:
    try:
        page = Address.parse(first_of_range(target)).page
    except ValueError:
        return None
    return page if page in corpus.provisions else None


# --- citations of articles that are known not to be there -----------------------------


def _dead_citations(corpus: Corpus, cited: _Cited) -> Iterator[Problem]:
    """Only what is certain: of a text restated in part, another article may well exist."""
    known = list(corpus.provisions)
    for lang in corpus.languages:
        for passage in passages(corpus, lang):
            page = Address.parse(passage.address).page
            # A card speaks of the articles of other texts: a bare number is not its own.
            context = passage.address if page in corpus.provisions else None
            for found in cited.find(passage.text, lang, context):
                target = _dead(corpus, found.target)
                if target is None or (
                    passage.version and target in passage.version.dead_references
                ):
                    continue
                shown = passage.text[found.start : found.end]
                message = f"'{shown}' is {target}, which is not in the knowledge base"
                yield corpus.files[page].problem(
                    "R008", _place(passage, lang), message, nearest=nearest(target, known)
                )


def _place(passage: Passage, lang: str) -> tuple[str | int, ...]:
    return passage.path if passage.version is not None else (*passage.path, lang)


def _dead(corpus: Corpus, target: str) -> str | None:
    """The page of *target* if it is certain that it should be here and is not."""
    try:
        parsed = Address.parse(first_of_range(target))
    except ValueError:
        return None
    page, instrument = parsed.page, corpus.instruments.get(parsed.root)
    if instrument is None or parsed.provision is None or corpus.exists(page):
        return None
    if corpus.announced(page) or corpus.redirected(page) is not None:
        return None
    whole = instrument.coverage is Coverage.COMPLETE and parsed.provision.startswith("art-")
    return page if whole or page in corpus.published else None


# --- sentences that are not our own ---------------------------------------------------


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    length = LONGEST_RUN + 1
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


class _Official:
    """The runs of words of the official texts, read only when a text was not compared yet."""

    def __init__(self, folder: Path, titles: set[str]) -> None:
        self.texts = [f.read_text(encoding="utf-8") for f in sorted(folder.iterdir())]
        self.titles = titles
        self.key = digest(*self.texts, *sorted(titles))
        self.known: set[tuple[str, ...]] = set()

    def shared(self, text: str, lang: str) -> str:
        """The first run of words that *text* shares; empty if there is none."""
        if not self.known:
            for official in self.texts:
                self.known |= _runs(_words(official))
        found = _runs(_words(text)) & self.known
        if found and _runs(_words(_without_names(text, lang, self.titles))) & self.known:
            return " ".join(min(found))
        return ""


def _borrowed(corpus: Corpus, official: Path, cache: Cache) -> Iterator[Problem]:
    """Texts that share a long run of words with an official text; references apart."""
    titles = {text for thing in corpus.instruments.values() for text in thing.title.values()}
    texts_there, table = _Official(official, titles), cache.table("borrowed")
    for address, thing in corpus.things():
        for path, texts in localized(thing):
            if path[0] in _TITLES:
                continue
            for lang, text in texts.items():
                key = f"{texts_there.key} {lang} {text}"
                run = table.get(key, partial(texts_there.shared, text, lang))
                if run:
                    message = f"{LONGEST_RUN + 1} words or more stand in an official text: {run}"
                    yield corpus.files[address].problem(
                        "W001", (*path, lang), message, expected="our own wording"
                    )


def _without_names(text: str, lang: str, titles: set[str]) -> str:
    """*text* without references to articles and titles of texts, which may be quoted."""
    for found in reversed(citations.find(text, lang=lang)):
        text = f"{text[: found.start]} ⁂1 {text[found.end :]}"
    for title in titles:
        text = text.replace(title, " ⁂2 ")
    return _QUOTED_TITLE.sub(" ⁂3 ", text)
