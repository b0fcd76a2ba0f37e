"""Atom feeds of the changes in the law: all of them, and those of each topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lexteh.changes.describe import group_title
from lexteh.changes.law import LawChange, LawGroup, LawKind, grouped, law_changes, of_topic
from lexteh.corpus.model import Topic
from lexteh.exports.atom import AtomEntry, feed
from lexteh.site.labels import place_name, thing_name

if TYPE_CHECKING:
    from lexteh.site.pages import Site

PAGE = "changes"
NEWEST = 60
"""So many groups of changes a feed holds."""


def law_feeds(site: Site) -> Iterator[tuple[str, str]]:
    """The feeds of *site*'s language: their paths and texts."""
    changes = law_changes(site.corpus)
    yield site.path(PAGE) + "feed.atom", _feed(site, PAGE, site.words("chg_feed_title"), changes)
    for address, topic in site.corpus.collection("topics"):
        if isinstance(topic, Topic):
            name = thing_name(site.corpus, address, site.words)
            title = site.words("chg_feed_topic", topic=name)
            text = _feed(site, address, title, of_topic(changes, topic))
            yield site.path(address) + "feed.atom", text


def _feed(site: Site, address: str, title: str, changes: list[LawChange]) -> str:
    page = site.corpus.config.url + site.path(address)
    entries = [_entry(site, page, group) for group in grouped(changes)[:NEWEST]]
    reviewed = max(entry.reviewed for _, entry in site.corpus.things())
    updated = max((entry.updated for entry in entries), default=min(reviewed, site.today))
    url = f"{page}feed.atom"
    author = site.corpus.config.name
    return feed(url, title, url, page, updated, entries, lang=site.lang, author=author)


def _entry(site: Site, page: str, group: LawGroup) -> AtomEntry:
    words, corpus = site.words, site.corpus
    text = thing_name(corpus, group.root, words)
    title = f"{words.day(group.day)}{words.colon} {group_title(group, words)}{words.comma}{text}"
    if group.by and group.by != group.root:
        title += f" ({thing_name(corpus, group.by, words)})"
    places = [
        place_name(corpus, change.address, site.lang, with_text=False)
        for change in group.changes
        if group.kind is not LawKind.MILESTONE
    ]
    parts = [words.comma.join(places)] if places else []
    parts += [c.change[site.lang] for c in group.changes if c.change and site.lang in c.change]  # type: ignore[index]
    # What is still to come was last told when its entry was reviewed.
    reviewed = max(corpus.thing(change.address).reviewed for change in group.changes)  # type: ignore[union-attr]
    updated = group.day if group.day <= site.today else min(reviewed, site.today)
    first = group.changes[0].address if len(group.changes) == 1 else group.root
    url = corpus.config.url + site.path(first)
    return AtomEntry(f"{page}#{group.id}", title, url, updated, " – ".join(parts))
