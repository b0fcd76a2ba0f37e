"""What each release of the knowledge base changed: the files of ``legal/changes/``."""

from enum import StrEnum

from lexteh.corpus.entry import Model
from lexteh.corpus.fields import AddressText, Day, Localized, Text


class ChangeKind(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"
    HISTORY = "history"
    WITHDRAWN = "withdrawn"
    REPEALED = "repealed"
    RENUMBERED = "renumbered"
    DATES = "dates"
    FORCE = "force"
    EDITED = "edited"
    LOG = "log"
    DETAILS = "details"
    REVIEWED = "reviewed"


class Group(StrEnum):
    """Whose change it is: the law's, the knowledge base's, or only its upkeep's."""

    LAW = "law"
    KNOWLEDGE = "knowledge"
    MEND = "mend"
    UPKEEP = "upkeep"


class ReleaseChange(Model):
    """One change of a release, as 'lexteh diff' found it."""

    kind: ChangeKind
    """What happened: added, amended, renumbered, a date or force corrected, edited…"""
    group: Group
    """Whether the law changed, the knowledge base grew, a mistake was mended, or only upkeep."""
    address: AddressText
    """The entry; it may be gone since."""
    day: Day | None = None
    """First day from which the law differs."""
    of: Day | None = None
    """First day of the version concerned."""
    by: AddressText | None = None
    """The instrument that brought the change."""
    to: list[AddressText] = []
    """Where the content went, or the place whose force was corrected."""
    fields: list[Text] = []
    """The keys that were corrected, or the kind of a new entry in a log."""
    before: Text | None = None
    """The value before the correction."""
    after: Text | None = None
    """The value after it."""


class Release(Model):
    """legal/changes/<date>-<version>.yml: one release of the knowledge base."""

    release: Text
    """The name of the release: 0.2.0."""
    date: Day
    """The day of the release."""
    summary: Localized | None = None
    """What it brings, in a sentence or two."""
    changes: list[ReleaseChange] = []
    """Its changes, as 'lexteh diff --format yaml' writes them."""
