"""The reference: links in the articles of four codes, from an npm package.

``@socialgouv/legi-data`` holds the texts as Légifrance publishes them, with its own links.
Each link becomes a span of the plain text and the (LEGITEXT id, article number) it leads to.
"""

import html
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

PACKAGE = "@socialgouv/legi-data@2.513.0"
EARLIER = tuple(
    f"@socialgouv/legi-data@{version}"
    for version in ("1.1.13", "1.46.0", "2.24.0", "2.100.0", "2.229.0")
)
"""The same codes as they were from 2020 on: they have numbers that are gone today."""
CODES = {
    "ctrav": "LEGITEXT000006072050",
    "css": "LEGITEXT000006073189",
    "crpm": "LEGITEXT000022197698",
    "crpa": "LEGITEXT000031366350",
}
# The package files the Code rural under the id of a version; its links use the code's own.
CODE_IDS = {"LEGITEXT000022197698": "LEGITEXT000006071367"}
ADDRESSES = {"ctrav": "fr-ctrav", "css": "fr-css", "crpm": "fr-crpm", "crpa": "fr-crpa"}

_TAG = re.compile(
    r"<a\b([^>]*)>|(</a>)|(<br\s*/?>|</?(?:p|div|td|tr|li|table|h\d)\b[^>]*>)|<[^>]*>"
)
_CODE = re.compile(r"cidTexte=(LEGITEXT\d+)")
_ARTICLE = re.compile(r"idArticle=(LEGIARTI\d+)")
_TITLE = re.compile(r'title="[^"]* - art\. ([^"(]+?)\s*(?:\([A-Z]+\))?"')
_NUMBER = re.compile(
    r"(?:\b(L\. ?O\.?|LO\.?|[LRDA])\.? ?\*{0,2} ?\.? ?|\*?\b)(\d+(?:-\d+)*"
    r"(?:(?: |-)(?:bis|ter|qua\w+|quin\w+|[a-z]+ies|0 ?)|(?: |-)?[A-Z]{1,2}(?![\w'.]))*)"
)
_LIKE = re.compile(
    r"\b(?:L\.?O|[LRD])\.? ?\*? ?\.? ?\d+(?:-\d+)*"
    r"|(?<=article )\d+|(?<=articles )\d+|(?<=articles  )\d+|\b\d+ (?:bis|ter|[a-z]+ies)\b"
)
# "articles 484, 486, 488 à 492": the further numbers of a list are like citations as well.
_LIST = re.compile(r"\barticles? +\d[\d-]*(?:(?:, ?| et | ou | à )\d[\d-]*(?![\w°,.]\d|[\w°]))*")
_LISTED = re.compile(r"\d[\d-]*")
_DIVISION = re.compile(
    r"^\s*(?:sous-)?(?:section|paragraphe|titre|chapitre|livre|partie|annexe)"
    r"|\b(?:chapitre|titre)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link: where it stands and the articles that count as its target."""

    start: int
    end: int
    code: str
    accepted: frozenset[str]
    used: bool = True
    named: str = ""
    """The code that the text names right after the number, if it is another than the link's:
    a slip of the link, or of the text. The rules of the comparison count it all the same."""


@dataclass(slots=True)
class Article:
    """One article of the reference."""

    number: str
    text: str
    links: list[Link] = field(default_factory=list)
    complete: bool = False


def normal(number: str) -> str:
    """An article number without dots, spaces, star and hyphens' variants: ``R1234-5``."""
    return re.sub(r"[\s.*]+", "", number).upper().replace("–", "-")


def fetch(folder: Path, package: str = PACKAGE) -> Path:
    """Download and unpack *package* below *folder*, once; return its data folder."""
    data = folder / "package" / "data"
    if not data.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is needed to download the reference package")
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [npm, "pack", package, "--silent"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(folder, filter="data")
    return data


def _articles(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    stack = [node]
    while stack:
        here = stack.pop()
        if here["type"] == "article":
            yield here["data"]
        stack.extend(reversed(here.get("children", [])))


def _versions(trees: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The article number of each version id in the four codes."""
    numbers: dict[str, str] = {}
    for tree in trees.values():
        for data in _articles(tree):
            for version in [*data.get("articleVersions", []), {"id": data["id"]}]:
                numbers[version["id"]] = data.get("num") or ""
    return numbers


def _written(text: str) -> list[str]:
    return [normal((m[1] or "") + m[2]) for m in _NUMBER.finditer(text)]


def _link(attributes: str, text: str, start: int, numbers: dict[str, str]) -> Link | None:
    code = _CODE.search(attributes)
    if code is None:
        return None
    article = _ARTICLE.search(attributes)
    title = _TITLE.search(attributes)
    known = normal(title[1]) if title else normal(numbers.get(article[1], "")) if article else ""
    written = _written(text.split(" du code", maxsplit=1)[0].split(" du livre", maxsplit=1)[0])
    end = start + len(text.rstrip())
    start += len(text) - len(text.lstrip())
    if not written or _DIVISION.search(text):
        return Link(start, end, code[1], frozenset(), used=False)
    if known and known not in written:
        # Légifrance's own slip, or a version number: the text says another article.
        return Link(start, end, code[1], frozenset(), used=False)
    accepted = frozenset({*written, *([known] if known else [])})
    return Link(start, end, CODE_IDS.get(code[1], code[1]), accepted)


_NUMBER_THEN_CODE = re.compile(
    r"[^\w]*(?:articles? )?(?:l\.? ?o|[lrda])?[.*]* ?[\d-]+,?(?: et suivants)?"
    r" du (?=code |present code)"
)
_PLAIN = str.maketrans("éèêëàâôîïûç’\u00a0", "eeeeaaoiiuc' ")


def _titles(folder: Path) -> list[tuple[str, str]]:
    """The titles of the codes in force with their ids, the longest first."""
    index = json.loads((fetch(folder) / "index.json").read_text("utf-8"))
    held = {
        code["titre"].lower().translate(_PLAIN).strip(". "): CODE_IDS.get(code["id"], code["id"])
        for code in index
        if code["etat"] == "VIGUEUR"
    }
    return sorted(held.items(), key=lambda pair: -len(pair[0]))


def _named(text: str, link: Link, titles: list[tuple[str, str]], own: str) -> str:
    """The code named right after the number of *link*, if it is not the link's."""
    after = text[link.start : link.end + 140].lower().translate(_PLAIN)
    match = _NUMBER_THEN_CODE.match(after)
    if match is None:
        return ""
    if after.startswith("present code", match.end()):
        named = own
    else:
        named = next((code for title, code in titles if after.startswith(title, match.end())), "")
    return "" if named == link.code else named


def _cut(text: str, link: Link) -> bool:
    before, after = text[link.start - 1 : link.start], text[link.end : link.end + 2]
    return before in ("L", "R", "D") or (after[:1] == "-" and after[1:].isdigit())


def _like(text: str) -> Iterator[int]:
    """Where a token stands that looks like the number of a cited article."""
    for match in _LIKE.finditer(text):
        yield match.start()
    for run in _LIST.finditer(text):
        for number in _LISTED.finditer(text, *run.span()):
            yield number.start()


def _read(
    data: dict[str, Any], numbers: dict[str, str], titles: list[tuple[str, str]], own: str
) -> Article:
    source = data.get("texteHtml") or ""
    pieces: list[str] = []
    size = done = 0
    article = Article(data.get("num") or "", "")
    opened: tuple[str, int] | None = None
    for match in _TAG.finditer(source):
        piece = html.unescape(source[done : match.start()])
        pieces.append(piece)
        size += len(piece)
        done = match.end()
        if match[1] is not None:
            opened = (html.unescape(match[1]), size)
        elif match[2] and opened:
            link = _link(opened[0], "".join(pieces)[opened[1] :], opened[1], numbers)
            if link:
                article.links.append(link)
            opened = None
        elif match[3]:
            pieces.append("\n")
            size += 1
    pieces.append(html.unescape(source[done:]))
    article.text = "".join(pieces)
    spans = [(link.start, link.end) for link in article.links]
    # A link that cuts a number in two ("L. 5212-5" of "L. 5212-5-1") is a slip as well.
    article.links = [
        replace(
            link,
            used=link.used and not _cut(article.text, link),
            named=_named(article.text, link, titles, own),
        )
        for link in article.links
    ]
    article.complete = all(any(s <= at < e for s, e in spans) for at in _like(article.text))
    return article


def article_numbers(folder: Path, name: str) -> set[str]:
    """The numbers that the articles of one code have today or had in an earlier package."""
    found: set[str] = set()
    for package in (PACKAGE, *EARLIER):
        place = folder if package == PACKAGE else folder / package.rpartition("@")[2]
        file = fetch(place, package) / f"{CODES[name]}.json"
        if file.exists():  # the first ones did not hold every code
            tree = json.loads(file.read_text("utf-8"))
            found |= {normal(data.get("num") or "") for data in _articles(tree)}
    return found


def load(folder: Path, names: list[str]) -> dict[str, list[Article]]:
    """The articles of the codes *names* (keys of ``CODES``)."""
    data = fetch(folder)
    trees = {
        key: json.loads((data / f"{cid}.json").read_text("utf-8")) for key, cid in CODES.items()
    }
    numbers = _versions(trees)
    titles = _titles(folder)
    return {
        name: [
            _read(a, numbers, titles, CODE_IDS.get(CODES[name], CODES[name]))
            for a in _articles(trees[name])
        ]
        for name in names
    }
