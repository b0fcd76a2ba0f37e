"""How a place in a text is printed and named in each language.

The numerals of points follow each language's legal habit: ``a)`` in French and Spanish,
``(a)`` in English, abjad letters in Arabic.
"""

from collections.abc import Mapping
from typing import Any

from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.by_language import in_best_language, in_language
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Institution, Recommendation
from lexteh.site.words import Words

_ABJAD = dict(zip("abcdefghijklmnopqrstuvwxyz", "أبجدهوزحطيكلمنسعفصقرشتثخذض", strict=True))

_NAMES = {
    "fr": {"art": "art. {}", "recital": "cons. {}", "annex": "annexe {}", "para": "§ {}",
           "subpara": "al. {}", "al": "al. {}", "point": "{})", "indent": "tiret {}",
           "num": "{}°", "sec": "{}"},
    "en": {"art": "art. {}", "recital": "recital {}", "annex": "annex {}", "para": "para. {}",
           "subpara": "subpara. {}", "al": "al. {}", "point": "({})", "indent": "indent {}",
           "num": "{}°", "sec": "{}"},
    "es": {"art": "art. {}", "recital": "cdo. {}", "annex": "anexo {}", "para": "apdo. {}",
           "subpara": "párr. {}", "al": "párr. {}", "point": "letra {})", "indent": "guion {}",
           "num": "{}°", "sec": "{}"},
    "ar": {"art": "المادة {}", "recital": "الحيثية {}", "annex": "الملحق {}", "para": "الفقرة {}",
           "subpara": "الفقرة الفرعية {}", "al": "الفقرة {}", "point": "({})",
           "indent": "الشرطة {}", "num": "{}°", "sec": "{}"},
}  # fmt: skip
_LAST = {"fr": "dernier al.", "en": "last al.", "es": "último párr.", "ar": "الفقرة الأخيرة"}
_COMMA = {"ar": "، "}


def numeral(step: str, lang: str) -> str:
    """The numeral of a step as printed: ``point-b`` → ``b`` or ``ب``, ``sec-ii`` → ``II``."""
    kind, _, rest = step.partition("-")
    if kind == "point" and lang == "ar" and rest in _ABJAD:
        return _ABJAD[rest] + ("ـ" if rest == "e" else "")
    return rest.upper() if kind == "sec" else rest


def step_name(step: str, lang: str) -> str:
    """A step in a citation: ``para-3`` → ``§ 3``, ``para. 3``, ``apdo. 3``, ``الفقرة 3``."""
    if step == "al-last":
        return _LAST.get(lang, _LAST["en"])
    names = _NAMES.get(lang, _NAMES["en"])
    return names[step.partition("-")[0]].format(numeral(step, lang))


def step_patterns(lang: str) -> dict[str, str]:
    """How each kind of step is named in a citation: ``{"para": "§ {}", "point": "{})"}``."""
    return _NAMES.get(lang, _NAMES["en"])


def point_letters(lang: str) -> str:
    """The letters that stand for a, b, c… in the names of points, empty if they are the same."""
    return "".join(_ABJAD.values()) if lang == "ar" else ""


def printed_label(step: str, lang: str) -> str:
    """The label that stands before a unit on the page; alinéas have none."""
    kind = step.partition("-")[0]
    sign = numeral(step, lang)
    if kind == "para":
        return f"{sign}."
    if kind == "point":
        return f"{sign})" if lang in ("fr", "es") else f"({sign})"
    if kind == "num":
        return f"{sign}°"
    if kind == "sec":
        return f"{sign}."
    return "–" if kind == "indent" else ""


def provision_number(corpus: Corpus, page: str, lang: str) -> str:
    """The number of a provision as *lang* prints it, from its file or from its address."""
    provision = corpus.provisions.get(page)
    if provision is not None:
        return in_language(provision.number_by_language, lang) or provision.number
    return _number_from_step(page.rpartition("/")[2])


def _number_from_step(step: str) -> str:
    """``art-l425-1`` → ``L. 425-1``: for provisions that are cited but not restated."""
    rest = step.partition("-")[2]
    if rest[:1] in "lrd" and rest[1:2].isdigit():
        return f"{rest[0].upper()}. {rest[1:]}"
    return rest


def text_name(corpus: Corpus, root: str, lang: str) -> str:
    """The name by which an instrument is cited: its citation form or its short title."""
    instrument = corpus.instruments[root]
    for names in (instrument.citation_form, instrument.short_title):
        found = in_language(names, lang)
        if found:
            return found
    return in_best_language(instrument.short_title, lang)


def place_name(corpus: Corpus, address: str, lang: str, *, with_text: bool = True) -> str:
    """A legal place as a lawyer names it.

    ``palermo-protocol/art-6/para-3/point-b`` → ``Protocole de Palerme, art. 6, § 3, b)``;
    without its text, ``art. 6, § 3, b)``.
    """
    parsed = Address.parse(address)
    parts = [text_name(corpus, parsed.root, lang)] if with_text else []
    if parsed.provision is not None:
        names = _NAMES.get(lang, _NAMES["en"])
        kind = parsed.provision.partition("-")[0]
        number = provision_number(corpus, parsed.page, lang)
        parts.append(names.get(kind, "{}").format(number))
        parts += [step_name(step, lang) for step in parsed.steps]
    return _COMMA.get(lang, ", ").join(parts)


def thing_name(corpus: Corpus, address: str, words: Words) -> str:
    """What a thing is called: a citation for legal texts, its title for the rest.

    An address that the corpus does not hold is its own name.
    """
    parsed = Address.parse(address)
    if parsed.root not in COLLECTIONS:
        if parsed.root not in corpus.instruments:
            return address
        if parsed.provision is None:
            return in_best_language(corpus.instruments[parsed.root].short_title, words.lang)
        return place_name(corpus, address, words.lang)
    thing = corpus.entries.get(parsed.page)
    if isinstance(thing, Recommendation):
        return words("recommendation_n", n=thing.number)
    titles: Mapping[Any, str] = getattr(thing, "title", None) or {"": address}
    title = in_best_language(titles, words.lang)
    if isinstance(thing, Institution) and thing.acronym and thing.acronym not in title:
        return f"{title} ({thing.acronym})"
    return title
