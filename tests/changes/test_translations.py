"""Registers of translations: a stale one is told at its line, branches merge, nothing nags."""

from datetime import date
from pathlib import Path

import pytest

from lexteh.audit import audit
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.problems import Problem
from lexteh.corpus.translations import Register, digest, update_registers
from tests.changes.small import AMENDED, edit, write
from tests.changes.test_diff import git
from tests.conftest import LEGAL, run_lexteh

ART_1 = "instruments/code/art-1.yml"
ART_2 = "instruments/code/art-2.yml"
ON = date(2020, 2, 1)


@pytest.fixture
def legal(tmp_path: Path) -> Path:
    """The small knowledge base with its registers."""
    root = write(tmp_path)
    confirm(root)
    return root


def confirm(root: Path, *words: str) -> str:
    done = run_lexteh("confirm", *words, "--legal", str(root))
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(root: Path) -> list[Problem]:
    return [p for p in audit(root, ON)[1] if p.code in ("L004", "L005")]


def test_the_corpus_has_its_registers(corpus: Corpus) -> None:
    done = update_registers(LEGAL, corpus, write=False)
    assert (done.written, done.removed, done.stale) == ([], [], []), "run 'lexteh confirm'"


def test_a_translation_that_did_not_follow(legal: Path) -> None:
    assert told(legal) == []
    edit(legal, ART_2, "L'aide est gratuite.", "L'aide ne coûte rien.")
    (problem,) = told(legal)
    line = (legal / ART_2).read_text().splitlines()[problem.line - 1]
    assert line[problem.column - 1 :] == "Assistance shall be free of charge."
    assert "lexteh confirm code/art-2 --lang en" in problem.expected
    # Taking in what is new does not clear it; saying that it was reread does.
    assert "code/art-2 2010-01-01/text en" in confirm(legal)
    assert len(told(legal)) == 1
    confirm(legal, "code/art-2", "--lang", "en")
    assert told(legal) == []


def test_both_changed_together(legal: Path) -> None:
    edit(legal, ART_2, "L'aide est gratuite.", "L'aide ne coûte rien.")
    edit(legal, ART_2, "shall be free of charge.", "shall cost nothing.")
    assert told(legal) == []
    assert run_lexteh("confirm", "--check", "--legal", str(legal)).returncode == 1
    confirm(legal)
    assert run_lexteh("confirm", "--check", "--legal", str(legal)).returncode == 0
    edit(legal, ART_2, "L'aide ne coûte rien.", "L'aide est offerte.")
    assert len(told(legal)) == 1


def test_carried_over_into_a_new_version(legal: Path) -> None:
    """Alinéa 2 changed in French; the English of the version before was only copied."""
    (legal / ART_1).write_text(AMENDED)
    (problem,) = told(legal)
    assert problem.line == (legal / ART_1).read_text().splitlines().index(
        "          en: The court may extend that assistance.", 20
    ) + 1  # fmt: skip


def test_new_line_breaks_and_new_neighbours(legal: Path) -> None:
    edit(legal, ART_2, "fr: L'aide est gratuite.", "fr: >-\n        L'aide est\n        gratuite.")
    note = "notes:\n  - text: {fr: Avant., en: Before.}\n    sources: [gazette]\n"
    (legal / ART_2).write_text(note + (legal / ART_2).read_text())
    assert told(legal) == []


def test_short_texts_recur(legal: Path) -> None:
    """Two French words with one English word are not a stale translation."""
    note = "notes:\n  - text: {fr: Oui., en: Yes.}\n    sources: [gazette]\n"
    (legal / ART_2).write_text((legal / ART_2).read_text() + note)
    confirm(legal)
    more = "  - text: {fr: Si., en: Yes.}\n    sources: [gazette]\n"
    (legal / ART_2).write_text((legal / ART_2).read_text() + more)
    assert told(legal) == []


def test_a_deleted_entry_takes_its_register_along(legal: Path) -> None:
    register = legal / "translations" / "instruments" / "code" / "art-3.lock"
    assert register.exists()
    (legal / "instruments/code/art-3.yml").unlink()
    confirm(legal)
    assert not register.exists()


def test_a_damaged_register(legal: Path) -> None:
    register = legal / "translations" / ART_2.replace(".yml", ".lock")
    register.write_text(register.read_text() + "<<<<<<< ours\n")
    (problem,) = told(legal)
    assert problem.code == "L005"
    done = run_lexteh("confirm", "--legal", str(legal))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_registers_read_back(legal: Path) -> None:
    for path in (legal / "translations").rglob("*.lock"):
        text = path.read_text(encoding="utf-8")
        assert str(Register.parse(text)) == text


def test_wrong_questions(legal: Path) -> None:
    for words, said in (
        (["code/art-77"], "not in the knowledge base"),
        (["Code"], "lower case"),
        (["code/art-1", "--lang", "de"], "'de' is not a language here"),
    ):
        done = run_lexteh("confirm", *words, "--legal", str(legal))
        assert done.returncode == 1
        assert said in done.stderr


def test_digest_follows_words_not_spaces() -> None:
    assert digest("une  aide\ngratuite") == digest("une aide gratuite")
    assert digest("une aide gratuite") != digest("une aide Gratuite")


def test_two_branches_on_neighbours_merge(legal: Path) -> None:
    """Neighbouring paragraphs of one article, and neighbouring articles."""
    folder = legal.parent
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=First")
    for branch, edits in {
        "one": [
            (ART_1, "La victime reçoit", "Toute victime reçoit"),
            (ART_1, "The victim shall", "Every victim shall"),
            (ART_2, "est gratuite", "ne coûte rien"),
            (ART_2, "be free of charge", "cost nothing"),
        ],
        "two": [
            (ART_1, "Le juge peut prolonger", "Le juge peut allonger"),
            (ART_1, "may extend", "may lengthen"),
            ("instruments/code/art-3.yml", "est motivée", "est expliquée"),
            ("instruments/code/art-3.yml", "Reasons shall", "An explanation shall"),
        ],
    }.items():
        git(folder, "checkout", "--quiet", "-b", branch, "main")
        for name, old, new in edits:
            edit(legal, name, old, new)
        confirm(legal)
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", f"--message={branch}")
    git(folder, "merge", "--quiet", "one")
    assert told(legal) == []
    assert run_lexteh("confirm", "--check", "--legal", str(legal)).returncode == 0
    assert "Toute victime" in (legal / ART_1).read_text()
    assert "allonger" in (legal / ART_1).read_text()
