"""The log of the recommendations as CSV, JSON and Atom: read back by other programs' parsers."""

import csv
import dataclasses
import io
import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from lexteh.corpus.corpus import Corpus
from lexteh.exports.log import COLUMNS, LogFile, LogRecord, as_atom, as_csv
from lexteh.site.attachments import attachments
from lexteh.site.pages import Site
from lexteh.tracker import anchors, log_rows, topics_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ABOUT = LogFile("Journal", "LexTEH", "fr", "https://example.org/recommendations/", "CC BY 4.0")
RECORD = LogRecord(
    date="2013-09",
    day=date(2013, 9, 1),
    recommendation="Recommandation 1",
    headline="Titre",
    kind="Droit",
    by="Parlement",
    capacity="Parlement",
    verdict="",
    text='Il dit : "oui", puis\nautre chose <b>&',
    wording="reformulation",
    law=("C. pén., art. 225-4-1",),
    topics=("a", "b"),
    sources=("Source",),
    source_urls=("https://example.org/?a=1&b=2",),
    verified=date(2026, 11, 22),
    url="https://example.org/recommendations/x/#log-2013-09-law",
    citation="LexTEH, Recommandation 1",
)


@pytest.fixture(scope="module", params=["fr", "ar"])
def files(request: pytest.FixtureRequest, corpus: Corpus) -> dict[str, str]:
    site = Site(corpus, request.param, date(2026, 11, 22))
    return dict(attachments(site))


def one(files: dict[str, str], name: str) -> str:
    return next(text for path, text in files.items() if path.endswith(f"recommendations/{name}"))


def test_the_csv_file_holds_every_entry_with_its_url_and_citation(
    files: dict[str, str], corpus: Corpus
) -> None:
    text = one(files, "log.csv")
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    entries = log_rows(corpus)
    assert len(rows) == len(entries) > 50
    assert tuple(rows[0]) == COLUMNS
    assert len({row["url"] for row in rows}) == len(rows)
    for row, entry in zip(rows, entries, strict=True):
        assert row["url"].endswith(f"{entry.recommendation}/#{entry.anchor}")
        assert row["date"] == str(entry.entry.date)
        assert row["url"] in row["citation"]
        assert row["text"]
        assert "missing" not in row["text"]


def test_json_says_the_same_as_csv(files: dict[str, str]) -> None:
    data = json.loads(one(files, "log.json"))
    text = one(files, "log.csv").removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert data["licence"].startswith("CC BY 4.0")
    assert [e["url"] for e in data["entries"]] == [row["url"] for row in rows]
    assert [e["citation"] for e in data["entries"]] == [row["citation"] for row in rows]
    assert data["entries"][0]["source_urls"]
    assert "day" not in data["entries"][0]


def test_atom_has_what_the_format_requires(files: dict[str, str]) -> None:
    feed = ElementTree.fromstring(one(files, "feed.atom"))
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    instant = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    entries = feed.findall("a:entry", ATOM)
    for part in (feed, *entries):
        assert (part.findtext("a:id", "", ATOM)).startswith("https://")
        assert part.findtext("a:title", "", ATOM)
        assert instant.fullmatch(part.findtext("a:updated", "", ATOM))
    assert feed.findtext("a:author/a:name", "", ATOM) == "LexTEH"
    own = feed.find("a:link[@rel='self']", ATOM)
    assert own is not None
    assert own.get("href") == feed.findtext("a:id", "", ATOM)
    ids = [entry.findtext("a:id", "", ATOM) for entry in entries]
    assert len(set(ids)) == len(ids) > 50
    updated = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext("a:updated", "", ATOM) == updated[0]


def test_awkward_words_survive_both_formats() -> None:
    row = next(csv.DictReader(io.StringIO(as_csv([RECORD]).removeprefix("\ufeff"), newline="")))
    assert row["text"] == RECORD.text
    assert row["topics"] == "a | b"
    feed = ElementTree.fromstring(as_atom(ABOUT, [RECORD], ABOUT.page + "feed.atom"))
    assert RECORD.text in feed.findtext("a:entry/a:summary", "", ATOM)
    assert as_csv([RECORD]).count("\r\n") == 2


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(start: str) -> None:
    text = as_csv([dataclasses.replace(RECORD, text=start, law=(start, "b"))])
    row = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert row["text"] == f"'{start}"
    assert row["law"].startswith("'")


def test_an_empty_log_is_still_a_feed() -> None:
    feed = ElementTree.fromstring(as_atom(ABOUT, [], ABOUT.page + "feed.atom"))
    assert feed.findtext("a:updated", "", ATOM)


def test_anchors_are_unique_and_do_not_move(corpus: Corpus) -> None:
    for _, thing in corpus.collection("recommendations"):
        log = thing.log  # type: ignore[attr-defined]
        names = anchors(log)
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"log-[0-9]{4}[a-z0-9-]*", name) for name in names)
        # Another entry in front leaves the anchors of other dates and kinds as they are.
        other = next(e for e in log if (e.date, e.kind) != (log[-1].date, log[-1].kind))
        assert anchors([other, *log])[-1] == names[-1]
    twice = anchors([log[0], log[0]])
    assert twice[1] == f"{twice[0]}-2"


def test_topics_follow_the_old_number(corpus: Corpus) -> None:
    assert "topics/residence-permit" in topics_of(corpus, ["fr-ceseda/art-l316-1"])
    assert topics_of(corpus, ["fr-ceseda", "institutions/greta"]) == ()
