"""The pages about the engine say what the tests and the benchmark say."""

import re

import pytest
from benchmarks.citations.docs import LANGUAGES, ROOT, page

from lexteh.citations import find

PAGES = {lang: page(lang) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_is_up_to_date(lang: str) -> None:
    """Otherwise: python -m benchmarks.citations.docs."""
    assert (ROOT / "docs" / lang / "citations.md").read_text("utf-8") == PAGES[lang]


def shape(text: str) -> list[str]:
    """The structure of a page, without its words."""
    return [re.match(r"#*|-|\|?", line)[0] for line in text.splitlines()]  # type: ignore[index]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_have_one_structure(lang: str) -> None:
    assert shape(PAGES[lang]) == shape(PAGES["fr"])


def test_code_on_the_page_is_true() -> None:
    assert find("art. L. 425-1 du CESEDA", lang="fr")[0].target == "fr-ceseda/art-l425-1"
    assert [(c.start, c.end, c.target) for c in find("Article 4 ECHR", lang="en")] == [
        (0, 14, "echr/art-4")
    ]


def test_arabic_page_keeps_latin_runs_apart() -> None:
    """Outside code blocks no Latin letter or digit stands without its direction."""
    text = re.sub(r"```.*?```", "", PAGES["ar"], flags=re.DOTALL)
    text = re.sub(r'<bdi dir="ltr"[^>]*>.*?</bdi>', "", text)
    text = re.sub(r"</?b>|&\w+;", "", text)
    assert re.findall(r"[A-Za-z0-9]+", text) == []
