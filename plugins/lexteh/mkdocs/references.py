"""``[[coe-197/art-13]]`` and ``[[coe-197/art-13|our words]]`` in hand-written pages."""

import re

from lexteh.corpus.address import Address
from lexteh.corpus.problems import nearest
from lexteh.links import nearest_place
from lexteh.site.pages import Site
from lexteh.site.view import View

_REFERENCE = re.compile(r"\[\[([^\]|\n]+)(?:\|([^\]\n]+))?\]\]")
_CODE = re.compile(r"(`+).+?\1")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def replace_references(
    markdown: str, site: Site, path: str, name: str, first: int = 0
) -> tuple[str, list[str]]:
    """Replace the references of a page that stands at *path*; *name* is its file and
    *first* the number of lines above the text in it.

    Returns the Markdown with HTML links, and a message with line and column for each address
    that leads to nothing. Code, fenced or not, stays as it is.
    """
    view = View(site.corpus, site.links, site.words, "", path, site.today)
    problems: list[str] = []
    lines, fenced = [], False
    for number, line in enumerate(markdown.split("\n"), first + 1):
        if _FENCE.match(line):
            fenced = not fenced
        if not fenced and "[[" in line:
            line = _line(line, number, view, name, problems)  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines), problems


def _line(line: str, number: int, view: View, name: str, problems: list[str]) -> str:
    code = [match.span() for match in _CODE.finditer(line)]

    def link(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in code):
            return match[0]
        address, label = match[1].strip(), match[2]
        try:
            Address.parse(address)
            place = nearest_place(view.corpus, address)
        except ValueError:
            place = None
        if place is None:
            near = nearest(address, (a for a, _ in view.corpus.things()))
            hint = f"; did you mean '{near}'?" if near else ""
            place_text = f"{name}:{number}:{match.start() + 1}"
            problems.append(f"{place_text}: R001 [[{address}]] leads to nothing{hint}")
            return label or address
        shown = view.iso(label.strip()) if label else view.name(address)
        return f'<a class="lx-ref" href="{view.href(place)}">{shown}</a>'

    return _REFERENCE.sub(link, line)
