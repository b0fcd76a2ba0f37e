"""What the styles of citation have in common: holes, typography, dates, versions."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from lexteh.corpus.dates import PartialDate
from lexteh.corpus.model import Interval, Precision
from lexteh.exports.facts import CaseFacts, TextFacts
from lexteh.site.typography import LRI, PDI, isolate_plain, typeset
from lexteh.site.words import RIGHT_TO_LEFT, Words

# Where the parts that change within a page are put in: characters that no text has.
STEPS, VERSION, VERIFIED, URL = "\ue000", "\ue001", "\ue002", "\ue003"
BASE = "\ue005"
"""The name of the knowledge base."""
CLOSE = "\ue004"
"""Between the steps and the text that they belong to: a comma if there are steps."""

_LRM = "\u200e"
_SECTION = re.compile(r"§ (?=\d)")


@dataclass(frozen=True, slots=True)
class Request:
    """A recommendation as a citation names it."""

    headline: str
    translated: bool
    document: str
    number: str


class Style(ABC):
    """How one legal tradition cites, in one language.

    The texts that it gives are whole but for the holes; :meth:`set` makes them fit to print.
    """

    key: str
    lang: str
    comma = ", "
    versioned: str
    """The version of a text, after its citation."""
    stated: str
    """The state of a right, after its name."""
    since: ClassVar[dict[Precision, str]]
    """In force since {start}, exactly or as first seen."""
    from_to: ClassVar[dict[Precision, str]]
    """In force from {start} to {end}."""
    restated: str
    """The restatement of the place called {name}; holes for VERIFIED and URL."""
    card: str
    """The page of a text, {name}."""
    right: str
    """The page of a right, {name}."""
    decision: str
    """The page of a decision, {name}."""
    followed: str
    """The page of a recommendation, by its {name}."""

    def __init__(self) -> None:
        self.words = Words(self.lang)

    # --- to be written for each style ----------------------------------------

    @abstractmethod
    def article(self, kind: str, number: str) -> str:
        """``art. 11``; *kind* is ``art``, ``recital``, ``annex`` or ``preamble``."""

    @abstractmethod
    def step(self, step: str) -> str:
        """A step below an article, with what joins it to what stands before."""

    @abstractmethod
    def text(self, facts: TextFacts, place: str) -> str:
        """The authentic text at *place*, an article with its steps, or as a whole."""

    @abstractmethod
    def case(self, facts: CaseFacts) -> str:
        """A decision."""

    @abstractmethod
    def request(self, facts: Request) -> str:
        """A recommendation."""

    # --- the same for all ----------------------------------------------------

    def title_of(self, facts: TextFacts) -> str:
        """The short name under which the style's readers know a text."""
        return facts.name(self.lang)

    def full_title(self, facts: TextFacts, lang: str = "") -> str:
        """The title by which the text is identified, in the style's language or in *lang*."""
        words = Words(lang) if lang else self.words
        day = words.moment(facts.adopted) if facts.adopted else ""
        return facts.title_to(words.lang, day)

    def named(self, name: str, place: str) -> str:
        """A place in short, for the title of a page: ``Directive 2011/36/EU, Article 11(5)``."""
        return listed([name, place])

    def number(self, number: str) -> str:
        """The number of an article as this style writes it."""
        return number

    def clause(self, version: Interval, *, of_right: bool) -> str:
        """Which version is meant: ``, as in force since …``."""
        form = self.stated if of_right else self.versioned
        return form.format(self._span(version))

    def _span(self, version: Interval) -> str:
        start, precision = self.words.day(version.in_force), version.in_force_precision
        if version.until is None:
            return self.since[precision].format(start=start)
        return self.from_to[precision].format(start=start, end=self.words.day(version.until))

    def moment(self, value: PartialDate) -> str:
        """A date in words, as precisely as it is known."""
        return self.words.moment(value)

    def set(self, text: str) -> str:
        """*text* with the spaces of its language; in Arabic, left-to-right runs are held
        together by marks, which survive where a word processor ignores isolates.
        """
        return _set(text, self.lang)


@lru_cache(maxsize=20_000)
def _set(text: str, lang: str) -> str:
    text = _SECTION.sub("§\u00a0", typeset(text, lang))
    if lang in RIGHT_TO_LEFT:
        text = isolate_plain(text, lang, "rtl").replace(LRI, _LRM).replace(PDI, _LRM)
    return text


def listed(parts: list[str], comma: str = ", ") -> str:
    """The parts that are there, with commas between them."""
    return comma.join(filter(None, parts))
