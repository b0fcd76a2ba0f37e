"""The glossary: each term is found by its names, and linked once a page."""

from datetime import date

import pytest

from lexteh.corpus.corpus import Corpus
from lexteh.site.pages import Site
from lexteh.terms import Terms


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("fr", "Traite des personnes, travail forcé", ["Traite des personnes", "travail forcé"]),
        ("fr", "un contrat de travail forcément écrit", []),
        ("en", "forced or compulsory labour", ["forced or compulsory labour"]),
        ("es", "permisos de residencia", ["permisos de residencia"]),
        ("ar", "ضحايا الاتجار بالبشر والعمل القسري", ["الاتجار بالبشر", "والعمل القسري"]),
    ],
)  # fmt: skip
def test_names_are_found_whole(corpus: Corpus, lang: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in Terms(corpus, lang).find(text)] == found


@pytest.mark.parametrize("lang", ["fr", "en", "es", "ar"])
def test_a_page_links_a_term_once_and_never_to_itself(corpus: Corpus, lang: str) -> None:
    site = Site(corpus, lang, date(2026, 11, 22))
    html = site.page("coe-197/art-13").html
    prefix = "../../" if lang == "fr" else f"../../../{lang}/"
    link = f'class="lx-ref lx-term" href="{prefix}terms/reflection-period/"'
    assert html.count(link) == 1
    assert "lx-term" not in site.page("topics").html
    assert f"{prefix}terms/reflection-period/" not in site.page("terms/reflection-period").html


def test_the_glossary_follows_the_alphabet_of_its_language(corpus: Corpus) -> None:
    for lang, first, last in (("fr", "child", "victim"), ("en", "child", "victim")):
        html = Site(corpus, lang, date(2026, 11, 22)).page("terms").html
        assert html.index(f"terms/{first}/") < html.index(f"terms/{last}/")
