"""Folding: one plain form for everything that lawyers type in different ways.

Capitals, accents, no-break spaces, dashes, apostrophes, Arabic-Indic digits and the
variants of an Arabic letter are folded one to one; marks without width (bidi controls,
vowel signs, soft hyphens, combining accents) and repeated spaces are left out, and the
places where that happened are remembered, so that every offset leads back to the text.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

_SPACES = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SINGLES: dict[str, str] = {
    **dict.fromkeys(_SPACES, " "),
    "\x1f": "\n",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07", "'"),
    "º": "°", "˚": "°", "ª": "°", "،": ",", "؛": ";", "٫": ".", "۔": ".", "∕": "/", "⁄": "/",
    "İ": "I", "ı": "i", "œ": "o", "Œ": "O", "æ": "a", "Æ": "A", "ß": "s", "ø": "o", "Ø": "O",
    # Not letters, but kept within Latin-1 so that one euro sign does not slow a whole text.
    "€": "¤", "…": ".", "“": '"', "”": '"', "„": '"', "•": "·",
}  # fmt: skip
# Letters that Arabic writers interchange. Folding them loses nothing that a citation needs.
_ARABIC: dict[str, str] = {
    **dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي",
    **{chr(0x660 + n): str(n) for n in range(10)},
    **{chr(0x6F0 + n): str(n) for n in range(10)},
}  # fmt: skip

_DROPPED = (
    "\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_BREAK = "\x1f"
_PARAGRAPHS = ("\n \n", "\n\n")
_BESIDE_BREAKS = (f"{_BREAK} \n", f"\n {_BREAK}", f"{_BREAK}\n", f"\n{_BREAK}",
                  f" {_BREAK}", f"{_BREAK} ")  # fmt: skip
_DROP = re.compile(f"[{_DROPPED}]+|  +")
_DROP_LATIN_1 = re.compile("  +|\xad+")
_DROP_TEST = re.compile(f"[{_DROPPED}]|  ")


_BYTE = 256


def _plain(char: str) -> str:
    """*char* without its accent, or itself: always one character."""
    if char in _SINGLES:
        return _SINGLES[char]
    if not char.isdecimal() and char.isdigit():  # a note's number, an exponent
        return char
    base = unicodedata.normalize("NFKD", char)[:1]
    return base if base.isascii() and base.isalnum() else char


_LATIN_1 = bytes(
    ord(plain) if ord(plain := _plain(chr(code))) < _BYTE else code for code in range(_BYTE)
)
_LATIN_1_LOWER = bytes(
    ord(chr(code).lower()) if ord(chr(code).lower()) < _BYTE else code for code in _LATIN_1
)
_COMMON = {char: plain for char, plain in _SINGLES.items() if ord(char) >= _BYTE}


ARABIC = str.maketrans(_ARABIC)
"""The table that folds Arabic letters alone."""


class _Table(dict[int, str]):
    """A translation table that fills itself: most texts use a few dozen characters."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = value = _ARABIC.get(char) or _plain(char)
        return value


_TABLE = _Table()


@dataclass(slots=True)
class Folded:
    """A folded text: ``plain`` keeps capitals, ``lower`` does not; a space on either side.

    ``origin(i)`` is the place in the original text of the character ``plain[i]``.
    """

    plain: str
    lower: str
    breaks: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)

    def origin(self, index: int) -> int:
        """The offset in the original text of the character at *index*."""
        if not self.breaks:
            return index - 1
        return index - 1 + self.shifts[bisect_right(self.breaks, index) - 1]

    def origin_end(self, index: int) -> int:
        """The offset just after the original character that precedes *index*."""
        return self.origin(index - 1) + 1


def _pad(text: str) -> str:
    """*text* between blanks, so that looking one or two characters ahead needs no check.

    A folded text holds no line feed of its own.
    """
    return f" {text} \n\n"


def _latin_1(text: str) -> bytes:
    """*text* as Latin-1, dashes and quotation marks made plain where that makes it so."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        for char, plain in _COMMON.items():
            if char in text:
                text = text.replace(char, plain)
        return text.encode("latin-1")


def _widen(text: str) -> str:
    """*text* with the blanks beside a break made part of it."""
    for blank in _BESIDE_BREAKS:
        if blank in text:
            text = text.replace(blank, _BREAK * len(blank))
    return text


def fold(text: str) -> Folded:
    """Fold *text*.

    >>> fold("L’article\\u00a0L.\\u202f316‑1").lower.strip()
    "l'article l. 316-1"
    """
    # The blank between two paragraphs is no blank within a reference, and most double
    # spaces of real texts stand there: as line feeds they need not be taken out.
    common = text
    for blank in _PARAGRAPHS:
        if blank in common:
            common = common.replace(blank, _BREAK * len(blank))
    try:
        # What Latin-1 can hold, nearly all French, English and Spanish: two table
        # look-ups a byte instead of one dictionary look-up a character.
        data = _latin_1(common).translate(_LATIN_1)
        if b"  " in data and _BREAK in common:
            common = _widen(common)
            data = _latin_1(common).translate(_LATIN_1)
        if b"  " in data or b"\xad" in data:
            lower = data.translate(_LATIN_1_LOWER).decode("latin-1")
            return _drop(data.decode("latin-1"), lower, _DROP_LATIN_1)
        data = b" %b \n\n" % data  # as in _pad, for both at once
        return Folded(data.decode("latin-1"), data.translate(_LATIN_1_LOWER).decode("latin-1"))
    except UnicodeEncodeError:
        common = _widen(common)
    plain = common.translate(_TABLE)
    lower = plain.lower()
    if len(lower) != len(plain):  # a letter whose small form is two characters
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)
    if _DROP_TEST.search(plain) is None:
        return Folded(_pad(plain), _pad(lower))
    return _drop(plain, lower, _DROP)


def _drop(plain: str, lower: str, marks: re.Pattern[str]) -> Folded:
    """Leave out what *marks* finds (of a run of spaces all but the first)."""
    pieces: list[str] = []
    lowers: list[str] = []
    breaks = [0]
    shifts = [0]
    done = kept = 0
    for match in marks.finditer(plain):
        start, end = match.span()
        if plain[start] == " ":
            start += 1
        pieces.append(plain[done:start])
        lowers.append(lower[done:start])
        kept += start - done
        done = end
        breaks.append(kept + 1)
        shifts.append(done - kept)
    pieces.append(plain[done:])
    lowers.append(lower[done:])
    return Folded(_pad("".join(pieces)), _pad("".join(lowers)), breaks, shifts)


def fold_name(name: str) -> str:
    """The folded form of a name, as it is looked up.

    >>> fold_name("Code de l’éducation")
    "code de l'education"
    """
    return re.sub(" +", " ", fold(name).lower).strip()
