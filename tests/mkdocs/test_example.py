"""The same plugins on another subject: the imaginary library of ``examples/library``."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from lexteh.cli import main
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.site.linkcheck import broken_links
from tests.conftest import ROOT, run_lexteh

LIBRARY = ROOT / "examples" / "library"
OTHER_SUBJECT = re.compile(
    r"lexteh|traffick|\btraite\b|\btrata\b|victim|exploitation|palermo|palerme|2013|\bfrance\b",
    re.I,
)


@pytest.fixture(scope="module")
def library() -> Corpus:
    """Its data, without an error."""
    corpus, problems = check(LIBRARY / "legal", date.today())
    assert corpus is not None
    assert problems == []
    return corpus


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, as the README of the example builds it."""
    project = tmp_path_factory.mktemp("example")
    shutil.copytree(LIBRARY, project / "examples" / "library")
    shutil.copytree(ROOT / "overrides", project / "overrides")
    out = project / "site"
    config = "examples/library/mkdocs.yml"
    done = run_lexteh("site", "--config", config, "--out", str(out), cwd=project)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "WARNING" not in done.stderr + done.stdout
    return out


def words(page: Path) -> str:
    """What a reader sees or hears: texts, titles and labels, with plain spaces."""
    html = page.read_text(encoding="utf-8")
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.S)
    said = re.findall(r'(?:title|alt|aria-label|content|placeholder)="([^"]*)"', body)
    return " ".join([re.sub(r"<[^>]+>", " ", body), *said]).replace("\u00a0", " ")


def test_the_data_is_sound() -> None:
    assert main(["check", "--strict", str(LIBRARY / "legal")]) == 0
    assert main(["confirm", "--check", "--legal", str(LIBRARY / "legal")]) == 0


def test_every_entry_has_a_page_in_both_languages(site: Path, library: Corpus) -> None:
    for address, _ in library.things():
        for prefix in ("", "fr/"):
            assert (site / f"{prefix}{address}" / "index.html").exists(), address
    assert [str(b) for b in broken_links(site, "https://library.example/")] == []


def test_the_old_version_is_shown(site: Path) -> None:
    english = words(site / "house-rules" / "art-2" / "index.html")
    assert "within 21 days" in english
    assert "within 14 days" in english
    french = words(site / "fr" / "house-rules" / "art-2" / "index.html")
    assert "septembre 2001" in french
    assert "14 jours" in french


def test_nothing_of_the_other_subject(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        found = OTHER_SUBJECT.search(words(page))
        assert found is None, f"{page.relative_to(site)}: {found}"
