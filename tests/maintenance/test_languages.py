"""Languages that only some articles have: where they may stand, and what then has to follow."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from lexteh.audit import audit
from lexteh.cli import main
from lexteh.editing.fmt import fmt
from tests.conftest import ROOT

RULES = "instruments/house-rules"


@pytest.fixture
def legal(tmp_path: Path) -> Path:
    """The library with an article in Italian and one whose wording is Urdu too."""
    root = tmp_path / "legal"
    shutil.copytree(ROOT / "examples/library/legal", root)
    _put(
        root,
        "corpus.yml",
        "languages: [en, fr]\n",
        "languages: [en, fr]\npartial_languages: [it, ur]\n",
    )
    _put(root, f"{RULES}/art-3.yml", "  fr: Silence\n", "  fr: Silence\n  it: Silenzio\n")
    _put(root, f"{RULES}/art-3.yml", "bruit.\n", "bruit.\n      it: Non si fa rumore.\n")
    assert main(["confirm", "--legal", str(root)]) == 0
    return root


def _put(root: Path, place: str, old: str, new: str) -> None:
    path = root / place
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _told(root: Path) -> list[tuple[str, str]]:
    _, problems = audit(root, date.today())
    return [(p.code, p.file.rpartition("/")[2]) for p in problems]


def test_one_article_alone(legal: Path) -> None:
    assert _told(legal) == []


def test_an_article_has_a_language_as_a_whole(legal: Path) -> None:
    _put(legal, f"{RULES}/art-3.yml", "      it: Non si fa rumore.\n", "")
    assert _told(legal) == [("L001", "art-3.yml")]


def test_only_articles_may(legal: Path) -> None:
    _put(legal, "rights/borrowing.yml", "  fr: Emprunter un livre\n",
         "  fr: Emprunter un livre\n  it: Prendere un libro\n")  # fmt: skip
    assert ("R003", "borrowing.yml") in _told(legal)


def test_its_numbers_are_compared(legal: Path) -> None:
    _put(
        legal, f"{RULES}/art-3.yml", "it: Non si fa rumore.", "it: Non si fa rumore per 30 minuti."
    )
    assert ("L002", "art-3.yml") in _told(legal)


def test_it_follows_its_source(legal: Path) -> None:
    _put(legal, f"{RULES}/art-3.yml", "to keep quiet.", "to be quiet.")
    _, problems = audit(legal, date.today())
    assert [p.expected.rpartition(" ")[2] for p in problems if p.code == "L004"] == ["fr'", "it'"]
    assert main(["confirm", "house-rules/art-3", "--lang", "it", "--legal", str(legal)]) == 0
    assert _told(legal) == [("L004", "art-3.yml")]


def test_a_script_of_its_own(legal: Path) -> None:
    _put(legal, f"{RULES}/art-3.yml", "  it: Silenzio\n", "  it: Silenzio\n  ur: خاموشی\n")
    assert {code for code, _ in _told(legal)} == {"L001"}


def test_show_and_layout_know_it(legal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["show", "house-rules/art-3", "--lang", "fr", "--format", "json", "--legal", str(legal)]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "bruit" in told
    assert "Silenzio" not in told, "one language was asked for"
    raw = (legal / RULES / "art-3.yml").read_bytes()
    text, problems = fmt(raw, f"{RULES}/art-3.yml", ["en", "fr", "it", "ur"])
    assert problems == []
    assert text == raw.decode()


def test_a_moved_article_counts_once(legal: Path) -> None:
    words = ["renumber", "house-rules/art-3", "house-rules/art-4", "--on", "2027-01-01"]
    assert main([*words, "--legal", str(legal)]) == 0
    assert {code for code, _ in _told(legal)} <= {"M010"}
