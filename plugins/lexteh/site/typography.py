"""Typographic care per script: French spaces, and left-to-right runs inside Arabic."""

import re
from functools import lru_cache

from markupsafe import Markup, escape

NBSP, NARROW = "\u00a0", "\u202f"
LRI, PDI = "\u2066", "\u2069"

_FRENCH_COLON = re.compile(r" :")
_FRENCH_OPEN = re.compile(r"«[ \u00a0]?")
_ARTICLE_LETTER = re.compile(r"\b([LRD])\. ?(?=\d)")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:€|%|°|ans?\b|mois\b|jours?\b|heures?\b|years?\b|months?\b"
    r"|days?\b|años?\b|meses\b|mes\b|días?\b))"
)
_ABBREVIATION = re.compile(r"\b(art|arts|n°|nº|al|para|p|vol|§) ?(\.?) (?=[\dLRD])")
_TAG_OR_CODE = re.compile(r"(<(?:code|pre)\b.*?</(?:code|pre)>|<[^>]*>)", re.S)
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")

_LTR = r"A-Za-zÀ-ɏ0-9"
_TOKEN = re.compile(rf"[{_LTR}§€][{_LTR}§€°º%/.,:;'’()\-–—+&@_]*")
_GAP = frozenset((" ", NBSP, NARROW))
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_GROUP = re.compile(r"\d{3}(?!\d)")


def typeset(text: str, lang: str) -> str:
    """Put the spaces that *lang* wants: no-break ones where a line must not break."""
    text = _THOUSANDS.sub(NARROW if lang == "fr" else NBSP, text)
    text = _UNIT.sub(NBSP, text)
    text = _ARTICLE_LETTER.sub(rf"\1.{NBSP}", text)
    text = _ABBREVIATION.sub(rf"\1\2{NBSP}", text)
    return french_spaces(text) if lang == "fr" else text


def french_spaces(text: str) -> str:
    """The no-break spaces that French puts inside its quotation marks and before : ; ! ?"""
    text = _FRENCH_OPEN.sub("«" + NBSP, text)
    text = _FRENCH_COLON.sub(NBSP + ":", text)
    text = re.sub(r" ([;!?])", NARROW + r"\1", text)
    return re.sub(r"[ \u00a0]?»", NBSP + "»", text)


def french_html(html: str) -> str:
    """The same in the text of *html*; tags and code stay as they are."""
    parts = _TAG_OR_CODE.split(html)
    # Every second part is what the pattern found.
    parts[::2] = [french_spaces(text) for text in parts[::2]]
    return "".join(parts)


def _runs(text: str) -> list[tuple[bool, str]]:
    """Cut *text* into (is left-to-right, part); lone numbers count as such a part."""
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.start(), match.start() + len(_balanced(match[0]))
        if spans and _joined(text, spans[-1], (start, end)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    parts: list[tuple[bool, str]] = []
    last = 0
    for start, end in spans:
        parts += [(False, text[last:start])] if start > last else []
        parts.append((True, text[start:end]))
        last = end
    return [*parts, (False, text[last:])] if last < len(text) else parts


def _joined(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two tokens are one name or number: ``L. 425-1``, ``150 000``, ``Ac.Sé Nice``.

    Two numbers side by side are not: each keeps its own place in the right-to-left line.
    """
    gap = text[before[1] : after[0]]
    one, two = text[before[0] : before[1]], text[after[0] : after[1]]
    if gap.lstrip(".") not in _GAP or len(gap) > 2:  # noqa: PLR2004  a dot and a space
        return False
    if one[-1].isdigit() and _GROUP.match(two) and gap in _GAP:
        return True
    return bool(_LATIN.search(one) or _LATIN.search(two))


def _balanced(run: str) -> str:
    """Leave a closing bracket to the Arabic text whose opening bracket stands before the run."""
    run = run.rstrip(" ,;:.")
    while run.endswith(")") and run.count(")") > run.count("("):
        run = run[:-1].rstrip(" ,;:.")
    if "(" in run and run.count("(") > run.count(")"):
        run = run[: run.rindex("(")].rstrip()
    return run.rstrip(" ,;:.")


@lru_cache(maxsize=50_000)
def isolate_html(text: str, lang: str, direction: str) -> Markup:
    """*text* as HTML; in a right-to-left page every left-to-right run is a ``<bdi>``."""
    text = typeset(text, lang)
    if direction != "rtl":
        return escape(text)
    return Markup("").join(
        Markup('<bdi dir="ltr">{}</bdi>').format(part) if is_ltr else escape(part)
        for is_ltr, part in _runs(text)
    )


@lru_cache(maxsize=50_000)
def isolate_plain(text: str, lang: str, direction: str) -> str:
    """The same for places without markup (titles, attributes): isolating characters."""
    text = typeset(text, lang)
    if direction != "rtl":
        return text
    return "".join(f"{LRI}{part}{PDI}" if is_ltr else part for is_ltr, part in _runs(text))
