"""Every internal link and anchor of a built site, checked on disk in seconds."""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ID = re.compile(r"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_LINK = re.compile(r"""\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_COMMENT = re.compile(r"<!--.*?-->|<script[^>]*>.*?</script>", re.S)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: the page it stands on, its target and why."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: broken link '{self.link}': {self.why}"


Ends = tuple[set[str], set[str]]
"""The anchors of a page, and its links."""


def broken_links(
    site: Path, site_url: str = "", known: Mapping[str, Ends] | None = None
) -> list[BrokenLink]:
    """Check all HTML files below *site*; links to *site_url* count as internal.

    *known* holds the :func:`ends` of pages that need not be read again, by file name.
    """
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    found = dict(known or {})
    for name in files:
        if name.endswith(".html") and name not in found:
            found[name] = ends((site / name).read_text(encoding="utf-8"))
    ids = {name: anchors for name, (anchors, _) in found.items()}
    pages = sorted(files & found.keys())
    return [b for name in pages for b in _check(name, found[name][1], ids, files, site_url)]


def ends(text: str) -> Ends:
    """Where links of the page *text* may end, and where its own links lead."""
    ids: set[str] = set()
    links: set[str] = set()
    for tag in _TAG.findall(_COMMENT.sub(_kept_script, text)):
        if "id=" in tag or "name=" in tag:
            ids.update(html.unescape("".join(m)) for m in _ID.findall(tag))
        if "href=" in tag or "src=" in tag or "action=" in tag:
            links.update(html.unescape("".join(m)) for m in _LINK.findall(tag))
    return ids, links


def _kept_script(match: re.Match[str]) -> str:
    """Of a script only its opening tag counts; of a comment nothing."""
    opening = re.match(r"<script[^>]*>", match[0])
    return opening[0] if opening else ""


def _check(
    name: str, links: set[str], ids: dict[str, set[str]], files: set[str], site_url: str
) -> Iterator[BrokenLink]:
    folder = name.rpartition("/")[0]
    for link in sorted(links):
        target = link
        if site_url and target.startswith(site_url):
            target = "/" + target[len(site_url) :]
        if _ELSEWHERE.match(target):
            continue
        path, _, fragment = target.partition("#")
        path = _resolved(folder, unquote(path.partition("?")[0])) if path else name
        if path not in files:
            yield BrokenLink(name, link, f"there is no {path}")
        elif fragment and path in ids and unquote(fragment) not in ids[path]:
            yield BrokenLink(name, link, f"{path} has no anchor '{unquote(fragment)}'")


@lru_cache(maxsize=100_000)
def _resolved(folder: str, path: str) -> str:
    """The file that a link leads to, from the root of the site."""
    if path.endswith("/") or path.endswith((".", "/..")):
        path += "/index.html"
    joined = posixpath.normpath(posixpath.join("/", folder, path))
    return joined.lstrip("/")
