"""The words of the interface and the way each language writes a date."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from lexteh.corpus.by_language import in_language
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import PartialDate
from lexteh.site.typography import french_spaces

_FOLDER = Path(__file__).with_name("strings")

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

LANGUAGE_NAMES = {"fr": "Français", "en": "English", "es": "Español", "ar": "العربية"}

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_FALLBACK = "en"


class Words:
    """The interface in one language.

    ``Words("fr")("since", date="2 mai")`` gives ``depuis le 2 mai``; an unknown key raises
    ``KeyError``, so that a template cannot show an empty label.
    """

    def __init__(self, lang: str, names: Mapping[str, str] | None = None) -> None:
        """*names* fill blanks that are the same on each page: ``base``, the name of the
        knowledge base, and ``founding``, the moment that its documents were written.
        """
        self.lang = lang
        self._names = dict(names or {})
        self.direction = "rtl" if lang in RIGHT_TO_LEFT else "ltr"
        self._words = _load(lang)

    def __call__(self, key: str, **values: object) -> str:
        """The phrase called *key* with its blanks filled."""
        text = self._named(self._words[key])
        return text.format(**values) if values else text

    def _named(self, text: str) -> str:
        for name, value in self._names.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def starting(self, *prefixes: str) -> dict[str, str]:
        """The phrases whose keys start with one of *prefixes*, their own blanks unfilled."""
        return {k: self._named(text) for k, text in self._words.items() if k.startswith(prefixes)}

    @property
    def colon(self) -> str:
        """A colon with the space that the language puts before it."""
        return "\u00a0:" if self.lang == "fr" else ":"

    @property
    def comma(self) -> str:
        """The comma of the language's script, with its space."""
        return "، " if self.lang == "ar" else ", "

    def day(self, value: date) -> str:
        """A day in words: ``1er mai 2021``, ``1 May 2021``, ``1 de mayo de 2021``."""
        return self._written(value.day, value.month, value.year)

    def moment(self, value: PartialDate) -> str:
        """A date in words as precisely as it is known: ``mai 2021``, ``2012``."""
        day, month = value.first.day, value.first.month
        if value.precision == "year":
            return str(value.first.year)
        return self._written(day if value.precision == "day" else None, month, value.first.year)

    def _written(self, day: int | None, month: int, year: int) -> str:
        name = _MONTHS.get(self.lang, _MONTHS[_FALLBACK]).split()[month - 1]
        if self.lang == "es":
            return f"{day} de {name} de {year}" if day else f"{name} de {year}"
        number = "1er" if self.lang == "fr" and day == 1 else day
        return f"{number} {name} {year}" if day else f"{name} {year}"


def words_of(corpus: Corpus, lang: str) -> Words:
    """The words of *corpus* in *lang*: with its name and its founding moment."""
    founding = in_language(corpus.config.founding_short, lang) or str(corpus.config.founding.year)
    label = in_language(corpus.config.founding_label, lang) or founding
    names = {
        "base": corpus.config.name,
        "founding": founding,
        "founding_label": label,
        "Founding": founding[:1].upper() + founding[1:],
    }
    return Words(lang, names)


@cache
def _load(lang: str) -> dict[str, str]:
    """All files of ``strings/<lang>/``; ``ValueError`` if two of them have a key in common.

    A language without its own words borrows the English ones: only for the interface.
    """
    folder = _FOLDER / lang
    if not folder.is_dir():
        folder = _FOLDER / _FALLBACK
    words: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        more = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        twice = words.keys() & more.keys()
        if twice:
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stand in another file too")
        words |= more
    return {k: french_spaces(text) for k, text in words.items()} if lang == "fr" else words


def available() -> list[str]:
    """The languages that have words of their own."""
    return sorted(path.name for path in _FOLDER.iterdir() if path.is_dir())
