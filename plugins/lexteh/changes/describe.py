"""A change in words, in each language of the site."""

from lexteh.changes.compare import Change
from lexteh.changes.law import LawGroup, LawKind
from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import PartialDate
from lexteh.corpus.releases import ChangeKind
from lexteh.site.labels import thing_name
from lexteh.site.words import Words


class Names:
    """What things are called in one language; a thing that is gone has the name it had."""

    def __init__(self, before: Corpus, after: Corpus, words: Words) -> None:
        self.before, self.after, self.words = before, after, words

    def __call__(self, address: str) -> str:
        """The name of what stands, or stood, at *address*."""
        parsed = Address.parse(address)
        corpus = self.after if self.after.thing(parsed.page) else self.before
        return thing_name(corpus, address, self.words)

    def place(self, place: str) -> str:
        """The name of a place in a text; a key of a file stays as it is."""
        try:
            return self(place)
        except (ValueError, KeyError):
            return place


def sentence(change: Change, names: Names) -> str:
    """What happened, without the name of the entry: *amended from 7 August 2013 by …*."""
    words = names.words
    day = words.day(change.day) if change.day else ""
    of = words.day(change.of) if change.of else ""
    by = f" {words('law_by', by=names(change.by))}" if change.by else ""
    to = words.comma.join(map(names, change.to))
    before, after = change.before or "–", change.after or "–"
    match change.kind:
        case ChangeKind.ADDED:
            return words("chg_added_from", day=day) if day else words("chg_added")
        case ChangeKind.AMENDED | ChangeKind.REPEALED:
            return words(f"chg_{change.kind}", day=day) + by
        case ChangeKind.RENUMBERED:
            return words("chg_renumbered", day=day, to=to) + by
        case ChangeKind.HISTORY | ChangeKind.WITHDRAWN:
            return words(f"chg_{change.kind}", day=day or of)
        case ChangeKind.DATES:
            field = ", ".join(change.fields)
            return words("chg_dates", day=of, field=field, before=before, after=after)
        case ChangeKind.FORCE:
            return words("chg_force", place=to, day=of, before=before, after=after)
        case ChangeKind.EDITED:
            return words("chg_edited_version", day=of) if of else words("chg_edited")
        case ChangeKind.LOG:
            moment = words.moment(PartialDate.parse(change.after))
            return words("chg_log", day=moment)
        case ChangeKind.DETAILS | ChangeKind.REVIEWED:
            return words(f"chg_{change.kind}", fields=", ".join(change.fields))
        case _:
            return words("chg_removed")


def group_title(group: LawGroup, words: Words) -> str:
    """What happened to the law: *Amendment*, or the step in the life of a text."""
    if group.kind is LawKind.MILESTONE:
        return words(f"ms_{group.changes[0].milestone}")
    return words(f"law_{group.kind}")
