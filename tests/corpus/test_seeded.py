"""Sixty faults and more of at least thirty kinds, seeded in real files: each is told in its line.

Then what no list foresees: real files changed at random are told, or say the same as before.
"""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexteh.audit import audit
from lexteh.cache import Cache
from lexteh.corpus.problems import Problem
from lexteh.corpus.schema import MODELS
from lexteh.corpus.validate import validate
from lexteh.corpus.yaml_source import parse
from lexteh.editing.fmt import kind_of
from tests.conftest import LEGAL

FAULTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("seeded.yml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded") / "legal"
    shutil.copytree(LEGAL, folder)
    return folder


@pytest.fixture(scope="module")
def cache(root: Path) -> Cache:
    """What one fault has made the check work out serves the next; nothing is on disk."""
    return Cache(root, None)


def test_sixty_of_thirty_kinds() -> None:
    assert len(FAULTS) >= 60
    assert len({fault["code"] for fault in FAULTS}) >= 30


@pytest.mark.parametrize(
    "fault", FAULTS, ids=lambda f: f"{f['code']}-{f['file'].rpartition('/')[2]}"
)
def test_told(root: Path, cache: Cache, fault: dict[str, Any]) -> None:
    path = root / fault["file"]
    before = path.read_bytes() if path.exists() else None
    try:
        text = _seed(root, path, fault)
        _, problems = audit(root, date.today(), None, cache)
    finally:
        _restore(root, path, fault, before)
    shown = "\n".join(map(str, problems))
    file = f"legal/{fault.get('in', fault['file'])}"
    if "in" in fault and (root / fault["in"]).is_file():
        text = (root / fault["in"]).read_text(encoding="utf-8")
    found = [p for p in problems if p.code == fault["code"]]
    if not fault.get("anywhere"):
        found = [p for p in found if p.file == file]
    assert found, shown
    if fault.get("line") != "any":
        assert _line(text, fault) in [p.line for p in found], shown
    for problem in problems:
        assert problem.mend, problem
        assert "Traceback" not in str(problem)


def _seed(root: Path, path: Path, fault: dict[str, Any]) -> str:
    """Make the fault; returns the text of the changed file."""
    if fault.get("delete"):
        path.unlink()
        return ""
    if "move" in fault:
        path.rename(root / fault["move"])
        return ""
    if "add" in fault:
        path.parent.mkdir(exist_ok=True)
        path.write_text(fault["add"], encoding="utf-8")
        return str(fault["add"])
    text = path.read_text(encoding="utf-8")
    assert fault["find"] in text, f"{path.name} no longer holds {fault['find']!r}"
    text = text.replace(fault["find"], fault["put"], 1)
    path.write_text(text, encoding="utf-8")
    return text


def _restore(root: Path, path: Path, fault: dict[str, Any], before: bytes | None) -> None:
    if "move" in fault:
        (root / fault["move"]).unlink(missing_ok=True)
    if before is not None:
        path.write_bytes(before)
        return
    path.unlink(missing_ok=True)
    if path.parent != root and not any(path.parent.iterdir()):
        path.parent.rmdir()


def _line(text: str, fault: dict[str, Any]) -> int:
    if "line" in fault:
        return int(fault["line"])
    sought = str(fault.get("at") or fault["put"])
    places = [m.start() for m in re.finditer(re.escape(sought), text)]
    assert places, f"{sought!r} does not stand in the changed file"
    return text.count("\n", 0, places[fault.get("nth", 1) - 1]) + 1


def test_a_damaged_encoding_is_told(root: Path, cache: Cache) -> None:
    path = root / "cases" / "siliadin-v-france.yml"
    before = path.read_bytes()
    try:
        path.write_bytes(before.replace("é".encode(), "é".encode("latin-1"), 1))
        _, problems = audit(root, date.today(), None, cache)
    finally:
        path.write_bytes(before)
    line = before[: before.index("é".encode())].count(b"\n") + 1
    assert [(p.code, p.line) for p in problems if p.file.endswith("siliadin-v-france.yml")] == [
        ("Y001", line)
    ]


# --- changes that no list foresees ----------------------------------------------------

FILES = sorted(p for p in LEGAL.rglob("*.yml") if kind_of(p.relative_to(LEGAL).as_posix()))

# What must be told wherever it is put: none of it can be part of a sound file.
TOLD = (
    "\ufeff", "\u200b", "\u202e", "\u2066", "\x00", "\x1b", "\n---\n", "\n? [a]\n",
    "\nnobody_knows_this_key: 1\n", "\n\tx: 1\n", "\nreviewed: &a 2026-01-01\n",
)  # fmt: skip


def _read(path: Path, raw: bytes) -> tuple[object, list[Problem]]:
    kind = kind_of(path.relative_to(LEGAL).as_posix())
    assert kind
    located, problems = parse(raw, path.name)
    if located is None:
        return None, problems
    value, found = validate(MODELS[kind], located)
    return value, [*problems, *found]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.floats(0, 1), st.sampled_from(TOLD))
def test_what_is_never_sound_is_told(path: Path, where: float, sign: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    # Before the first key a line --- is only the beginning of the document.
    first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    at = first + int(where * (len(lines) - 1 - first))
    lines[at] += sign
    _, problems = _read(path, "\n".join(lines).encode())
    assert problems, (path, at, sign)
    assert all(p.line >= 1 and p.column >= 1 for p in problems)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(FILES),
    st.floats(0, 1),
    st.sampled_from(["swap", "drop", "twice", "dedent", "indent", "blank", "quote", "cut"]),
)
def test_a_changed_file_is_told_or_says_something_else_openly(
    path: Path, where: float, how: str
) -> None:
    """A line dropped, doubled, shifted, swapped: no crash, and never the same words for
    something that is lost. Whatever is read is read from what stands there.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    at = min(int(where * len(lines)), len(lines) - 2)
    line = lines[at]
    changed = {
        "swap": [lines[at + 1], line],
        "drop": [lines[at + 1]],
        "twice": [line, line, lines[at + 1]],
        "dedent": [line[2:] if line.startswith("  ") else line, lines[at + 1]],
        "indent": ["  " + line, lines[at + 1]],
        "blank": ["", line, lines[at + 1]],
        "quote": [line + '"', lines[at + 1]],
        "cut": [line[: len(line) // 2], lines[at + 1]],
    }[how]
    text = "\n".join([*lines[:at], *changed, *lines[at + 2 :]])
    before, _ = _read(path, path.read_bytes())
    value, problems = _read(path, text.encode())
    assert (value is None) <= bool(problems), "what is not read is told"
    if how == "blank" or line.startswith("#"):
        assert value == before, "remarks and blank lines say nothing"
    if how == "twice" and re.match(r"\s*[a-z_]+:", line):
        # A key given twice is never silently one of the two.
        assert problems, line


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.floats(0, 1), st.binary(min_size=1, max_size=8))
def test_random_bytes_never_crash(path: Path, where: float, new: bytes) -> None:
    raw = path.read_bytes()
    at = int(where * len(raw))
    value, problems = _read(path, raw[:at] + new + raw[at + len(new) :])
    assert value is not None or problems


@pytest.mark.parametrize("size", [100_000, 1_900_000, 2_100_000])
def test_a_huge_text(size: int) -> None:
    path = LEGAL / "cases" / "siliadin-v-france.yml"
    text = path.read_text(encoding="utf-8").replace("en: Siliadin", "en: " + "x" * size, 1)
    value, problems = _read(path, text.encode())
    assert value is not None or problems
