"""Records for reference managers, read back by small readers of each format."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexteh.corpus.corpus import Corpus
from lexteh.exports.bibliography import Item, bibtex, csl_item, csl_json, ris, tex
from lexteh.exports.citation_styles import CITED, chosen_version

TODAY = date(2026, 11, 22)
LANGUAGES = ("fr", "en", "es", "ar")

# The variables of CSL 1.0.2 that are used here, by the type of their value.
TEXTS = frozenset(
    {
        *("id", "type", "title", "title-short", "authority", "jurisdiction", "genre", "number"),
        *("container-title", "collection-title", "volume", "page", "section", "references"),
        *("language", "note", "URL"),
    }
)
DATES = frozenset({"issued", "accessed"})
TYPES = frozenset({"legislation", "legal_case", "report", "webpage"})

RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")
ESCAPED = re.compile(
    r"\\text(?:backslash|asciitilde|asciicircum|braceleft|braceright)\{\}|\\([%&#$_])|."
)
WORDS = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
}


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """The records of a RIS file."""
    records: list[dict[str, list[str]]] = []
    lines = text.split("\r\n")
    assert lines.pop() == "", "a record ends with its line"
    for line in lines:
        match = RIS_LINE.fullmatch(line)
        assert match, line
        tag, value = match.groups()
        if tag == "TY":
            records.append({})
        records[-1].setdefault(tag, []).append(value)
    assert all(next(iter(r)) == "TY" and next(reversed(r)) == "ER" for r in records)
    return records


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields of one entry; braces counted as BibTeX counts them."""
    head = re.match(r"@(\w+)\{([A-Za-z0-9:-]+),\n", text)
    assert head
    fields, at = {}, head.end()
    while text[at] != "}":
        name = re.compile(r"  (\w+) = \{").match(text, at)
        assert name, text[at : at + 40]
        start = at = name.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        fields[name[1]] = text[start : at - 1]
        assert text[at : at + 2] == ",\n"
        at += 2
    assert text[at:] == "}\n"
    return head[1], head[2], fields


def from_tex(text: str) -> str:
    return "".join(WORDS.get(m[0], m[1] or m[0]) for m in ESCAPED.finditer(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_record_says_what_it_must(corpus: Corpus, lang: str) -> None:
    for address, thing in corpus.things():
        if not isinstance(thing, CITED):
            continue
        item = csl_item(corpus, address, lang, TODAY)
        assert set(item) <= TEXTS | DATES | {"author"}, address
        assert {"type", "title", "language", "URL", "accessed", "note"} <= set(item), address
        assert item["type"] in TYPES
        assert item["language"] == lang
        assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
        assert "LexTEH" in item["note"], "the caveat"
        assert re.search(r"\b(?:19|20)\d\d\b", item["note"]), "the day of verification"
        assert all(isinstance(item[k], str) and item[k] for k in set(item) & TEXTS)
        assert json.loads(csl_json(item)) == [item]
        (record,) = read_ris(ris(item))
        assert record["TI"] == [item["title"]]
        assert record["UR"] == [item["URL"]]
        assert record["N1"] == [item["note"]]
        kind, key, fields = read_bibtex(bibtex(item))
        assert kind == "misc"
        assert key == item["id"]
        assert from_tex(fields["title"][1:-1]) == item["title"]
        assert fields["url"] == item["URL"]


def test_provision(corpus: Corpus) -> None:
    item = csl_item(corpus, "dir-2011-36/art-11", "en", TODAY)
    assert item["number"] == "32011L0036"
    assert item["section"] == "11"
    assert (item["container-title"], item["page"]) == ("OJ L 101", "1")
    assert item["issued"] == {"date-parts": [[2011, 4, 5]]}
    assert "As in force since 14 July 2024." in item["note"]
    assert "Verified as of 14 July 2024." in item["note"]
    (record,) = read_ris(ris(item))
    # The tags that Zotero reads for a statute.
    assert record["TY"] == ["STAT"]
    assert record["M1"] == ["32011L0036"]
    assert record["DA"] == ["2011/04/05/"]
    assert record["AU"] == ["European Union,"]


def test_case(corpus: Corpus) -> None:
    item = csl_item(corpus, "cases/cjeu-ote", "fr", TODAY)
    (record,) = read_ris(ris(item))
    assert record["TY"] == ["CASE"]
    assert record["PB"] == ["Cour de justice de l'Union européenne"]
    assert record["SV"] == ["C-66/21"]
    assert "ECLI:EU:C:2022:809" in read_bibtex(bibtex(item))[2]["note"]


def test_date_known_to_the_year(corpus: Corpus) -> None:
    item = csl_item(corpus, "recommendations/founding-1", "fr", TODAY)
    assert item["issued"] == {"date-parts": [[2012]]}
    assert read_ris(ris(item))[0]["DA"] == ["2012///"]
    assert read_bibtex(bibtex(item))[2]["date"] == "2012"


def test_version_of_a_day(corpus: Corpus) -> None:
    address = "fr-cp/art-225-4-1"
    chosen = chosen_version(corpus, address, TODAY, date(2013, 2, 15))
    item = csl_item(corpus, address, "fr", TODAY, chosen)
    assert item["issued"] == {"date-parts": [[2007, 11, 21]]}
    assert "du 21 novembre 2007 au 6 août 2013" in item["note"]
    assert item["URL"].endswith("?on=2013-08-06#v-2007-11-21")


def test_what_cannot_be_cited(corpus: Corpus) -> None:
    with pytest.raises(KeyError):
        csl_item(corpus, "institutions/ofii", "fr", TODAY)


@given(st.text())
def test_tex_gives_every_character_back(text: str) -> None:
    plain = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    assert from_tex(tex(text)) == plain


def item_of(text: str) -> Item:
    return {
        "id": text,
        "type": "legislation",
        "title": text,
        "title-short": text,
        "author": [{"literal": text}],
        "number": text,
        "section": text,
        "container-title": text,
        "language": "fr",
        "URL": "https://lexteh.example/" + text,
        "accessed": {"date-parts": [[2026, 11, 22]]},
        "note": text,
    }


@given(st.text(min_size=1))
def test_no_text_breaks_a_record(text: str) -> None:
    item = item_of(text)
    assert len(read_ris(ris(item))) == 1
    _, _, fields = read_bibtex(bibtex(item))
    assert fields["langid"] == "french"
    assert json.loads(csl_json(item)) == [item]
