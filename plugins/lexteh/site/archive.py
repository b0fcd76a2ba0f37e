"""The site as one ZIP file that opens without a server, from ``file://``.

What changes on the way: links to folders name their ``index.html``; scripts lose the form of
modules, which browsers refuse to load from files; the search looks through the titles of the
pages and says so. The index of Pagefind, which needs a server, stays out.
"""

import html as htmllib
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lexteh.site.words import Words

SIZE_MARK = "@archive-size@"
"""What the footer says instead of the size until the archive is written."""

LEFT_OUT = ("pagefind/", "downloads/", "sitemap.xml", "404.html", "assets/javascripts/lunr")
_SEARCH = "search"
_ASSETS = "assets/lexteh/"

_LINK = re.compile(r'(\s(?:href|src|action)=")([^"]*)(")')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")
_MODULE = re.compile(r'<script type="module" src="([^"]*?)([\w-]+)\.js"></script>')
_HTML_LANG = re.compile(r'<html lang="([\w-]+)"')
_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
_TAG = re.compile(r"<[^>]+>")
_FORM = re.compile(r"<form(?=[^>]*\sdata-lx-search)")
_SIZE = re.compile(rf"\s*<bdi>[^<]*{SIZE_MARK}[^<]*</bdi>")
_EXPORT = re.compile(r"^export (?:default )?(?=(?:async )?function|class|const|let)", re.M)
_IMPORT = re.compile(r"^import\b[^(]", re.M)


def offline_link(link: str) -> str:
    """*link* as it must be without a server: a folder becomes its ``index.html``."""
    if _ELSEWHERE.match(link) or not link:
        return link
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", link, re.S).groups()  # type: ignore[union-attr]
    if path.endswith("/"):
        path += "index.html"
    elif not path or posixpath.basename(path) in (".", ".."):
        path = posixpath.join(path, "index.html")
    # A question mark means nothing to a file: only the place on the page is kept.
    if mark == "?":
        mark, rest = ("#", rest.partition("#")[2]) if "#" in rest else ("", "")
    return path + mark + rest


def offline_page(page: str, words: Words, site_url: str, classic: frozenset[str]) -> str:
    """The HTML *page* for the archive; *classic* names the scripts that :func:`classic_script`
    could turn. Links to the archive itself lead to the site at *site_url*.
    """

    def link(match: re.Match[str]) -> str:
        target = match[2]
        place = target.find("downloads/")
        if place >= 0 and not _ELSEWHERE.match(target):
            return match[1] + site_url + target[place:] + match[3]
        return match[1] + offline_link(target) + match[3]

    def script(match: re.Match[str]) -> str:
        root, name = match[1], match[2]
        if name == _SEARCH:
            titles = f'<script defer src="{root}titles-{words.lang}.js"></script>'
            return f'{titles}<script defer src="{root}offline-search.js"></script>'
        return f'<script defer src="{root}{name}.js"></script>' if name in classic else ""

    page = _SIZE.sub("", page)
    page = _MODULE.sub(script, _LINK.sub(link, page))
    said = htmllib.escape(words("archive_search"), quote=True)
    return _FORM.sub(f'<form data-lx-offline="{said}"', page)


def classic_script(source: str) -> str | None:
    """A module as a script of its own scope, or ``None`` if it imports others."""
    if _IMPORT.search(source):
        return None
    return "(() => {\n" + _EXPORT.sub("", source) + "})()\n"


def page_title(page: str) -> str:
    """The text of the first heading, in one line."""
    found = _TITLE.search(page)
    return " ".join(htmllib.unescape(_TAG.sub("", found[1])).split()) if found else ""


def archive_files(site: Path, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the archive made from the built *site*: its name and content, in order."""
    scripts = {path.stem: path for path in (site / _ASSETS).glob("*.js")}
    turned = {name: classic_script(path.read_text("utf-8")) for name, path in scripts.items()}
    classic = frozenset(name for name, text in turned.items() if text is not None)
    titles: dict[str, dict[str, str]] = {}
    files: dict[str, bytes] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(LEFT_OUT) or path.suffix == ".map":
            continue
        if name.endswith(".html"):
            page = path.read_text(encoding="utf-8")
            lang = (_HTML_LANG.search(page) or [None, "fr"])[1]
            titles.setdefault(str(lang), {})[name] = page_title(page)
            page = offline_page(page, Words(str(lang)), site_url, classic)
            files[name] = page.encode()
        else:
            files[name] = path.read_bytes()
    for module in _modules(site):
        text = turned.get(module)
        if module == _SEARCH or text is None:
            files.pop(f"{_ASSETS}{module}.js", None)
        else:
            files[f"{_ASSETS}{module}.js"] = text.encode()
    for lang, found in titles.items():
        files[f"{_ASSETS}titles-{lang}.js"] = _titles_script(found).encode()
    files[f"{_ASSETS}offline-search.js"] = (
        Path(__file__).with_name("offline-search.js").read_bytes()
    )
    yield from sorted(files.items())


def _modules(site: Path) -> list[str]:
    """The scripts that the home page loads as modules."""
    home = (site / "index.html").read_text(encoding="utf-8")
    return [match[2] for match in _MODULE.finditer(home)]


def _titles_script(titles: Mapping[str, str]) -> str:
    rows = sorted((title, name) for name, title in titles.items() if title)
    return f"var lexteh_titles = {json.dumps(rows, ensure_ascii=False)}\n"


def write_archive(site: Path, out: Path, site_url: str, moment: tuple[int, ...]) -> int:
    """Write the archive of the built *site* as the file *out*; returns its size in bytes.

    All of it carries the time *moment* (year, month, day, hour, minute, second), so that the
    same site gives the same bytes.
    """
    folder = out.stem
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in archive_files(site, site_url):
            entry = zipfile.ZipInfo(f"{folder}/{name}", moment)  # type: ignore[arg-type]
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.stat().st_size


def tell_size(site: Path, size: int) -> None:
    """Put the size of the archive, in MB, where the pages of *site* leave a place for it."""
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if SIZE_MARK in page:
            lang = (_HTML_LANG.search(page) or [None, "en"])[1]
            unit = "Mo" if lang == "fr" else "MB"
            text = f"{size / 1_000_000:.0f}\u00a0{unit}"
            path.write_text(page.replace(SIZE_MARK, text), encoding="utf-8")
