"""The citations that a page offers: their texts, what its script needs, its meta elements."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Entry, LinkRole, Provision, Right
from lexteh.exports.bibliography import FILES, csl_item
from lexteh.exports.citation_styles import (
    CITED,
    Cited,
    Template,
    cited_url,
    cited_versions,
    clauses,
    fill,
    style_order,
    template,
)
from lexteh.exports.styles.base import CLOSE, STEPS, URL, VERIFIED, VERSION
from lexteh.site.urls import page_path
from lexteh.site.words import RIGHT_TO_LEFT, Words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

_HOLES = str.maketrans({STEPS: "{s}", CLOSE: "{c}", VERSION: "{v}", VERIFIED: "{d}", URL: "{u}"})
_NAMES = {"cite.bib": "BibTeX", "cite.ris": "RIS", "cite.json": "CSL-JSON"}
_ZOTERO = {"legislation": "statute", "legal_case": "case", "report": "report"}
_WORDS = (
    "copy",
    "copy_style",
    "copied",
    "copy_failed",
    "copy_link",
    "copy_citation",
    "copy_version",
    "choose_style",
    "menu",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One finished citation on the page."""

    key: str
    name: str
    lang: str
    direction: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Citing:
    """What the section *Cite* of a page shows."""

    permalink: str
    shown: tuple[Shown, ...]
    files: tuple[tuple[str, str, str], ...]
    """Name of the format, relative link, name under which to save it."""
    words: str
    """The words of the page's script, as JSON."""
    data: Markup
    """What the script needs to cite paragraphs and versions, as JSON; empty where there is
    nothing but the page to cite.
    """


def citing(corpus: Corpus, address: str, thing: Entry, words: Words, today: date) -> Citing | None:
    """The citations of the page about *thing*; ``None`` if it has none of its own."""
    if not isinstance(thing, CITED):
        return None
    lang = words.lang
    versions = cited_versions(thing, today)
    made = {key: template(corpus, address, thing, key, lang) for key in style_order(lang)}
    url = cited_url(corpus, Address.parse(address), versions[0], lang)
    shown = tuple(_shown(key, words, one, versions[0], url) for key, one in made.items())
    name = address.replace("/", "-")
    files = tuple((_NAMES[f], f, f"lexteh-{name}.{f.rpartition('.')[2]}") for f in FILES)
    own = {key: words(f"cite_{key}") for key in _WORDS}
    own_json = json.dumps(own, ensure_ascii=False)
    path = corpus.config.url + page_path(address, lang, corpus.languages[0])
    parts = isinstance(thing, Provision) or (isinstance(thing, Right) and len(versions) > 1)
    data = _data(path, made, versions) if parts else Markup("")
    return Citing(path, shown, files, own_json, data)


def _shown(key: str, words: Words, made: Template, cited: Cited, url: str) -> Shown:
    text, hole, rest = fill(made, cited, (), URL).partition(URL)
    html = escape(text)
    if hole:
        html += Markup('<bdi dir="ltr">{}</bdi>').format(url) + rest
    lang = made.style.lang
    direction = "rtl" if lang in RIGHT_TO_LEFT else "ltr"
    return Shown(key, words(f"cite_style_{key}"), lang, direction, html)


def _data(path: str, made: Mapping[str, Template], versions: list[Cited]) -> Markup:
    data: dict[str, Any] = {
        "url": path,
        "versions": [
            {
                "from": str(v.start),
                "until": str(v.until) if v.until else "",
                "id": v.anchor,
                "query": v.query,
            }
            for v in versions
        ],
        "styles": [
            {
                "key": key,
                "text": one.text.translate(_HOLES),
                "comma": one.style.comma.strip(),
                "steps": one.steps,
                "versions": [clauses(one.style, v) for v in versions],
            }
            for key, one in made.items()
        ],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Nothing in the block can end it: the characters of markup are written as escapes.
    for sign in "&<>":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  escaped just above, for JSON


# --- meta -----------------------------------------------------------------------


def meta(
    corpus: Corpus, address: str, thing: Entry, words: Words, today: date
) -> tuple[tuple[str, str], ...]:
    """Dublin Core and Highwire names and contents, for the connectors of reference managers.

    Zotero reads ``z:itemType`` before all others; without it every page with a
    ``citation_title`` would be an article of a journal.
    """
    if not isinstance(thing, CITED):
        return ()
    item = csl_item(corpus, address, words.lang, today)
    path = corpus.config.url + page_path(address, words.lang, corpus.languages[0])
    verified = cited_versions(thing, today)[0].verified
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    day = [f"{part:02}" for part in issued]
    author = item.get("author", [{"literal": item.get("authority", "")}])[0]["literal"]
    kind = item["type"]
    found = [
        ("z:itemType", _ZOTERO.get(kind, "webpage")),
        ("DC.title", item["title"]),
        ("DC.creator", author if kind != "legal_case" else ""),
        ("DC.date", "-".join(day)),
        ("DC.language", words.lang),
        ("DC.identifier", path),
        ("DC.type", item.get("genre", kind)),
        ("DC.publisher", item["authority"] if kind == "legal_case" else corpus.config.name),
        ("DC.rights", LICENCE),
        ("DC.source", authentic_url(corpus, address, thing, words.lang)),
        ("DC.description", item["note"]),
        ("citation_title", item["title"]),
        ("citation_publication_date", "/".join(day)),
        ("citation_online_date", verified.strftime("%Y/%m/%d")),
        ("citation_language", words.lang),
        ("citation_public_url", item["URL"]),
    ]
    return tuple((name, content) for name, content in found if content)


def authentic_url(corpus: Corpus, address: str, thing: Entry, lang: str) -> str:
    """Where the authentic text is: at the very article, or as a whole; empty if not known."""
    whole = corpus.instruments.get(address.split("/", maxsplit=1)[0])
    for holder in (thing, whole):
        links = [
            link
            for link in getattr(holder, "links", [])
            if link.role in (LinkRole.AUTHENTIC, LinkRole.CONSOLIDATED)
        ]
        links.sort(key=lambda link: (link.role is not LinkRole.AUTHENTIC, link.lang != lang))
        if links:
            return str(links[0].url)
    return ""
