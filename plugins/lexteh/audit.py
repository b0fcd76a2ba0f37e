"""The whole of what ``lexteh check`` looks at: the data's own checks, then those that need the
registers of translations, the citation engine or the official texts beside the project.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lexteh import citations
from lexteh.corpus.address import Address
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.parts import localized
from lexteh.corpus.problems import WARNING, Problem, in_order
from lexteh.corpus.translations import check_translations
from lexteh.links import first_of_range, in_force_during, passages

LONGEST_RUN = 11
"""So many words in a row may be shared with an official text: names and terms of art."""

# Titles of texts that have no card here; a restatement may name them in full.
_QUOTED_TITLE = re.compile(
    r"convention for the protection of individuals .{1,60} personal data", re.I
)

_TITLES = ("title", "heading", "headline", "short_title", "divisions", "names")


def audit(
    root: Path, today: date, official: Path | None = None
) -> tuple[Corpus | None, list[Problem]]:
    """Check the folder *root*; *official* is a folder of official texts to compare with."""
    corpus, problems = check(root, today)
    if corpus is not None:
        problems += check_translations(root, corpus)
    if corpus is not None and not corpus.broken:
        problems += _dated_references(corpus)
        if official is not None and official.is_dir():
            problems += _borrowed(corpus, official)
    return corpus, in_order(problems)


def beside(root: Path) -> Path:
    """Where official texts lie when they lie beside the project of the data folder *root*."""
    return root.resolve().parent.parent / "shared" / "official"


# --- references that did not exist on the date of the text that makes them ------------


def _dated_references(corpus: Corpus) -> Iterator[Problem]:
    lang = corpus.languages[0]
    for passage in passages(corpus, lang):
        version = passage.version
        if version is None:
            continue
        for found in citations.find(passage.text, lang=lang, context=passage.address):
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


# --- sentences that are not our own ---------------------------------------------------


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    length = LONGEST_RUN + 1
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def _borrowed(corpus: Corpus, official: Path) -> Iterator[Problem]:
    """Texts that share a long run of words with an official text; references apart."""
    known: set[tuple[str, ...]] = set()
    for file in sorted(official.iterdir()):
        known |= _runs(_words(file.read_text(encoding="utf-8")))
    titles = {text for thing in corpus.instruments.values() for text in thing.title.values()}
    for address, thing in corpus.things():
        for path, texts in localized(thing):
            if path[0] in _TITLES:
                continue
            for lang, text in texts.items():
                shared = _runs(_words(text)) & known
                if shared and (_runs(_words(_without_names(text, lang, titles))) & known):
                    run = " ".join(min(shared))
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
