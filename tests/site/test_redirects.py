"""The page at an old address, in each language."""

from dataclasses import replace
from datetime import date

import pytest

from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Redirect
from lexteh.site.pages import Site
from lexteh.site.redirects import redirects


@pytest.mark.parametrize(
    ("lang", "path", "says"),
    [
        ("fr", "rights/old/", "Depuis le 1er juin 2026"),
        ("en", "en/rights/old/", "Since 1 June 2026"),
        ("es", "es/rights/old/", "Desde el 1 de junio de 2026"),
        ("ar", "ar/rights/old/", "منذ 1 يونيو 2026"),
    ],
)
def test_the_old_address_leads_to_the_new(corpus: Corpus, lang: str, path: str, says: str) -> None:
    moved = Redirect.model_validate(
        {"old": "rights/old", "new": "rights/housing", "date": "2026-06-01"}
    )
    part = Redirect.model_validate(
        {"old": "echr/art-4/para-9", "new": "echr/art-4/para-1", "date": "2026-06-01"}
    )
    site = Site(replace(corpus, redirects=[moved, part]), lang, date(2026, 6, 2))
    pages = dict(redirects(site))
    assert list(pages) == [f"{path}index.html"]
    page = pages[f"{path}index.html"]
    up = "../" * path.count("/")
    target = path.replace("old", "housing")
    assert f'content="0; url={up}{target}"' in page
    assert f'rel="canonical" href="{corpus.config.url}{target}"' in page
    assert 'content="noindex"' in page
    assert "<script" not in page
    assert says in page
    assert f'lang="{lang}"' in page
