"""The page at an old address: it leads to the new one, without a script, and nothing lists it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from lexteh.corpus.address import Address
from lexteh.site.urls import relative

if TYPE_CHECKING:
    from lexteh.site.pages import Site

_PAGE = """\
<!doctype html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{canonical}">
</head>
<body data-pagefind-ignore="all">
<p>{text} <a href="{href}">{name}</a></p>
</body>
</html>
"""


def redirects(site: Site) -> Iterator[tuple[str, str]]:
    """A page for each old address of ``redirects.yml`` in the language of *site*."""
    corpus, words = site.corpus, site.words
    for redirect in corpus.redirects:
        old, new = Address.parse(redirect.old), Address.parse(redirect.new)
        # A part of a page that still exists is an anchor, which no server can redirect.
        if old.steps or corpus.thing(new.page) is None:
            continue
        path = site.path(old.page)
        target = site.path(new.page) + (f"#{new.fragment}" if new.fragment else "")
        page = _PAGE.format(
            lang=site.lang,
            direction=words.direction,
            title=escape(words("redirect_title")),
            href=escape(relative(target, path)),
            canonical=escape(corpus.config.url + target),
            text=escape(words("redirect_text", date=words.day(redirect.date))),
            name=escape(site.title(new.page)),
        )
        yield f"{path}index.html", page
