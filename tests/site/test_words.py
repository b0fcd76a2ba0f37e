"""The interface says the same things in each language."""

from datetime import date
from string import Formatter

import pytest

from lexteh.corpus.dates import PartialDate
from lexteh.site.words import Words, _load, available


def test_four_languages() -> None:
    assert available() == ["ar", "en", "es", "fr"]


@pytest.mark.parametrize("lang", ["en", "es", "ar"])
def test_same_keys_and_same_blanks(lang: str) -> None:
    french, other = _load("fr"), _load(lang)
    assert set(other) == set(french)
    for key, text in french.items():
        blanks = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert {n for _, n, _, _ in Formatter().parse(other[key]) if n} == blanks, key
        assert other[key].strip(), key


@pytest.mark.parametrize(
    ("lang", "day", "month"),
    [
        ("fr", "1er mai 2021", "mai 2021"),
        ("en", "1 May 2021", "May 2021"),
        ("es", "1 de mayo de 2021", "mayo de 2021"),
        ("ar", "1 مايو 2021", "مايو 2021"),
    ],
)
def test_dates(lang: str, day: str, month: str) -> None:
    words = Words(lang)
    assert words.day(date(2021, 5, 1)) == day
    assert words.moment(PartialDate.parse("2021-05")) == month
    assert words.moment(PartialDate.parse("2021")) == "2021"


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        Words("fr")("no_such_key")
