"""new, amend, renumber, rename, publish: what they write is sound, what they refuse is told."""

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest

from lexteh.cli import main
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.explanations import EXAMPLES
from lexteh.corpus.problems import ERROR
from lexteh.editing.change import Change, Refused, made, write_all
from lexteh.editing.fmt import fmt
from lexteh.editing.scaffold import KINDS
from tests.conftest import LEGAL

TODAY = date(2026, 6, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small corpus."""
    shutil.copytree(EXAMPLES / "base", tmp_path / "legal")
    return tmp_path / "legal"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the real one."""
    shutil.copytree(LEGAL, tmp_path / "legal")
    return tmp_path / "legal"


def _codes(root: Path) -> set[str]:
    return {p.code for p in check(root, date.today())[1] if p.severity == ERROR}


def _texts(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def _loaded(root: Path) -> Corpus:
    corpus, _ = check(root, TODAY)
    assert corpus is not None
    return corpus


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_waits_only_to_be_filled(
    root: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = {"provision": "pact/art-14-a", "instrument": "fr-loi-2027-1"}.get(kind, "new-one")
    assert main(["new", kind, name, "--legal", str(root)]) == 0
    printed = capsys.readouterr().out
    assert "places to fill" in printed
    assert _codes(root) == {"M010"}
    place = next(p for p in printed.splitlines() if p.startswith("written ")).split("legal/")[1]
    raw = (root / place).read_bytes()
    assert fmt(raw, place, ["fr", "en"])[0] == raw.decode(), "it is in the one layout"
    # Filled in by a person: nothing is left to tell but what was invented here.
    filled = raw.decode().replace("TO FILL", "Filled")
    (root / place).write_text(filled, encoding="utf-8")
    assert _codes(root) == set()


def test_the_number_comes_from_the_address(root: Path) -> None:
    assert main(["new", "provision", "fr-code/art-l425-1", "--legal", str(root)]) == 0
    assert "number: L. 425-1\n" in (root / "instruments/fr-code/art-l425-1.yml").read_text()


ART_2 = """\
# yaml-language-server: $schema=../../schema/provision.json
reviewed: 2026-01-02
number: "2"
division: part-1
versions:
  # in force from the day of signature
  - in_force: 2001-01-01
    until: 2027-02-28
    verified: 2026-01-02
    sources: [shared]
    paragraphs:
      - id: para-1
        force: shall # as the treaty has it
        text:
          fr: Chaque État agit sous 30 jours.
          en: Each State acts within 30 days.
  # TO FILL: bring the text of this version to its new wording, in every language
  - in_force: 2027-03-01
    verified: TODAY # TO FILL: the day on which you saw the text
    # TO FILL: name the source of the new text
    sources: [shared]
    amended_by: fr-code
    change:
      fr: "TO FILL: what this version changes, in a sentence (français)"
      en: "TO FILL: what this version changes, in a sentence (English)"
    paragraphs:
      - id: para-1
        force: shall
        text:
          fr: Chaque État agit sous 30 jours.
          en: Each State acts within 30 days.
"""


def test_amend_closes_and_opens(root: Path) -> None:
    place = root / "instruments/pact/art-2.yml"
    text = place.read_text(encoding="utf-8")
    text = text.replace("  - in_force", "  # in force from the day of signature\n  - in_force")
    text = text.replace("force: shall", "force: shall # as the treaty has it")
    place.write_text(text, encoding="utf-8")
    words = ["pact/art-2", "--on", "2027-03-01", "--by", "fr-code", "--legal", str(root)]
    assert main(["amend", *words]) == 0
    expected = ART_2.replace("TODAY", date.today().isoformat())
    assert place.read_text(encoding="utf-8") == expected
    assert _codes(root) == {"M010"}


def test_new_version_is_amend(root: Path) -> None:
    assert main(["new", "version", "pact/art-2", "--on", "2027-03-01", "--legal", str(root)]) == 0
    assert "until: 2027-02-28" in (root / "instruments/pact/art-2.yml").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["amend", "pact/art-2", "--on", "2000-01-01"], "2000-01-01 is not after 2001-01-01"),
        (["amend", "pact/art-3", "--on", "2027-01-01"], "did you mean 'pact/art-2'?"),
        (["amend", "pact/Art 2", "--on", "2027-01-01"], "did you mean 'pact/art-2'?"),
        (["amend", "pact", "--on", "2027-01-01"], "has no versions"),
        (["amend", "pact/art-2/para-1", "--on", "2027-01-01"], "versions are those of the whole"),
        (["amend", "pact/art-2", "--on", "2027-01-01", "--by", "fr-cod"], "did you mean 'fr-code'"),
        (["renumber", "pact/art-2", "pact/art-2", "--on", "2027-01-01"], "are the same"),
        (["renumber", "pact/art-2", "pakt/art-3", "--on", "2027-01-01"], "known instrument"),
        (
            ["renumber", "pact/art-2", "pact/art-3", "--on", "2027-01-01", "--part", "para-9"],
            "no part 'para-9' in pact/art-2: expected one of para-1",
        ),
        (["new", "provision", "pakt/art-3"], "did you mean 'pact/art-3'?"),
        (["new", "provision", "pact/art-2"], "exists already"),
        (["new", "case", "rights/x"], "is not an address"),
        (["rename", "pact", "pakt"], "the address of an instrument stays"),
        (["rename", "pact/art-2", "cases/x"], "another sort of thing"),
    ],
)
def test_refusals_say_why_and_write_nothing(
    root: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _texts(root)
    assert main([*words, "--legal", str(root)]) == 1
    assert told in capsys.readouterr().err
    assert _texts(root) == before


def test_a_closed_provision_is_not_amended(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["fr-ceseda/art-l316-1", "--on", "2027-01-01", "--legal", str(real)]
    assert main(["amend", *words]) == 1
    assert "closed since 2021-04-30; its content is in fr-ceseda/art-l425-1" in (
        capsys.readouterr().err
    )


def test_renumber_writes_both_ends_and_the_topics(
    real: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = "fr-ceseda/art-l425-1", "fr-ceseda/art-l426-9-1"
    words = [old, new, "--on", "2027-03-01", "--by", "fr-loi-2024-42", "--legal", str(real)]
    assert main(["renumber", *words]) == 0
    printed = capsys.readouterr().out
    corpus = _loaded(real)
    left, made_new = corpus.provisions[old], corpus.provisions[new]
    assert str(left.versions[-1].until) == "2027-02-28"
    assert [(s.address, str(s.date), s.by) for s in left.successors] == [
        (new, "2027-03-01", "fr-loi-2024-42")
    ]
    assert made_new.number == "L. 426-9-1"
    assert made_new.division == left.division
    assert made_new.versions[0].paragraphs == left.versions[-1].paragraphs
    assert [p.address for p in corpus.predecessors(new)] == [old]
    for name in ("topics/residence-permit", "topics/unconditional-assistance"):
        assert new in [str(r.address) for r in corpus.entries[name].references], name  # type: ignore[attr-defined]
    assert "legal/rights/work.yml" in printed.partition("references to read again")[2]
    assert _codes(real) == {"M010"}


def test_a_part_moves(root: Path) -> None:
    words = ["pact/art-2", "pact/art-9", "--on", "2027-03-01", "--part", "para-1"]
    assert main(["renumber", *words, "--legal", str(root)]) == 0
    corpus = _loaded(root)
    assert corpus.provisions["pact/art-2"].successors[0].part == "para-1"
    assert [u.id for u in corpus.provisions["pact/art-9"].versions[0].paragraphs] == ["para-1"]
    assert corpus.instruments["pact"].not_restated == [], "it is restated now"


def test_rename_moves_redirects_and_takes_references_along(real: Path) -> None:
    assert main(["publish", "--legal", str(real)]) == 0
    assert main(["rename", "rights/civi", "rights/fund", "--legal", str(real)]) == 0
    corpus = _loaded(real)
    assert corpus.redirected("rights/civi") == "rights/fund"
    assert not (real / "translations/rights/civi.lock").exists()
    assert (real / "translations/rights/fund.lock").is_file()
    assert not any("rights/civi" in text.decode() for name, text in _texts(real).items()
                   if name not in ("redirects.yml", "published.txt"))  # fmt: skip
    assert _codes(real) == set()
    assert main(["show", "rights/civi", "--legal", str(real)]) == 0
    assert main(["rename", "rights/fund", "rights/redress-fund", "--legal", str(real)]) == 0
    assert _loaded(real).redirected("rights/civi") == "rights/redress-fund"
    assert main(["rename", "rights/redress-fund", "rights/civi", "--legal", str(real)]) == 0
    corpus = _loaded(real)
    assert corpus.redirected("rights/civi") is None
    assert corpus.redirected("rights/fund") == "rights/civi"
    assert _codes(real) == set()


def test_what_was_published_may_not_disappear(root: Path) -> None:
    assert main(["publish", "--legal", str(root)]) == 0
    register = (root / "published.txt").read_text(encoding="utf-8")
    assert [line for line in register.splitlines() if not line.startswith("#")] == [
        "fr-code", "pact", "pact/art-2", "pact/art-2/para-1",
    ]  # fmt: skip
    article = root / "instruments/pact/art-2.yml"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("para-1", "para-2"), encoding="utf-8")
    _, problems = check(root, TODAY)
    assert [(p.code, p.file, p.line, p.nearest) for p in problems] == [
        ("R007", "legal/published.txt", 6, "pact/art-2/para-2")
    ]
    article.unlink()
    _, problems = check(root, TODAY)
    # The page and its paragraph went together: told once.
    assert [(p.code, p.line) for p in problems] == [("R007", 5)]


def test_only_lines_are_added_to_a_real_file(real: Path) -> None:
    place = real / "instruments/fr-cp/art-225-4-1.yml"
    before = place.read_text(encoding="utf-8").split("\n")
    words = ["fr-cp/art-225-4-1", "--on", "2027-01-01", "--legal", str(real)]
    assert main(["amend", *words]) == 0
    after = place.read_text(encoding="utf-8").split("\n")
    changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert [line for line in changes if line[0] == "-"] == []
    assert "+     until: 2026-12-31" in changes
    corpus = _loaded(real)
    *_, closed, opened = corpus.provisions["fr-cp/art-225-4-1"].versions
    assert closed.paragraphs == opened.paragraphs
    assert opened.amended_by is None


def test_fmt_from_the_command_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", str(root), "--check"]) == 1
    assert "would change legal/sources.yml" in capsys.readouterr().out
    assert main(["fmt", str(root / "sources.yml")]) == 0
    assert (root / "sources.yml").read_text().startswith("# yaml-language-server: $schema=schema/")
    broken = root / "instruments/pact/art-2.yml"
    raw = broken.read_bytes().replace(b"force: shall", b"force: shell")
    broken.write_bytes(raw)
    assert main(["fmt", str(root)]) == 1
    assert "art-2.yml:10:16: M004" in capsys.readouterr().err
    assert broken.read_bytes() == raw, "a file with faults is left as it is"
    assert main(["fmt", str(root / "instruments" / "fr-code"), "--check"]) == 0
    assert main(["fmt", str(root.parent)]) == 1


def test_an_unsound_result_is_not_written(root: Path) -> None:
    before = _texts(root)
    change = Change({"rights/x.yml": "title: nothing else\n", "instruments/pact/art-2.yml": None})
    with pytest.raises(Refused) as refused:
        made(root, change, TODAY)
    assert "M003" in {p.code for p in refused.value.problems}
    assert _texts(root) == before


def test_all_or_nothing(root: Path) -> None:
    before = _texts(root)
    (root / "blocked").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(OSError, match=r"."):
        write_all(root, {"sources.yml": "sources: {}\n", "corpus.yml": None, "blocked/x.yml": "a"})
    (root / "blocked").unlink()
    assert _texts(root) == before
