"""From two states of the knowledge base to a list of changes that a lawyer would name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from lexteh.changes.differences import Difference, Key, differences
from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus, natural_key, next_day, places
from lexteh.corpus.fields import Lang
from lexteh.corpus.model import Entry, LogEntry, Provision, Right, Succession, Version
from lexteh.corpus.releases import ChangeKind, Group

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text in one language, before and after; empty where there was or is none.

    ``place`` is its address for texts of provisions, otherwise its key in the file.
    """

    place: str
    lang: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to the entry at ``address``.

    ``day`` is the first day from which the law differs; ``of`` the first day of the version
    concerned; ``by`` the amending text; ``to`` where the content went; ``fields`` the keys that
    changed; ``before`` and ``after`` the values of a change of dates or force.
    """

    kind: ChangeKind
    address: str
    group: Group
    day: date | None = None
    of: date | None = None
    until: date | None = None
    by: str = ""
    to: tuple[str, ...] = ()
    texts: tuple[TextChange, ...] = ()
    fields: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


_ORDER = [*Group]
_UPKEEP = {"reviewed", "verified", "sources", "retrieved", "state"}
_DATES = {"in_force", "until", "in_force_precision", "amended_by", "repealed_by"}
_WORDING = {"text", "closing"}


def compare(old: Corpus, new: Corpus) -> list[Change]:
    """Every change from *old* to *new*: those of the law first, then by address."""
    before, after = dict(old.things()), dict(new.things())
    newest = max((entry.reviewed for entry in before.values()), default=date.min)
    found: list[Change] = []
    for address, entry in before.items():
        if address not in after:
            found.append(Change(ChangeKind.REMOVED, address, Group.KNOWLEDGE))
        elif entry != after[address]:
            found += _changed(address, entry, after[address])
    for address, entry in after.items():
        if address not in before:
            found += _added(address, entry, newest)
    kinds = list(ChangeKind)
    return sorted(
        found,
        key=lambda c: (
            _ORDER.index(c.group),
            natural_key(c.address),
            kinds.index(c.kind),
            c.of or date.min,
        ),
    )


def _added(address: str, entry: Entry, newest: date) -> Iterator[Change]:
    """A new entry; new law only if it came into force after the older state was last reviewed."""
    day = entry.versions[0].in_force if isinstance(entry, Provision) else None
    group = Group.LAW if day is not None and day > newest else Group.KNOWLEDGE
    yield Change(ChangeKind.ADDED, address, group, day=day)
    if isinstance(entry, Provision):
        yield from (replace(end, group=group) for end in _ends(address, None, entry))


def _changed(address: str, old: Entry, new: Entry) -> Iterator[Change]:
    found = list(differences(old, new))
    if isinstance(new, Provision) and isinstance(old, Provision):
        yield from _versions(address, old, new)
        yield from _ends(address, old, new)
        yield from _inside(address, found, new)
        found = [d for d in found if d.key[0] not in ("versions", "successors")]
    elif isinstance(new, Right) and isinstance(old, Right):
        yield from _versions(address, old, new)
        yield from _inside(address, found, new)
        found = [d for d in found if d.key[0] != "versions"]
    yield from _rest(address, found)


# --- versions ---------------------------------------------------------------------------


def _versions(address: str, old: Provision | Right, new: Provision | Right) -> Iterator[Change]:
    """New versions, earlier ones filled in, and those that are no longer there."""
    # A first day that was corrected: the version is the same if what it says is.
    before: dict[date, Any] = {v.in_force: v for v in old.versions}
    after: dict[date, Any] = {v.in_force: v for v in new.versions}
    gone = {day: v for day, v in before.items() if day not in after}
    newest = max(before)
    for day, version in after.items():
        if day in before:
            continue
        twin = next((d for d, v in gone.items() if _texts(v) == _texts(version)), None)
        if twin is not None:
            del gone[twin]
            yield Change(
                ChangeKind.DATES,
                address,
                Group.MEND,
                of=day,
                fields=("in_force",),
                before=str(twin),
                after=str(day),
            )
            continue
        kind = ChangeKind.AMENDED if day > newest else ChangeKind.HISTORY
        earlier = [v for d, v in after.items() if d < day]
        yield Change(
            kind,
            address,
            Group.LAW if kind is ChangeKind.AMENDED else Group.KNOWLEDGE,
            day=day,
            of=day,
            until=version.until,
            by=str(getattr(version, "amended_by", None) or ""),
            texts=tuple(_text_changes(address, earlier[-1] if earlier else None, version)),
        )
    for day in gone:
        yield Change(ChangeKind.WITHDRAWN, address, Group.MEND, of=day)


def _texts(version: Any) -> dict[str, Texts]:  # noqa: ANN401
    """The wordings of a version by their place in it."""
    if not isinstance(version, Version):
        return {
            f"points/{number}": _plain(point.text)
            for number, point in enumerate(version.points, start=1)
        }
    found = {"": _plain(version.text), "closing": _plain(version.closing)}
    for place in places(version):
        steps = "/".join(place.steps)
        found[steps] = _plain(place.unit.text)
        found[f"{steps}/closing"] = _plain(place.unit.closing)
    return {place: texts for place, texts in found.items() if texts}


def _plain(texts: dict[Any, str] | None) -> Texts:
    return {str(lang): " ".join(text.split()) for lang, text in (texts or {}).items()}


def _text_changes(address: str, old: object, new: object) -> Iterator[TextChange]:
    before, after = _texts(old) if old is not None else {}, _texts(new)
    for place in dict.fromkeys([*after, *before]):
        one, other = before.get(place, {}), after.get(place, {})
        for lang in dict.fromkeys([*other, *one]):
            if one.get(lang, "") != other.get(lang, ""):
                name = f"{address}/{place}" if place else address
                yield TextChange(name, lang, one.get(lang, ""), other.get(lang, ""))


def _ends(address: str, old: Provision | None, new: Provision) -> Iterator[Change]:
    """Renumberings and repeals that were not there before."""
    known = {(s.address, s.date, s.part) for s in old.successors} if old else set()
    fresh = [s for s in new.successors if (s.address, s.date, s.part) not in known]
    days: dict[date, list[Succession]] = {}
    for succession in fresh:
        days.setdefault(succession.date, []).append(succession)
    for day, moved in days.items():
        to, by = tuple(str(s.address) for s in moved), str(moved[0].by or "")
        yield Change(ChangeKind.RENUMBERED, address, Group.LAW, day=day, by=by, to=to)
    last = new.versions[-1]
    was_open = old is None or old.versions[-1].until is None or _repealer(old) != _repealer(new)
    if last.until is not None and was_open and not days:
        moved_before = any(s.date == next_day(last.until) for s in new.successors)
        if last.repealed_by or not moved_before:
            yield Change(
                ChangeKind.REPEALED,
                address,
                Group.LAW,
                day=next_day(last.until),
                by=str(last.repealed_by or ""),
            )


def _repealer(provision: Provision) -> str:
    return str(provision.versions[-1].repealed_by or "")


def _inside(address: str, found: list[Difference], new: Provision | Right) -> Iterator[Change]:
    """What was mended inside versions that stand in both states."""
    by_version: dict[str, list[Difference]] = {}
    for one in found:
        if one.key[0] == "versions" and len(one.key) > 2:  # noqa: PLR2004
            by_version.setdefault(one.key[1], []).append(one)
    for name, inside in by_version.items():
        of = date.fromisoformat(name[:10])
        yield from _dates(address, of, inside, new)
        yield from _forces(address, of, inside)
        own = (
            TextChange(
                "/".join((address, *d.key[2:-1])), d.key[-1], _flat(d.before), _flat(d.after)
            )
            for d in inside
            if _is_text(d) and not _is_wording(d.key)
        )
        texts = (*_wording(address, inside), *own)
        if texts:
            yield Change(ChangeKind.EDITED, address, Group.MEND, of=of, texts=texts)
        rest = [d for d in inside if not _is_text(d) and not _told_otherwise(d.key)]
        yield from _fields(address, rest, of)


def _told_otherwise(key: Key) -> bool:
    return _is_wording(key) or key[-1] == "force" or key[-1] in _DATES


def _is_wording(key: Key) -> bool:
    """Whether a text of the law or of a right, or a unit or point as a whole, lies at *key*."""
    if key[-2] in ("paragraphs", "points"):
        return True
    return (len(key[-1]) == 2 and key[-2] in _WORDING) or key[-1] in _WORDING  # noqa: PLR2004


def _dates(
    address: str, of: date, inside: list[Difference], new: Provision | Right
) -> Iterator[Change]:
    for one in inside:
        if one.key[-1] not in _DATES or len(one.key) != 3:  # noqa: PLR2004
            continue
        closed = one.key[-1] in ("until", "repealed_by") and one.before is None
        # A version that ends because another follows, or because the text is gone: told there.
        if closed and (isinstance(new, Provision) or _followed(new, of)):
            continue
        yield Change(
            ChangeKind.DATES,
            address,
            Group.MEND,
            of=of,
            fields=(one.key[-1],),
            before=str(one.before or ""),
            after=str(one.after or ""),
        )


def _followed(right: Right, of: date) -> bool:
    return any(v.in_force > of for v in right.versions)


def _forces(address: str, of: date, inside: list[Difference]) -> Iterator[Change]:
    for one in inside:
        if one.key[-1] == "force" and one.before is not None and one.after is not None:
            place = "/".join((address, *_steps(one.key)))
            before, after = str(one.before), str(one.after)
            yield Change(
                ChangeKind.FORCE,
                address,
                Group.MEND,
                of=of,
                to=(place,),
                before=before,
                after=after,
            )


def _wording(address: str, inside: list[Difference]) -> Iterator[TextChange]:
    for one in inside:
        if not _is_wording(one.key):
            continue
        closing = ["closing"] if "closing" in one.key else []
        place = "/".join((address, *_steps(one.key), *closing))
        yield from _leaves(place, one)


def _steps(key: Key) -> list[str]:
    """The names of the units or points on the way to *key*."""
    return [step for name, step in pairwise(key) if name in ("paragraphs", "points")]


def _leaves(place: str, one: Difference) -> Iterator[TextChange]:
    """The texts by language that a difference holds, a whole unit's included."""
    before, after = _inner_texts(place, one.before), _inner_texts(place, one.after)
    if isinstance(one.before, str) or isinstance(one.after, str):
        yield _text_change(place, one)
        return
    for key in dict.fromkeys([*after, *before]):
        yield TextChange(*key, before.get(key, ""), after.get(key, ""))


def _text_change(place: str, one: Difference) -> TextChange:
    return TextChange(place, one.key[-1], _flat(one.before), _flat(one.after))


def _inner_texts(place: str, value: Any) -> dict[tuple[str, str], str]:  # noqa: ANN401
    if isinstance(value, dict):
        return {(place, str(lang)): _flat(text) for lang, text in value.items()}
    found: dict[tuple[str, str], str] = {}
    for name in ("text", "closing"):
        texts = getattr(value, name, None) or {}
        below = place if name == "text" else f"{place}/closing"
        found |= {(below, str(lang)): _flat(text) for lang, text in texts.items()}
    for unit in getattr(value, "paragraphs", ()):
        found |= _inner_texts(f"{place}/{unit.id}", unit)
    return found


def _flat(text: object) -> str:
    return " ".join(str(text or "").split())


# --- all the rest of an entry -------------------------------------------------------------


def _rest(address: str, found: list[Difference]) -> Iterator[Change]:
    for one in found:
        if one.key[0] == "log" and isinstance(one.after, LogEntry) and one.before is None:
            texts = tuple(
                TextChange(f"log/{one.after.date}", str(lang), "", _flat(text))
                for lang, text in one.after.text.items()
            )
            day = one.after.date.first if one.after.date.precision == "day" else None
            yield Change(
                ChangeKind.LOG,
                address,
                Group.KNOWLEDGE,
                day=day,
                texts=texts,
                after=str(one.after.date),
                fields=(one.after.kind.value,),
            )
    found = [
        d
        for d in found
        if not (d.key[0] == "log" and d.before is None and len(d.key) == 2)  # noqa: PLR2004
    ]
    group = Group.KNOWLEDGE if Address.parse(address).root in COLLECTIONS else Group.MEND
    texts = tuple(_text_change("/".join(d.key[:-1]), d) for d in found if _is_text(d))
    if texts:
        yield Change(ChangeKind.EDITED, address, group, texts=texts)
    yield from _fields(address, [d for d in found if not _is_text(d)], None)


def _is_text(one: Difference) -> bool:
    values = [v for v in (one.before, one.after) if v is not None]
    return (
        len(one.key) > 1
        and len(one.key[-1]) == 2  # noqa: PLR2004
        and one.key[-1].isalpha()
        and all(type(v) is str for v in values)
        and not isinstance(values[0], Lang)
    )


def _fields(address: str, found: list[Difference], of: date | None) -> Iterator[Change]:
    """Fields that changed; dates of review and sources alone are upkeep."""
    upkeep = [d for d in found if any(name in _UPKEEP for name in d.key)]
    rest = [d for d in found if d not in upkeep]
    for kind, group, chosen in (
        (ChangeKind.DETAILS, Group.MEND, rest),
        (ChangeKind.REVIEWED, Group.UPKEEP, upkeep),
    ):
        names = dict.fromkeys("/".join(d.key[2:] if of else d.key) for d in chosen)
        if names:
            yield Change(kind, address, group, of=of, fields=tuple(names))
