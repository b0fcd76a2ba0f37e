"""What the pages show that compare levels, wordings and numbers of the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lexteh import gaps, renumbering
from lexteh import transposition as transposing
from lexteh.concordance import Cell, Place, Standing, concordance
from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, next_day, unit_at, version_on
from lexteh.corpus.model import Force, Level, RelationKind, Topic, Unit, Version
from lexteh.site.labels import place_name, text_name

if TYPE_CHECKING:
    from lexteh.site.pages import Site
    from lexteh.site.view import View

DIRECTIVE = "dir-2011-36"
"""The directive that the transposition table follows."""
CONVENTION = "coe-197"

SIGNS = {
    Force.SHALL: "●",
    Force.SHALL_QUALIFIED: "◐",
    Force.SHALL_CONSIDER: "◔",
    Force.ENDEAVOUR: "≈",
    Force.MAY: "○",
    Force.NONE: "–",
}
"""A mark for each force, beside its name: neither speaks by colour."""
UNKNOWN = "unknown"
"""The force of a provision that is not restated."""

RECORDED_SIGNS = {
    transposing.Recorded.ALL: "■",
    transposing.Recorded.PART: "◧",
    transposing.Recorded.NONE: "□",
    transposing.Recorded.NO_DUTY: "–",
    transposing.Recorded.ENDED: "✕",
}

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Link:
    """A place as a table names it: short, with its link and what there is to say of its state."""

    href: str
    label: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one instrument with the same force, for example ``shall`` or ``unknown``."""

    force: str
    sign: str
    links: tuple[Link, ...]


def grouped(view: View, found: tuple[Place, ...]) -> list[tuple[str, list[Group]]]:
    """Places by instrument and then by force, the strongest first; instruments as named."""
    by_text: dict[str, dict[str, list[Link]]] = {}
    for place in found:
        force = str(place.force) if place.force else UNKNOWN
        root = Address.parse(place.address).root
        by_text.setdefault(root, {}).setdefault(force, []).append(link(view, place))
    order = [*map(str, Force), UNKNOWN]
    return [
        (
            text_name(view.corpus, root, view.lang),
            [
                Group(force, sign(force), tuple(links))
                for force, links in sorted(forces.items(), key=lambda item: order.index(item[0]))
            ],
        )
        for root, forces in by_text.items()
    ]


def link(view: View, place: Place) -> Link:
    """The short name of a place with its link; of a whole text, a word for it."""
    short = place_name(view.corpus, place.address, view.lang, with_text=False)
    return Link(view.href(place.address), short or view.words("whole_text"), place.standing)


def sign(force: str) -> str:
    """The mark of a force; an open square for a provision that is not restated."""
    return "▫" if force == UNKNOWN else SIGNS[Force(force)]


def has_topics(corpus: Corpus) -> bool:
    """Whether there are topics to compare by."""
    return bool(corpus.collection("topics"))


def has_directive(corpus: Corpus) -> bool:
    """Whether the directive is there to be followed."""
    return has_topics(corpus) and DIRECTIVE in corpus.instruments


def has_renumberings(corpus: Corpus) -> bool:
    """Whether any provision changed its number."""
    return any(p.successors for p in corpus.provisions.values())


def _legend() -> list[tuple[str, str]]:
    return [(str(force), mark) for force, mark in SIGNS.items()] + [(UNKNOWN, sign(UNKNOWN))]


def matrix(site: Site, view: View) -> Context:
    """The concordance: a row for each topic, with the words that filters look for."""
    rows = []
    for row in concordance(site.corpus, site.today):
        cells = [(cell, grouped(view, cell.places)) for cell in row.cells]
        tokens = dict.fromkeys(token for cell in row.cells for token in _tokens(cell))
        rows.append((row.topic, site.corpus.entries[row.topic], " ".join(tokens), cells))
    return {"rows": rows, "legend": _legend()}


def _tokens(cell: Cell) -> list[str]:
    """What a cell holds, bare and with its level: ``shall``, ``coe:shall``, ``coe:any``."""
    held = [str(one.force) if one.force else UNKNOWN for one in cell.places]
    held += ["any"] if cell.places else []
    held += ["silent"] if cell.silent else []
    return [token for one in held for token in (one, f"{cell.level}:{one}")]


def gap_view(site: Site, view: View) -> Context:
    """Topics and articles that oblige without a French provision on record."""
    corpus, today = site.corpus, site.today
    then = {gap.topic for gap in gaps.topic_gaps(corpus, view.founding)}
    topics = [
        (
            gap,
            _topic(corpus, gap.topic),
            [
                (text_name(corpus, root, site.lang), [o for o in gap.obligations if _in(o, root)])
                for root in dict.fromkeys(Address.parse(o.address).root for o in gap.obligations)
            ],
            grouped(view, gap.french),
            gap.topic in then,
        )
        for gap in gaps.topic_gaps(corpus, today)
    ]
    articles = []
    for instrument in (DIRECTIVE, CONVENTION):
        if instrument in corpus.instruments:
            obligations = gaps.counted(corpus, instrument, today)
            total = sum(map(len, obligations.values()))
            missing = gaps.untied(obligations)
            articles.append((instrument, total, sum(map(len, missing.values())), missing))
    due = transposing.deadline(corpus.instruments[DIRECTIVE]) if has_directive(corpus) else None
    return {
        "gaps": topics,
        "directive": DIRECTIVE,
        "due": due if due and due.date.first > view.founding else None,
        "articles": articles,
        "part": lambda address: _part(site, address),
        "link": lambda place: link(view, place),
        "sign": sign,
    }


def _in(place: Place, root: str) -> bool:
    return Address.parse(place.address).root == root


def _topic(corpus: Corpus, address: str) -> Topic:
    topic = corpus.entries[address]
    if not isinstance(topic, Topic):
        raise TypeError(f"{address} is not a topic")
    return topic


def _part(site: Site, address: str) -> tuple[Version | Unit, Version] | None:
    """The wording at *address* today, and the version that it belongs to."""
    parsed = Address.parse(address)
    version = version_on(site.corpus.provisions[parsed.page], site.today)
    if version is None or not parsed.steps:
        return (version, version) if version else None
    unit = unit_at(version, parsed.steps)
    return (unit, version) if unit else None


def transposition(site: Site, view: View) -> Context:
    """The directive article by article, with the acts that transpose it and what amended it."""
    corpus = site.corpus
    rows = transposing.transposition(corpus, DIRECTIVE, site.today)
    texts = [
        (
            address,
            corpus.instruments[address],
            transposing.deadline(corpus.instruments[address]),
            transposing.transposing_acts(corpus, address),
        )
        for address in (DIRECTIVE, *_amending(corpus))
    ]
    return {
        "rows": [
            (row, {topic: grouped(view, found) for topic, found in row.french.items()})
            for row in rows
        ],
        "texts": texts,
        "directive": DIRECTIVE,
        "signs": RECORDED_SIGNS,
        "states": {state: sum(row.state is state for row in rows) for state in RECORDED_SIGNS},
        "provisions": corpus.provisions,
        "version": lambda address: version_on(corpus.provisions[address], site.today),
        "ended": lambda address: next_day(
            corpus.provisions[address].versions[-1].until or site.today
        ),
        "link": lambda place: link(view, place),
        "grouped": lambda found: grouped(view, tuple(found)),
    }


def _amending(corpus: Corpus) -> list[str]:
    """The acts of the Union that amend the directive."""
    return [
        address
        for address, card in corpus.instruments.items()
        if card.level is Level.EU
        and any(r.kind is RelationKind.AMENDS and r.address == DIRECTIVE for r in card.relations)
    ]


def compared_texts(corpus: Corpus) -> set[str]:
    """The texts that the transposition table is about."""
    if not has_directive(corpus):
        return set()
    directives = [DIRECTIVE, *_amending(corpus)]
    acts = {a for one in directives for a, _ in transposing.transposing_acts(corpus, one)}
    return {*directives, *acts}


def renumbered_texts(corpus: Corpus) -> set[str]:
    """The texts some of whose provisions changed their number."""
    return {Address.parse(a).root for a, p in corpus.provisions.items() if p.successors}


def renumbering_tables(site: Site, view: View) -> Context:
    """Old numbers to new, new numbers to old, and recodifications to come."""
    found = renumbering.renumberings(site.corpus)
    return {
        "tables": (("old", found), ("new", renumbering.by_new_number(found))),
        "texts": list(dict.fromkeys(one.instrument for one in found)),
        "announced": renumbering.announced(site.corpus, site.today),
        "short": lambda address: place_name(
            site.corpus, address, site.lang, with_text=len({r.instrument for r in found}) > 1
        ),
    }
