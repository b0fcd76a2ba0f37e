"""Numbers of articles and of their parts, from what is written to a step of an address."""

import re
from functools import lru_cache

LATIN = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "septedecies",
    "octodecies",
    "novodecies",
    "vicies",
    "unvicies",
    "duovicies",
    "tervicies",
    "quatervicies",
    "quinvicies",
    "sexvicies",
    "septvicies",
    "octovicies",
    "novovicies",
    "tricies",
    "untricies",
    "duotricies",
    "quinquiesdecies",
]
"""The Latin numerals that mark an inserted article: 18 bis, 44 sexies."""
LATIN_PATTERN = "(?:" + "|".join(sorted(LATIN, key=len, reverse=True)) + ")"

# In EU texts the languages that write "18 bis" and those that write "18a" mean one article.
_ENGLISH_LETTER = {name: chr(ord("a") + place) for place, name in enumerate(LATIN[:8])}
_INSERTED = re.compile(rf"(\d+)[ -]?({LATIN_PATTERN})$")
_DIVIDED = re.compile(r"(\d+)-(\d+)(?:-\d+)*$")
_PARTS = re.compile(r"[a-z0-9]+")

ARABIC_LETTERS = dict(
    zip("ابجدهوزحطيكلمنسعفصقرشتثخذضظغ", "abcdefghijklmnopqrstuvwxyz", strict=False)
)
"""The letters that number points in Arabic texts, in their traditional order."""

_ROMAN = re.compile(r"(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3})$")


def is_roman(text: str) -> bool:
    """Whether *text* is a Roman numeral below 40, in small letters."""
    return _ROMAN.match(text) is not None


@lru_cache(maxsize=4096)
def article_step(prefix: str, number: str, family: str) -> tuple[str, ...]:
    """The steps of an article: its own, and a paragraph where the number holds one.

    >>> article_step("l", "425-1", "code")
    ('art-l425-1',)
    >>> article_step("", "18 bis", "eu")
    ('art-18a',)
    >>> article_step("", "31-2", "treaty")
    ('art-31', 'para-2')
    """
    if family in ("eu", "treaty"):
        inserted = _INSERTED.match(number)
        if inserted:
            number = inserted[1] + _ENGLISH_LETTER.get(inserted[2], "-" + inserted[2])
        elif not prefix and (divided := _DIVIDED.match(number)):
            return f"art-{divided[1]}", f"para-{divided[2]}"
    return ("art-" + prefix + "-".join(_PARTS.findall(number)),)


def inserted_letter(value: str) -> str:
    """``5 bis`` as English numbers it: ``5a``."""
    match = _INSERTED.match(value)
    return match[1] + _ENGLISH_LETTER.get(match[2], "") if match else value


ROMANS = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v", "6": "vi", "7": "vii", "8": "viii"}
"""The numeral that stands for an ordinal where points within points are numbered in Roman."""
_PLAIN = {"para": "para", "subpara": "subpara", "indent": "indent"}


@lru_cache(maxsize=4096)
def level_step(kind: str, value: str, family: str) -> str:
    """The step that a part of an article has in an address.

    The same word means different things in different texts: "alinéa 2" is the second
    block of a French article but the second subparagraph of an EU one, and "alinéa a)"
    a lettered point.

    >>> level_step("alinea", "2", "code"), level_step("alinea", "2", "eu")
    ('al-2', 'subpara-2')
    """
    ordinal = value.startswith("#")
    value = value.removeprefix("#")
    french = family in ("code", "act")
    if kind == "sec":
        return "sec-" + value.replace(" ", "-") if french else "point-" + value
    if kind == "num":
        return "num-" + value.replace(" ", "-")
    if french and kind in ("para", "clause") and is_roman(value):  # "apartado I"
        return "sec-" + value
    if kind == "clause" and ordinal and value in ROMANS:  # "الفقرة الفرعية (ب)، البند الثاني"
        return "point-" + ROMANS[value]
    if value[0].isalpha() and value != "last":
        return "point-" + ARABIC_LETTERS.get(value, value)
    if kind == "alinea":
        return f"al-{value}" if french else f"subpara-{value}"
    if kind in ("point", "letter", "clause"):
        return f"point-{inserted_letter(value)}"
    if kind in ("parrafo", "para", "paren"):
        if french:
            return f"al-{value}"
        if ordinal and (family == "eu" or kind == "parrafo"):
            return f"subpara-{value}"
        return f"para-{inserted_letter(value)}"
    return f"{_PLAIN.get(kind, 'para')}-{inserted_letter(value)}"
