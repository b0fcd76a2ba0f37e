"""Every page of the site as data: path, title, HTML, headings. Nothing is written here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus, right_on
from lexteh.corpus.model import (
    Aspect,
    Case,
    Entry,
    Event,
    Institution,
    Instrument,
    Interval,
    Level,
    Provision,
    Recommendation,
    Right,
    RightVersion,
    Term,
    Topic,
)
from lexteh.corpus.parts import localized, source_names
from lexteh.counterparts import Counterpart, counterparts, force_of, level_of
from lexteh.links import Links
from lexteh.site import history
from lexteh.site.citing import citing, meta
from lexteh.site.compare import DIRECTIVE, compared_texts, renumbered_texts
from lexteh.site.indexes import INDEXES, TEXTS, latest_assessment
from lexteh.site.labels import provision_number, text_name
from lexteh.site.log import timeline
from lexteh.site.search import aliases
from lexteh.site.urls import page_path
from lexteh.site.view import View, shown_version, version_prefix
from lexteh.site.words import LANGUAGE_NAMES, words_of


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page in one language, ready for any site generator.

    ``path`` is its folder from the site's root (``en/coe-197/``); ``parent`` the address of
    the page above it.
    """

    address: str
    path: str
    lang: str
    title: str
    html: str
    description: str
    kind: str
    parent: str
    headings: tuple[Heading, ...] = ()
    previous: str = ""
    next: str = ""
    tab: str = ""
    """The path of the index page that it belongs to."""
    head: tuple[tuple[str, str], ...] = ()
    """Names and contents of ``meta`` elements."""
    feed: str = ""
    """The name of an Atom feed beside the page."""


def environment() -> Environment:
    """The Jinja environment of the page templates."""
    loader = FileSystemLoader(Path(__file__).with_name("templates"))
    return Environment(
        loader=loader,
        autoescape=True,
        # Templates do not change while a site is built: no look at the disk for each use.
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_ENVIRONMENT = environment()

RESTING = ("rights", "recommendations", "cases")
"""What rests on a provision: shown next to its text instead of with the other references."""


class Site:
    """All generated pages in one language."""

    def __init__(self, corpus: Corpus, lang: str, today: date) -> None:
        self.corpus, self.lang, self.today = corpus, lang, today
        self.words = words_of(corpus, lang)
        self.links = Links(corpus, lang)

    def indexes(self) -> list[str]:
        """The index pages that have something to show."""
        return [name for name, index in INDEXES.items() if index.shown(self.corpus)]

    @cached_property
    def compared(self) -> set[str]:
        """The texts that the transposition table is about; worked out once, for all pages."""
        return compared_texts(self.corpus)

    @cached_property
    def renumbered(self) -> set[str]:
        """The texts some of whose provisions changed their number; likewise."""
        return renumbered_texts(self.corpus)

    def tabs(self) -> list[str]:
        """Those of them that stand in the navigation."""
        return [name for name in self.indexes() if INDEXES[name].tab]

    def addresses(self) -> list[str]:
        """The addresses of all generated pages, indexes first."""
        return [*self.indexes(), *(address for address, _ in self.corpus.things())]

    def path(self, address: str) -> str:
        """The folder of the page about *address*."""
        return page_path(address, self.lang, self.corpus.languages[0])

    def title(self, address: str) -> str:
        """The title of a page without rendering it."""
        view = self._view(address)
        if address in INDEXES:
            return self.words(address)
        thing = self.corpus.thing(address)
        if isinstance(thing, Provision):
            return view.plain(_provision_title(self, address))
        if isinstance(thing, Recommendation):
            return view.plain_name(address)
        return view.plain(view.plain_name(address))

    def page(self, address: str) -> SitePage:
        """Render the page about *address*."""
        view = self._view(address)
        if address in INDEXES:
            return self._index(address, view)
        thing = self.corpus.thing(address)
        if thing is None:
            raise KeyError(address)
        name, context, headings = _CONTEXTS[type(thing)](self, address, thing, view)
        parent = _parent(address)
        parent_title = self.title(parent)
        before, after = self.neighbours(address)
        # All that an event or a decision says rests on all its sources.
        whole = map(str, thing.sources) if isinstance(thing, Event | Case) else ()
        sources = view.sources([*whole, *(name for _, name in source_names(thing))])
        cited_by = view.grouped(self.links.cited_by(address), incoming=True)
        near = RESTING if isinstance(thing, Provision) else ()
        resting = {key: cited_by.pop(key) for key in near if key in cited_by}
        cite = citing(self.corpus, address, thing, self.words, self.today)
        html = _ENVIRONMENT.get_template(f"{name}.html").render(
            v=view,
            w=self.words,
            thing=thing,
            address=address,
            sources=sources,
            parent=parent,
            parent_title=parent_title,
            cites=view.grouped(self.links.cites(address), incoming=False),
            cited_by=cited_by,
            resting=resting,
            languages={
                k: LANGUAGE_NAMES.get(k, k) for k in self.corpus.languages if k != self.lang
            },
            aliases=aliases(self.corpus, address, self.lang),
            permalink=self.corpus.config.url + self.path(address),
            cite=cite,
            **context,
        )
        if resting:
            headings.insert(1, ("resting", self.words("resting")))
        standard = [("notes", bool(thing.notes)), ("links", True), ("sources", bool(sources))]
        standard.append(("cite", cite is not None))
        toc = [*headings, *((k, self._toc_title(k)) for k, shown in standard if shown)]
        return SitePage(
            address,
            self.path(address),
            self.lang,
            self.title(address),
            html,
            _description(view, thing, context),
            name,
            parent,
            tuple(Heading(i, t) for i, t in toc),
            before,
            after,
            self.path(_section(address)),
            meta(self.corpus, address, thing, self.words, self.today),
        )

    def render(self, template: str, address: str, **context: object) -> str:
        """A document of its own about *address*, which stands in the folder of its page."""
        view = self._view(address)
        return _ENVIRONMENT.get_template(template).render(
            v=view, w=self.words, address=address, **context
        )

    def _toc_title(self, key: str) -> str:
        if key == "links":
            return f"{self.words('cites')} / {self.words('cited_by')}"
        return self.words(key)

    def _view(self, address: str) -> View:
        return View(self.corpus, self.links, self.words, address, self.path(address), self.today)

    def _index(self, name: str, view: View) -> SitePage:
        index = INDEXES[name]
        html = _ENVIRONMENT.get_template(f"{index.template}.html").render(
            v=view,
            w=self.words,
            corpus=self.corpus,
            name=name,
            site=self,
            number=lambda a: provision_number(self.corpus, a, self.lang),
            **index.context(self, view),
        )
        headings = tuple(Heading(id_, self.words(key)) for id_, key in index.headings)
        return SitePage(
            name,
            self.path(name),
            self.lang,
            self.words(name),
            html,
            self.words(f"{name}_intro"),
            "page",
            "",
            headings,
            tab=self.path(name),
            feed=index.feed,
        )

    def neighbours(self, address: str) -> tuple[str, str]:
        """The addresses before and after *address* in its row, empty at the ends."""
        thing = self.corpus.thing(address)
        root = address.split("/", maxsplit=1)[0]
        if isinstance(thing, Provision):
            row = [a for a, _ in self.corpus.provisions_of(root)]
        elif isinstance(thing, Instrument):
            return "", ""
        else:
            row = [a for a, _ in self.corpus.collection(root)]
        at = row.index(address)
        return (row[at - 1] if at else "", row[at + 1] if at + 1 < len(row) else "")


def _parent(address: str) -> str:
    root, _, rest = address.partition("/")
    return root if rest else TEXTS


def _section(address: str) -> str:
    root = address.split("/", maxsplit=1)[0]
    return root if root in COLLECTIONS else TEXTS


def _provision_title(site: Site, address: str) -> str:
    number = provision_number(site.corpus, address, site.lang)
    word = {"fr": "Article", "en": "Article", "es": "Artículo", "ar": "المادة"}
    kind = address.split("/")[1].partition("-")[0]
    if kind == "recital":
        word = {"fr": "Considérant", "en": "Recital", "es": "Considerando", "ar": "الحيثية"}
    name = f"{word.get(site.lang, word['en'])} {number}"
    return f"{name} – {text_name(site.corpus, address.split('/', maxsplit=1)[0], site.lang)}"


def _description(view: View, thing: Entry, context: dict[str, object]) -> str:
    for texts in (
        getattr(thing, "summary", None),
        getattr(thing, "definition", None),
        getattr(thing, "heading", None),
        getattr(thing, "headline", None),
        getattr(thing, "role", None),
    ):
        if texts and view.lang in texts:
            return view.plain(texts[view.lang])
    return view.plain(view.plain_name(view.address))


# --- one context per kind of thing --------------------------------------------

Contexted = tuple[str, dict[str, object], list[tuple[str, str]]]


def _provision(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Provision)  # noqa: S101  the table below pairs them
    root = address.split("/", maxsplit=1)[0]
    instrument = site.corpus.instruments.get(root)
    shown = shown_version(thing, site.today)
    division = (
        next((d for d in instrument.divisions if d.id == thing.division), None)
        if instrument
        else None
    )
    context: dict[str, object] = {
        "instrument": instrument,
        "root": root,
        "shown": shown,
        "division": division,
        "title": _provision_title(site, address).split(" – ")[0],
        "text_name": text_name(site.corpus, root, site.lang),
        "state": history.status(thing, site.today),
        "amended_on": history.amended_on(thing, shown),
        "timeline": history.provision_timeline(address, thing),
        "others": [v for v in reversed(thing.versions) if v is not shown],
        "predecessors": site.corpus.predecessors(address),
        "counterparts": _by_topic(counterparts(site.corpus, address)),
        "named": _named(site.corpus, address),
        "transposed": root == DIRECTIVE,
        "force_of": lambda a: force_of(site.corpus, a),
        "prefix": lambda version: version_prefix(version, shown),
        "further": further_languages(site.corpus, thing),
    }
    headings = [("text", site.words("text"))]
    if len(thing.versions) > 1 or shown.until is not None:
        headings.append(("versions", site.words("versions")))
    if context["further"]:
        headings.append(("further", site.words("further_languages")))
    if context["counterparts"]:
        headings.append(("counterparts", site.words("counterparts")))
    return "provision", context, headings


def further_languages(corpus: Corpus, provision: Provision) -> list[str]:
    """The languages of *provision* that have no pages of their own."""
    used = {lang for _, texts in localized(provision) for lang in texts}
    return [lang for lang in corpus.text_languages if lang not in corpus.languages and lang in used]


def _by_topic(found: list[Counterpart]) -> dict[str, list[Counterpart]]:
    topics: dict[str, list[Counterpart]] = {}
    for one in found:
        topics.setdefault(one.topic, []).append(one)
    return topics


def _named(corpus: Corpus, page: str) -> dict[str, list[Address]]:
    """By topic, the paragraphs of *page* that it names."""
    named: dict[str, list[Address]] = {}
    for topic_address, topic in corpus.topics_of(page):
        for reference in topic.references:
            place = Address.parse(reference.address)
            if place.page == page and place.steps:
                named.setdefault(topic_address, []).append(place)
    return named


def _instrument(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Instrument)  # noqa: S101
    provisions = site.corpus.provisions_of(address)
    groups: list[tuple[object, list[tuple[str, Provision]]]] = []
    for division in [*thing.divisions, None]:
        key = division.id if division else None
        known = {d.id for d in thing.divisions}
        chosen = [
            (a, p) for a, p in provisions if (p.division if p.division in known else None) == key
        ]
        if chosen:
            groups.append((division, chosen))
    backwards = [
        (other, relation)
        for other, card in site.corpus.instruments.items()
        for relation in card.relations
        if relation.address == address
    ]
    held = {a.split("/")[1] for a, _ in provisions}
    context: dict[str, object] = {
        "groups": groups,
        "backwards": backwards,
        "milestones": sorted(thing.milestones, key=lambda m: m.date),
        "timeline": history.instrument_timeline(provisions),
        "not_restated": [s for s in thing.not_restated if s not in held],
        "state_of": lambda p: history.status(p, site.today),
        "spans": history.spans,
        "number": lambda a: provision_number(site.corpus, a, site.lang),
        "compared": site.compared,
        "renumbered": site.renumbered,
    }
    headings = [("identity", site.words("identity"))]
    if provisions:
        headings.append(("articles", site.words("articles")))
    if context["timeline"]:
        headings.append(("changes", site.words("changes_of_text")))
    return "instrument", context, headings


def _right(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Right)  # noqa: S101
    then, now = right_on(thing, view.founding), right_on(thing, site.today)

    def points(version: Interval | None, aspect: Aspect) -> list[object]:
        if not isinstance(version, RightVersion):
            return []
        return [p for p in version.points if p.aspect is aspect]

    aspects = [a for a in Aspect if points(then, a) or points(now, a)]
    context: dict[str, object] = {
        "then": then,
        "now": now,
        "aspects": aspects,
        "points": points,
        "aspect_order": list(Aspect),
    }
    headings = [("then-now", site.words("then_and_now")), ("stages", site.words("all_states"))]
    return "right", context, headings


def _recommendation(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Recommendation)  # noqa: S101
    keys = ("standing", "asks", "basis", "log")
    headings = [(key, site.words(key)) for key in keys]
    return "recommendation", {"latest": latest_assessment(thing), **timeline(thing)}, headings


def _institution(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Institution)  # noqa: S101
    before = [
        (other, s)
        for other, entry in site.corpus.entries.items()
        if isinstance(entry, Institution)
        for s in entry.successors
        if s.address == address
    ]
    ended = thing.ended is not None and thing.ended.last <= site.today
    return (
        "institution",
        {"before": before, "ended": ended},
        [("then-now", site.words("then_and_now"))],
    )


def _topic(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Topic)  # noqa: S101
    rows = [
        (level, [r for r in thing.references if level_of(site.corpus, r.address) is level])
        for level in Level
    ]
    context: dict[str, object] = {
        "rows": [(level, refs) for level, refs in rows if refs or level in thing.silent],
        "force_of": lambda a: force_of(site.corpus, a),
    }
    return "topic", context, [("levels", site.words("levels"))]


def _event(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Event)  # noqa: S101
    return "event", {}, []


def _case(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Case)  # noqa: S101
    return "case", {}, [("holding", site.words("holding"))]


def _term(site: Site, address: str, thing: Entry, view: View) -> Contexted:
    assert isinstance(thing, Term)  # noqa: S101
    return "term", {}, [("meanings", site.words("meanings"))]


_CONTEXTS: dict[type[Entry], Callable[[Site, str, Entry, View], Contexted]] = {
    Provision: _provision,
    Instrument: _instrument,
    Right: _right,
    Recommendation: _recommendation,
    Institution: _institution,
    Topic: _topic,
    Event: _event,
    Case: _case,
    Term: _term,
}
