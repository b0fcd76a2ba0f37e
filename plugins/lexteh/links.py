"""References between the things of the corpus: found in texts, stated in fields, both ways."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lexteh import citations
from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Case, Entry, Precision, Provision, Unit, Version
from lexteh.corpus.parts import addresses, localized
from lexteh.corpus.yaml_source import Path_
from lexteh.sentences import sentence
from lexteh.terms import Terms

IN_TEXT = "text"


@dataclass(frozen=True, slots=True)
class Edge:
    """One reference: from a place to a place, by a text or by a field of the YAML; ``quote`` is
    the sentence of the text that makes it.
    """

    source: str
    target: str
    kind: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the corpus in one language: the place that it speaks from, the wording that it
    belongs to if it stands in a provision, and its path in the file of that provision.
    """

    address: str
    text: str
    version: Version | None = None
    path: Path_ = ()


def passages(corpus: Corpus, lang: str) -> Iterator[Passage]:
    """Every text in *lang* in which references may stand."""
    for address, thing in corpus.things():
        if isinstance(thing, Provision):
            for index, version in enumerate(thing.versions):
                yield from _texts(address, version, version, ("versions", index), lang)
        else:
            for path, texts in localized(thing):
                if lang in texts:
                    yield Passage(address, texts[lang], None, path)


def _texts(
    address: str, part: Version | Unit, version: Version, path: Path_, lang: str
) -> Iterator[Passage]:
    for name, texts in (("text", part.text), ("closing", part.closing)):
        if texts and lang in texts:
            text = texts[lang]  # type: ignore[index]
            yield Passage(address, text, version, (*path, name, lang))
    for index, unit in enumerate(part.paragraphs):
        below: Path_ = (*path, "paragraphs", index)
        yield from _texts(f"{address}/{unit.id}", unit, version, below, lang)


def in_force_during(provision: Provision, version: Version) -> bool:
    """Whether *provision* was in force on some day of *version*; a first version that was only
    seen in force may have begun earlier.
    """
    last, first = version.until or date.max, provision.versions[0]
    if first.in_force_precision is Precision.SEEN and version.in_force < first.in_force:
        return True
    return any(
        v.in_force <= last and version.in_force <= (v.until or date.max) for v in provision.versions
    )


def first_of_range(target: str) -> str:
    """The first place of a citation's target: ``coe-197/art-10..art-16`` → its art-10."""
    return target.partition("..")[0]


def nearest_place(corpus: Corpus, target: str) -> str | None:
    """*target* itself, or the nearest place above it that the corpus holds."""
    try:
        address = Address.parse(first_of_range(target))
    except ValueError:
        return None
    if address.root in COLLECTIONS:
        return str(address) if corpus.thing(str(address)) else _case(corpus, str(address))
    steps = list(address.steps)
    if address.page in corpus.provisions:
        while steps and not corpus.exists("/".join((address.page, *steps))):
            steps.pop()
        return "/".join((address.page, *steps))
    return address.root if address.root in corpus.instruments else None


def _case(corpus: Corpus, target: str) -> str | None:
    """The case of the corpus that *target* names by its number or its ECLI."""
    for address, entry in corpus.collection("cases"):
        if isinstance(entry, Case):
            identifiers = [*entry.applications, *filter(None, [entry.ecli])]
            if any(citations.case_of(identifier) == target for identifier in identifiers):
                return address
    return None


class Links:
    """All references of the corpus in one language: found once, asked many times."""

    def __init__(self, corpus: Corpus, lang: str) -> None:
        self.corpus = corpus
        self.lang = lang
        self.terms = Terms(corpus, lang)
        self._found: dict[tuple[str, str], list[citations.Citation]] = {}
        self.edges = list(self._all())
        self._out: dict[str, list[Edge]] = defaultdict(list)
        self._in: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            self._out[_page(edge.source)].append(edge)
            self._in[_page(edge.target)].append(edge)

    def find(self, text: str, address: str) -> list[citations.Citation]:
        """The citations in *text*, which stands at *address*."""
        # Only a legal text speaks of itself; index pages and rights do not.
        root = address.split("/", maxsplit=1)[0]
        context = address if root in self.corpus.instruments else None
        foreign = root == "cases" or context is not None
        key = (text, context or root if foreign else context or "")
        if key not in self._found:
            # Treaties and courts elsewhere mean other codes; all else here is about French law.
            self._found[key] = citations.find(
                text, lang=self.lang, context=context, country=None if foreign else "fr"
            )
        return self._found[key]

    def cites(self, page: str) -> list[Edge]:
        """References from *page* to other pages."""
        return [e for e in self._out[page] if _page(e.target) != page]

    def cited_by(self, page: str) -> list[Edge]:
        """References from other pages to *page*."""
        return [e for e in self._in[page] if _page(e.source) != page]

    def _all(self) -> Iterator[Edge]:
        seen = set()
        for passage in passages(self.corpus, self.lang):
            for citation in self.find(passage.text, passage.address):
                place = nearest_place(self.corpus, citation.target)
                if place is not None and (passage.address, place) not in seen:
                    seen.add((passage.address, place))
                    quote = sentence(passage.text, citation.start, citation.end)
                    yield Edge(passage.address, place, IN_TEXT, quote)
        yield from field_edges(self.corpus)


def field_edges(corpus: Corpus) -> list[Edge]:
    """The references that fields of the YAML state: the same in every language."""
    return [edge for address, thing in corpus.things() for edge in _fields(corpus, address, thing)]


def _fields(corpus: Corpus, address: str, thing: Entry) -> Iterator[Edge]:
    for path, target in addresses(thing):
        place = nearest_place(corpus, target)
        if place is None:
            continue
        names = [p for p in path if isinstance(p, str)]
        last = names[0] if names[-1] == "address" else names[-1]
        yield Edge(address, place, "basis" if "basis" in names else last)


def _page(address: str) -> str:
    return Address.parse(address).page
