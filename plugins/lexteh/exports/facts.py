"""What a citation may say of a text or a decision: only what its card holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lexteh.corpus.by_language import in_best_language
from lexteh.corpus.dates import PartialDate
from lexteh.corpus.model import Case, Instrument, InstrumentKind, Level, Milestone, MilestoneKind

_OLD_JOURNAL = re.compile(r"OJ ([LC]) (\d+), (\d+)\.(\d+)\.(\d{4}), p\. (\d+)(?:-\d+)?")
_NEW_JOURNAL = re.compile(r"OJ ([LC]), (\d{4}/\d+), (\d+)\.(\d+)\.(\d{4})")
_UNTS = re.compile(r"vol\. (\d+), p\. (\d+)")
# The detail of a milestone, when it says where and nothing else.
_PLACE = {
    "fr": re.compile(r"[Àà] ([A-ZÉ][\w'-]+(?: [A-ZÉ][\w'-]+)*)\.?"),
    "en": re.compile(r"[Ii]n ([A-Z][\w'-]+(?: [A-ZÉ][\w'-]+)*)\.?"),
    "es": re.compile(r"[Ee]n ([A-ZÉ][\w'-]+(?: [A-ZÉ][\w'-]+)*)\.?"),
    "ar": re.compile(r"في (\w+)\.?"),
}


@dataclass(frozen=True, slots=True)
class Journal:
    """A place in the Official Journal of the European Union.

    Issues were numbered until 2023 (``number`` and ``page``); since then each act has a number
    of its own (``number`` is ``2024/1712`` and there is no page).
    """

    series: str
    number: str
    day: date
    page: str = ""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """The identity of a legal text; what the card does not hold is empty."""

    kind: InstrumentKind
    level: Level
    titles: Mapping[str, str]
    official_titles: frozenset[str]
    names: Mapping[str, str]
    """The short name by language: its citation form, or its short title."""
    adopted: PartialDate | None
    opened: PartialDate | None
    in_force: PartialDate | None
    places: Mapping[str, str]
    """Where it was opened for signature or adopted, by language."""
    council: tuple[str, str] | None
    """The Council of Europe's series and number: ``("CETS", "197")``."""
    unts: tuple[str, str] | None
    """Volume and page in the United Nations Treaty Series."""
    ilo: str
    journal: Journal | None
    eli: str
    celex: str
    published: str
    """The reference of its publication, as the card writes it."""

    def title(self, lang: str) -> str:
        """The full title in *lang*, or in the first language that has one."""
        return in_best_language(self.titles, lang)

    def title_to(self, lang: str, day: str) -> str:
        """The full title in *lang* if it is the text's own. Where it is ours, as far as *day*,
        the date of the text in words: a number and a date are facts, our description is not
        its title. A treaty has no such head and keeps the name that we gave it.
        """
        title = self.title(lang)
        ours = lang not in self.official_titles and self.kind is not InstrumentKind.TREATY
        if ours and day and day in title:
            return title[: title.index(day) + len(day)]
        return title

    def name(self, lang: str) -> str:
        """The short name in *lang*."""
        return self.names.get(lang) or self.title(lang)

    @property
    def signed(self) -> PartialDate | None:
        """The date by which a treaty is known: its opening to signature in the Council of
        Europe, its adoption elsewhere.
        """
        first, second = self.adopted, self.opened
        return (second or first) if self.council else (first or second)


def text_facts(card: Instrument) -> TextFacts:
    """The facts of a text from its card."""
    ids = {str(k): str(v) for k, v in card.identifiers.items()}
    titles = _plain(card.title)
    series = next((k for k in ("cets", "ets") if k in ids), "")
    unts = _UNTS.fullmatch(ids.get("unts", ""))
    named = _milestone(card, MilestoneKind.OPENED) if series else None
    named = named or _milestone(card, MilestoneKind.ADOPTED)
    published = _milestone(card, MilestoneKind.PUBLISHED)
    return TextFacts(
        card.kind,
        card.level,
        titles,
        frozenset(str(k) for k, v in card.title_status.items() if str(v).startswith("official")),
        _plain(card.short_title) | _plain(card.citation_form or {}),
        _day(card, MilestoneKind.ADOPTED),
        _day(card, MilestoneKind.OPENED),
        _day(card, MilestoneKind.IN_FORCE),
        _places(_plain(named.detail or {}) if named else {}),
        (series.upper(), ids[series]) if series else None,
        (unts[1], unts[2]) if unts else None,
        ids.get("ilo", ""),
        journal(ids.get("oj", "")),
        ids.get("eli", ""),
        ids.get("celex", ""),
        str(published.reference or "") if published else "",
    )


def journal(reference: str) -> Journal | None:
    """Read ``OJ L 101, 15.4.2011, p. 1-11`` or ``OJ L, 2024/1712, 24.6.2024``."""
    if found := _OLD_JOURNAL.fullmatch(reference):
        series, number, day, month, year, page = found.groups()
        return Journal(series, number, date(int(year), int(month), int(day)), page)
    if found := _NEW_JOURNAL.fullmatch(reference):
        series, number, day, month, year = found.groups()
        return Journal(series, number, date(int(year), int(month), int(day)))
    return None


def _milestone(card: Instrument, kind: MilestoneKind) -> Milestone | None:
    return next((m for m in card.milestones if m.kind is kind), None)


def _day(card: Instrument, kind: MilestoneKind) -> PartialDate | None:
    found = _milestone(card, kind)
    return found.date if found else None


def _places(details: Mapping[str, str]) -> dict[str, str]:
    found = {lang: _PLACE[lang].fullmatch(text) for lang, text in details.items() if lang in _PLACE}
    return {lang: match[1] for lang, match in found.items() if match}


def _plain(texts: Mapping[Any, str]) -> dict[str, str]:
    return {str(k): str(v) for k, v in texts.items()}


# --- decisions ----------------------------------------------------------------

STRASBOURG, LUXEMBOURG, NATIONAL = "strasbourg", "luxembourg", "national"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The identity of a decision."""

    court: Mapping[str, str]
    order: str
    """Which courts it comes from: STRASBOURG, LUXEMBOURG or NATIONAL."""
    grand_chamber: bool
    parties: Mapping[str, str]
    """The name of the case by language; empty where the card's title is its reference."""
    date: PartialDate
    numbers: tuple[str, ...]
    ecli: str

    def court_in(self, lang: str) -> str:
        """The name of the court in *lang*, or in another language that has it."""
        return in_best_language(self.court, lang)


def case_facts(case: Case) -> CaseFacts:
    """The facts of a decision from its file."""
    court, titles = _plain(case.court), _plain(case.title)
    english = court.get("en", "")
    order = NATIONAL
    if english.startswith("European Court of Human Rights"):
        order = STRASBOURG
    elif english.startswith("Court of Justice of the European Union"):
        order = LUXEMBOURG
    bare = {k: re.sub(r" \([^()]*\)$", "", v) for k, v in court.items()}
    # A title that gives the number of the decision is a reference, not the name of parties.
    numbers = tuple(map(str, case.applications))
    named = not any(_digits(n) in t for n in numbers for t in titles.values())
    return CaseFacts(
        bare,
        order,
        english.endswith("(Grand Chamber)"),
        titles if named else {},
        case.date,
        numbers,
        str(case.ecli or ""),
    )


def _digits(number: str) -> str:
    return number.split(" ", maxsplit=1)[0].split("/", maxsplit=1)[0]


def joined(items: Iterable[str], last: str, comma: str = ", ") -> str:
    """``a, b and c`` with *last* between the last two."""
    *before, end = items
    return f"{comma.join(before)}{last}{end}" if before else end
