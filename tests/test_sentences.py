"""The citing sentence: whole, around its citation, not cut at abbreviations."""

import pytest

from lexteh import citations
from lexteh.corpus.corpus import Corpus
from lexteh.links import passages
from lexteh.sentences import sentence


@pytest.mark.parametrize(
    ("text", "part", "wanted"),
    [
        ("Elle tient. Voir l'article 6 du Protocole. Fin.", "6", "Voir l'article 6 du Protocole."),
        (
            "Selon l'art. 6 et l'art. L. 425-1. Puis rien.",
            "6",
            "Selon l'art. 6 et l'art. L. 425-1.",
        ),
        ("Selon le Code. Elle dit, n. 2, tout. Fin.", "tout", "Elle dit, n. 2, tout."),
        ("La Ley rige. ¿Y el artículo 8? Sí.", "8", "¿Y el artículo 8?"),
        ("هذا نص. تنص المادة 6 على ذلك. انتهى.", "6", "تنص المادة 6 على ذلك."),
        ("One sentence without an end", "without", "One sentence without an end"),
    ],
)
def test_sentence(text: str, part: str, wanted: str) -> None:
    start = text.index(part)
    assert sentence(text, start, start + len(part)) == wanted


def test_a_long_sentence_is_cut_around_the_citation() -> None:
    text = "word " * 200 + "Article 6 " + "word " * 200
    start = text.index("Article")
    found = sentence(text, start, start + 9, longest=100)
    assert "Article 6" in found
    assert found.startswith("… word")
    assert found.endswith("word …")
    assert len(found) < 110
    assert sentence("x" * 500, 100, 101, longest=50)


@pytest.mark.parametrize("lang", ["fr", "en", "es", "ar"])
def test_every_quote_of_the_corpus_holds_its_citation(corpus: Corpus, lang: str) -> None:
    seen = 0
    for passage in passages(corpus, lang):
        for found in citations.find(passage.text, lang=lang):
            quote = sentence(passage.text, found.start, found.end)
            assert passage.text[found.start : found.end] in quote
            assert len(quote) <= max(305, found.end - found.start + 5)
            seen += 1
    assert seen > 500
