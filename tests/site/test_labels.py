"""How places are printed and named in each language."""

import pytest

from lexteh.corpus.corpus import Corpus
from lexteh.site.labels import place_name, printed_label, step_name


@pytest.mark.parametrize(
    ("step", "fr", "en", "es", "ar"),
    [
        ("para-3", "3.", "3.", "3.", "3."),
        ("point-b", "b)", "(b)", "b)", "(ب)"),
        ("num-3", "3°", "3°", "3°", "3°"),
        ("sec-ii", "II.", "II.", "II.", "II."),
        ("al-2", "", "", "", ""),
    ],
)
def test_printed(step: str, fr: str, en: str, es: str, ar: str) -> None:
    assert [printed_label(step, lang) for lang in ("fr", "en", "es", "ar")] == [fr, en, es, ar]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("fr", "art. 6, § 3, b)"),
        ("en", "art. 6, para. 3, (b)"),
        ("es", "art. 6, apdo. 3, letra b)"),
        ("ar", "المادة 6، الفقرة 3، (ب)"),
    ],
)
def test_named(corpus: Corpus, lang: str, name: str) -> None:
    address = "palermo-protocol/art-6/para-3/point-b"
    assert place_name(corpus, address, lang, with_text=False) == name
    assert place_name(corpus, address, lang).endswith(name)


def test_a_provision_that_is_not_restated_has_a_name(corpus: Corpus) -> None:
    assert place_name(corpus, "fr-cpp/art-l706-3", "fr", with_text=False) == "art. L. 706-3"
    assert step_name("al-last", "fr") == "dernier al."
