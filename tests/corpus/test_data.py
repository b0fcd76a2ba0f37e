"""The knowledge base itself: complete in four languages, our own words, true to its counts."""

import json
import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from lexteh.audit import audit
from lexteh.corpus.corpus import Corpus, places, version_on
from lexteh.corpus.explanations import EXAMPLES
from lexteh.corpus.model import Provision, Recommendation, Right
from lexteh.corpus.parts import localized
from lexteh.corpus.schema import schemas
from tests.conftest import LEGAL, ROOT

OFFICIAL = ROOT.parent / "shared" / "official"
LANGUAGES = {"fr", "en", "es", "ar"}


def test_every_text_in_four_languages(corpus: Corpus) -> None:
    for address, thing in corpus.things():
        for path, texts in localized(thing):
            assert set(texts) == LANGUAGES, f"{address} {path}"


def test_counts(corpus: Corpus) -> None:
    def articles(instrument: str) -> list[str]:
        return [a.split("/")[1] for a, _ in corpus.provisions_of(instrument)]

    assert articles("palermo-protocol") == [f"art-{n}" for n in range(1, 21)]
    penal = [f"art-225-4-{n}" for n in range(1, 10)]
    assert [a for a in articles("fr-cp") if a in penal] == penal
    ceseda = set(articles("fr-ceseda"))
    assert {f"art-l425-{n}" for n in range(1, 6)} <= ceseda
    assert {f"art-r425-{n}" for n in range(1, 11)} <= ceseda
    assert {"art-l316-1", "art-l316-1-1", "art-l316-2"} <= ceseda
    assert {f"art-r316-{n}" for n in range(1, 11)} <= ceseda


def test_renumbering_of_2021_joins_every_old_article(corpus: Corpus) -> None:
    for address, provision in corpus.provisions_of("fr-ceseda"):
        number = address.split("-")[2]
        if not re.search(r"art-[lr]316", address):
            continue
        assert str(provision.versions[-1].until) == "2021-04-30", address
        if number in ("r316",) and address.endswith("r316-5-1"):
            continue  # its list of documents moved to an annex that is not in the corpus
        assert provision.successors, address
        assert all(str(s.date) == "2021-05-01" for s in provision.successors), address


def test_law_of_2013(corpus: Corpus) -> None:
    founding = corpus.config.founding
    trafficking = corpus.provisions["fr-cp/art-225-4-1"]
    assert [str(v.in_force) for v in trafficking.versions] == [
        "2003-03-19",
        "2007-11-21",
        "2013-08-07",
    ]
    then = version_on(trafficking, founding)
    assert then is not None
    assert str(then.until) == "2013-08-06"
    for name in ("art-l316-1", "art-r316-1", "art-r316-2", "art-r316-10"):
        assert version_on(corpus.provisions[f"fr-ceseda/{name}"], founding), name
    for name in ("art-l425-1", "art-l316-1-1"):
        assert version_on(corpus.provisions[f"fr-ceseda/{name}"], founding) is None, name


def test_rights_of_the_founding_statement(corpus: Corpus) -> None:
    rights = {a for a, e in corpus.entries.items() if isinstance(e, Right)}
    names = (
        "reflection-period residence-cooperation residence-personal-grounds "
        "subsidiary-protection housing work legal-aid material-aid medical-care "
        "information-language shelter-ac-se police-protection witness-protection "
        "compensation-criminal-trial civi return-reintegration"
    )
    assert {f"rights/{name}" for name in names.split()} <= rights


def test_recommendations_have_basis_log_and_sources(corpus: Corpus) -> None:
    found = [e for e in corpus.entries.values() if isinstance(e, Recommendation)]
    assert len(found) >= 4
    for recommendation in found:
        assert len(recommendation.log) >= 2
        assert len(recommendation.basis) >= 2
        for before, after in pairwise(recommendation.log):
            assert before.date.first <= after.date.last


def test_every_source_has_an_address(corpus: Corpus) -> None:
    for address, thing in corpus.things():
        for name, source in thing.sources.items():
            assert source.url or source.kind == "founding", f"{address} {name}"


def test_schemas_are_those_of_the_model() -> None:
    for name, text in schemas().items():
        path = LEGAL / "schema" / name
        assert path.read_text(encoding="utf-8") == text, f"{name}: run 'lexteh schema'"
        json.loads(text)


def test_every_file_names_a_schema_that_exists() -> None:
    for path in LEGAL.rglob("*.yml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, path
        assert (path.parent / match[1]).resolve().is_file(), path


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official texts lie beside the project")
def test_no_sentence_of_an_official_text() -> None:
    _, problems = audit(LEGAL, date.today(), OFFICIAL)
    assert [str(p) for p in problems] == []


def test_a_borrowed_sentence_is_found(tmp_path: Path) -> None:
    root = tmp_path / "legal"
    shutil.copytree(EXAMPLES / "base", root)
    (tmp_path / "official").mkdir()
    sentence = "Each State acts within 30 days of the day on which it has learnt of the matter."
    (tmp_path / "official" / "text.md").write_text(sentence, encoding="utf-8")
    article = root / "instruments" / "pact" / "art-2.yml"
    borrowed = article.read_text(encoding="utf-8").replace(
        "Each State acts within 30 days.", sentence
    )
    article.write_text(borrowed, encoding="utf-8")
    _, problems = audit(root, date(2026, 6, 1), tmp_path / "official")
    assert [(p.code, p.line) for p in problems] == [("W001", 11)]


def test_units_have_text_and_force(corpus: Corpus) -> None:
    for address, provision in corpus.provisions.items():
        assert isinstance(provision, Provision)
        for version in provision.versions:
            assert version.text or version.paragraphs, address
            for place in places(version):
                assert place.unit.text or place.unit.paragraphs, (address, place.steps)
