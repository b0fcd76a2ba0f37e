"""Changes of the law by date, the page that shows them, and valid Atom feeds."""

import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from lexteh.changes.law import LawKind, grouped, law_changes, of_topic
from lexteh.corpus.corpus import Corpus, version_on
from lexteh.corpus.loader import load
from lexteh.corpus.model import Topic
from lexteh.exports.atom import AtomEntry, feed
from lexteh.site.attachments import attachments
from lexteh.site.pages import Site
from tests.changes.small import AMENDED, edit, write

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = date(2026, 11, 22)


def small(tmp_path: Path) -> Corpus:
    root = write(tmp_path, {"instruments/code/art-1.yml": AMENDED})
    edit(root, "instruments/code/art-2.yml", "    verified:",
         "    until: 2030-12-31\n    repealed_by: act\n    verified:")  # fmt: skip
    corpus = load(root).corpus
    assert corpus
    return corpus


def test_what_the_corpus_knows(tmp_path: Path) -> None:
    found = [(str(c.day), c.kind.value, c.address, c.by) for c in law_changes(small(tmp_path))]
    assert found == [
        ("2031-01-01", "repealed", "code/art-2", "act"),
        ("2020-03-01", "amended", "code/art-1", "act"),
        ("2010-01-01", "in_force", "code/art-1", ""),
        ("2010-01-01", "in_force", "code/art-2", ""),
        ("2010-01-01", "in_force", "code/art-3", ""),
    ]


def test_days_are_those_of_the_law(corpus: Corpus) -> None:
    """Every change of a provision agrees with what is in force that day and the day before."""
    for change in law_changes(corpus):
        provision = corpus.provisions.get(change.address)
        if provision is None:
            assert change.kind is LawKind.MILESTONE
            continue
        now = version_on(provision, change.day)
        before = version_on(provision, date.fromordinal(change.day.toordinal() - 1))
        assert now is not before, change
        gone = change.kind in (LawKind.REPEALED, LawKind.RENUMBERED)
        if gone:
            assert now is None, change
        else:
            assert now is not None, change
        assert (before is None) == (change.kind is LawKind.IN_FORCE), change


def test_known_changes(corpus: Corpus) -> None:
    found = {(str(c.day), c.kind.value, c.address, c.by, c.to) for c in law_changes(corpus)}
    old = ("2021-05-01", "renumbered", "fr-ceseda/art-l316-1")
    (moved,) = [row for row in found if row[:3] == old]
    assert "fr-ceseda/art-l425-1" in moved[4]
    assert ("2024-07-14", "amended", "dir-2011-36/art-2", "dir-2024-1712", ()) in found
    # Told as a renumbering at the old number, not again as new law at the new one.
    assert not any(row[1:3] == ("in_force", "fr-ceseda/art-l425-1") for row in found)


def test_groups_keep_every_change_and_their_names_differ(corpus: Corpus) -> None:
    changes = law_changes(corpus)
    groups = grouped(changes)
    assert [c for g in groups for c in g.changes] == changes
    assert [n for n, count in Counter(g.id for g in groups).items() if count > 1] == []


@pytest.mark.parametrize("lang", ["fr", "en", "es", "ar"])
def test_the_page(corpus: Corpus, lang: str) -> None:
    page = Site(corpus, lang, TODAY).page("changes")
    for anchor in ("upcoming", "past", "releases", "feeds"):
        assert f'id="{anchor}"' in page.html
        assert anchor in [heading.id for heading in page.headings]
    assert "2029" in page.html[: page.html.index('id="past"')]
    assert 'href="feed.atom"' in page.html
    assert page.html.count("feed.atom") == 1 + len(corpus.collection("topics"))


def test_upcoming_and_past_by_the_day_of_the_build(corpus: Corpus) -> None:
    html = Site(corpus, "en", date(2029, 1, 2)).page("changes").html
    assert "The knowledge base knows of no upcoming change." in html


# --- Atom -----------------------------------------------------------------------------


def instant(text: str | None) -> datetime:
    assert text
    assert text.endswith("Z")
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def valid(text: str) -> ET.Element:
    """What RFC 4287 asks of a feed."""
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(root.findall(ATOM + name)) == 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    assert sorted(filter(None, rels)) == ["alternate", "self"]
    entries = root.findall(f"{ATOM}entry")
    newest = instant(root.findtext(f"{ATOM}updated"))
    ids = []
    for entry in entries:
        for name in ("id", "title", "updated"):
            assert len(entry.findall(ATOM + name)) == 1
            assert (entry.findtext(ATOM + name) or "").strip()
        assert instant(entry.findtext(f"{ATOM}updated")) <= newest
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (link.get("href") or "").startswith("https://")
        ids.append(entry.findtext(f"{ATOM}id"))
    assert len(ids) == len(set(ids))
    assert all(id_ and id_.startswith("https://") for id_ in ids)
    return root


@pytest.mark.parametrize("lang", ["fr", "en", "es", "ar"])
def test_feeds(corpus: Corpus, lang: str) -> None:
    site = Site(corpus, lang, TODAY)
    feeds = {path: text for path, text in attachments(site) if path.endswith("/feed.atom")}
    topics = [address for address, _ in corpus.collection("topics")]
    assert {site.path("changes") + "feed.atom"} <= feeds.keys()
    assert {site.path(address) + "feed.atom" for address in topics} <= feeds.keys()
    for path in (site.path(a) + "feed.atom" for a in ("changes", *topics)):
        root = valid(feeds[path])
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        assert instant(root.findtext(f"{ATOM}updated")).date() <= TODAY


def test_a_topic_has_its_own_changes(tmp_path: Path) -> None:
    corpus = small(tmp_path)
    topic = corpus.entries["topics/aid"]
    assert isinstance(topic, Topic)
    found = [change.address for change in of_topic(law_changes(corpus), topic)]
    assert set(found) == {"code/art-1", "code/art-2"}


def test_entries_stay_the_same_from_day_to_day(corpus: Corpus) -> None:
    """A reader is told of an entry once, and again when an announced change takes effect."""

    def entries(day: date) -> dict[str, str]:
        site = Site(corpus, "en", day)
        text = dict(attachments(site))["en/changes/feed.atom"]
        return {
            e.findtext(f"{ATOM}id") or "": e.findtext(f"{ATOM}updated") or ""
            for e in ET.fromstring(text).findall(f"{ATOM}entry")
        }

    first, later = entries(TODAY), entries(date(2027, 3, 1))
    assert first == later
    after = entries(date(2029, 1, 1))
    assert [id_ for id_ in first if first[id_] != after[id_]] == [
        "https://lexteh.example/en/changes/#2029-01-01-fr-ordonnance-2025-1091-text-in-force"
    ]


def test_texts_are_escaped() -> None:
    entry = AtomEntry("https://a.example/#1", '<b> & "c"', "https://a.example/?x=1&y=2", TODAY)
    root = valid(feed("https://a.example/f", "A & B", "https://a.example/f", "https://a.example/",
                      TODAY, [entry], lang="en", author="A"))  # fmt: skip
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == '<b> & "c"'
