"""The page for victims is in short sentences and easy words, in each language."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import yaml

from lexteh.corpus.corpus import Corpus
from tests.conftest import ROOT
from tests.readability import reading, sentences

LANGUAGES = ("fr", "en", "es", "ar")
# "Easy" on the scale of each formula; in Arabic words of five letters at most on average.
EASE = {"fr": 80, "en": 80, "es": 75}
MEAN, LONGEST, ARABIC_WORD = 12, 25, 5.0


def page(name: str, lang: str) -> str:
    return (ROOT / "docs" / lang / f"{name}.md").read_text(encoding="utf-8")


def plain(lang: str) -> str:
    """The page without the list of its sources, which speaks to those who check it."""
    return page("victims", lang).partition('<div class="lx-easy__source"')[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_short_sentences_and_easy_words(lang: str) -> None:
    found = reading(plain(lang), lang)
    assert found.mean <= MEAN
    assert found.longest <= LONGEST, found.longest_sentence
    if found.ease is None:
        assert found.word <= ARABIC_WORD
    else:
        assert found.ease >= EASE[lang], found


def test_the_measure_tells_a_statute_from_plain_words(corpus: Corpus) -> None:
    """Were it blind, the test above would prove nothing."""
    article = corpus.provisions["fr-ceseda/art-r425-1"].versions[-1].model_dump()
    for lang in LANGUAGES:
        found = reading(" ".join(texts(article, lang)), lang)
        assert found.mean > MEAN, lang
        assert found.ease is None or found.ease < EASE[lang] - 20, lang


def texts(node: object, lang: str) -> Iterator[str]:
    """All that a dumped entry says in *lang*."""
    if isinstance(node, dict):
        if isinstance(node.get(lang), str):
            yield node[lang]
        else:
            yield from (text for child in node.values() for text in texts(child, lang))
    elif isinstance(node, list):
        yield from (text for child in node for text in texts(child, lang))


def test_same_rights_same_numbers_in_each_language() -> None:
    links = {lang: re.findall(r"\[\[([^\]|]+)", page("victims", lang)) for lang in LANGUAGES}
    assert len(set(map(tuple, links.values()))) == 1
    assert {link for link in links["fr"] if link.startswith("rights/")}
    numbers = {
        lang: re.findall(r"^\| (?:<bdi dir=\"ltr\">)?([\d ]+\d)", page("victims", lang), flags=re.M)
        for lang in LANGUAGES
    }
    assert numbers["fr"] == ["17", "114", "115", "119", "3919", "116 006", "01 44 52 88 90"]
    assert len(set(map(tuple, numbers.values()))) == 1


def test_every_right_of_today_is_told(corpus: Corpus) -> None:
    told = set(re.findall(r"\[\[(rights/[^\]|]+)", page("victims", "fr")))
    rights = {address for address, _ in corpus.collection("rights")}
    assert rights - told == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_when_it_was_verified(lang: str, corpus: Corpus) -> None:
    """Not earlier than the corpus knows: the day given is that of the reflection period."""
    newest = max(
        version.verified
        for version in corpus.entries["rights/reflection-period"].versions  # type: ignore[attr-defined]
        if version.until is None
    )
    assert newest == date(2026, 4, 3), "the page for victims gives an older day"
    assert "2026" in page("victims", lang).partition("lx-easy__source")[2]


@pytest.mark.parametrize("name", ["victims", "safety"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_front_matter(name: str, lang: str) -> None:
    head = yaml.safe_load(page(name, lang).split("---")[1])
    assert head["title"]
    assert head["description"]
    assert len(sentences(page(name, lang))) > 20
