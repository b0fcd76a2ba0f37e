"""The log of the recommendations as files that other programs read: CSV, JSON, Atom."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from xml.etree import ElementTree

BOM = "\ufeff"
"""Spreadsheets take a CSV file for UTF-8 only if it begins so; csv readers know utf-8-sig."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class LogRecord:
    """One log entry in one language, all in plain words.

    ``date`` is as precise as it is known (YYYY, YYYY-MM or YYYY-MM-DD), ``day`` its first
    possible day; ``citation`` names entry, source of the words and day of verification.
    """

    date: str
    day: dt.date
    recommendation: str
    headline: str
    kind: str
    by: str
    capacity: str
    verdict: str
    text: str
    wording: str
    law: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    source_urls: tuple[str, ...]
    verified: dt.date
    url: str
    citation: str


@dataclass(frozen=True, slots=True)
class LogFile:
    """What the file as a whole says: *page* is the tracker, *licence* that of the words."""

    title: str
    name: str
    lang: str
    page: str
    licence: str


COLUMNS = tuple(f.name for f in fields(LogRecord) if f.name != "day")


def as_csv(records: Iterable[LogRecord]) -> str:
    """RFC 4180 with a header row; lists are joined by " | ".

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow([_cell(getattr(record, column)) for column in COLUMNS])
    return BOM + out.getvalue()


def _cell(value: object) -> str:
    text = " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_json(about: LogFile, records: Iterable[LogRecord]) -> str:
    """One object: what the file is, then ``entries`` with the columns of the CSV."""
    entries = [
        {key: value for key, value in asdict(record).items() if key != "day"} for record in records
    ]
    return json.dumps(
        asdict(about) | {"entries": entries}, ensure_ascii=False, indent=1, default=str
    )


def as_atom(about: LogFile, records: Iterable[LogRecord], own: str) -> str:
    """An Atom feed (RFC 4287) at the address *own*, in the order of *records*.

    An entry is dated by what it records: by its first possible day where less is known.
    """
    found = list(records)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {_XML_LANG: about.lang})
    _add(feed, "id", own)
    _add(feed, "title", f"{about.name} – {about.title}")
    _add(feed, "updated", _instant(max((r.day for r in found), default=dt.date.min)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=about.lang, href=about.page)
    _add(_add(feed, "author"), "name", about.name)
    _add(feed, "rights", about.licence)
    for record in found:
        entry = _add(feed, "entry")
        _add(entry, "id", record.url)
        label = " – ".join(filter(None, (record.recommendation, record.kind, record.verdict)))
        _add(entry, "title", f"{label} ({record.by}, {record.date})")
        _add(entry, "updated", _instant(record.day))
        _add(entry, "link", rel="alternate", type="text/html", href=record.url)
        _add(entry, "category", term=record.kind)
        for url in record.source_urls:
            _add(entry, "link", rel="related", href=url)
        _add(entry, "content", f"{record.text}\n\n{record.citation}", type="text")
    ElementTree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(
        feed, encoding="unicode"
    )


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _add(
    parent: ElementTree.Element, name: str, text: str = "", **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _instant(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
