"""A lawyer's thirty questions, answered by ``lexteh show``."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from lexteh.corpus.corpus import Corpus
from lexteh.exports.record import Absent, only_language, record
from lexteh.links import Links

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("questions.yml").read_text(encoding="utf-8")
)
FIELDS = {
    "address", "kind", "titles", "in_force", "until", "status", "force", "paragraphs", "sources",
    "cites", "cited_by", "counterparts", "predecessors", "successors",
}  # fmt: skip


@pytest.fixture(scope="module")
def links(corpus: Corpus) -> dict[str, Links]:
    return {lang: Links(corpus, lang) for lang in corpus.languages}


def test_there_are_thirty_half_of_them_about_2013() -> None:
    then = [q for q in QUESTIONS if q["date"] < date(2014, 1, 1)]
    assert (len(QUESTIONS), len(then)) == (30, 16)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q["q"].replace(" ", "-"))
def test_answered(corpus: Corpus, links: dict[str, Links], question: dict[str, Any]) -> None:
    lang, day = question["lang"], question["date"]
    if "absent" in question:
        with pytest.raises(Absent) as absent:
            record(corpus, links[lang], question["address"], day)
        assert question["absent"] in str(absent.value)
        return
    found = only_language(
        record(corpus, links[lang], question["address"], day), lang, corpus.languages
    )
    text = json.dumps(found, ensure_ascii=False)
    for words in question.get("says", []):
        assert words in text, question["q"]
    if "force" in question:
        assert question["force"] in (found["force"], *(p["force"] for p in found["paragraphs"]))
    if "/art-" in question["address"]:
        assert set(found) >= FIELDS
