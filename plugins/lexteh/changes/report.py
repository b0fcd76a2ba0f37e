"""A comparison as a whole: changes, translations to reread, pages concerned; as plain data too."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from lexteh.changes.compare import Change, compare
from lexteh.changes.impact import Impact, impact
from lexteh.changes.revisions import State
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.releases import Group
from lexteh.corpus.translations import (
    Register,
    Stale,
    confirmed,
    read_register,
    register_path,
    stale,
)
from lexteh.links import Links


@dataclass(frozen=True, slots=True)
class ToReread:
    """A translation that did not follow its source, with its place in the YAML."""

    address: str
    stale: Stale
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Report:
    """What leads from one state to another, and whom it concerns."""

    before: str
    after: str
    changes: list[Change]
    reread: list[ToReread]
    impacts: list[Impact]
    broken: list[str]
    """Addresses whose file has errors in one of the states: nothing is said of them."""

    def group(self, group: Group) -> list[Change]:
        """The changes of one group."""
        return [change for change in self.changes if change.group is group]


def report(old: State, new: State, lang: str) -> Report:
    """Compare two states; references are looked for in the texts in *lang*."""
    changes = compare(old.corpus, new.corpus)
    broken = sorted(old.corpus.broken | new.corpus.broken)
    changes = [c for c in changes if c.address not in broken]
    touched = dict.fromkeys(c.address for c in changes if c.group is not Group.UPKEEP)
    before, after = _Lazy(old.corpus, lang), _Lazy(new.corpus, lang)
    impacts = []
    for address in touched:
        # Of a page that is gone, those that used to cite it.
        links = after if new.corpus.thing(address) else before
        found = impact(links.links, address)
        if found.count:
            impacts.append(found)
    return Report(old.name, new.name, changes, list(_reread(old, new)), impacts, broken)


class _Lazy:
    """The references of a corpus, looked for on first use."""

    def __init__(self, corpus: Corpus, lang: str) -> None:
        self.corpus, self.lang = corpus, lang
        self._links: Links | None = None

    @property
    def links(self) -> Links:
        if self._links is None:
            self._links = Links(self.corpus, self.lang)
        return self._links


def _reread(old: State, new: State) -> list[ToReread]:
    found = []
    before = dict(old.corpus.things())
    for address, entry in new.corpus.things():
        if entry == before.get(address):
            continue
        located = new.corpus.files[address]
        path = register_path(new.root, located)
        try:
            register = read_register(path)
        except ValueError:
            register = Register()
        if not register.made and address in before:
            # No register yet: what stood side by side before is taken for right.
            register = confirmed(before[address], Register(), old.corpus.text_languages)
        for one in stale(entry, register, new.corpus.text_languages):
            line, _ = located.place((*one.path, one.lang))
            found.append(ToReread(address, one, located.file, line))
    return found


def as_data(found: Report) -> dict[str, Any]:
    """The report as plain data for JSON; dates as text, empty values left out."""
    data: dict[str, Any] = {"before": found.before, "after": found.after}
    data["changes"] = [_bare(asdict(change)) for change in found.changes]
    data["reread"] = [
        {
            "address": one.address,
            "place": one.stale.place,
            "lang": one.stale.lang,
            "source_lang": one.stale.source_lang,
            "file": one.file,
            "line": one.line,
        }
        for one in found.reread
    ]
    data["impact"] = [{"address": one.address, **one.pages} for one in found.impacts]
    if found.broken:
        data["broken"] = found.broken
    return data


def _bare(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
        if value not in (None, "", ())
    }
