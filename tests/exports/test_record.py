"""``lexteh show``: what held on a date, and the reason when nothing did."""

import json
from datetime import date

import pytest

from lexteh.corpus.corpus import Corpus
from lexteh.exports.record import Absent, only_language, record
from lexteh.links import Links
from tests.conftest import run_lexteh

FOUNDING, TODAY = date(2013, 2, 15), date(2026, 11, 22)


@pytest.fixture(scope="module")
def links(corpus: Corpus) -> Links:
    return Links(corpus, "fr")


def test_same_number_two_dates(corpus: Corpus, links: Links) -> None:
    then = record(corpus, links, "fr-cp/art-225-4-1", FOUNDING)
    now = record(corpus, links, "fr-cp/art-225-4-1", TODAY)
    assert then["until"] == "2013-08-06"
    assert now["in_force"] == "2013-08-07"
    assert now["until"] is None
    assert then["paragraphs"] != now["paragraphs"]


@pytest.mark.parametrize(
    ("address", "day", "reason"),
    [
        ("fr-ceseda/art-l425-1", FOUNDING, "it exists since 2021-05-01"),
        (
            "fr-ceseda/art-l316-1",
            TODAY,
            "it existed until 2021-04-30; succeeded by fr-ceseda/art-l425-1",
        ),
        ("fr-ceseda/art-l316-1-1", FOUNDING, "it exists since 2016-04-15"),
        ("fr-ceseda/art-l425-11x", TODAY, "is not in the knowledge base"),
        ("palermo-protocol/art-3/point-z", TODAY, "has no 'point-z'"),
        ("Palermo", TODAY, "is not an address"),
        ("institutions/halde", TODAY, "succeeded by institutions/defenseur-des-droits"),
    ],
)
def test_absent(corpus: Corpus, links: Links, address: str, day: date, reason: str) -> None:
    with pytest.raises(Absent) as absent:
        record(corpus, links, address, day)
    assert reason in str(absent.value)


def test_record_of_a_paragraph(corpus: Corpus, links: Links) -> None:
    found = record(corpus, links, "palermo-protocol/art-6/para-3/point-b", TODAY)
    assert found["force"] == "shall-consider"
    assert set(found["text"]) == {"fr", "en", "es", "ar"}
    assert found["sources"]
    french = only_language(found, "fr", corpus.languages)
    assert isinstance(french["text"], str)
    json.dumps(found)


def test_every_provision_and_right_has_a_record_of_each_version(
    corpus: Corpus, links: Links
) -> None:
    for address, thing in corpus.things():
        for version in getattr(thing, "versions", []):
            found = record(corpus, links, address, version.in_force)
            assert json.loads(json.dumps(found))["address"] == address
            assert found["in_force"] == version.in_force.isoformat()


def test_every_card_has_a_record(corpus: Corpus, links: Links) -> None:
    for address in corpus.instruments:
        found = record(corpus, links, address, TODAY)
        assert json.loads(json.dumps(found))["titles"]["ar"]


def test_command_line() -> None:
    done = run_lexteh("show", "fr-ceseda/art-l425-1", "--date", "2013-02-15")
    assert done.returncode == 1
    assert "since 2021-05-01" in done.stderr
    done = run_lexteh(
        "show",
        "rights/reflection-period",
        "--date",
        "2013-02-15",
        "--lang",
        "en",
        "--format",
        "json",
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert any("30" in point["text"] for point in found["points"])
    done = run_lexteh("show", "fr-ceseda/art-l425-1", "--date", "2021-02-30")
    assert done.returncode == 2
    assert "28 days" in done.stderr
    done = run_lexteh("show", "fr-ceseda/art-l425-1", "--lang", "de")
    assert done.returncode == 1
    assert "expected one of fr" in done.stderr


def test_resolve_command() -> None:
    done = run_lexteh("resolve", "art. 3 du Protocole de Palerme")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "palermo-protocol/art-3",
        "https://lexteh.example/palermo-protocol/art-3/",
    ]
    done = run_lexteh("resolve", "L.316-1")
    assert "fr-ceseda/art-l425-1" in done.stdout
    assert run_lexteh("resolve", "xyzzy").returncode == 1


def test_check_command_as_data() -> None:
    done = run_lexteh("check", "--format", "json", "--strict")
    assert done.returncode == 0, done.stdout[:2000]
    found = json.loads(done.stdout)
    assert found["problems"] == []
    assert found["entries"] > 100
