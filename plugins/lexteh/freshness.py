"""What is past its review period or soon will be, and how much depends on it."""

from dataclasses import dataclass
from datetime import date, timedelta

from lexteh.changes.impact import impact
from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus, natural_key
from lexteh.links import Links


@dataclass(frozen=True, slots=True)
class Due:
    """An entry whose review is due: since or on ``due``.

    ``importance`` is the number of distinct pages that refer to it; ``file`` and ``line`` lead to
    its ``reviewed`` key.
    """

    address: str
    group: str
    reviewed: date
    due: date
    importance: int
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """The entries due on ``day``, and those due within ``ahead`` days after it.

    Both by group (an instrument or a folder), the group with most at stake first, and in it by
    importance.
    """

    day: date
    ahead: int
    entries: int
    past: list[Due]
    soon: list[Due]


def freshness(corpus: Corpus, day: date, ahead: int = 30) -> Freshness:
    """What the review period of ``corpus.yml`` makes due by *day* and soon after."""
    links = Links(corpus, corpus.languages[0])
    period = timedelta(days=corpus.config.review_days)
    past: list[Due] = []
    soon: list[Due] = []
    count = 0
    for address, entry in corpus.things():
        count += 1
        # The first day on which 'lexteh check' says F001.
        due = entry.reviewed + period + timedelta(days=1)
        if due > day + timedelta(days=ahead):
            continue
        located = corpus.files[address]
        line, _ = located.place(("reviewed",))
        found = Due(
            address,
            Address.parse(address).root,
            entry.reviewed,
            due,
            impact(links, address).count,
            located.file,
            line,
        )
        (past if due <= day else soon).append(found)
    return Freshness(day, ahead, count, _in_order(past), _in_order(soon))


def _in_order(found: list[Due]) -> list[Due]:
    stake: dict[str, int] = {}
    for one in found:
        stake[one.group] = max(stake.get(one.group, 0), one.importance)
    return sorted(
        found,
        key=lambda d: (
            d.group in COLLECTIONS,
            -stake[d.group],
            d.group,
            -d.importance,
            natural_key(d.address),
        ),
    )
