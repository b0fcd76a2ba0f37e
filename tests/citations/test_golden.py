"""Each golden sentence: the same spans, the same targets, nothing else."""

import pytest

from lexteh.citations import find
from tests.citations.golden import Case, cases

ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=str)
def test_golden(case: Case) -> None:
    found = find(case.text, lang=case.lang, context=case.context, date=case.date)
    got = [(case.text[c.start : c.end], c.target) for c in found]
    want = [(case.text[start:end], target) for start, end, target in case.expected]
    assert got == want
    assert [(c.start, c.end) for c in found] == [(s, e) for s, e, _ in case.expected]


def test_there_are_enough() -> None:
    assert len(ALL) >= 400
    for lang in ("fr", "en", "es", "ar"):
        assert sum(1 for case in ALL if case.lang == lang and not case.expected) >= 10
