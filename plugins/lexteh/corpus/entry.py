"""What all files of ``legal/`` share: sources, notes, links, spans of days, levels of law."""

from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from lexteh.corpus.fields import Day, Lang, Localized, SourceId, SourceIds, Text, Url
from lexteh.corpus.walk import walk
from lexteh.corpus.yaml_source import Path_


class Model(BaseModel):
    """Base of all parts: unknown keys are refused, values never change."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, use_attribute_docstrings=True
    )


class Force(StrEnum):
    """How strongly a text binds the one it addresses."""

    SHALL = "shall"
    SHALL_QUALIFIED = "shall-qualified"
    SHALL_CONSIDER = "shall-consider"
    ENDEAVOUR = "endeavour"
    MAY = "may"
    NONE = "none"


class TextStatus(StrEnum):
    """What a wording is: ours, the authentic text, or an official translation of it."""

    RESTATEMENT = "restatement"
    OFFICIAL = "official"
    OFFICIAL_TRANSLATION = "official-translation"


class Level(StrEnum):
    """The legal order that a text or body belongs to."""

    UN = "un"
    COE = "coe"
    EU = "eu"
    FRANCE = "france"
    OTHER = "other"


class Precision(StrEnum):
    """Whether a date is the day itself, or only a day on which the state was seen."""

    EXACT = "exact"
    SEEN = "seen"


class SourceKind(StrEnum):
    """Where a fact comes from."""

    OFFICIAL = "official"
    MIRROR = "mirror"
    PARLIAMENT = "parliament"
    MONITORING = "monitoring"
    NGO = "ngo"
    PRESS = "press"
    SCHOLARLY = "scholarly"
    FOUNDING = "founding"


class Source(Model):
    """A document that a fact rests on."""

    title: Text
    """What the document is, in its own language."""
    kind: SourceKind
    """official, mirror (a copy of an official text), parliament, monitoring, ngo, press…"""
    url: Url | None = None
    """Its web address; only the founding documents may have none."""
    retrieved: Day
    """The day on which it was consulted."""
    state: Day | None = None
    """For consolidated texts: the day whose law the document shows."""


class NoteKind(StrEnum):
    """Why an editor's note is there."""

    CORRECTION = "correction"
    CAUTION = "caution"
    EDITOR = "editor"


class Note(Model):
    """An editor's note, with its sources."""

    kind: NoteKind = NoteKind.EDITOR
    """correction (of a founding document), caution (something not verified), editor."""
    text: Localized
    """What the reader should know, in each language."""
    sources: SourceIds
    """Short names of the sources of the note."""


class LinkRole(StrEnum):
    """What a link leads to."""

    AUTHENTIC = "authentic"
    CONSOLIDATED = "consolidated"
    PUBLICATION = "publication"
    STATUS = "status"
    EXPLANATORY = "explanatory"
    WEBSITE = "website"


class Link(Model):
    """A way to a page outside the site."""

    role: LinkRole
    """authentic text, consolidated text, publication, status of ratifications…"""
    url: Url
    """The web address, beginning with https://."""
    lang: Lang | None = None
    """Language of the page behind the link, when it has only one."""
    title: Text | None = None
    """A title of its own, when the role does not say enough."""


class Entry(Model):
    """What every file of the knowledge base carries."""

    sources: dict[SourceId, Source] = {}
    """The documents of this file, by a short name; shared ones are in legal/sources.yml."""
    reviewed: Day
    """The day on which somebody last checked the whole file against its sources."""
    notes: list[Note] = []
    """Editor's notes: corrections, cautions."""

    @cached_property
    def values(self) -> list[tuple[Path_, Any]]:
        """Every value of the entry with its path: walked once, asked by every check."""
        return walk(self)

    @cached_property
    def texts(self) -> list[tuple[Path_, dict[str, str]]]:
        """Every text given by language, with its path; blocks of something else by language are
        left out. As above: found once.
        """
        return [
            (path, {str(lang): text for lang, text in inner.items()})
            for path, inner in self.values
            if isinstance(inner, dict)
            and inner
            and all(isinstance(k, Lang) and type(v) is str for k, v in inner.items())
        ]


class Interval(Model):
    """A span of days in which something was so."""

    in_force: Day
    """First day in force."""
    in_force_precision: Precision = Precision.EXACT
    """exact, or seen: then in force at least since that day."""
    until: Day | None = None
    """Last day in force; leave out while it is in force."""
    verified: Day
    """The day as of which the law was seen to be so (for a closed version: when it was checked)."""
    sources: SourceIds
    """Short names of the sources that show it."""
