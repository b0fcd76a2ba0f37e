"""What a text that is kept by language says in one of them.

The keys of such a text are ``Lang``, which are strings: any name of a language finds them.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

V = TypeVar("V")


def in_language(texts: Mapping[Any, V] | None, lang: str) -> V | None:
    """The value in *lang*; None where that language is missing: no other stands in for it."""
    return (texts or {}).get(lang)


def in_best_language(texts: Mapping[Any, V], lang: str) -> V:
    """The value in *lang*, or in the first language that has one.

    For names alone, by which a thing must be called in any language.
    """
    found = in_language(texts, lang)
    return next(iter(texts.values())) if found is None else found
