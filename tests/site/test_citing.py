"""What pages offer for citing: the section, the block for the script, meta, the brief."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, places
from lexteh.corpus.model import Case, Instrument, Provision, Recommendation, Right
from lexteh.exports.citation_styles import STYLES, chosen_version, cited_url, fill, template
from lexteh.site.brief import briefs
from lexteh.site.citing import authentic_url
from lexteh.site.pages import Site, SitePage

TODAY = date(2026, 11, 22)
LANGUAGES = ("fr", "en", "es", "ar")
PROVISION = "fr-cp/art-225-4-1"
CITED_PAGES = [
    PROVISION,
    "coe-197",
    "rights/reflection-period",
    "recommendations/founding-1",
    "cases/siliadin-v-france",
]


class Section(HTMLParser):
    """The texts of the citations of a page, by style, and the data of its script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.data = ""
        self._style = self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._style = found.get("data-style") or self._style
        if found.get("class") == "lx-cite__text":
            self._in = "text"
            self.texts[self._style] = ""
        elif found.get("id") == "lx-cite-data":
            self._in = "data"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "script"):
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "text":
            self.texts[self._style] += data
        elif self._in == "data":
            self.data += data


@pytest.fixture(scope="module")
def sites(corpus: Corpus) -> dict[str, Site]:
    return {lang: Site(corpus, lang, TODAY) for lang in LANGUAGES}


def head(page: SitePage) -> dict[str, str]:
    return dict(page.head)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", CITED_PAGES)
def test_section(sites: dict[str, Site], lang: str, address: str) -> None:
    page = sites[lang].page(address)
    found = Section(page.html)
    assert set(found.texts) == set(STYLES)
    own = {"fr": "fr", "en": "oscola", "es": "es", "ar": "ar"}[lang]
    assert next(iter(found.texts)) == own
    assert all(
        "LexTEH" in text and "https://lexteh.example/" in text for text in found.texts.values()
    )
    assert all(f'href="cite.{end}"' in page.html for end in ("bib", "ris", "json"))
    assert "cite" in [heading.id for heading in page.headings]


def test_what_has_no_citation_keeps_its_permanent_link(sites: dict[str, Site]) -> None:
    page = sites["fr"].page("institutions/ofii")
    assert 'class="lx-permalink"' in page.html
    assert 'id="cite"' not in page.html
    assert page.head == ()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", [PROVISION, "dir-2011-36/art-11", "fr-ceseda/art-l316-1"])
def test_script_can_make_what_the_server_makes(
    sites: dict[str, Site], corpus: Corpus, lang: str, address: str
) -> None:
    """The block of the page, filled as cite.js fills it, gives every citation."""
    data = json.loads(Section(sites[lang].page(address).html).data)
    provision = corpus.provisions[address]
    assert [v["from"] for v in data["versions"]][1:] == [
        str(v.in_force)
        for v in reversed(provision.versions)
        if str(v.in_force) != data["versions"][0]["from"]
    ]
    for number, held in enumerate(data["versions"]):
        version = next(v for v in provision.versions if str(v.in_force) == held["from"])
        for at in [(), *(place.steps for place in places(version))]:
            parsed = Address.parse("/".join([address, *at]))
            cited = chosen_version(corpus, address, TODAY, version.in_force)
            anchor = "-".join(filter(None, (held["id"], *at)))
            url = data["url"] + held["query"] + (f"#{anchor}" if anchor else "")
            assert url == cited_url(corpus, parsed, cited, lang)
            for style in data["styles"]:
                steps = "".join(style["steps"][step] for step in at)
                clause, verified = style["versions"][number]
                values = {
                    "s": steps,
                    "c": style["comma"] if steps else "",
                    "v": clause,
                    "d": verified,
                    "u": url,
                }
                text = re.sub(r"\{([scvdu])\}", lambda m: values[m[1]], style["text"])  # noqa: B023
                made = template(corpus, address, provision, style["key"], lang)
                assert text == fill(made, cited, at, url)


def test_block_cannot_end_its_element(sites: dict[str, Site]) -> None:
    for lang in LANGUAGES:
        data = Section(sites[lang].page(PROVISION).html).data
        assert not set("<>&") & set(data)


# Highwire names of Zotero's "Embedded Metadata", and the fields that they fill.
HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_language": "language",
    "citation_public_url": "url",
}
ITEM_TYPES = {"statute", "case", "report", "webpage"}


def zotero(page: SitePage) -> dict[str, str]:
    """What the connector makes of a page's meta elements: type by z:itemType, fields of Dublin
    Core first, then those of Highwire over them.
    """
    names = head(page)
    assert names["z:itemType"] in ITEM_TYPES
    item = {"itemType": names["z:itemType"]}
    core = {
        "title": "title",
        "date": "date",
        "language": "language",
        "rights": "rights",
        "description": "abstractNote",
    }
    item |= {field: names[f"DC.{name}"] for name, field in core.items() if f"DC.{name}" in names}
    return item | {field: names[name] for name, field in HIGHWIRE.items() if name in names}


def test_connector_takes_a_provision(sites: dict[str, Site]) -> None:
    page = sites["en"].page("dir-2011-36/art-11")
    item = zotero(page)
    assert item["itemType"] == "statute"
    assert item["title"].startswith("Directive 2011/36/EU of the European Parliament")
    assert item["title"].endswith(", art 11")
    assert item["date"] == "2011/04/05"
    assert item["language"] == "en"
    assert item["url"] == "https://lexteh.example/en/dir-2011-36/art-11/?on=2024-07-14"
    assert "not the authentic text" in item["abstractNote"]
    names = head(page)
    assert names["citation_online_date"] == "2024/07/14"
    assert names["DC.source"] == "http://data.europa.eu/eli/dir/2011/36/oj"
    assert names["DC.rights"].startswith("https://creativecommons.org/licenses/by/4.0")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("coe-197", "statute"),
        ("rights/work", "webpage"),
        ("recommendations/founding-1", "report"),
        ("cases/siliadin-v-france", "case"),
    ],
)
def test_connector_takes_the_others(sites: dict[str, Site], address: str, kind: str) -> None:
    for lang in LANGUAGES:
        item = zotero(sites[lang].page(address))
        assert item["itemType"] == kind
        assert item["title"]
        assert item["url"].startswith("https://lexteh.example/")


def test_authentic_text_in_the_language_of_the_page(corpus: Corpus) -> None:
    thing = corpus.instruments["coe-197"]
    assert "/en/web/" in authentic_url(corpus, "coe-197", thing, "en")
    assert "/fr/web/" in authentic_url(corpus, "coe-197", thing, "fr")
    article = corpus.provisions["fr-ceseda/art-l425-1"]
    assert authentic_url(corpus, "fr-ceseda/art-l425-1", article, "ar").endswith(
        "LEGIARTI000042771810"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_brief_holds_what_it_must(sites: dict[str, Site], corpus: Corpus, lang: str) -> None:
    found = dict(briefs(sites[lang]))
    asked = [e for _, e in corpus.collection("recommendations") if isinstance(e, Recommendation)]
    assert len(found) == len(asked)
    for (path, html), thing in zip(found.items(), asked, strict=True):
        assert path.endswith("/brief.html")
        assert f'<html lang="{lang}"' in html
        assert 'content="noindex"' in html
        assert html.count("<li>") >= len(thing.asks)
        assert "https://lexteh.example/" + path.removesuffix("brief.html") in html
        assert not re.search(r"<script(?![^>]*src=)|style=", html), "the policy forbids both"


def test_kinds_that_are_cited(corpus: Corpus) -> None:
    kinds = {type(thing) for _, thing in corpus.things()}
    assert {Provision, Instrument, Right, Recommendation, Case} <= kinds
