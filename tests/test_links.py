"""From what the engine finds to the things of the corpus."""

import pytest

from lexteh.citations import find
from lexteh.corpus.corpus import Corpus
from lexteh.links import nearest_place
from lexteh.resolve import answers


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Siliadin c. France, n° 73316/01", "cases/siliadin-v-france"),
        ("CJUE, affaire C-66/21", "cases/cjeu-ote"),
        ("ECLI:CE:ECHR:2005:0726JUD007331601", "cases/siliadin-v-france"),
        ("requête n° 99999/99", None),
    ],
)
def test_a_case_is_found_by_its_number(corpus: Corpus, text: str, place: str | None) -> None:
    (citation,) = find(text, lang="fr")
    assert nearest_place(corpus, citation.target) == place


def test_resolve_leads_to_the_case(corpus: Corpus) -> None:
    (answer,) = answers(corpus, "73316/01")
    assert answer.url.endswith("/cases/siliadin-v-france/")
    assert answer.note == ""
