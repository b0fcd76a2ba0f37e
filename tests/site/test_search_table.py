"""The table behind the search box: small, complete, the same at each build."""

import gzip
import json
from datetime import date

import pytest

from lexteh.citations import known_names, resolve
from lexteh.corpus.corpus import Corpus
from lexteh.site.attachments import attachments
from lexteh.site.citation_table import family, search_name
from lexteh.site.pages import Site
from lexteh.site.search_table import KINDS, STATES, table

TODAY = date(2026, 11, 22)
LARGEST = 45_000
"""Bytes of the table as a web server sends it."""


@pytest.fixture(scope="module")
def french(corpus: Corpus) -> dict[str, object]:
    return table(Site(corpus, "fr", TODAY))


@pytest.fixture(scope="module")
def rows(french: dict[str, object]) -> dict[str, list[object]]:
    pages = french["pages"]
    assert isinstance(pages, list)
    return {row[0]: row for row in pages}


@pytest.mark.parametrize("lang", ["fr", "en", "es", "ar"])
def test_one_small_file_per_language(corpus: Corpus, lang: str) -> None:
    path = ("" if lang == "fr" else f"{lang}/") + "search/table.json"
    text = dict(attachments(Site(corpus, lang, TODAY)))[path]
    assert text == dict(attachments(Site(corpus, lang, TODAY)))[path]
    assert len(gzip.compress(text.encode())) < LARGEST
    assert json.loads(text)["lang"] == lang


def test_every_page_once(corpus: Corpus, rows: dict[str, list[object]]) -> None:
    addresses = [a for a in Site(corpus, "fr", TODAY).addresses() if a != "search"]
    assert list(rows) == addresses


def test_an_old_number(rows: dict[str, list[object]]) -> None:
    row = rows["fr-ceseda/art-l316-1"]
    assert STATES[row[6]] == "replaced"  # type: ignore[call-overload]
    assert row[8] == [
        "L. 316-1",
        "al-1 al-2",
        [["fr-ceseda/art-l425-1", "1er mai 2021"], ["fr-ceseda/art-l425-3", "1er mai 2021"]],
    ]


def test_places_are_nested(rows: dict[str, list[object]]) -> None:
    places = rows["dir-2011-36/art-11"][8][1]  # type: ignore[index]
    assert "para-4(subpara-1 subpara-2(point-a point-b point-c)) para-5 para-5a" in places
    assert all(r[8][1].count("(") == r[8][1].count(")") for r in rows.values() if len(r) > 8)  # type: ignore[index]


def test_facets(french: dict[str, object], rows: dict[str, list[object]]) -> None:
    def kind(address: str) -> str:
        return KINDS[rows[address][3]]  # type: ignore[call-overload, no-any-return]

    assert kind("rights/civi") == "right"
    assert kind("coe-197") == "instrument"
    assert kind("texts") == "page"
    assert rows["coe-197/art-13"][4] == "c"
    assert rows["institutions/greta"][4] == "c"
    # A topic belongs to every level whose law it names; a right to that of its basis.
    assert set("cef") == set(str(rows["topics/reflection-period"][4]))
    assert "f" in str(rows["rights/civi"][4])
    topics = french["topics"]
    assert isinstance(topics, list)
    named = [topics[i] for i in rows["coe-197/art-13"][5]]  # type: ignore[attr-defined]
    assert "topics/reflection-period" in named
    assert "search" not in rows


def test_names() -> None:
    assert search_name("STCE n° 197") == "stce 197"
    assert search_name("اتفاقية مجلس أوروبا رقم 197") == "اتفاقيه مجلس اوروبا 197"
    assert "convention de varsovie" in known_names("fr")["coe-197"]
    assert (family("fr-cp"), family("dir-2011-36"), family("echr")) == ("c", "e", "t")


def test_a_text_named_twice_is_read_once() -> None:
    found = resolve("art. 8 de la Directiva 2011/36/UE", lang="es")
    assert [one.target for one in found] == ["dir-2011-36/art-8"]
