"""Each file of golden/good passes; each of golden/bad gives exactly the problems it announces."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from lexteh.corpus.checks import check
from lexteh.corpus.explanations import EXAMPLES, Explanation, explanations
from lexteh.corpus.problems import CODES, Problem

GOLDEN = EXAMPLES
TODAY = date(2026, 6, 1)


def _cases(kind: str) -> list[Path]:
    return sorted((GOLDEN / kind).glob("*.yml"))


def _put(case: Path, folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """The base corpus with *case* in its place, and the (code, line:column) it announces."""
    root = folder / "legal"
    shutil.copytree(GOLDEN / "base", root)
    text = case.read_text(encoding="utf-8")
    place = re.search(r"^# place: (.+)$", text, re.M)
    assert place, f"{case.name} does not say where it belongs"
    target = root / place[1]
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(case, target)
    return root, re.findall(r"^# expect: (\w+) (\S+)$", text, re.M)


@pytest.mark.parametrize("case", _cases("good"), ids=lambda p: p.stem)
def test_good(case: Path, tmp_path: Path) -> None:
    root, _ = _put(case, tmp_path)
    corpus, problems = check(root, TODAY)
    assert corpus is not None
    assert [str(p) for p in problems] == []


@pytest.mark.parametrize("case", _cases("bad"), ids=lambda p: p.stem)
def test_bad(case: Path, tmp_path: Path) -> None:
    root, expected = _put(case, tmp_path)
    assert expected, f"{case.name} announces nothing"
    _, problems = check(root, TODAY)
    found = [
        (p.code, "-" if place == "-" else f"{p.line}:{p.column}")
        for p, (_, place) in zip(problems, sorted(expected, key=_order), strict=False)
    ]
    assert found == sorted(expected, key=_order), "\n".join(map(str, problems))
    assert len(problems) == len(expected), "\n".join(map(str, problems))
    for problem in problems:
        assert "Traceback" not in str(problem)
        assert problem.message


def _order(item: tuple[str, str]) -> tuple[int, int]:
    if item[1] == "-":
        return (0, 0)
    line, column = item[1].split(":")
    return (int(line), int(column))


def test_bad_cases_cover_the_codes() -> None:
    covered = {
        code
        for case in _cases("bad")
        for code in re.findall(r"^# expect: (\w+)", case.read_text(encoding="utf-8"), re.M)
    }
    elsewhere = {"Y001", "O001", "W001", "R008", "L004", "L005"}
    assert set(CODES) - covered - elsewhere == set()


EXPLAINED = [page for page in explanations().values() if page.case]


def _mended(page: Explanation, folder: Path) -> list[Problem]:
    """What is told once the lines shown are replaced by the good example."""
    case = GOLDEN / "bad" / f"{page.case}.yml"
    root, _ = _put(case, folder)
    text = case.read_text(encoding="utf-8")
    place = re.search(r"^# place: (.+)$", text, re.M)
    assert place
    lines = text.split("\n")
    first, last = page.lines
    lines[first - 1 : last] = page.good.split("\n") if page.good else []
    (root / place[1]).write_text("\n".join(lines), encoding="utf-8")
    return check(root, TODAY)[1]


@pytest.mark.parametrize("page", EXPLAINED, ids=lambda p: p.code)
def test_the_example_is_mended_by_its_good_lines(page: Explanation, tmp_path: Path) -> None:
    text = (GOLDEN / "bad" / f"{page.case}.yml").read_text(encoding="utf-8")
    assert page.code in re.findall(r"^# expect: (\w+)", text, re.M)
    assert [str(p) for p in _mended(page, tmp_path)] == []


def test_every_code_is_explained_in_both_languages() -> None:
    assert set(explanations()) == set(CODES)
    for page in explanations().values():
        for texts in (page.title, page.means, page.mend):
            assert set(texts) == {"en", "fr"}, page.code
            assert all(texts.values()), page.code
        assert page.bad, page.code
