"""The patterns of one language, compiled from its words and its names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lexteh.citations.acts import Acts, build_acts
from lexteh.citations.levels import LevelReader
from lexteh.citations.lexicon import Lexicon, base_lexicon, instrument_of, load
from lexteh.citations.numbers import LATIN_PATTERN

# An article number, matched on the text with its capitals: letter of the part of a French
# code (L., R., D., A., LO), star of a decree in Council of Ministers (R.*), number, and what
# may be inserted after it (bis, 44 sexies-0 A, L. 96 B, 18a). Possessive: no way back.
NUMBER = re.compile(
    r"(?:\*{0,2} ?(?P<prefix>L\.? ?O\b|LP|[LRDAlrd])(?:\.\*{1,2}|\*{1,2}\.?|\.)? ?\*{0,2} ?)?"
    r"(?P<number>\d{1,5}+(?:-\d{1,4}+(?!\d)){0,6}+)(?!-?\d|[/%°]|,\d{1,2} ?[¤%]| \d{3}(?!\d))"
    r"(?P<tail>(?:(?: ?-? ?| )" + LATIN_PATTERN + r"\b|-0{1,2}(?= [A-Z])"
    r"| (?!(?:[IVX]+|A|L|R|D)(?![A-Z]) ?[.\d])(?![IVX]{1,4}(?!\w))[A-Z]{1,2}(?![\w']))*+)(?P<letter>[a-z](?![a-z]))?"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that the scanner needs to read one language."""

    language: str
    lexicon: Lexicon
    acts: Acts
    levels: LevelReader
    anchor: re.Pattern[str]
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
    possessive: re.Pattern[str]
    possessive_head: re.Pattern[str]
    unit: re.Pattern[str]
    alien: re.Pattern[str]
    part_of: re.Pattern[str]
    divisions: re.Pattern[str]
    level_ahead: re.Pattern[str]
    lead_in: re.Pattern[str]
    recital_plural: re.Pattern[str]
    whole: dict[str, str]
    part_nouns: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """An alternation that tries the longest word first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def trie(words: Iterable[str]) -> str:
    """An alternation that shares beginnings, so that a scan tries few branches.

    >>> trie(["code", "codex", "cat"])
    'c(?:at|ode(?:x)?)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    ends = "" in node
    parts = []
    for char, below in sorted((c, n) for c, n in node.items() if c):
        tail = _branches(below)
        parts.append(re.escape(char) + tail)
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return body + "?" if ends else body


def _anchor(words: Mapping[str, Any], lexicon: Lexicon, nouns: str) -> re.Pattern[str]:
    """One pattern that stops wherever a reference may begin; lastindex tells the kind."""
    arabic = lexicon.language == "ar"
    edge = r"[^\w]" if arabic else "[^a-z0-9]"
    clitic = "[وفبكل]{0,2}" if arabic else ""
    starts = set(lexicon.starts) - {""}
    act_words = "|".join([*words["acts"], *words["eu_acts"]])
    kinds = (
        rf"{clitic}({words['article']})(?!\w)",
        rf"{clitic}({words['recital']}|{words['annex']})(?!\w)",
        r"(ecli:|(?:eu:[ctf]|ce:echr):(?=\d{4}:)|[ctf]-(?=\d{1,4}/\d\d)|celex|3(?=(?:19|20)\d\d[lrdf]\d{4}))",
        rf"{clitic}((?:{words['this']}|{words['same']}) (?:{nouns}|(?:{words['article']})(?!\w)))",
        rf"{clitic}((?:{trie(starts)}|{act_words}|{nouns}|{words['case_no']})(?!\w))",
        rf"{clitic}({any_of(words['levels'])})(?= ?\(?[\d\w(])",
        r"((?:l\.?o|lp|[lrda])\.? ?(?:\*+\.? ?)?(?=\d))",
    )
    return re.compile(edge + "(?:" + "|".join(kinds) + ")")


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
    )
    for root, written in names.items():
        instrument = lexicon.instruments.get(root) or instrument_of(root)
        for name in written:
            lexicon.add(name, instrument)
    return build(language, lexicon)


def build(language: str, lexicon: Lexicon) -> Grammar:
    """Compile the patterns of *language*."""
    words: dict[str, Any] = load("words.yml")[language]
    whole: dict[str, str] = words["whole"]
    nouns = any_of(whole)
    join, lead, article = words["join"], words["lead"], words["article"]
    levels = any_of(words["levels"])
    ordinals = any_of(str(k) for k in words["ordinals"])
    after = "|".join(filter(None, (words["same_after"], words.get("this_after"))))
    space = "(?: |$)"
    gap = rf"(?:,? ?(?:{join})(?= |'|$) ?|, ?(?:(?:{join}) )?)(?:{lead})? ?"
    if language == "ar":
        gap = rf"(?:,? ?(?:{join}) ?|, ?)(?:{lead}) ?"
    return Grammar(
        language=language,
        lexicon=lexicon,
        acts=build_acts(words),
        levels=LevelReader(words),
        anchor=_anchor(words, lexicon, nouns),
        plural=re.compile(rf"(?:{words['plural']}|arts?\.?)(?!\w)"),
        number_word=re.compile(
            rf"({any_of(map(str, words['number_words']))})(?!\w)" if words["number_words"] else "(?!)"
        ),
        number_words={str(k): str(v) for k, v in words["number_words"].items()},
        to=re.compile(
            rf"(?:(?: (?:{words['to']})(?: l'| les| la| le| the| el)? ?| ?- ?)(?:(?:{article}) ?)?)"
        ),
        follow=re.compile(rf",? ?(?:{words['follow']})"),
        join=re.compile(rf"(?:,? (?:{join}) ?|[,;] ?(?:(?:{join}) )?){lead} ?((?:{article})(?!\w) ?)?"),
        gap=re.compile(gap),
        of=re.compile(rf",? ?(?:{words['of_text']})(?: |(?<='))"),
        this=re.compile(rf"(?:{words['this']}) ({nouns}|{words['part_nouns']}|{article})(?!\w)"),
        same=re.compile(rf"(?:{words['same']}) ({nouns}|{article})(?!\w)"),
        definite=re.compile(rf"({nouns})(?!\w)"),
        after_noun=re.compile(rf"({nouns}|{article})(?: (?:{after}))(?!\w){space}?"),
        possessive=re.compile(rf"(?:^|[ '(])(?P<word>{words['possessive']}) $"),
        possessive_head=re.compile(words.get("possessive_head", "(?!)")),
        unit=re.compile(rf" ?(?:{words['units']})(?!\w)"),
        alien=re.compile(rf"(?:(?:{words['this']}|{words['same']}|{words['definite']}) )?(?:{words['alien']})(?!\w)"),
        part_of=re.compile(rf",? ?(?:{words['of']})(?: |(?<='))"),
        # "aux articles L. 1 et L. 2, du chapitre II du livre III du code X": one code for all.
        divisions=re.compile(
            r"(?:,| et| ou)? ?(?:des|du|de la|de l'|aux?|a la|ainsi que des|ainsi que du) "
            r"(?:sous-)?(?:titres?|chapitres?|sections?|livres?|parties?)\b[^.;:()]{1,160}?(?= du (?:meme |present )?code\b)"
            if language == "fr" else "(?!)"
        ),
        level_ahead=re.compile(
            rf" ?\(|\.\d|,? ?\(?(?:the |el |la |le )?(?:(?:{levels}|{ordinals})(?![a-z])|\d{{1,3}}°|[ivxl]{{1,6}}(?![\w'])|[a-z]\))"
        ),
        lead_in=re.compile(
            r"(?:,| ?\(| ?:| ?-)? ?(?:(?:en|dans|a|in|at|under|al|en el|en su|في|and) )?"
            rf"(?:(?:{words['possessive']}|l'|les|le|the|el|los) ?)?(?:(?:{join}) )?"
        ),
        recital_plural=re.compile(rf"(?:{words['recital_plural']})(?!\w)"),
        whole=whole,
        part_nouns=re.compile(rf"(?:{words['part_nouns']})(?!\w)"),
    )
