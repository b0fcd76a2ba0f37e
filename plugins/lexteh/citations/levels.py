"""Parts of an article: paragraphs, alinéas, points, I and 3°, before or after the number.

French legislators go up ("le 3° du I de l'article L. 425-1"), the Union and the treaties
go down ("article 11, paragraphe 4, point c)"), and each member of a list is a citation.
"""

import re
from dataclasses import dataclass
from typing import Any

from lexteh.citations.numbers import ARABIC_LETTERS, LATIN, LATIN_PATTERN, is_roman
from lexteh.citations.tries import trie

_AR = "".join(ARABIC_LETTERS)
_LETTER_AHEAD = (
    r"(?=[,;.:)]| (?:(?:de|du|des|et|ou|of|and|or|to|del|y|o|a|al|in|en)(?!\w)|d'|precit)|"
    r" من| و| او| الي| في|\s*$)"
)
_LONGEST, _SHORT = 16, 6
# "au 14° du même article L. 1": which article is said twice.
_SAME = ("meme ", "same ", "the same ", "mismo ")
WINDOW = 160
"""How far before an article its parts may begin; it keeps the search linear."""


@dataclass(frozen=True, slots=True)
class Part:
    """One step as it is written: its kind, its value, and the end of a range."""

    kind: str
    value: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One member of a list of parts, outermost step first, and its span."""

    parts: tuple[Part, ...]
    start: int
    end: int


class LevelReader:
    """Reads the parts of articles in one language."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.kinds: dict[str, str] = words["levels"]
        self.ordinals: dict[str, str] = {str(k): str(v) for k, v in words["ordinals"].items()}
        names = trie(self.kinds)
        ordinal = rf"{trie(self.ordinals)}|\d{{1,2}}(?:e|eme|er|ere|nde?|st|rd|th)"
        join, to, of = words["join"], words["to"], words["of"]
        sign = r"(?: (?:n°|no\.?|numero))?"
        value = (
            rf"\(? ?(?:(?P<number>\d{{1,3}})(?![\d/]|-\d)"
            r"(?P<mark>°|er\b|ere\b|st\b|nd\b|rd\b|th\b)?"
            rf"(?:(?P<latin> ?{LATIN_PATTERN}\b)|(?P<sub>[a-z])(?![\w']))?"
            rf"|(?P<ordinal>{ordinal})(?!\w)"
            rf"|(?P<letter>[a-z]{{1,2}}|[ivxl]{{1,6}}|[{_AR}])"
            rf"(?:\)|(?<=[{_AR}])(?!\w)|(?![\w'°]){_LETTER_AHEAD}))"
            r" ?\)?"
        )
        self.word = re.compile(rf"(?P<word>{names})(?![a-z]){sign} ?")
        self.plural = re.compile(rf"(?:{words['plural_levels']})(?![a-z])")
        self.value = re.compile(value)
        self.ordinal_first = re.compile(
            rf"(?:{ordinal})(?!\w)"
            rf"(?:(?:, ?| ?(?:{join}) (?:le |la |the |el )?)(?:{ordinal})(?!\w))*"
            rf" (?P<word>{names})(?!\w)"
        )
        self.one_ordinal = re.compile(rf"(?:{ordinal})(?!\w)")
        self.degree = re.compile(
            rf"(\d{{1,3}})°(?: ({LATIN_PATTERN}|مكرر)\b)?"
            rf"(?: (?!(?:{words['no_letter']})(?!\w))([a-z])\b(?![)'.]))?"
        )
        self.roman = re.compile(rf"([ivxl]{{1,7}})(?: ({LATIN_PATTERN})\b)?(?![\w'°.-])")
        self.lettered = re.compile(
            rf"\(?([a-z]{{1,2}}|[{_AR}]ه?)( bis| ter)?\)"
            r"|([a-z])(?![\w')])(?=,? )"
        )
        self.paren = re.compile(
            rf" ?\(((?:\d{{1,3}})(?: ?{LATIN_PATTERN}|[a-z])?"
            rf"|[a-z]{{1,2}}|[ivxl]{{1,6}}|[{_AR}]ه?)\)"
        )
        # Arabic writes "and" together with what follows, the others never: ", el" is no "e".
        blank = " ?" if "ال" in to else "(?: |(?=[(']))"
        self.joiner = re.compile(
            rf"(?:,? (?:{join}){blank}|, ?)(?:le |la |les |l'|the |el |los |las )?"
        )
        self.ranger = re.compile(rf"(?: (?:{to}) | ?- ?)")
        self.connector = re.compile(
            rf"(?:,? (?:{of}|au|aux|a la|a l')(?: |(?<='))|, )(?:the |la |el |le |les )?"
        )
        self.either = re.compile(rf" (?:{words['either']}) ?(?=\d)")
        self.quantity = re.compile(rf" ?(?:{words['units']})(?!\w)")
        self.no_letter = re.compile(rf"(?:{words['no_letter']})(?!\w)")
        self.next_article = re.compile(
            rf" (?:{of})(?: |(?<='))(?:the |la |el |l')?(?:{words['article']})(?!\w)"
        )
        self.dotted = re.compile(r"\.(?:(\d{1,2})(?![\d°])(?:\.?([a-z])\))?|([a-z])\))")
        self.stroke = re.compile(rf"/(\d{{1,2}}|[{_AR}])(?![\w/])")
        self.dashed = re.compile(r"\.? ?- ?([IVX]{1,5})(?![\w'])")
        # In Arabic "and" is written together with what follows: "والفقرة 1 من المادة 11".
        clitic = r"(?:(?<![\w.])|(?<=\W[وفبكل])|(?<=\W[وف][بكل]))" if "ال" in to else r"(?<![\w.])"
        self.starts = re.compile(
            rf"{clitic}(?:(?:{names})(?![a-z])|(?:{ordinal})(?!\w)|\d{{1,3}}°|[ivxl]{{1,7}}(?![\w'])"
            rf"|\(?(?:[a-z]{{1,2}}|[{_AR}])\)|[a-z](?=,? (?:[a-z],? |et |ou |a |du |de l')))"
        )
        self.end_words = frozenset(
            part for word in (*self.kinds, *self.ordinals, *LATIN) for part in word.split(" ")
        )
        self.links = tuple(f" {o} " for o in of.split("|") if not o.endswith("'"))
        self.links += tuple(f" {o}" for o in of.split("|") if o.endswith("'"))
        self.links += tuple(
            f"{link}{word}" for link in self.links for word in ("the ", "la ", "el ", "l'", *_SAME)
        )
        self.link_sizes = sorted({len(link) for link in self.links}, reverse=True)

    def _value(self, lower: str, at: int) -> tuple[str, str, int] | None:
        """The value at *at*: (class, value, end); classes do not mix within one list."""
        match = self.value.match(lower, at)
        if match is None:
            return None
        if match["number"]:
            text = match["number"] + (match["sub"] or "")
            if match["latin"]:
                text += " " + match["latin"].strip()
            if match["mark"] == "°":
                return None
            return "number", text, self._trim(match)
        if match["ordinal"]:
            return "ordinal", "#" + self._rank(match["ordinal"]), self._trim(match)
        return "letter", match["letter"], self._trim(match)

    def _rank(self, ordinal: str) -> str:
        """The number that an ordinal stands for: ``deuxieme``, ``2e``."""
        return self.ordinals.get(ordinal) or re.sub(r"\D", "", ordinal)

    @staticmethod
    def _trim(match: re.Match[str]) -> int:
        """The end of a value without a space or an unopened parenthesis taken too much."""
        text = match[0]
        if text.endswith(")") and "(" not in text and not match["letter"]:
            text = text[:-1]
        return match.start() + len(text.rstrip())

    def _list(
        self, lower: str, at: int, kind: str, *, plural: bool
    ) -> tuple[list[tuple[Part, int, int]], int] | None:
        """Values of one kind: ``1, 2 et 4``, ``a) à c)``."""
        first = self._value(lower, at)
        if first is None:
            return None
        sort, text, end = first
        found = [(Part(kind, text), at, end)]
        while True:
            ranged = self.ranger.match(lower, end)
            paren = lower[end - 1] == ")"
            if ranged and (plural or paren):
                other = self._value(lower, ranged.end())
                if other and other[0] == sort and found[-1][0].to is None:
                    part, start, _ = found[-1]
                    end = other[2]
                    found[-1] = (Part(kind, part.value, other[1]), start, end)
                    continue
            joined = self.joiner.match(lower, end)
            if joined is None:
                break
            either = sort == "number" and self.either.match(lower, end) is not None
            if not (plural or paren or either):
                break
            other = self._value(lower, joined.end())
            if other is None or other[0] != sort or self.quantity.match(lower, other[2]):
                break
            if paren and not plural and lower[other[2] - 1] != ")":
                break
            end = other[2]
            found.append((Part(kind, other[1]), joined.end(), end))
        return found, end

    def unit(self, lower: str, plain: str, at: int) -> tuple[list[Variant], int] | None:
        """One level with its list of values at *at*."""
        word = self.word.match(lower, at)
        if word:
            plural = self.plural.match(lower, at) is not None
            read = self._list(lower, word.end(), self.kinds[word["word"]], plural=plural)
            # "section II" of a French article, but not "section 3" of a chapter.
            divided = self.kinds[word["word"]] == "sec" and read is not None
            if read and not (divided and not all(is_roman(p.value) for p, _, _ in read[0])):
                return self._with_parens(lower, read[0], at, read[1])
            degrees = self._signs(lower, plain, word.end(), self.degree, "num")
            if degrees:  # "punto 4°"
                variants = [Variant((part,), s, e) for part, s, e in degrees[0]]
                variants[0] = Variant(variants[0].parts, at, variants[0].end)
                return variants, degrees[1]
        ordinal = self.ordinal_first.match(lower, at)
        if ordinal:
            return self._ordinals(ordinal), ordinal.end()
        for pattern, kind in ((self.degree, "num"), (self.roman, "sec"), (self.lettered, "letter")):
            read = self._signs(lower, plain, at, pattern, kind)
            if read and kind == "num":  # "2° (c) and (d)"
                return self._with_parens(lower, read[0], at, read[1])
            if read:
                return [Variant((part,), s, e) for part, s, e in read[0]], read[1]
        return None

    def _with_parens(
        self, lower: str, found: list[tuple[Part, int, int]], at: int, end: int
    ) -> tuple[list[Variant], int]:
        """``paragraph 2 (a)``: what stands in parentheses lies within the last value."""
        variants = [Variant((part,), s, e) for part, s, e in found]
        variants[0] = Variant(variants[0].parts, at, variants[0].end)
        inner = self.parens(lower, end)
        if inner and found[-1][0].to is None and found[-1][0].value[0] in "0123456789#":
            last = variants.pop()
            for place, variant in enumerate(inner[0]):
                start = last.start if place == 0 else variant.start
                variants.append(Variant((*last.parts, *variant.parts), start, variant.end))
            end = inner[1]
        return variants, end

    def _ordinals(self, match: re.Match[str]) -> list[Variant]:
        kind = self.kinds[match["word"]]
        places = [
            (m.start(), m.end(), self._rank(m[0]))
            for m in self.one_ordinal.finditer(match.string, match.start(), match.start("word") - 1)
        ]
        found = [Variant((Part(kind, "#" + value),), s, e) for s, e, value in places]
        found[-1] = Variant(found[-1].parts, found[-1].start, match.end())
        return found

    def _signs(
        self, lower: str, plain: str, at: int, pattern: re.Pattern[str], kind: str
    ) -> tuple[list[tuple[Part, int, int]], int] | None:
        """Levels that are known by their form: ``3°``, ``II``, ``a)``."""

        def read(place: int) -> tuple[str, int] | None:
            match = pattern.match(lower, place)
            if match is None:
                return None
            if kind == "sec" and not (
                is_roman(match[1]) and plain[match.start(1) : match.end(1)].isupper()
            ):
                return None
            groups = [g for g in match.groups() if g]
            return " ".join(g.strip() for g in groups).replace("مكرر", "bis"), match.end()

        first = read(at)
        if first is None:
            return None
        value, end = first
        found = [(Part(kind, value), at, end)]
        while True:
            ranged = self.ranger.match(lower, end)
            other = read(ranged.end()) if ranged else None
            if other and found[-1][0].to is None:
                end = other[1]
                found[-1] = (Part(kind, found[-1][0].value, other[0]), found[-1][1], end)
                continue
            joined = self.joiner.match(lower, end)
            other = read(joined.end()) if joined else None
            if joined is None or other is None:
                return found, end
            end = other[1]
            found.append((Part(kind, other[0]), joined.end(), end))

    def parens(self, lower: str, at: int) -> tuple[list[Variant], int] | None:
        """``(4)(c)``, ``(1) and (2)``, ``(a) to (c)`` after a number."""
        parts: list[Part] = []
        end = at
        while match := self.paren.match(lower, end):
            parts.append(Part("paren", match[1]))
            end = match.end()
        if not parts:
            return None
        variants = [Variant(tuple(parts), at, end)]
        while True:
            ranged = self.ranger.match(lower, end)
            match = self.paren.match(lower, ranged.end()) if ranged else None
            last = variants[-1].parts
            if (
                match
                and last[-1].to is None
                and match[1][0].isdigit() == last[-1].value[0].isdigit()
            ):
                end = match.end()
                closed = Part("paren", last[-1].value, match[1])
                variants[-1] = Variant((*last[:-1], closed), variants[-1].start, end)
                continue
            joined = self.joiner.match(lower, end)
            match = self.paren.match(lower, joined.end()) if joined else None
            if joined is None or match is None:
                return variants, end
            same = match[1][0].isdigit() == last[-1].value[0].isdigit()
            outer = last[:-1] if same else last[:0]
            end = match.end()
            member = [Part("paren", match[1])]
            while deeper := self.paren.match(lower, end):
                member.append(Part("paren", deeper[1]))
                end = deeper.end()
            variants.append(Variant((*outer, *member), joined.end(), end))

    def after(self, lower: str, plain: str, at: int) -> tuple[list[Variant], int]:
        """The parts that follow an article number, outermost first."""
        variants = [Variant((), at, at)]
        end = at
        for _ in range(6):
            read = self._next(lower, plain, end)
            # "Articles 18a and 19b, paragraph 5a of Article 11": a part of what follows.
            if read is None or (lower[end] != "(" and self.next_article.match(lower, read[1])):
                break
            if len(variants) > 1 and len(read[0]) > 1:
                break
            inner, end = read
            last = variants.pop()
            for place, variant in enumerate(inner):
                start = last.start if place == 0 else variant.start
                variants.append(Variant((*last.parts, *variant.parts), start, variant.end))
        return variants, end

    def _next(self, lower: str, plain: str, at: int) -> tuple[list[Variant], int] | None:
        char = lower[at]
        dashed = self.dashed.match(plain, at) if char in ".-" else None
        if dashed:
            part = Part("sec", dashed[1].lower())
            return [Variant((part,), at, dashed.end())], dashed.end()
        if char == ".":
            dotted = self.dotted.match(lower, at)
            if dotted is None:
                return None
            parts = [Part("paren", value) for value in dotted.groups() if value]
            return [Variant(tuple(parts), at, dotted.end())], dotted.end()
        stroke = self.stroke.match(lower, at) if char == "/" else None
        if stroke:
            return [Variant((Part("paren", stroke[1]),), at, stroke.end())], stroke.end()
        if char not in " ,(":
            return None
        parens = self.parens(lower, at)
        if parens:
            return parens
        place = at
        while place < at + 3 and lower[place] in " ,(":
            place += 1
        if lower.startswith(("the ", "el ", "la ", "le "), place):
            place = lower.index(" ", place) + 1
        opened = "(" in lower[at:place]
        if not opened and self.no_letter.match(lower, place) and lower[place + 1] != ")":
            return None
        read = self.unit(lower, plain, place)
        if read is None:
            return None
        end = read[1]
        # "L. 412-5 (a threat to public order)" has no point a.
        if opened and ")" not in lower[end - 1 : end + 1] and read[0][-1].parts[0].kind == "letter":
            return None
        # "article 3, a) le fait de…" opens a list of the text itself, not a citation's part.
        if opened and lower[end] == ")":
            *others, last = read[0]
            end += 1
            return [*others, Variant(last.parts, last.start, end)], end
        return read[0], end

    def before_article(
        self, lower: str, plain: str, low: int, at: int
    ) -> tuple[list[Variant], int] | None:
        """The parts that lead up to the article at *at*: ``3° du I de l'``."""
        comma = lower.endswith(", ", 0, at)
        link = 2 if comma else self._link(lower, at)
        if not link or not self._may_end(lower, at - link):
            return None
        # No list of parts goes past a semicolon.
        low = max(low, at - WINDOW, lower.rfind(";", max(low, at - WINDOW), at))
        for start in self.starts.finditer(lower, low, at - link):
            if comma and not self.word.match(lower, start.start()):
                continue
            chain = self._chain(lower, plain, start.start(), at)
            if chain:
                return chain, start.start()
        return None

    def _link(self, lower: str, at: int) -> int:
        """The length of "de l'", "of the" before *at*; 0 if there is none."""
        if lower.endswith(self.links, 0, at):
            for size in self.link_sizes:
                if lower[at - size : at] in self.links:
                    return size
        return 0

    def _may_end(self, lower: str, at: int) -> bool:
        """Whether the word before *at* can end a part: "alinéa", "3°", "II", "(a)"."""
        if lower[at - 1] in ")°":
            return True
        word = lower[max(0, at - _LONGEST) : at].rpartition(" ")[2].lstrip("(و")
        return word in self.end_words or (
            len(word) <= _SHORT and (word[:1].isdigit() or is_roman(word) or len(word) == 1)
        )

    def _chain(self, lower: str, plain: str, at: int, goal: int) -> list[Variant] | None:
        """Levels from *at* that lead without a gap to *goal*, innermost first."""
        variants: list[Variant] = []
        place = at
        while place < goal:
            read = self.unit(lower, plain, place)
            if read is None:
                return None
            found, end = read
            if not variants:
                variants = found
            elif len(found) == 1:
                outer = found[0].parts
                variants = [Variant((*outer, *v.parts), v.start, v.end) for v in variants]
            elif len(variants) == 1:
                inner = variants[0]
                variants = [Variant((*v.parts, *inner.parts), v.start, v.end) for v in found]
                variants[0] = Variant(variants[0].parts, inner.start, variants[0].end)
            else:
                return None
            link = self.connector.match(lower, end)
            if link is None or link.end() == end:
                return None
            place = link.end()
            if place < goal and lower[place:goal] in _SAME:
                place = goal
        return variants if place == goal else None
