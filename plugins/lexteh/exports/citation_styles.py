"""Finished citations: of the authentic text as a court takes it, and of the page that restates it.

Every citation is made from a :class:`Template`, one for each page and style, whose holes are
filled with what differs from paragraph to paragraph and from version to version. The page's
script fills the same template: there is one way to make a citation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lexteh.corpus.address import Address
from lexteh.corpus.by_language import in_best_language, in_language
from lexteh.corpus.corpus import Corpus, covers, places, unit_at
from lexteh.corpus.model import (
    Case,
    Entry,
    Instrument,
    InstrumentKind,
    Interval,
    Precision,
    Provision,
    Recommendation,
    Right,
    TextStatus,
)
from lexteh.exports.facts import case_facts, text_facts
from lexteh.exports.record import Absent
from lexteh.exports.styles.arabic import Arabic
from lexteh.exports.styles.base import (
    BASE,
    CLOSE,
    STEPS,
    URL,
    VERIFIED,
    VERSION,
    Request,
    Style,
)
from lexteh.exports.styles.european import EuropeanEnglish, EuropeanFrench, EuropeanSpanish
from lexteh.exports.styles.french import French
from lexteh.exports.styles.oscola import Oscola
from lexteh.exports.styles.spanish import Spanish
from lexteh.site.labels import provision_number
from lexteh.site.urls import page_path
from lexteh.site.view import shown_version, version_prefix

STYLES = ("fr", "oscola", "eu", "es", "ar")
"""The styles by name; ``eu`` is written in the page's language where that is one of the EU's."""

_STYLES: dict[str, Style] = {"fr": French(), "oscola": Oscola(), "es": Spanish(), "ar": Arabic()}
_EUROPEAN: dict[str, Style] = {
    "fr": EuropeanFrench(),
    "en": EuropeanEnglish(),
    "es": EuropeanSpanish(),
}
_OWN = {"fr": "fr", "en": "oscola", "es": "es", "ar": "ar"}

CITED = (Provision, Instrument, Right, Recommendation, Case)
"""The things that have citations."""


def style(key: str, lang: str) -> Style:
    """The style called *key* on a page in *lang*."""
    return _EUROPEAN.get(lang, _EUROPEAN["en"]) if key == "eu" else _STYLES[key]


def own_style(lang: str) -> Style:
    """The style that belongs to a page's own language."""
    return style(style_order(lang)[0], lang)


def style_order(lang: str) -> tuple[str, ...]:
    """The names of the styles, that of the page's own language first."""
    own = _OWN.get(lang, "oscola")
    return (own, *(key for key in STYLES if key != own))


@dataclass(frozen=True, slots=True)
class Template:
    """A page's citation in one style, with holes.

    ``text`` holds the characters of :mod:`lexteh.exports.styles.base`; ``steps`` what each step
    of the page's paragraphs adds.
    """

    style: Style
    text: str
    steps: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cited:
    """One version of what a page says, ready to fill templates with."""

    start: date | None
    until: date | None
    anchor: str
    """The id of its element on the page; empty for what the page shows by itself."""
    query: str
    """What the address of the page needs so that it shows this version for ever."""
    version: Interval | None
    verified: date
    of_right: bool = False


def fill(template: Template, cited: Cited, steps: Iterable[str], url: str) -> str:
    """The citation of the place at *steps* in the version *cited*."""
    written = "".join(template.steps[step] for step in steps)
    close = template.style.comma.strip() if written else ""
    clause, verified = clauses(template.style, cited)
    values = {STEPS: written, CLOSE: close, VERSION: clause, VERIFIED: verified, URL: url}
    text = template.text
    for hole, value in values.items():
        text = text.replace(hole, value)
    return text


def clauses(style: Style, cited: Cited) -> tuple[str, str]:
    """The words for the version, empty where there is only one, and the day of verification."""
    clause = ""
    if cited.version:
        clause = style.set(style.clause(cited.version, of_right=cited.of_right))
    return clause, style.set(style.words.day(cited.verified))


def citation(
    corpus: Corpus, address: str, key: str, lang: str, today: date, day: date | None = None
) -> str:
    """The finished citation of *address* in the style *key*, as the page in *lang* gives it.

    *day* chooses the version; without it the one that the page shows on *today*. Raises
    :class:`~lexteh.exports.record.Absent` if there was none on that day.
    """
    chosen = chosen_version(corpus, address, today, day)
    parsed = Address.parse(address)
    thing = _citable(corpus, parsed.page)
    made = template(corpus, parsed.page, thing, key, lang)
    return fill(made, chosen, parsed.steps, cited_url(corpus, parsed, chosen, lang))


def chosen_version(corpus: Corpus, address: str, today: date, day: date | None = None) -> Cited:
    """What of *address* is cited: what held on *day*, or what its page shows on *today* (for a
    paragraph that this version no longer has, the last version that had it).

    Raises :class:`~lexteh.exports.record.Absent` if there was nothing on that day.
    """
    try:
        parsed = Address.parse(address)
    except ValueError as error:
        raise Absent(f"'{address}' is not an address: {error}") from None
    thing = _citable(corpus, parsed.page)
    versions = [c for c in cited_versions(thing, today) if _has(thing, c, parsed.steps)]
    if not versions:
        raise Absent(f"{parsed.page} has no '{'/'.join(parsed.steps)}'")
    if day is None or versions[0].start is None:
        return versions[0]
    found = next((cited for cited in versions if _holds(cited, day)), None)
    if found is None:
        raise Absent(f"{address} was not in force on {day}")
    return found


def _citable(corpus: Corpus, page: str) -> Entry:
    thing = corpus.thing(page)
    if thing is None:
        raise Absent(f"'{page}' is not in the knowledge base")
    if not isinstance(thing, CITED):
        raise Absent(f"'{page}' has no citation of its own")
    return thing


def _has(thing: Entry, cited: Cited, steps: tuple[str, ...]) -> bool:
    """Whether the version *cited* has a unit at *steps*."""
    if not steps:
        return True
    versions = thing.versions if isinstance(thing, Provision) else []
    version = next((v for v in versions if v.in_force == cited.start), None)
    return version is not None and unit_at(version, steps) is not None


def _holds(cited: Cited, day: date) -> bool:
    first = cited.start
    return first is not None and first <= day and (cited.until is None or day <= cited.until)


def cited_url(corpus: Corpus, address: Address, cited: Cited, lang: str) -> str:
    """The permanent link to a place in one version."""
    path = page_path(address.page, lang, corpus.languages[0])
    anchor = "-".join(filter(None, (cited.anchor, address.fragment)))
    return f"{corpus.config.url}{path}{cited.query}" + (f"#{anchor}" if anchor else "")


def cited_versions(thing: Entry, today: date) -> list[Cited]:
    """What of *thing* can be cited, the version that its page shows first before the others."""
    if isinstance(thing, Provision):
        shown = shown_version(thing, today)
        rest = [v for v in reversed(thing.versions) if v is not shown]
        return [
            _cited(v, version_prefix(v, shown).rstrip("-"), query=_amended(thing, v))
            for v in (shown, *rest)
        ]
    if isinstance(thing, Right):
        current = next((v for v in thing.versions if covers(v, today)), thing.versions[-1])
        others = [v for v in reversed(thing.versions) if v is not current]
        return [
            _cited(v, f"v-{v.in_force}", query=False, of_right=True) for v in (current, *others)
        ]
    day = thing.standing_as_of if isinstance(thing, Recommendation) else thing.reviewed
    return [Cited(None, None, "", "", None, day)]


def _amended(thing: Provision, version: Interval) -> bool:
    """Whether a citation must say which version is meant."""
    seen = version.in_force_precision is Precision.SEEN
    return len(thing.versions) > 1 or version.until is not None or seen or _created(thing)


def _created(thing: Provision) -> bool:
    """Whether another text than its own brought it in: inserted or recodified."""
    return any(v.amended_by for v in thing.versions)


def _cited(version: Interval, anchor: str, *, query: bool, of_right: bool = False) -> Cited:
    # The day on which the version was seen to hold, or its last.
    day = max(version.in_force, min(version.verified, version.until or version.verified))
    asked = f"?on={day}" if query else ""
    named = version if query or anchor else None
    return Cited(version.in_force, version.until, anchor, asked, named, version.verified, of_right)


# --- templates ------------------------------------------------------------------


def template(corpus: Corpus, page: str, thing: Entry, key: str, lang: str) -> Template:
    """The template of the page about *thing* in the style *key*."""
    chosen = style(key, lang)
    steps: dict[str, str] = {}
    if isinstance(thing, Provision):
        text = _provision(corpus, page, chosen)
        used = {s: None for v in thing.versions for place in places(v) for s in place.steps}
        steps = {step: chosen.set(chosen.step(step)) for step in used}
    elif isinstance(thing, Instrument):
        facts = text_facts(thing)
        name = facts.name(chosen.lang)
        text = _two(chosen.text(facts, ""), chosen.card.format(name=name))
    elif isinstance(thing, Recommendation):
        text = _recommendation(thing, chosen)
    elif isinstance(thing, Case):
        title = in_best_language(thing.title, chosen.lang)
        text = _two(chosen.case(case_facts(thing)), chosen.decision.format(name=title))
    elif isinstance(thing, Right):
        title = in_best_language(thing.title, chosen.lang)
        text = _sentence(chosen.right.format(name=f"{title}{VERSION}"))
    else:
        raise TypeError(f"{type(thing).__name__} has no citation")
    return Template(chosen, chosen.set(text.replace(BASE, corpus.config.name)), steps)


def _provision(corpus: Corpus, page: str, style: Style) -> str:
    root, _, step = page.partition("/")
    facts = text_facts(corpus.instruments[root])
    number = style.number(provision_number(corpus, page, style.lang))
    place = style.article(step.partition("-")[0], number) + STEPS
    name = style.named(style.title_of(facts), place)
    if facts.kind is InstrumentKind.CODE and style.key == "fr":
        name = style.text(facts, place)
    return _two(style.text(facts, place) + VERSION, style.restated.format(name=name))


def _recommendation(thing: Recommendation, style: Style) -> str:
    request = Request(
        in_best_language(thing.headline, style.lang).rstrip("."),
        in_language(thing.headline_status, style.lang) is not TextStatus.OFFICIAL,
        in_best_language(thing.document, style.lang),
        thing.number,
    )
    name = style.words("recommendation_n", n=thing.number)
    return _two(style.request(request), style.followed.format(name=name))


def _two(authentic: str, restated: str) -> str:
    """The two halves of a citation, each a sentence."""
    return f"{_sentence(authentic)} {_sentence(restated)}"


def _sentence(text: str) -> str:
    # A full stop after an address would be taken for a part of it.
    return text if text.endswith((".", URL)) else f"{text}."
