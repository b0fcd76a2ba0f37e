"""The log of the recommendations as files that other programs read: CSV, JSON, Atom."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from lexteh.exports.atom import AtomEntry, feed

BOM = "\ufeff"
"""Spreadsheets take a CSV file for UTF-8 only if it begins so; csv readers know utf-8-sig."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    """An Atom feed at the address *own*, in the order of *records*.

    An entry is dated by what it records: by its first possible day where less is known.
    """
    found = list(records)
    entries = [
        AtomEntry(
            id=record.url,
            title=f"{_label(record)} ({record.by}, {record.date})",
            url=record.url,
            updated=record.day,
            summary=f"{record.text}\n\n{record.citation}",
            category=record.kind,
            related=tuple(record.source_urls),
        )
        for record in found
    ]
    return feed(
        own,
        f"{about.name} – {about.title}",
        own,
        about.page,
        max((r.day for r in found), default=dt.date.min),
        entries,
        lang=about.lang,
        author=about.name,
        rights=about.licence,
    )


def _label(record: LogRecord) -> str:
    return " – ".join(filter(None, (record.recommendation, record.kind, record.verdict)))
