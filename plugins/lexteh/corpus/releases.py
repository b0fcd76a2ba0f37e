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
    """What happened: added, amended, repealed, renumbered, edited…"""
    group: Group
    """Whose change it is: law, knowledge (ours), mend or upkeep."""
    address: AddressText
    """The entry; it may be gone since."""
    day: Day | None = None
    """First day from which the law differs."""
    of: Day | None = None
    """First day of the version concerned."""
    by: AddressText | None = None
    """The instrument that made it."""
    to: list[AddressText] = []
    """Where the content went, or the place whose force was corrected."""
    fields: list[Text] = []
    """The keys that were corrected, or the kind of a new entry in a log."""
    before: Text | None = None
    """What stood there, in a word."""
    after: Text | None = None
    """What stands there now."""


class Release(Model):
    """legal/changes/<date>-<version>.yml: one release of the knowledge base."""

    release: Text
    """Its number: 0.1.0."""
    date: Day
    """The day of the release."""
    summary: Localized | None = None
    """What it brings, in a sentence or two."""
    changes: list[ReleaseChange] = []
    """Every change, as 'lexteh diff' found it."""
