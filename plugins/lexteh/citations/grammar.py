"""The patterns of one language, compiled from its words and its names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lexteh.citations.acts import Acts, build_acts
from lexteh.citations.fold import ARABIC
from lexteh.citations.levels import LevelReader
from lexteh.citations.lexicon import Lexicon, base_lexicon, instrument_of, load
from lexteh.citations.model import Context
from lexteh.citations.numbers import LATIN_PATTERN
from lexteh.citations.tries import trie

# An article number, matched on the text with its capitals: letter of the part of a French
# code (L., R., D., A., LO), star of a decree in Council of Ministers (R.*), number, and what
# may be inserted after it (bis, 44 sexies-0 A, L. 96 B, 18a). Possessive: no way back.
NUMBER = re.compile(
    r"(?:\*{0,2} ?(?P<prefix>L\.? ?O\b|LP|[LRDAlrd])(?:\.\*{1,2}|\*{1,2}\.?|\.)? ?\*{0,2} ?)?"
    r"(?P<number>\d{1,5}+(?:-\d{1,4}+(?!\d)){0,6}+)(?!-?\d|[/%°]|,\d{1,2} ?[¤%]| \d{3}(?!\d))"
    r"(?P<tail>(?:(?: ?-? ?| )" + LATIN_PATTERN + r"\b|-0{1,2}(?= [A-Z])"
    r"| (?!(?:[IVX]+|A|L|R|D)(?![A-Z]) ?[.\d])(?![IVX]{1,4}(?!\w))"
    # Not capitals of a heading ("ARTICLE 5 DU CODE"), nor an abbreviation ("225-4-1 CP").
    r"(?!CP|UE|EU|CE|DU|DE|ET|OU|AU|LA|LE|EN|OF|Y )[A-Z]{1,2}(?![\w']|\. ?[a-z]))*+)"
    r"(?P<letter>[a-z](?![a-z]))?"
)

# "aux articles L. 1 et L. 2, du chapitre II du livre III du code X": one code for all.
_DIVISIONS = (
    r"(?:,| et| ou)? ?(?:des|du|de la|de l'|aux?|a la|ainsi que des|ainsi que du) "
    r"(?:sous-)?(?:titres?|chapitres?|sections?|livres?|parties?)\b"
    r"[^.;:()]{1,160}?(?= du (?:meme |present )?code\b)"
)


def _heads(pattern: str) -> set[str]:
    """The plain beginnings of what *pattern* matches: ``decisions?-cadre`` -> decision.

    >>> sorted(_heads(r"articles?|(?:the )?arts?\\.?(?= ?x)"))
    ['art', 'article', 'the art']
    """
    heads = {text for text, _ in _beginnings(pattern)} - {""}
    # "l. n° 2013-711": one letter would stop the scan at every word.
    return {head if len(head) >= _MIN_HEAD else f"{head.rstrip('.')}. n" for head in heads}


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of *pattern* that are not inside a group."""
    found, depth, start = [], 0, 0
    for place, char in enumerate(f"{pattern}|"):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            found.append(pattern[start:place])
            start = place + 1
    return found


def _beginnings(pattern: str) -> set[tuple[str, bool]]:
    """Literal beginnings of *pattern*, and whether each is a whole match of it."""
    found: set[tuple[str, bool]] = set()
    for alternative in _alternatives(pattern):
        group = _GROUP.match(alternative)
        if group is None:
            plain = _LITERAL.match(alternative)
            text = plain[0].replace("\\", "") if plain else ""
            rest = alternative[plain.end() if plain else 0 :]
            if rest[:1] == "?":
                text = text[:-1]
            found.add((text, not rest))
            continue
        inner = _beginnings(group[1])
        rest = alternative[group.end() :]
        if group[2]:
            inner = inner | {("", True)}
        for text, whole in inner:
            if not whole:
                found.add((text, False))
            else:
                found |= {(text + more, end) for more, end in _beginnings(rest)}
    return found


_GROUP = re.compile(r"\(\?:([^()]*)\)(\?)?")
_LITERAL = re.compile(r"(?:[^\W_]|[ '-]|\\\.)+")
_MIN_HEAD = 3


def _plain(value: Any) -> Any:  # noqa: ANN401
    """The words of a language with Arabic letters in their folded form."""
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.translate(ARABIC) if isinstance(value, str) else value


class _Roles:
    """What a word may begin, by the word: looked up once, then remembered."""

    def __init__(self, words: Mapping[str, Any], lexicon: Lexicon, nouns: Iterable[str]) -> None:
        names = {*lexicon.starts, *nouns, *_heads(words["case_no"])}
        for act in (*words["acts"], *words["eu_acts"]):
            names |= _heads(act)
        self.heads: dict[str, set[str]] = {
            "article": set(words["article_heads"]),
            "recital": set(words["recital_heads"]),
            "annex": set(words["annex_heads"]),
            "name": names - {""},
            "level": {
                w
                for w, kind in words["levels"].items()
                if kind in ("para", "parrafo") and len(w) > _MIN_HEAD
            },
        }
        self.known: dict[str, tuple[str, ...]] = {}

    def __call__(self, word: str) -> tuple[str, ...]:
        """The roles of *word*, the likeliest first."""
        found = self.known.get(word)
        if found is None:
            found = tuple(
                role
                for role, heads in self.heads.items()
                if any(word.startswith(head) for head in heads)
            )
            if not found:
                found = ("case",) if _CASE_HEAD.match(word) else ("number",)
            elif _CASE_HEAD.match(word):
                found = ("case", *found)
            self.known[word] = found
        return found


_CASE_HEAD = re.compile(r"ecli:|eu:|ce:|celex|3$|[ctf]-$|n[°ou.r]|رقم")


def _anchor(roles: _Roles, language: str, *, levels: bool) -> re.Pattern[str]:
    """One pattern that stops wherever a reference may begin.

    Only word beginnings, as a trie: naming whole references here would make each of a
    million word boundaries try each of them. The handlers look closer.
    """
    wanted = roles.heads.keys() if levels else roles.heads.keys() - {"level"}
    words = trie(set().union(*(roles.heads[role] for role in wanted)))
    signs = (
        # Two more letters looked at first: "la", "de", "du" are a quarter of a French text.
        r"[lrda](?=[. *\dop][^a-np-z])(?:\.?o|p)?[.* ]{0,4}(?=\d)"
        r"|ecli:|(?:eu:[ctf]|ce:echr):(?=\d{4}:)"
        r"|[ctf]-(?=\d{1,4}/\d\d)|celex|n(?:°s?|os?|\.°|um|r)?\.? ?(?=\d{3,6}/\d\d(?!\d))"
        r"|رقم (?=\d{3,6}/\d\d(?!\d))|3(?=(?:19|20)\d\d[lrdf]\d{4})"
    )
    if language == "ar":
        return re.compile(rf"[^\w][وفبكل]{{0,2}}?({signs}|{words})")
    # Flat, and after few kinds of blank: each alternative is refused by its first letter.
    flat = words.removeprefix("(?:").removesuffix(")")
    return re.compile(rf"[ '(\n\"\[,;:/<>{{|=«-]({signs}|{flat})")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that the scanner needs to read one language."""

    language: str
    lexicon: Lexicon
    acts: Acts
    levels: LevelReader
    anchor: re.Pattern[str]
    level_anchor: re.Pattern[str]
    roles: _Roles
    act_heads: frozenset[str]
    case_heads: frozenset[str]
    article: re.Pattern[str]
    recital: re.Pattern[str]
    annex: re.Pattern[str]
    plural: re.Pattern[str]
    number_word: re.Pattern[str]
    number_words: dict[str, str]
    to: re.Pattern[str]
    follow: re.Pattern[str]
    join: re.Pattern[str]
    gap: re.Pattern[str]
    of: re.Pattern[str]
    this: re.Pattern[str]
    same: re.Pattern[str]
    definite: re.Pattern[str]
    after_noun: re.Pattern[str]
    this_after: re.Pattern[str]
    pointer: re.Pattern[str]
    possessive: re.Pattern[str]
    possessives: tuple[str, ...]
    tail_ahead: re.Pattern[str]
    possessive_head: re.Pattern[str] | None
    unit: re.Pattern[str]
    alien: re.Pattern[str]
    part_of: re.Pattern[str]
    divisions: re.Pattern[str]
    level_ahead: re.Pattern[str]
    lead_in: re.Pattern[str]
    led_by: re.Pattern[str]
    recital_plural: re.Pattern[str]
    whole: dict[str, str]
    part_nouns: re.Pattern[str]
    plurals: dict[str, bool] = field(default_factory=dict, init=False)
    contexts: dict[str, Context | None] = field(default_factory=dict, init=False)
    """What context addresses stand for, those of the texts read last."""

    def is_plural(self, head: str) -> bool:
        """Whether *head* ("articles", "art.") may lead a list; asked once a form."""
        known = self.plurals.get(head)
        if known is None:
            known = self.plurals[head] = self.plural.match(head) is not None
        return known


@cache
def grammar(language: str) -> Grammar:
    """The grammar of *language* with the package's own names."""
    return build(language, base_lexicon(language))


def with_names(language: str, names: Mapping[str, Iterable[str]]) -> Grammar:
    """The grammar of *language* with further *names* of texts, by address."""
    base = base_lexicon(language)
    lexicon = Lexicon(
        language,
        dict(base.instruments),
        set(base.starts),
        {key: list(found) for key, found in base.index.items()},
        dict(base.former),
        dict(base.gist),
        set(base.firsts),
        set(base.shorts),
    )
    for root, written in names.items():
        instrument = lexicon.instruments.get(root) or instrument_of(root)
        for name in written:
            lexicon.add(name, instrument)
    return build(language, lexicon)


_NEVER = "(?!)"


def _lists(words: Mapping[str, Any], language: str) -> dict[str, str]:
    """The patterns of lists and ranges, and of what leads from one reference to the next."""
    join, lead, article = words["join"], words["lead"], words["article"]
    levels, ordinals = trie(words["levels"]), trie(str(k) for k in words["ordinals"])
    to = rf"(?: (?:{words['to']})(?= )(?: l'| les| la| le| the| el)? ?| ?- ?)(?:(?:{article}) ?)?"
    follow = rf",? ?(?:{words['follow']})"
    joined = rf"(?:,? (?:{join}) ?|[,;] ?(?:(?:{join}) )?){lead} ?((?:{article})(?!\w) ?)?"
    ahead = (
        r" ?\(|\.(?:\d|[a-z]\))|\.? ?- ?[ivx]+(?!\w)|,? ?\(?(?:the |el |la |le )?"
        rf"(?:(?:{levels}|{ordinals})(?![a-z])"
        r"|\d{1,2}(?:e|eme|er|ere|nde?|st|rd|th)(?!\w)|\d{1,3}°|[ivxl]{1,6}(?![\w'])|[a-z]\))"
    )
    gap = rf"(?:,? ?(?:{join})(?= |'|$) ?|, ?(?:(?:{join}) )?)(?:{lead})? ?"
    if language == "ar":
        ahead += r"|/"
        gap = rf"(?:,? ?(?:{join}) ?|, ?)(?:{lead}) ?"
    return {
        "to": to,
        "follow": follow,
        "join": joined,
        "gap": gap,
        "level_ahead": ahead,
        # What may follow a number and belong to it: a range, a list, a part.
        "tail_ahead": f"{to}|{follow}|{ahead}|{joined}",
        "lead_in": (
            r"(?:,| ?\(| ?:| ?-)? ?(?:(?:en|dans|a|in|at|under|al|en el|en su|في|and) )?"
            rf"(?:(?:{words['possessive']}|l'|les|le|the|el|los) ?)?(?:(?:{join}) )?"
        ),
        "led_by": rf" (?:{words['led_by']}) ?",
    }


def build(language: str, lexicon: Lexicon) -> Grammar:
    """Compile the patterns of *language*."""
    words: dict[str, Any] = _plain(load("words.yml")[language])
    whole: dict[str, str] = words["whole"]
    nouns = trie(whole)
    article, this, same = words["article"], words["this"], words["same"]
    after = "|".join(filter(None, (words["same_after"], words.get("this_after"))))
    roles = _Roles(words, lexicon, whole)
    act_heads = set().union(*(_heads(a) for a in (*words["acts"], *words["eu_acts"])))
    lists = _lists(words, language)
    number_words = {str(k): str(v) for k, v in words["number_words"].items()}
    return Grammar(
        language=language,
        lexicon=lexicon,
        acts=build_acts(words),
        levels=LevelReader(words),
        anchor=_anchor(roles, language, levels=False),
        level_anchor=_anchor(roles, language, levels=True),
        roles=roles,
        act_heads=frozenset(head[:_MIN_HEAD] for head in act_heads),
        case_heads=frozenset(head[:_MIN_HEAD] for head in _heads(words["case_no"])),
        article=re.compile(rf"(?:{article})(?!\w)"),
        recital=re.compile(rf"(?:{words['recital']})(?!\w)"),
        annex=re.compile(rf"(?:{words['annex']})(?!\w)"),
        plural=re.compile(rf"(?:{words['plural']}|arts?\.?)(?!\w)"),
        number_word=re.compile(rf"({trie(number_words)})(?!\w)" if number_words else _NEVER),
        number_words=number_words,
        **{name: re.compile(pattern) for name, pattern in lists.items()},
        of=re.compile(rf",? ?(?:{words['of_text']})(?: |(?<='))"),
        this=re.compile(rf"(?:{this}) ({nouns}|{words['part_nouns']}|{article})(?!\w)"),
        same=re.compile(rf"(?:{same}) ({nouns}|{article})(?!\w)"),
        definite=re.compile(rf"({nouns})(?!\w)"),
        after_noun=re.compile(rf"({nouns}|{article})(?: (?:{after}))(?!\w)(?: |$)?"),
        this_after=re.compile(rf" (?:{words['this_after']})$" if "this_after" in words else _NEVER),
        possessive=re.compile(rf"(?:^|[ '(])(?P<word>{words['possessive']}) $"),
        # Arabic writes one-letter prepositions together with what follows: "بهذا التوجيه".
        pointer=re.compile(
            rf"(?<!\w){'[وفبكل]{0,2}' if language == 'ar' else ''}"
            rf"(?:(?P<this>{this})|(?P<same>{same})) $"
        ),
        possessives=tuple(f"{w} " for w in words["possessive"].split("|")),
        possessive_head=(
            re.compile(words["possessive_head"]) if "possessive_head" in words else None
        ),
        unit=re.compile(rf" ?(?:{words['units']})(?!\w)"),
        alien=re.compile(rf"(?:(?:{this}|{same}|{words['definite']}) )?(?:{words['alien']})(?!\w)"),
        part_of=re.compile(rf",? ?(?:{words['of']})(?: |(?<='))"),
        divisions=re.compile(_DIVISIONS if language == "fr" else _NEVER),
        recital_plural=re.compile(rf"(?:{words['recital_plural']})(?!\w)"),
        whole=whole,
        part_nouns=re.compile(rf"(?:{words['part_nouns']})(?!\w)"),
    )
