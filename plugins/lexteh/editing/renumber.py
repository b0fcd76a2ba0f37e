"""A provision under a new number: both ends of the move, and the topics that tie it to others."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from lexteh import citations
from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, version_on
from lexteh.corpus.model import Provision, Topic
from lexteh.corpus.parts import addresses
from lexteh.editing.amend import check_instrument, close, dated, opened
from lexteh.editing.change import Change, Refused, new_place, place_of
from lexteh.editing.fmt import normal
from lexteh.editing.scaffold import number_of, remark
from lexteh.editing.tree import Document, Item, Map, Node, Scalar, Seq, without_comments
from lexteh.links import first_of_range, passages

Read = Callable[[str], Document]
"""The file at a place (from ``legal/``) as a tree."""


def renumber(
    corpus: Corpus,
    old: str,
    new: str,
    read: Read,
    day: date,
    today: date,
    *,
    by: str | None = None,
    part: str | None = None,
) -> Change:
    """Move the content of *old* (or its *part*) to *new* from *day* on.

    *old* keeps its page, closed, with its successor; *new* is written with the same text unless
    it exists; each topic that names *old* names *new* too; other references are listed.
    """
    thing = dated(corpus, old)
    if not isinstance(thing, Provision):
        raise Refused(f"'{old}' has no number: only provisions are renumbered")
    _check_new(corpus, old, new)
    if by is not None:
        check_instrument(corpus, by)
    document = read(new_place(old))
    last = _closed(corpus, old, thing, document, day)
    if part is not None and _unit(last, part) is None:
        known = ", ".join(item.text("id") for item in last.seq("paragraphs").maps())
        raise Refused(f"there is no part '{part}' in {old}: expected one of {known}")
    change = Change()
    if corpus.thing(new) is None:
        made = _new_document(document, last, corpus, old, new, day, today, part)
        change.files[new_place(new)] = normal(made, new_place(new), corpus.text_languages)
        _no_longer_announced(corpus, new, read, change)
    elif version_on(corpus.provisions[new], day) is None:
        raise Refused(f"{new} exists and is not in force on {day}: amend it first")
    move = Map()
    move.put("address", new)
    move.put("date", day.isoformat())
    if part is not None:
        move.put("part", part)
    if by is not None:
        move.put("by", by)
    move.put("sources", without_comments(last.seq("sources")))
    sources = move.item("sources")
    if sources is not None:
        sources.before = [remark("name the source of the renumbering")]
    document.root.seq("successors").add(move)
    change.files[new_place(old)] = normal(document, new_place(old), corpus.text_languages)
    _topics(corpus, old, new, read, change)
    change.review = sorted(set(_to_review(corpus, old)))
    return change


def _check_new(corpus: Corpus, old: str, new: str) -> None:
    try:
        parsed = Address.parse(new)
    except ValueError as error:
        raise Refused(f"'{new}' is not an address: {error}") from None
    if new == old:
        raise Refused("the old number and the new one are the same")
    if parsed.root not in corpus.instruments or parsed.provision is None or parsed.steps:
        raise Refused(f"'{new}' is not a provision of a known instrument")
    if corpus.thing(new) is not None and new not in corpus.provisions:
        raise Refused(f"'{new}' is not a provision")


def _closed(corpus: Corpus, old: str, thing: Provision, document: Document, day: date) -> Map:
    """The last version of *old*, closed now or closed already on the eve of *day*."""
    eve = day - timedelta(days=1)
    if thing.versions[-1].until == eve:
        return document.root.seq("versions").maps()[-1]
    return close(corpus, old, document, day)


def _unit(version: Map, step: str) -> Item | None:
    for item in version.seq("paragraphs").items:
        if isinstance(item.node, Map) and item.node.text("id") == step:
            return item
    return None


def _new_document(
    document: Document,
    last: Map,
    corpus: Corpus,
    old: str,
    new: str,
    day: date,
    today: date,
    part: str | None,
) -> Document:
    root = Map()
    version = opened(last, day, today, corpus.languages)
    version.drop("change")
    moved = _unit(version, part) if part is not None else None
    if moved is not None:
        version.drop("text", "closing", "force")
        version.put("paragraphs", Seq([moved]))
    names = [_text(item.node) for item in version.seq("sources").items]
    declared, own = document.root.get("sources"), Map()
    for item in declared.items if isinstance(declared, Map) else ():
        if item.key in names:
            own.put(item.key, without_comments(item.node))
    if own.items:
        root.put("sources", own)
    root.put("reviewed", today.isoformat(), remark("the day on which you checked this file"))
    root.put("number", Scalar(number_of(new), quoted=True))
    for key in ("heading", "heading_status"):
        node = document.root.get(key)
        if node is not None:
            root.put(key, without_comments(node))
    division = document.root.text("division")
    if division and Address.parse(new).root == Address.parse(old).root:
        root.put("division", division, remark("check that the division is still this one"))
    versions = Seq()
    item = versions.add(version)
    item.before = [remark("check the text under its new number, in every language")]
    root.put("versions", versions)
    return Document(root)


def _no_longer_announced(corpus: Corpus, new: str, read: Read, change: Change) -> None:
    """Take *new* off the list of provisions that its instrument does not restate."""
    parsed = Address.parse(new)
    card = corpus.instruments[parsed.root]
    if parsed.provision not in [str(name) for name in card.not_restated]:
        return
    place = place_of(parsed.root, corpus)
    document = read(place)
    listed = document.root.seq("not_restated")
    listed.items = [i for i in listed.items if _text(i.node) != parsed.provision]
    if not listed.items:
        document.root.drop("not_restated")
    change.files[place] = normal(document, place, corpus.text_languages)


def _text(node: Node) -> str | None:
    return node.value if isinstance(node, Scalar) else None


def _topics(corpus: Corpus, old: str, new: str, read: Read, change: Change) -> None:
    for address, topic in corpus.collection("topics"):
        if not isinstance(topic, Topic):
            continue
        named = [str(r.address) for r in topic.references]
        if not any(Address.parse(a).page == old for a in named) or new in named:
            continue
        place = new_place(address)
        document = read(place)
        references = document.root.seq("references")
        at, found = next(
            (n, i.node)
            for n, i in reversed(list(enumerate(references.items, 1)))
            if isinstance(i.node, Map) and Address.parse(i.node.text("address")).page == old
        )
        added = Map()
        added.put("address", new)
        added.put("sources", without_comments(found.seq("sources")))
        item = references.add(added, at=at)
        item.before = [remark("check this line: the article before it has a new number")]
        change.files[place] = normal(document, place, corpus.text_languages)


def _to_review(corpus: Corpus, old: str) -> Iterator[str]:
    """Places of other files that name or cite *old*: file:line:column and what stands there."""
    for address, thing in corpus.things():
        located = corpus.files[address]
        for path, target in addresses(thing):
            if address != old and Address.parse(target).page == old:
                line, column = located.place(path)
                yield f"{located.file}:{line}:{column}: {target}"
    for lang in corpus.languages:
        for passage in passages(corpus, lang):
            page = Address.parse(passage.address).page
            if page == old:
                continue
            context = passage.address if page.split("/")[0] in corpus.instruments else None
            for found in citations.find(passage.text, lang=lang, context=context):
                try:
                    target = Address.parse(first_of_range(found.target)).page
                except ValueError:
                    continue
                if target == old:
                    located = corpus.files[page]
                    path = passage.path if passage.path[-1:] == (lang,) else (*passage.path, lang)
                    line, column = located.place(path)
                    shown = passage.text[found.start : found.end]
                    yield f"{located.file}:{line}:{column}: '{shown}'"
