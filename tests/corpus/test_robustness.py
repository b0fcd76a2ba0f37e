"""Whatever the bytes: problems or a corpus, never an exception, never silence."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexteh.corpus.checks import check
from lexteh.corpus.corpus import natural_key
from lexteh.corpus.dates import PartialDate, parse_day
from lexteh.corpus.explanations import EXAMPLES
from lexteh.corpus.model import Provision
from lexteh.corpus.numbers import numbers
from lexteh.corpus.validate import validate
from lexteh.corpus.yaml_source import parse

BASE = EXAMPLES / "base"
GOOD = (BASE / "instruments" / "pact" / "art-2.yml").read_bytes()
TODAY = date(2026, 6, 1)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    located, problems = parse(raw, "x.yml")
    assert located is not None or problems


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("{}[]:,-&*!|>'\"% \n\tabé1#?@`"), max_size=200))
def test_any_punctuation(text: str) -> None:
    located, problems = parse(text.encode(), "x.yml")
    assert located is not None or problems


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 40), st.binary(max_size=20))
def test_mutated_file(start: int, length: int, new: bytes) -> None:
    raw = GOOD[:start] + new + GOOD[start + length :]
    located, problems = parse(raw, "x.yml")
    if located is None:
        assert problems
        return
    value, found = validate(Provision, located)
    assert (value is None) == bool(found)
    for problem in found:
        assert problem.line >= 1
        assert problem.column >= 1


@pytest.mark.parametrize(
    ("raw", "code", "place"),
    [
        (b"\xef\xbb\xbfnumber: 1\n", "Y009", (1, 1)),
        ("titre: \u00e9\n".encode("latin-1"), "Y001", (1, 8)),
        ("number: 1\n".encode("utf-16"), "Y001", (1, 1)),
        (b"a: \x00\n", "Y009", (1, 4)),
        (b"a: " + b"[" * 900_000 + b"]" * 900_000, "Y006", None),
        (b"a:\n" + b"- " * 900_000, "Y006", None),
        (b"\n".join(b" " * i + b"a:" for i in range(1000)), "Y006", None),
        (b"a: " + b"{b: " * 1000 + b"}" * 1000, "Y006", None),
        (b"\n".join([b"a0: &a [1]"] + [b"a%d: [*a,*a]" % i for i in range(1, 9)]), "Y004", None),
        (b"? [a, b]\n: c\n", "Y002", (1, 3)),
    ],
)
def test_hostile_bytes(raw: bytes, code: str, place: tuple[int, int] | None) -> None:
    _, problems = parse(raw, "x.yml")
    assert [p.code for p in problems][:1] == [code]
    if place:
        assert (problems[0].line, problems[0].column) == place


def test_huge_file(tmp_path: Path) -> None:
    (tmp_path / "corpus.yml").write_bytes(b"name: " + b"x" * 3_000_000)
    corpus, problems = check(tmp_path, TODAY)
    assert corpus is None
    assert [p.code for p in problems] == ["Y006", "Y001"]


def test_missing_folder(tmp_path: Path) -> None:
    corpus, problems = check(tmp_path / "nothing", TODAY)
    assert corpus is None
    assert [p.code for p in problems] == ["R004"]


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_days_round_trip(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    partial = PartialDate.parse(day.isoformat())
    assert str(partial) == day.isoformat()
    assert partial.first == partial.last == day


@given(st.text(max_size=12))
def test_days_never_crash(text: str) -> None:
    try:
        found = parse_day(text)
    except ValueError:
        return
    assert found.isoformat() == text


@given(st.lists(st.integers(0, 10**7), max_size=6))
def test_numbers_in_any_script(values: list[int]) -> None:
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    western = " ; ".join(map(str, values))
    assert numbers(western) == numbers(western.translate(arabic))
    assert set(numbers(western)) == {str(v) for v in values}


def test_grouped_thousands_are_one_number() -> None:
    for text in ("1 500 000 €", "1\u202f500\u202f000 €", "€1,500,000", "1.500.000", "١٥٠٠٠٠٠"):
        assert set(numbers(text)) == {"1500000"}, text


def test_natural_order() -> None:
    names = ["art-r316-10", "art-10", "art-9", "art-l316-1-1", "art-l316-1", "art-r316-2"]
    assert sorted(names, key=natural_key) == [
        "art-9",
        "art-10",
        "art-l316-1",
        "art-l316-1-1",
        "art-r316-2",
        "art-r316-10",
    ]
