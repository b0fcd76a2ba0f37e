"""A directive article by article against the French provisions that the topics record for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lexteh.concordance import Place
from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, version_on
from lexteh.corpus.model import Instrument, Milestone, MilestoneKind, RelationKind
from lexteh.gaps import Obligation, counted


class Recorded(StrEnum):
    """How many obligations of an article the topics tie to French law. Never a judgment."""

    ALL = "recorded"
    PART = "part"
    NONE = "none"
    NO_DUTY = "no-duty"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the directive.

    *changed_by* is the instrument that brought its present wording or ended it, empty for the
    original wording; *french* maps the topics to the French places that they name; *followed*
    is whether one of these has a wording that is not older than that of the article.
    """

    article: str
    obligations: tuple[Obligation, ...]
    changed_by: str
    state: Recorded
    french: dict[str, tuple[Place, ...]]
    followed: bool


def transposition(corpus: Corpus, directive: str, day: date) -> list[Row]:
    """The articles of *directive* in the wording of *day*; ended ones are kept and said so.

    Recitals and articles that were not yet in force are left out.
    """
    by_article = counted(corpus, directive, day)
    return [
        _row(corpus, article, tuple(by_article.get(article, ())), day)
        for article, provision in corpus.provisions_of(directive)
        if "/art-" in article and provision.versions[0].in_force <= day
    ]


def _row(corpus: Corpus, article: str, all_: tuple[Obligation, ...], day: date) -> Row:
    provision = corpus.provisions[article]
    version = version_on(provision, day)
    changed_by = (version.amended_by if version else provision.versions[-1].repealed_by) or ""
    french: dict[str, dict[str, Place]] = {}
    for one in all_:
        for topic in one.topics:
            french.setdefault(topic, {})
        for topic, place in one.tied:
            french[topic][place.address] = place
    named = {topic: tuple(found.values()) for topic, found in french.items()}
    since = version.in_force if version else day
    followed = any(
        begun is not None and begun >= since
        for places in named.values()
        for begun in (_begun(corpus, place.address, day) for place in places)
    )
    return Row(article, all_, changed_by, _state(version is not None, all_), named, followed)


def _begun(corpus: Corpus, address: str, day: date) -> date | None:
    provision = corpus.provisions.get(Address.parse(address).page)
    version = version_on(provision, day) if provision is not None else None
    return version.in_force if version else None


def _state(in_force: bool, all_: tuple[Obligation, ...]) -> Recorded:
    if not in_force:
        return Recorded.ENDED
    if not all_:
        return Recorded.NO_DUTY
    tied = sum(bool(one.tied) for one in all_)
    if tied == len(all_):
        return Recorded.ALL
    return Recorded.PART if tied else Recorded.NONE


def transposing_acts(corpus: Corpus, directive: str) -> list[tuple[str, Instrument]]:
    """The instruments whose card says that they transpose *directive*, by address."""
    return [
        (address, card)
        for address, card in corpus.instruments.items()
        if any(r.kind is RelationKind.TRANSPOSES and r.address == directive for r in card.relations)
    ]


def deadline(card: Instrument) -> Milestone | None:
    """The day by which a directive was to be transposed."""
    due = MilestoneKind.TRANSPOSITION_DUE
    return next((m for m in card.milestones if m.kind is due), None)
