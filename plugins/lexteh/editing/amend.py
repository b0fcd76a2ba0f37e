"""A new version of a provision or right: the last one is closed, its copy opens."""

from datetime import date, timedelta

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Provision, Right
from lexteh.corpus.problems import nearest
from lexteh.editing.change import Change, Refused, place_of, unknown
from lexteh.editing.fmt import normal
from lexteh.editing.scaffold import remark, texts_to_fill
from lexteh.editing.tree import Document, Map, Scalar, without_comments

# What belongs to the old version alone.
_NOT_COPIED = ("in_force", "in_force_precision", "until", "verified", "amended_by", "repealed_by",
               "change")  # fmt: skip


def amend(
    corpus: Corpus, address: str, document: Document, day: date, today: date, by: str | None = None
) -> Change:
    """Close the current version of *address* on the eve of *day* and open the next, whose text
    is to be brought up to date; *document* is its file, *by* what amends it.
    """
    thing = dated(corpus, address)
    if by is not None:
        if not isinstance(thing, Provision):
            raise Refused("a right is not amended by one instrument: leave out --by")
        check_instrument(corpus, by)
    old = close(corpus, address, document, day)
    new = opened(old, day, today, corpus.languages)
    if by is not None:
        new.put("amended_by", by)
    versions = document.root.seq("versions")
    item = versions.add(new)
    item.before = [remark("bring the text of this version to its new wording, in every language")]
    place = place_of(address, corpus)
    return Change({place: normal(document, place, corpus.text_languages)})


def dated(corpus: Corpus, address: str) -> Provision | Right:
    """The provision or right at *address*; :class:`Refused` if there is none."""
    try:
        parsed = Address.parse(address)
    except ValueError as error:
        near = nearest(address, [name for name, _ in corpus.things()])
        hint = f"; did you mean '{near}'?" if near else ""
        raise Refused(f"'{address}' is not an address: {error}{hint}") from None
    thing = corpus.thing(address)
    if thing is None:
        raise unknown(address, corpus)
    if parsed.steps:
        raise Refused(f"'{address}' is a part: versions are those of the whole, {parsed.page}")
    if not isinstance(thing, Provision | Right):
        raise Refused(f"'{address}' has no versions: only provisions and rights have")
    return thing


def check_instrument(corpus: Corpus, by: str) -> None:
    """:class:`Refused` unless *by* names an instrument or a provision that is known."""
    try:
        known = corpus.exists(by) or corpus.announced(by)
    except ValueError as error:
        raise Refused(f"'{by}' is not an address: {error}") from None
    if not known:
        near = nearest(by, corpus.instruments)
        hint = f"; did you mean '{near}'?" if near else ""
        made = "; a new one is made by 'lexteh new instrument'"
        raise Refused(f"there is no instrument '{by}'{hint}{made}")


def close(corpus: Corpus, address: str, document: Document, day: date) -> Map:
    """End the last version of *document* on the eve of *day*; returns that version."""
    thing = dated(corpus, address)
    last = thing.versions[-1]
    if last.until is not None:
        moved = getattr(thing, "successors", [])
        since = f"; its content is in {moved[0].address}" if moved else ""
        raise Refused(f"'{address}' is closed since {last.until}{since}")
    if day <= last.in_force:
        raise Refused(
            f"{day} is not after {last.in_force}, the first day of the current version of {address}"
        )
    old = document.root.seq("versions").maps()[-1]
    old.put("until", (day - timedelta(days=1)).isoformat())
    return old


def opened(old: Map, day: date, today: date, languages: list[str]) -> Map:
    """A version that begins on *day* with the text of *old*."""
    new = without_comments(old)
    if not isinstance(new, Map):
        raise TypeError("a version is a block of keys")
    new.drop(*_NOT_COPIED)
    new.put("in_force", day.isoformat())
    new.put("verified", Scalar(today.isoformat()), remark("the day on which you saw the text"))
    sources = new.item("sources")
    if sources is not None:
        sources.before = [remark("name the source of the new text")]
    new.put("change", texts_to_fill("what this version changes, in a sentence", languages))
    return new
