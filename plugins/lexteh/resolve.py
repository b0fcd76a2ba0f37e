"""From a citation as typed to the address, the page and, for an old number, its successor."""

from dataclasses import dataclass
from datetime import date

from lexteh import citations
from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus, version_on
from lexteh.links import nearest_place
from lexteh.official import official_url


@dataclass(frozen=True, slots=True)
class Answer:
    """One reading of a citation: its target, its page if there is one, and a note."""

    target: str
    url: str
    note: str = ""

    def __str__(self) -> str:
        return "  ".join(filter(None, (self.target, self.url, self.note)))


def answers(
    corpus: Corpus, citation: str, *, lang: str | None = None, day: date | None = None
) -> list[Answer]:
    """Every reading of *citation*, the best first; *day* chooses between old and new texts."""
    found = citations.resolve(citation, lang=lang, date=day.isoformat() if day else None)
    return [_answer(corpus, one, day or date.today()) for one in found]


def _answer(corpus: Corpus, found: citations.Resolution, day: date) -> Answer:
    place = nearest_place(corpus, found.target)
    if place is None:
        url = official_url(found.source_id)
        return Answer(found.target, url or "", "not in the knowledge base")
    parsed = Address.parse(place)
    fragment = f"#{parsed.fragment}" if parsed.fragment else ""
    url = f"{corpus.config.url}{parsed.page}/{fragment}"
    provision = corpus.provisions.get(parsed.page)
    if provision is None:
        # A case is its page, whichever of its numbers was typed.
        same = parsed.root in COLLECTIONS or parsed.page == found.target.split("..")[0]
        return Answer(found.target, url, "" if same else "not restated here yet: see this card")
    if version_on(provision, day) is not None:
        return Answer(found.target, url)
    after = ", ".join(f"{s.address} since {s.date}" for s in provision.successors)
    return Answer(found.target, url, f"not in force on {day}" + (f"; now {after}" if after else ""))
