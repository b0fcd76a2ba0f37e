"""Records for reference managers: CSL-JSON, BibTeX and RIS, which Zotero imports.

All three are written from one CSL item. Choices:

- Legal texts are ``legislation`` in CSL and ``STAT`` in RIS, treaties too (with the genre
  *treaty*): CSL has ``treaty``, but Zotero has no such item and would drop number and section.
- BibTeX entries are ``@misc``: the standard styles of biblatex have no driver for
  ``@legislation`` and ``@jurisdiction``, and importers that do not know a type drop the whole
  entry. ``entrysubtype`` keeps what it is, for a style that wants to know.
- Rights are pages of LexTEH (``webpage``); recommendations are cited from the document that
  makes them (``report``).
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lexteh.corpus.address import Address
from lexteh.corpus.by_language import in_best_language
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import PartialDate
from lexteh.corpus.model import (
    Case,
    Entry,
    Instrument,
    InstrumentKind,
    Provision,
    Recommendation,
    Right,
)
from lexteh.exports.citation_styles import (
    CITED,
    Cited,
    cited_url,
    cited_versions,
    clauses,
    own_style,
)
from lexteh.exports.facts import TextFacts, case_facts, text_facts
from lexteh.site.labels import place_name, provision_number
from lexteh.site.words import Words, words_of

Item = dict[str, Any]

_NUMBER = re.compile(r"n° ([\d-]+)")
_LANGID = {"fr": "french", "en": "english", "es": "spanish", "ar": "arabic"}
_RIS_TYPE = {"legislation": "STAT", "legal_case": "CASE", "report": "RPRT", "webpage": "ELEC"}


def csl_item(
    corpus: Corpus, address: str, lang: str, today: date, cited: Cited | None = None
) -> Item:
    """The CSL item of the page about *address* in *lang*, consulted on *today*.

    *cited* is the version meant; by default the one that the page shows.
    """
    thing = corpus.thing(address)
    if not isinstance(thing, CITED):
        raise KeyError(address)
    parsed = Address.parse(address)
    cited = cited or cited_versions(thing, today)[0]
    words = words_of(corpus, lang)
    item: Item = {"id": f"lexteh-{str(parsed).replace('/', '-')}-{lang}"}
    item |= _described(corpus, parsed, thing, words, cited)
    item |= {
        "language": lang,
        "URL": cited_url(corpus, parsed, cited, lang),
        "accessed": _date_parts(today),
        "note": _note(thing, words, cited),
    }
    return {key: _plain(value) for key, value in item.items() if value}


def _described(corpus: Corpus, address: Address, thing: Entry, words: Words, cited: Cited) -> Item:
    lang = words.lang
    if isinstance(thing, Provision):
        card = corpus.instruments[address.root]
        kind = str(address.provision).partition("-")[0]
        number = provision_number(corpus, address.page, lang)
        facts = text_facts(card)
        item = _text(facts, words)
        if facts.kind is InstrumentKind.CODE and cited.start:
            # A code is older than its articles: the date is that of the version.
            item["issued"] = _date_parts(cited.start)
        own = own_style(lang)
        place = own.article(kind, own.number(number)) + "".join(map(own.step, address.steps))
        return item | {
            "title": f"{item['title']}{words.comma}{place}",
            "title-short": place_name(corpus, str(address), lang),
            "section": number,
        }
    if isinstance(thing, Instrument):
        return _text(text_facts(thing), words)
    if isinstance(thing, Case):
        decision = case_facts(thing)
        return {
            "type": "legal_case",
            "title": in_best_language(thing.title, lang),
            "authority": in_best_language(thing.court, lang),
            "number": ", ".join(decision.numbers),
            "references": decision.ecli,
            "issued": _partial(thing.date),
        }
    if isinstance(thing, Recommendation):
        return {
            "type": "report",
            "title": in_best_language(thing.headline, lang),
            "title-short": words("recommendation_n", n=thing.number),
            "collection-title": in_best_language(thing.document, lang),
            "number": str(thing.number),
            "issued": _partial(thing.issued),
        }
    return {
        "type": "webpage",
        "title": in_best_language(thing.title, lang) if isinstance(thing, Right) else "",
        "container-title": corpus.config.name,
        "author": [{"literal": corpus.config.name}],
        "issued": _date_parts(thing.reviewed),
    }


def _text(facts: TextFacts, words: Words) -> Item:
    jurisdiction = words(f"level_{facts.level}")
    item: Item = {
        "type": "legislation",
        "title": own_style(words.lang).full_title(facts),
        "title-short": facts.name(words.lang),
        "author": [{"literal": jurisdiction}],
        "jurisdiction": jurisdiction,
        "authority": jurisdiction,
        "genre": str(facts.kind),
        "number": _number(facts),
        "issued": _partial(facts.signed) if facts.signed else None,
    }
    if facts.journal:
        found = facts.journal
        name = f"OJ {found.series} {found.number}" if found.page else f"OJ {found.series}"
        item |= {"container-title": name, "page": found.page}
    elif facts.unts:
        item |= {"container-title": "UNTS", "volume": facts.unts[0], "page": facts.unts[1]}
    return item


def _number(facts: TextFacts) -> str:
    if facts.celex:
        return facts.celex
    if facts.council:
        return " ".join(facts.council)
    found = _NUMBER.search(facts.titles.get("fr", ""))
    return facts.ilo or (found[1] if found else "")


def _note(thing: Entry, words: Words, cited: Cited) -> str:
    """The caveat, the version and the day of verification: they go where the record goes."""
    clause, verified = clauses(own_style(words.lang), cited)
    if isinstance(thing, Recommendation):
        return words("cite_note_recommendation", date=verified)
    key = "case" if isinstance(thing, Case) else "text"
    clause = clause.strip("،, ()")
    parts = [words(f"cite_note_{key}"), clause, words("verified_as_of", date=verified)]
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts if part)


def _partial(value: PartialDate) -> Item:
    parts = [value.first.year, value.first.month, value.first.day]
    return {"date-parts": [parts[: {"year": 1, "month": 2, "day": 3}[value.precision]]]}


def _date_parts(day: date) -> Item:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _plain(value: Any) -> Any:  # noqa: ANN401  JSON
    """One line, ordinary spaces, no marks: what a field of a record can hold."""
    if isinstance(value, str):
        if not value.isprintable():
            value = "".join(c for c in value if c.isprintable() or c.isspace())
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


# --- CSL-JSON -------------------------------------------------------------------


def csl_json(item: Item) -> str:
    """An array of one item, as importers expect it."""
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


# --- BibTeX ---------------------------------------------------------------------

# BibTeX counts braces, escaped or not: they are written by name.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {c: f"\\{c}" for c in "%&#$_"}


def tex(text: str) -> str:
    """*text* with the characters that TeX takes for commands escaped; UTF-8 stays.

    >>> tex("100 % & x_1")
    '100 \\\\% \\\\& x\\\\_1'
    """
    return "".join(_TEX.get(c, c) for c in _plain(text))


def bibtex(item: Item) -> str:
    """A ``@misc`` entry for biblatex and for old BibTeX."""
    day = "-".join(f"{n:02}" for n in item["issued"]["date-parts"][0]) if "issued" in item else ""
    author = item.get("author", [{"literal": item.get("authority", "")}])[0]["literal"]
    source = " ".join(filter(None, (item.get("container-title"), item.get("volume"))))
    fields = {
        # A name of several words is one name within braces.
        "author": f"{{{tex(author)}}}" if author else "",
        # Inner braces keep the capitals.
        "title": f"{{{tex(item['title'])}}}",
        "shorttitle": tex(item.get("title-short", "")),
        "entrysubtype": item["type"].replace("_", "-"),
        "type": tex(item.get("genre", "")),
        "howpublished": tex(item.get("collection-title", source)),
        "number": tex(item.get("number", "")),
        "pages": tex(item.get("page", "")),
        "date": day,
        "year": day[:4],
        "langid": _LANGID.get(item["language"], item["language"]),
        "language": item["language"],
        "url": re.sub(r"[{}\\\s]", lambda m: f"%{ord(m[0]):02X}", item["URL"]),
        "urldate": "-".join(f"{n:02}" for n in item["accessed"]["date-parts"][0]),
        "note": tex(" ".join(filter(None, (item.get("references"), item["note"])))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9:-]", "-", item["id"])
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


# --- RIS ------------------------------------------------------------------------


def ris(item: Item) -> str:
    """A RIS record, with the tags by which Zotero fills the fields of each type."""
    return "".join(f"{tag}  - {_plain(value)}\r\n" for tag, value in _tags(item))


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    kind = item["type"]
    yield "TY", _RIS_TYPE[kind]
    yield "TI", item["title"]
    for author in item.get("author", []):
        # A comma at the end: a body, not a first and a last name.
        yield "AU", author["literal"].replace(",", " ") + ","
    number = {"legislation": "M1", "legal_case": "SV", "report": "SN"}.get(kind, "M1")
    named = {
        "ST": item.get("title-short"),
        "T2": item.get("collection-title") or item.get("container-title"),
        "PB": item.get("authority") if kind == "legal_case" else None,
        number: item.get("number"),
        "SE": item.get("section"),
        "VL": item.get("volume"),
        "SP": item.get("page"),
        "DA": _ris_date(item.get("issued")),
        "LA": item["language"],
        "UR": item["URL"],
        "Y2": _ris_date(item["accessed"]),
        "M2": item.get("references"),
        "N1": item["note"],
    }
    yield from ((tag, value) for tag, value in named.items() if value)
    yield "ER", ""


def _ris_date(value: Item | None) -> str:
    """``2011/04/05/``; what is not known stays empty between its strokes."""
    if value is None:
        return ""
    parts = [f"{part:02}" for part in value["date-parts"][0]]
    return "/".join([*parts, *[""] * (3 - len(parts)), ""])


# --- files ----------------------------------------------------------------------

FORMATS = {"bibtex": bibtex, "ris": ris, "csl-json": csl_json}
FILES = {"cite.bib": bibtex, "cite.ris": ris, "cite.json": csl_json}
"""What stands beside each page that can be cited."""
