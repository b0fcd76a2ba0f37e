"""What templates may ask for: one page's view of the corpus, in one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from lexteh import citations
from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus, covers, natural_key, unit_at, version_on
from lexteh.corpus.model import (
    Interval,
    Level,
    Precision,
    Provision,
    Source,
    TextStatus,
    Version,
)
from lexteh.counterparts import level_of
from lexteh.links import IN_TEXT, Edge, Links, in_force_during, nearest_place
from lexteh.official import official_url
from lexteh.site.labels import printed_label, step_name, thing_name
from lexteh.site.typography import isolate_html, isolate_plain
from lexteh.site.urls import page_path, relative
from lexteh.site.words import LANGUAGE_NAMES, Words

_KINDS = (*(f"level_{level}" for level in Level), *COLLECTIONS)


@dataclass(frozen=True, slots=True)
class Reference:
    """References from or to one page: its address, name and link, the places concerned, the
    sentence that cites.
    """

    page: str
    name: Markup
    href: str
    kinds: tuple[str, ...]
    places: tuple[tuple[Markup, str], ...]
    quote: Markup


def shown_version(provision: Provision, today: date) -> Version:
    """The version that a page shows first: the one in force, or the last there was."""
    return version_on(provision, today) or provision.versions[-1]


def version_prefix(version: Version, shown: Version) -> str:
    """What stands before the anchors of a version that is not the one shown first."""
    return "" if version is shown else f"v-{version.in_force}-"


class View:
    """The corpus as seen from the page at *path* about *address*."""

    def __init__(
        self, corpus: Corpus, links: Links, words: Words, address: str, path: str, today: date
    ) -> None:
        self.corpus, self.links, self.words = corpus, links, words
        self.address, self.path, self.today = address, path, today
        self.lang = words.lang
        self.founding = corpus.config.founding
        # Terms that need no link: those already linked, the page's own, on lists all of them.
        self._explained = {address}
        if not any(address in kind for kind in (corpus.provisions, corpus.entries)):
            self._explained |= {term for term, _ in corpus.collection("terms")}

    # --- words -------------------------------------------------------------

    def iso(self, text: str) -> Markup:
        """Plain text as HTML, left-to-right runs isolated."""
        return isolate_html(text, self.lang, self.words.direction)

    def plain(self, text: str) -> str:
        """Plain text for attributes and titles."""
        return isolate_plain(text, self.lang, self.words.direction)

    def t(self, key: str, **values: object) -> Markup:
        """A phrase of the interface, as HTML."""
        return self.iso(self.words(key, **values))

    def day(self, value: date) -> str:
        """A day in words."""
        return self.words.day(value)

    def languages(self, codes: Iterable[str]) -> Markup:
        """The names of languages in this one, from their ISO codes."""
        return self.iso(self.words.comma.join(self.words(f"language_{code}") for code in codes))

    def interval(self, version: Interval) -> str:
        """A span of days in words: *since 7 August 2013*, *from … to …*."""
        seen = "seen_" if version.in_force_precision is Precision.SEEN else ""
        start = self.day(version.in_force)
        if version.until is None:
            return self.words(f"{seen}since", date=start)
        return self.words(f"{seen}from_to", start=start, end=self.day(version.until))

    # --- texts -------------------------------------------------------------

    def best(self, texts: Mapping[str, str] | None) -> str:
        """The text in this language, or empty."""
        return (texts or {}).get(self.lang, "")

    def title(self, texts: Mapping[str, str]) -> Markup:
        """A title; where this language has none, another's, marked as such."""
        if self.lang in texts:
            return self.iso(texts[self.lang])
        lang, text = next(iter(texts.items()))
        return Markup('<span lang="{}" dir="auto">{}</span> <small>({})</small>').format(
            lang, text, self.words("missing_short")
        )

    def prose(
        self, texts: Mapping[str, str], at: str | None = None, version: Version | None = None
    ) -> Markup:
        """A text with its references linked; a missing translation says so.

        *version* is the wording that the text belongs to: what was not in force with it is
        named, not linked.
        """
        if self.lang not in texts:
            names = self.words.comma.join(LANGUAGE_NAMES.get(lang, lang) for lang in texts)
            return Markup('<em class="lx-missing">{}</em>').format(
                self.t("missing", languages=names)
            )
        text = texts[self.lang]
        parts, end = [], 0
        for citation in self.links.find(text, at or self.address):
            start = self._word_start(text, citation.start, end)
            parts.append(self._terms(text[end:start]))
            shown = text[start : citation.end]
            dead = version is not None and self._is_dead(citation.target, version)
            parts.append(self.iso(shown) if dead else self._citation(shown, citation))
            end = citation.end
        parts.append(self._terms(text[end:]))
        return Markup("").join(parts)

    def _terms(self, text: str) -> Markup:
        """*text* with each term of the glossary linked where the page first uses it."""
        parts, end = [], 0
        for start, stop, address in self.links.terms.find(text):
            if address not in self._explained:
                self._explained.add(address)
                label = self.iso(text[start:stop])
                parts += [self.iso(text[end:start]), self._term(label, address)]
                end = stop
        return Markup("").join([*parts, self.iso(text[end:])])

    def _term(self, label: Markup, address: str) -> Markup:
        return Markup('<a class="lx-ref lx-term" href="{}">{}</a>').format(
            self.href(address), label
        )

    def _is_dead(self, target: str, version: Version) -> bool:
        place = nearest_place(self.corpus, target)
        provision = self.corpus.provisions.get(Address.parse(place).page) if place else None
        return provision is not None and not in_force_during(provision, version)

    def _word_start(self, text: str, start: int, least: int) -> int:
        """Where a link may begin: in Arabic not between a word and its prefixed preposition,
        whose letters would come apart.
        """
        if self.words.direction == "rtl":
            while start > least and "\u0620" <= text[start - 1] <= "\u064a":
                start -= 1
        return start

    def _citation(self, shown: str, citation: citations.Citation) -> Markup:
        label = self.iso(shown)
        if self.words.direction == "rtl":
            label = Markup("<bdi>{}</bdi>").format(label)
        place = nearest_place(self.corpus, citation.target)
        if place is None:
            url = official_url(citation.source_id)
            if url is None:
                return label
            return Markup('<a class="lx-ref lx-ref--out" href="{}" rel="external">{}</a>').format(
                url, label
            )
        if place in (self.address, self.address.split("/")[0]) and "/" not in place:
            return label
        if place == self.address:
            return label
        return Markup('<a class="lx-ref" href="{}">{}</a>').format(self.href(place), label)

    # --- places ------------------------------------------------------------

    def href(self, address: str) -> str:
        """The relative link from this page to *address*, in the same language."""
        place = nearest_place(self.corpus, address) or address
        parsed = Address.parse(place)
        path = page_path(parsed.page, self.lang, self.corpus.languages[0])
        anchor = self._anchor(parsed)
        fragment = f"#{anchor}" if anchor else ""
        return fragment if path == self.path and fragment else relative(path, self.path) + fragment

    def _anchor(self, address: Address) -> str:
        """The anchor of a place: bare in the version shown first, dated in the others."""
        provision = self.corpus.provisions.get(address.page)
        if not address.steps or provision is None:
            return address.fragment
        shown = shown_version(provision, self.today)
        for version in (shown, *reversed(provision.versions)):
            if unit_at(version, address.steps):
                return version_prefix(version, shown) + address.fragment
        return ""

    def index_href(self, name: str) -> str:
        """The relative link to an index page such as ``rights``."""
        return relative(page_path(name, self.lang, self.corpus.languages[0]), self.path)

    def plain_name(self, address: str) -> str:
        """What a thing is called: a citation for legal texts, its title for the rest."""
        return thing_name(self.corpus, address, self.words)

    def name(self, address: str) -> Markup:
        """:meth:`plain_name` as HTML."""
        return self.iso(self.plain_name(address))

    def link(self, address: str, on: date | None = None) -> Markup:
        """A link to *address*; to a provision not restated here, its instrument's card.

        With *on*, the text is shown as of that day.
        """
        place = nearest_place(self.corpus, address)
        if place is None:
            return self.iso(address)
        label = self.name(address)
        if self.words.direction == "rtl":
            label = Markup("<bdi>{}</bdi>").format(label)
        hint = ""
        if place.split("/")[:2] != address.split("/")[:2]:
            hint = self.plain(self.words("not_restated"))
        if hint:
            return Markup('<a class="lx-ref lx-ref--card" href="{}" title="{}">{}</a>').format(
                self.href(place), hint, label
            )
        page, mark, fragment = self.href(place).partition("#")
        if on and page and place.split("/")[0] in self.corpus.instruments:
            page += f"?on={on}"
        href = page + mark + fragment
        return Markup('<a class="lx-ref" href="{}">{}</a>').format(href, label)

    def label(self, step: str) -> Markup:
        """The label printed before a unit."""
        return self.iso(printed_label(step, self.lang))

    def step(self, step: str) -> Markup:
        """A step as a citation names it."""
        return self.iso(step_name(step, self.lang))

    # --- time --------------------------------------------------------------

    def at_founding(self, version: Interval) -> bool:
        """Whether *version* was in force on the day of the founding documents."""
        return covers(version, self.founding)

    def is_current(self, version: Interval) -> bool:
        """Whether *version* is in force today."""
        return covers(version, self.today)

    # --- references and sources ---------------------------------------------

    def grouped(self, edges: Iterable[Edge], *, incoming: bool) -> dict[str, list[Reference]]:
        """References by kind of the other page: texts by level, then rights, recommendations…

        The keys are those of the words that name the kinds: ``level_un``, ``rights``.
        """
        found = self.references(edges, incoming=incoming)
        groups: dict[str, list[Reference]] = {key: [] for key in _KINDS}
        for reference in sorted(found, key=lambda r: natural_key(r.page)):
            groups[self._kind(reference.page)].append(reference)
        return {key: some for key, some in groups.items() if some}

    def _kind(self, page: str) -> str:
        root = page.split("/", maxsplit=1)[0]
        return root if root in COLLECTIONS else f"level_{level_of(self.corpus, page)}"

    def references(self, edges: Iterable[Edge], *, incoming: bool) -> list[Reference]:
        """Edges grouped by the other page, in the order in which they were found."""
        groups: dict[str, list[Edge]] = {}
        for edge in edges:
            other = edge.source if incoming else edge.target
            groups.setdefault(Address.parse(other).page, []).append(edge)
        return [self._reference(page, group, incoming) for page, group in groups.items()]

    def _reference(self, page: str, edges: list[Edge], incoming: bool) -> Reference:
        places: dict[str, tuple[Markup, str]] = {}
        quote = Markup("")
        for edge in edges:
            other = edge.source if incoming else edge.target
            if other != page and other not in places:
                steps = Address.parse(other).steps
                label = escape(self.words.comma).join(self.step(step) for step in steps)
                places[other] = (label, self.href(other))
            if incoming and edge.kind == IN_TEXT and edge.quote and not quote:
                quote = self.iso(edge.quote)
        kinds = tuple(dict.fromkeys(edge.kind for edge in edges))
        return Reference(
            page, self.name(page), self.href(page), kinds, tuple(places.values()), quote
        )

    def sources(self, names: Iterable[str]) -> list[tuple[str, Source]]:
        """The sources called *names* as the page's own file sees them."""
        found = []
        for name in dict.fromkeys(map(str, names)):
            source = self.corpus.source(self.address, name)
            if source is not None:
                found.append((name, source))
        return found

    def is_official(self, status: Mapping[str, TextStatus]) -> bool:
        """Whether the wording in this language is the official one."""
        return status.get(self.lang) in (TextStatus.OFFICIAL, TextStatus.OFFICIAL_TRANSLATION)
