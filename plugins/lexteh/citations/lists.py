"""Lists of article numbers: ``3, 5 à 7 et 9, paragraphe 2``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lexteh.citations.grammar import NUMBER, Grammar
from lexteh.citations.levels import Part, Variant
from lexteh.citations.numbers import ARABIC_LETTERS, ROMANS

_HEAD = 2.0**-20  # heads within one read differ by less than one
_BLANKS = re.compile(r"[ -]+")
_ARABIC_BIS = " مكرر"
_LETTERS = re.compile(r"[^a-z]")
_ROMAN_OR_NUMBER = re.compile(r"\(?(\d{1,3}|[ivxl]{1,6})\)?(?![\w/%°])")
# "Article 375 or 475-1": the form of the number says that it is one.
_HYPHENED = re.compile(r"\d{2,4}-\d{1,2}(?![\d/])")
# "المادة 3/أ", "المادة 11/5": the part after a stroke.
_SLASHED = re.compile(
    r"(?P<prefix>(?!))?(?P<number>\d{1,3})(?P<tail>(?!))?(?P<letter>(?!))?"
    rf"(?=/(?:\d{{1,2}}|[{''.join(ARABIC_LETTERS)}])(?![\w/]))"
)
# "Article 1A(2)", "1er, A, 2", "1.A.2": the sections of article 1 of the Geneva Convention.
_SECTIONED = re.compile(
    r"1(?:er)?(?: ?\.|,)? ?\(?(?P<letter>[A-F]|الف|باء|جيم|دال|هاء|واو)\)?"
    r"(?:[.,]? ?(?:§ ?|par\. ?)?\(?(?P<number>[1-6])\)?)(?![\w/%°-])"
)
_ARABIC_NAMES = {"الف": "a", "باء": "b", "جيم": "c", "دال": "d", "هاء": "e", "واو": "f"}
_PLAIN_NUMBER = re.compile(r"\(?(\d{1,3})\)?(?![\w/%°])")


@dataclass(slots=True)
class Ref:
    """A reference to an article that may still wait for the name of its text."""

    start: int
    end: int
    prefix: str
    number: str
    parts: tuple[Part, ...] = ()
    to: tuple[str, str] | None = None
    following: bool = False
    plural: bool = False
    step: str = ""
    """The step of a recital or an annex; empty for an article."""
    head: float = 0
    """Which word "article" it stands under: members of one list have the same."""


class ListReader:
    """Reads the numbers of one text."""

    __slots__ = ("g", "lower", "plain")

    def __init__(self, lower: str, plain: str, g: Grammar) -> None:
        self.lower = lower
        self.plain = plain
        self.g = g

    def number(self, at: int) -> tuple[str, str, int] | None:
        """One article number: (letter of its part, number, end)."""
        match = NUMBER.match(self.plain, at)
        if match is None and self.g.language == "ar":
            match = _SLASHED.match(self.plain, at)
        if match is None:
            if self.plain[at] == "(" and self.plain[at + 1].isdigit():
                # "المادة (13)"
                inner = self.number(at + 1)
                return (*inner[:2], inner[2] + 1) if inner and self.plain[inner[2]] == ")" else None
            word = self.g.number_word.match(self.lower, at)
            if word is None or self.g.level_ahead.match(self.lower, word.end()):
                return None
            return "", self.g.number_words[word[1]], word.end()
        prefix, number, tail, letter = match.groups()
        end = match.end()
        if tail:
            number += " " + _BLANKS.sub(" ", tail).strip().lower()
        if letter:
            number += letter
        elif self.lower.startswith("er", end) and not self.lower[end + 2].isalnum():
            end += 2
        if self.lower.startswith(_ARABIC_BIS, end):
            number, end = f"{number} bis", end + len(_ARABIC_BIS)
        if prefix is None:
            return "", number, end
        prefix = prefix.lower()
        return prefix if len(prefix) == 1 else _LETTERS.sub("", prefix), number, end

    def read(self, at: int, *, plural: bool) -> tuple[list[Ref], int] | None:
        """A list of numbers with their parts, and where it ends."""
        refs: list[Ref] = []
        lower, g = self.lower, self.g
        begin = end = at
        headed = False
        head = 0.0
        while found := self.number(at):
            prefix, number, stop = found
            if refs and not prefix:
                # "المادتان الخامسة والسادسة" is a list; "articles 1er et premier alinéa" none.
                worded = self.plain[at] not in "0123456789" and g.language != "ar"
                if worded or g.unit.match(lower, stop):
                    break
                if refs[-1].prefix and "-" in number and not headed:
                    prefix = refs[-1].prefix
            ref = Ref(begin, stop, prefix, number, plural=plural, head=head)
            refs.append(ref)
            sectioned = None if prefix else _SECTIONED.match(self.plain, at)
            if sectioned:
                letter = sectioned["letter"]
                letter = _ARABIC_NAMES.get(letter) or letter.lower()
                ref.parts = (Part("paren", letter), Part("paren", sectioned["number"]))
                ref.end = sectioned.end()
                return refs, ref.end
            if not g.tail_ahead.match(lower, stop):
                return refs, stop
            end = self._range(ref, plural=plural)
            if g.level_ahead.match(lower, end):
                end = self._parts(refs, end)
            join = g.join.match(lower, end)
            if join is None:
                break
            at, headed = join.end(), join[1] is not None
            if headed:
                begin = join.start(1)
                plural = plural or g.is_plural(join[1].strip())
                head += _HEAD
            else:
                begin = at
            if not (plural or headed or self.plain[at] in "LRDA" or _HYPHENED.match(lower, at)):
                break
        return (refs, end) if refs else None

    def _range(self, ref: Ref, *, plural: bool) -> int:
        """Read "à L. 5" or "et suivants" after *ref*; return where it ends."""
        char = self.lower[ref.end]
        if char not in " -,":
            return ref.end
        to = self.g.to.match(self.lower, ref.end)
        other = self.number(to.end()) if to else None
        # "L'article 5 a 3 alinéas": without a list or a letter it is no range.
        if (
            other
            and (plural or other[0])
            and bool(other[0]) == bool(ref.prefix)
            and not self.g.unit.match(self.lower, other[2])
        ):
            ref.to = other[:2]
            ref.end = other[2]
        follow = self.g.follow.match(self.lower, ref.end)
        if follow:
            ref.following = True
            ref.end = follow.end()
        return ref.end

    def _parts(self, refs: list[Ref], at: int) -> int:
        """Parts after the last number, one reference for each member of their list."""
        variants, end = self.g.levels.after(self.lower, self.plain, at)
        if end > at:
            self.add_parts(refs, variants)
        return end

    def add_parts(self, refs: list[Ref], variants: list[Variant]) -> None:
        """Give the last number *variants* of parts, one reference for each."""
        first = refs.pop()
        for place, variant in enumerate(variants):
            start = first.start if place == 0 else variant.start
            refs.append(
                Ref(start, variant.end, first.prefix, first.number, variant.parts, first.to,
                    first.following, first.plural, "", first.head)
            )  # fmt: skip

    def plain_numbers(self, at: int, *, kind: str, plural: bool) -> Iterator[Ref]:
        """Numbers of recitals or annexes, as references whose step is made."""
        pattern = _ROMAN_OR_NUMBER if kind == "annex" else _PLAIN_NUMBER
        if kind == "annex" and self.g.language == "ar":
            worded = self.g.levels.one_ordinal.match(self.lower, at)
            rank = self.g.levels.ordinals.get(worded[0], "") if worded else ""
            if worded and rank in ROMANS:  # "المرفق الثاني"
                yield Ref(at, worded.end(), "", rank, step=f"annex-{ROMANS[rank]}")
                return
        while match := pattern.match(self.lower, at):
            end = match.end()
            step = f"{kind}-{match[1]}"
            to = self.g.to.match(self.lower, end) if plural else None
            other = pattern.match(self.lower, to.end()) if to else None
            if other:
                step += f"..{kind}-{other[1]}"
                end = other.end()
            yield Ref(at, end, "", match[1], step=step)
            join = self.g.join.match(self.lower, end)
            if join is None or not plural:
                break
            at = join.end()
