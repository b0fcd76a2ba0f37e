"""Precision and recall of resolved citations against Légifrance's links."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.citations.reference import Article, normal

Found = tuple[int, int, str, frozenset[str]]
"""A prediction: start, end, LEGITEXT id, the article numbers at its ends."""
System = Callable[[Article], Iterable[Found]]


@dataclass(slots=True)
class Score:
    """Counts of one system over one code, and where it disagrees."""

    links: int = 0
    hit: int = 0
    predicted: int = 0
    right: int = 0
    theirs: int = 0
    """Links that were missed because the text names another code right after the number."""
    disagreements: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.links if self.links else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 70) : start]
    return f"{before}[[{text[start:end]}]]{text[end : end + 60]}".replace("\n", " ")


def score(articles: Iterable[Article], system: System) -> Score:
    """Compare what *system* finds in *articles* with the links."""
    total = Score()
    for article in articles:
        found = list(system(article))
        matched: set[int] = set()
        ignored: set[int] = set()
        for link in article.links:
            over = [p for p, f in enumerate(found) if f[0] < link.end and f[1] > link.start]
            if not link.used:
                ignored.update(over)
                continue
            total.links += 1
            accepted = frozenset(map(slug, link.accepted))
            hits = [p for p in over if found[p][2] == link.code and found[p][3] & accepted]
            if hits:
                total.hit += 1
                matched.update(hits)
                ignored.update(p for p in over if p not in hits and found[p][3] & accepted)
            else:
                got = [f"{found[p][2]} {'/'.join(sorted(found[p][3]))}" for p in over]
                theirs = bool(link.named) and any(
                    found[p][2] == link.named and found[p][3] & accepted for p in over
                )
                total.theirs += theirs
                total.disagreements.append(
                    f"{'THEIRS' if theirs else 'MISSED'} {article.number}: "
                    f"{_around(article.text, link.start, link.end)} "
                    f"want {link.code} {'/'.join(sorted(link.accepted))} got {got}"
                )
        if not article.complete:
            continue
        for place, (start, end, code, numbers) in enumerate(found):
            if place in ignored and place not in matched:
                continue
            total.predicted += 1
            if place in matched:
                total.right += 1
            else:
                total.disagreements.append(
                    f"EXTRA  {article.number}: {_around(article.text, start, end)} "
                    f"got {code} {'/'.join(sorted(numbers))}"
                )
    return total


def slug(number: str) -> str:
    """The form in which numbers are compared: no case, no sign but between digits."""
    return re.sub(r"(?<=[A-Z])-|-(?=[A-Z])", "", normal(number))
