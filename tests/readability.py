"""How hard a text is to read: the measure that is usual in each language.

Latin script: ease of reading, near 100 for a child, near 0 for a statute. French: Kandel and
Moles; English: Flesch; Spanish: Szigriszt-Pazos (INFLESZ scale). Syllables are counted by groups
of vowels, which is exact enough to compare texts. Arabic is written without its short vowels:
only the lengths of sentences and words are measured.
"""

import re
from dataclasses import dataclass

_HEAD = re.compile(r"\A---\n.*?\n---\n", re.S)
_LINK = re.compile(r"\[\[[^\]|]+\|([^\]]+)\]\]|\[([^\]]+)\]\([^)]+\)")
_BARE_LINK = re.compile(r"\[\[[^\]]+\]\]")
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_MARKS = re.compile(r"[\u064b-\u0652]")
_END = re.compile(r"(?<=[.!?؟·|])\s+|\n\s*\n|\n\s*[-*|\d]")
_LABEL = 2
"""Up to so many words it is the label of a link or of a row, not a sentence."""
_VOWELS = {
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+"),
    "en": re.compile(r"[aeiouy]+"),
    "es": re.compile(r"[aeiouáéíóúü]+"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Lengths in words; ``word`` in letters; ``ease`` is ``None`` in Arabic."""

    mean: float
    longest: int
    longest_sentence: str
    word: float
    ease: float | None


def sentences(markdown: str) -> list[list[str]]:
    """The sentences of a page, each as its words; headings and list items are sentences, labels
    are not.
    """
    text = _HEAD.sub("", markdown)
    text = _LINK.sub(lambda m: m[1] or m[2], text)
    text = _TAG.sub(" ", _BARE_LINK.sub(" ", text))
    text = _MARKS.sub("", re.sub(r"[*#`]+", "", text))
    found = (_WORD.findall(part) for part in _END.split(text))
    return [words for words in found if len(words) > _LABEL]


def syllables(word: str, lang: str) -> int:
    """About as many as are spoken; a silent final e counts in neither French nor English."""
    word = word.lower()
    if lang in ("fr", "en"):
        word = re.sub(r"(?<=[^aeiouy])e(?:s|nt)?$", "", word) or word
    return max(1, len(_VOWELS[lang].findall(word)))


def reading(markdown: str, lang: str) -> Reading:
    """Measure a page written in Markdown."""
    found = sentences(markdown)
    words = [word for sentence in found for word in sentence]
    mean = len(words) / len(found)
    longest = max(found, key=len)
    ease = None
    if lang in _VOWELS:
        spoken = sum(syllables(word, lang) for word in words) / len(words)
        ease = {
            "fr": 207 - 1.015 * mean - 73.6 * spoken,
            "en": 206.835 - 1.015 * mean - 84.6 * spoken,
            "es": 206.835 - mean - 62.3 * spoken,
        }[lang]
    letters = sum(map(len, words)) / len(words)
    return Reading(mean, len(longest), " ".join(longest), letters, ease)
