"""Atom feeds (RFC 4287)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, slots=True)
class AtomEntry:
    """One entry: ``id`` never changes, ``updated`` only when the entry does; texts are plain."""

    id: str
    title: str
    url: str
    updated: date
    summary: str = ""
    category: str = ""
    related: tuple[str, ...] = ()
    """Addresses of what it rests on."""


def feed(
    id: str,
    title: str,
    self_url: str,
    site_url: str,
    updated: date,
    entries: Iterable[AtomEntry],
    *,
    lang: str = "",
    author: str,
    rights: str = "",
) -> str:
    """The text of a feed; dates become midnight UTC.

    *id* is a permanent IRI, *self_url* where the feed stands, *site_url* the page it goes with.
    """
    language = f" xml:lang={quoteattr(lang)}" if lang else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"{language}>',
        f"<id>{escape(id)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{_instant(updated)}</updated>",
        f"<author><name>{escape(author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(self_url)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(site_url)}/>',
        *([f"<rights>{escape(rights)}</rights>"] if rights else []),
    ]
    for entry in entries:
        lines += [
            "<entry>",
            f"<id>{escape(entry.id)}</id>",
            f"<title>{escape(entry.title)}</title>",
            f"<updated>{_instant(entry.updated)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(entry.url)}/>',
            *(f'<link rel="related" href={quoteattr(url)}/>' for url in entry.related),
            *([f"<category term={quoteattr(entry.category)}/>"] if entry.category else []),
            *([f"<summary>{escape(entry.summary)}</summary>"] if entry.summary else []),
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
