"""What the knowledge base holds of one thing on one day, as plain data."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from lexteh.corpus.address import Address
from lexteh.corpus.corpus import Corpus, covers, version_on
from lexteh.corpus.dates import PartialDate
from lexteh.corpus.model import (
    Case,
    Entry,
    Event,
    Institution,
    Interval,
    Localized,
    Provision,
    Right,
    Unit,
)
from lexteh.corpus.parts import source_names
from lexteh.corpus.problems import nearest
from lexteh.counterparts import counterparts
from lexteh.links import Links

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Absent(Exception):
    """The address names nothing, or nothing that existed on the day asked for."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def record(corpus: Corpus, links: Links, address: str, day: date) -> Record:
    """The record of *address* on *day*.

    Texts come in all languages; ``cites`` and ``cited_by`` in that of *links*. Raises
    :class:`Absent` with the reason in words: since when it exists, or until when it did and
    what succeeded it.
    """
    try:
        parsed = Address.parse(address)
    except ValueError as error:
        raise Absent(f"'{address}' is not an address: {error}") from None
    thing = corpus.thing(address)
    if thing is None:
        near = nearest(address, (known for known, _ in corpus.things()))
        raise Absent(
            f"'{address}' is not in the knowledge base"
            + (f"; did you mean '{near}'?" if near else "")
        )
    found: Record = {
        "address": str(parsed),
        "url": corpus.config.url
        + parsed.page
        + "/"
        + (f"#{parsed.fragment}" if parsed.fragment else ""),
        "kind": type(thing).__name__.lower(),
        "date": day.isoformat(),
        "titles": _titles(thing),
    }
    if isinstance(thing, Provision):
        found |= _provision(corpus, parsed, thing, day)
    elif isinstance(thing, Right):
        found |= _right(parsed.page, thing, day)
    else:
        _check_existence(parsed.page, thing, day)
        skipped = {"sources", "title", "headline", "notes"}
        found["content"] = plain(thing.model_dump(exclude=skipped, exclude_none=True))
    whole = map(str, thing.sources) if isinstance(thing, Event | Case) else ()
    names = dict.fromkeys([*whole, *(name for _, name in source_names(thing))])
    sources = {name: corpus.source(parsed.page, name) for name in names}
    found["notes"] = plain([n.model_dump() for n in thing.notes])
    found["sources"] = {k: plain(s.model_dump(exclude_none=True)) for k, s in sources.items() if s}
    found["reviewed"] = thing.reviewed.isoformat()
    found["cites"] = _ends(links.cites(parsed.page), "target")
    found["cited_by"] = _ends(links.cited_by(parsed.page), "source")
    return found


def _ends(edges: list[Any], end: str) -> list[str]:
    return list(dict.fromkeys(getattr(edge, end) for edge in edges))


def _titles(thing: Entry) -> Localized:
    for name in ("title", "heading", "headline"):
        texts = getattr(thing, name, None)
        if texts:
            return dict(texts)
    return {}


def _provision(corpus: Corpus, parsed: Address, thing: Provision, day: date) -> Record:
    version = version_on(thing, day)
    if version is None:
        raise Absent(_why_absent(parsed.page, list(thing.versions), thing, day))
    units, force, text, closing = version.paragraphs, version.force, version.text, version.closing
    for step in parsed.steps:
        unit = next((u for u in units if u.id == step), None)
        if unit is None:
            known = ", ".join(str(u.id) for u in units) or "none"
            raise Absent(f"{parsed.page} has no '{step}' on {day}; it has: {known}")
        units, force, text, closing = unit.paragraphs, unit.force, unit.text, unit.closing
    instrument = corpus.instruments.get(parsed.root)
    return {
        "number": thing.number,
        "instrument": {
            "address": parsed.root,
            "titles": dict(instrument.short_title) if instrument else {},
        },
        **_interval(version),
        "status": "in force on that day",
        "text_status": {
            lang: str(version.status.get(lang, "restatement"))  # type: ignore[call-overload]
            for lang in corpus.languages
        },
        "force": str(force),
        "text": dict(text or {}),
        "paragraphs": [_unit(u, str(parsed)) for u in units],
        "closing": dict(closing or {}),
        "amended_by": version.amended_by,
        "change": dict(version.change or {}),
        "predecessors": [
            {"address": p.address, "date": p.succession.date.isoformat(), "part": p.succession.part}
            for p in corpus.predecessors(parsed.page)
        ],
        "successors": [
            {"address": s.address, "date": s.date.isoformat(), "part": s.part}
            for s in thing.successors
        ],
        "counterparts": [
            {"address": c.address, "level": str(c.level), "topic": c.topic}
            for c in counterparts(corpus, parsed.page)
        ],
        "links": plain([link.model_dump(exclude_none=True) for link in thing.links]),
    }


def _unit(unit: Unit, above: str) -> Record:
    address = f"{above}/{unit.id}"
    return {
        "address": address,
        "force": str(unit.force),
        "text": dict(unit.text or {}),
        "paragraphs": [_unit(inner, address) for inner in unit.paragraphs],
        "closing": dict(unit.closing or {}),
    }


def _right(page: str, thing: Right, day: date) -> Record:
    version = next((v for v in thing.versions if covers(v, day)), None)
    if version is None:
        raise Absent(_why_absent(page, list(thing.versions), thing, day))
    return {
        "summary": dict(thing.summary),
        **_interval(version),
        "change": dict(version.change or {}),
        "points": plain([p.model_dump() for p in version.points]),
        "authorities": [str(a) for a in thing.authorities],
    }


def _interval(version: Interval) -> Record:
    return {
        "in_force": version.in_force.isoformat(),
        "in_force_precision": str(version.in_force_precision),
        "until": version.until.isoformat() if version.until else None,
        "verified": version.verified.isoformat(),
    }


def _why_absent(page: str, versions: list[Interval], thing: Entry, day: date) -> str:
    if day < versions[0].in_force:
        return f"{page} did not exist on {day}: it exists since {versions[0].in_force}"
    last = versions[-1].until
    if last is not None and last < day:
        successors = getattr(thing, "successors", [])
        reason = f"{page} did not exist on {day}: it existed until {last}"
        if successors:
            names = ", ".join(f"{s.address} (from {s.date})" for s in successors)
            return f"{reason}; succeeded by {names}"
        by = getattr(versions[-1], "repealed_by", None)
        return f"{reason}; repealed by {by}" if by else reason
    before = [v for v in versions if v.until and v.until < day][-1].until
    after = next(v for v in versions if v.in_force > day).in_force
    assert before is not None  # noqa: S101  chosen for having an end
    return f"{page} was not in force on {day}: it ended {before} and returned on {after}"


def _check_existence(page: str, thing: Entry, day: date) -> None:
    if not isinstance(thing, Institution):
        return
    if thing.created is not None and day < thing.created.first:
        raise Absent(f"{page} did not exist on {day}: it exists since {thing.created}")
    if thing.ended is not None and thing.ended.last < day:
        names = ", ".join(f"{s.address} (from {s.date})" for s in thing.successors)
        after = f"; succeeded by {names}" if names else ""
        raise Absent(f"{page} did not exist on {day}: it existed until {thing.ended}{after}")


def plain(value: Any) -> Any:  # noqa: ANN401
    """Model values as JSON types: dates as ISO text, enumerations as their words."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump())
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, str):
        return str(value)
    return value


def only_language(found: Any, lang: str, languages: list[str]) -> Any:  # noqa: ANN401
    """The same record with each text in *lang* alone; a missing one stays ``None``."""
    if isinstance(found, dict):
        if found and set(found) <= set(languages):
            return found.get(lang)
        return {k: only_language(v, lang, languages) for k, v in found.items()}
    if isinstance(found, list):
        return [only_language(v, lang, languages) for v in found]
    return found
