"""The model: what each YAML file of ``legal/`` may hold.

Every class is one kind of file or one part of it. Field descriptions are written for
jurists: they become the hover texts of the JSON Schemas and the model's reference.
Nothing here knows where a value came from: :mod:`lexteh.corpus.loader` adds positions.
"""

from pydantic import Field

from lexteh.corpus.address import COLLECTIONS
from lexteh.corpus.entries import (
    Ask,
    Aspect,
    Basis,
    Case,
    Contact,
    Event,
    EvidenceKind,
    Institution,
    InstitutionKind,
    LogEntry,
    Meaning,
    Recommendation,
    Right,
    RightGroup,
    RightPoint,
    RightVersion,
    Role,
    Statement,
    Succeeded,
    Term,
    Topic,
    TopicReference,
    Verdict,
)
from lexteh.corpus.entry import (
    Entry,
    Force,
    Interval,
    Level,
    Link,
    LinkRole,
    Model,
    Note,
    NoteKind,
    Precision,
    Source,
    SourceKind,
    TextStatus,
)
from lexteh.corpus.fields import (
    AddressText,
    Day,
    Lang,
    Localized,
    SourceId,
    Text,
    Url,
)
from lexteh.corpus.legal_text import (
    Coverage,
    Division,
    Instrument,
    InstrumentKind,
    Milestone,
    MilestoneKind,
    Provision,
    Relation,
    RelationKind,
    Succession,
    Unit,
    Version,
)

__all__ = [
    "COLLECTION_MODELS",
    "AddressText",
    "Ask",
    "Aspect",
    "Basis",
    "Case",
    "Configuration",
    "Contact",
    "Coverage",
    "Division",
    "Entry",
    "Event",
    "EvidenceKind",
    "Force",
    "Institution",
    "InstitutionKind",
    "Instrument",
    "InstrumentKind",
    "Interval",
    "Lang",
    "Level",
    "Link",
    "LinkRole",
    "Localized",
    "LogEntry",
    "Meaning",
    "Milestone",
    "MilestoneKind",
    "Model",
    "Note",
    "NoteKind",
    "Precision",
    "Provision",
    "Recommendation",
    "Redirect",
    "RedirectRegister",
    "Relation",
    "RelationKind",
    "Right",
    "RightGroup",
    "RightPoint",
    "RightVersion",
    "Role",
    "Source",
    "SourceId",
    "SourceKind",
    "SourceRegister",
    "Statement",
    "Succeeded",
    "Succession",
    "Term",
    "TextStatus",
    "Topic",
    "TopicReference",
    "Unit",
    "Verdict",
    "Version",
]


class SourceRegister(Model):
    """legal/sources.yml: the documents that several files share."""

    sources: dict[SourceId, Source]
    """The shared documents, by short name."""


class Redirect(Model):
    """An address that was published and has another name now."""

    old: AddressText
    """The address as it was published; nothing may stand there any more."""
    new: AddressText
    """Where the same thing stands now."""
    date: Day
    """The day of the change."""


class RedirectRegister(Model):
    """legal/redirects.yml: old addresses that lead to new ones, for ever."""

    redirects: list[Redirect] = Field(default_factory=list)
    """One entry for each address that has changed."""


class Configuration(Model):
    """legal/corpus.yml: languages, names and reference dates of this knowledge base."""

    name: Text
    """The name of the site."""
    languages: list[Lang] = Field(min_length=1)
    """The languages of the site, the default first."""
    partial_languages: list[Lang] = Field(default_factory=list)
    """Further languages, which only some articles have: these have no pages of their own, the
    wording is offered on the page of the article. An article that uses one has all its texts in
    it."""
    url: Url
    """Public address of the site, for permanent links."""
    founding: Day
    """The day that stands for the founding documents."""
    founding_label: Localized
    """What that day stands for, in words."""
    founding_short: Localized | None = None
    """The same in two or three words that follow "in": early 2013. Its year if left out."""
    review_days: int = 365
    """After so many days an entry counts as due for review."""

    @property
    def text_languages(self) -> list[str]:
        """Every language that a text may have: those of the site, then those that only some
        articles have."""
        return [str(lang) for lang in (*self.languages, *self.partial_languages)]


COLLECTION_MODELS: dict[str, type[Entry]] = dict(
    zip(COLLECTIONS, (Right, Recommendation, Institution, Topic, Event, Case, Term), strict=True)
)
"""The model of the files in each folder of ``legal/`` but ``instruments/``."""
