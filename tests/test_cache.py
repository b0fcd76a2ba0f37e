"""A cache saves time and changes nothing: not after an edit, not when it is damaged."""

import json
import shutil
from pathlib import Path

import pytest

from lexteh.cache import Cache, folder
from lexteh.cli import main
from lexteh.corpus.explanations import EXAMPLES


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEXTEH_CACHE", str(tmp_path / "cache"))
    shutil.copytree(EXAMPLES / "base", tmp_path / "legal")
    return tmp_path / "legal"


def _told(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, int]]:
    main(["check", str(root), "--format", "json", *words])
    problems = json.loads(capsys.readouterr().out)["problems"]
    return [(p["code"], p["line"]) for p in problems]


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_is_found_with_a_warm_cache(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = root / "instruments" / "pact" / "art-2.yml"
    assert _told(root, capsys) == []
    assert _told(root, capsys) == []
    _edit(article, "30 days", "3 days")
    assert _told(root, capsys) == [("L002", 11)]
    assert _told(root, capsys) == [("L002", 11)]
    _edit(article, "3 days", "30 days")
    assert _told(root, capsys) == []
    # A change elsewhere that this file depends on.
    _edit(root / "sources.yml", "shared:", "others:")
    assert _told(root, capsys) == [("R002", 7)]
    _edit(root / "sources.yml", "others:", "shared:")
    article.rename(article.with_name("art-3.yml"))
    (root / "published.txt").write_text("pact/art-2\n", encoding="utf-8")
    assert _told(root, capsys) == [("R007", 1)]
    assert _told(root, capsys, "--no-cache") == [("R007", 1)]


def test_official_texts_count(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    official = root.parent / "official"
    official.mkdir()
    sentence = "Each State acts within 30 days of the day on which it has learnt of the matter."
    _edit(root / "instruments/pact/art-2.yml", "Each State acts within 30 days.", sentence)
    words = ("--official", str(official))
    (official / "text.md").write_text("Something else.", encoding="utf-8")
    assert _told(root, capsys, *words) == []
    (official / "text.md").write_text(sentence, encoding="utf-8")
    assert _told(root, capsys, *words) == [("W001", 11)]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 100])
def test_a_damaged_cache_is_ignored(
    root: Path, capsys: pytest.CaptureFixture[str], damage: bytes
) -> None:
    assert _told(root, capsys) == []
    files = list((root.parent / "cache").glob("*.bin"))
    assert len(files) >= 3
    for file in files:
        file.write_bytes(damage)
    assert _told(root, capsys) == []
    for file in files:
        raw = bytearray(file.read_bytes())
        raw[-1] ^= 1
        file.write_bytes(raw)
    _edit(root / "instruments" / "pact" / "art-2.yml", "30 days", "3 days")
    assert _told(root, capsys) == [("L002", 11)]


def test_off_and_unwritable(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEXTEH_CACHE", "off")
    assert folder() is None
    assert _told(root, capsys) == []
    assert not (root.parent / "cache").exists()
    monkeypatch.setenv("LEXTEH_CACHE", str(root / "corpus.yml" / "below"))
    assert _told(root, capsys) == []


def test_tables_keep_what_was_used(tmp_path: Path) -> None:
    first = Cache(tmp_path, tmp_path / "c")
    assert [first.table("t").get(k, k.upper) for k in ("a", "b")] == ["A", "B"]
    first.save()
    second = Cache(tmp_path, tmp_path / "c")
    assert second.table("t").get("a", lambda: "made again") == "A"
    second.save()
    third = Cache(tmp_path, tmp_path / "c")
    assert third.table("t").get("b", lambda: "made again") == "made again"
