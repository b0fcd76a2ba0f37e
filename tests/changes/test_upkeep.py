"""What is due for review, what is covered, and what a release consists of."""

import gzip
import io
import json
import tarfile
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from lexteh.archive import data_archive, site_archive
from lexteh.corpus.checks import check_corpus
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.coverage import totals
from lexteh.corpus.loader import load
from lexteh.freshness import freshness
from tests.changes.small import edit, write
from tests.conftest import LEGAL, run_lexteh


@pytest.fixture
def legal(tmp_path: Path) -> Path:
    return write(tmp_path)


def read(root: Path) -> Corpus:
    corpus = load(root).corpus
    assert corpus
    return corpus


def test_due_on_the_day_that_check_says(legal: Path) -> None:
    """Reviewed on 1 January 2020, a review every 100 days: due on 11 April."""
    corpus = read(legal)
    for day, expected in ((date(2020, 4, 10), 0), (date(2020, 4, 11), 8)):
        codes = [p.code for p in check_corpus(corpus, day)]
        assert codes.count("F001") == expected
        assert len(freshness(corpus, day, 0).past) == expected


def test_by_instrument_and_importance(legal: Path) -> None:
    edit(legal, "instruments/code/art-3.yml", "reviewed: 2020-01-01", "reviewed: 2020-01-20")
    found = freshness(read(legal), date(2020, 4, 11), ahead=30)
    assert [(d.address, d.importance) for d in found.past] == [
        ("code/art-1", 3),
        ("code/art-2", 2),
        ("code", 0),
        ("act", 0),
        ("recommendations/first", 0),
        ("rights/aid", 0),
        ("topics/aid", 0),
    ]
    assert [(d.address, str(d.due)) for d in found.soon] == [("code/art-3", "2020-04-30")]
    first = found.past[0]
    assert first.file == "legal/instruments/code/art-1.yml"
    assert first.line == 2


def test_the_stale_command(legal: Path) -> None:
    words = ("stale", "--legal", str(legal), "--on", "2020-04-11")
    done = run_lexteh(*words)
    assert done.returncode == 0
    assert "legal/instruments/code/art-1.yml:2: code/art-1, reviewed 2020-01-01" in done.stdout
    assert run_lexteh(*words, "--fail").returncode == 1
    assert json.loads(run_lexteh(*words, "--format", "json").stdout)["past"][0]["importance"] == 3
    assert "| `code/art-1`" in run_lexteh(*words, "--format", "markdown").stdout


def test_coverage(legal: Path) -> None:
    edit(legal, "instruments/code/art-2.yml", "\n      en: Assistance shall be free of charge.", "")
    found = totals(read(legal))
    assert found.languages["en"] == found.languages["fr"] - 1 == found.texts - 1
    assert found.sources == {"official": 1}
    data = json.loads(run_lexteh("coverage", "--legal", str(legal), "--format", "json").stdout)
    code = next(row for row in data["instruments"] if row["address"] == "code")
    assert code["complete_languages"] == ["fr"]
    assert (
        "| code | selected | 3 |"
        in run_lexteh("coverage", "--legal", str(legal), "--format", "markdown").stdout
    )


# --- release --------------------------------------------------------------------------


def test_archives_are_the_same_bytes_again(legal: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "elsewhere")
    (other / "rights/aid.yml").touch()
    assert data_archive(legal, "1.0.0") == data_archive(other, "1.0.0")
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en" / "index.html").write_text("<p>")
    first = site_archive(site)
    (site / "en" / "index.html").touch()
    assert site_archive(site) == first
    assert zipfile.ZipFile(io.BytesIO(first)).namelist() == ["en/index.html"]


def test_the_data_archive_holds_the_data() -> None:
    packed = gzip.decompress(data_archive(LEGAL, "0.1.0"))
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        names = archive.getnames()
    assert "lexteh-data-0.1.0/LICENSE-DATA" in names
    inside = {n.partition("/legal/")[2] for n in names if "/legal/" in n}
    assert inside == {p.relative_to(LEGAL).as_posix() for p in LEGAL.rglob("*") if p.is_file()}


def test_the_release_command(legal: Path, tmp_path: Path) -> None:
    words = ("release", "v2.0.0", "--legal", str(legal), "--out", str(tmp_path / "dist"))
    done = run_lexteh(*words)
    assert done.returncode == 1
    assert "has no file of release 2.0.0" in done.stderr
    (legal / "changes").mkdir()
    (legal / "changes" / "2020-07-01-2.0.0.yml").write_text("release: 2.0.0\ndate: 2020-07-01\n")
    done = run_lexteh(*words)
    assert done.returncode == 0, done.stderr
    sums = (tmp_path / "dist" / "SHA256SUMS").read_text().split()
    data = (tmp_path / "dist" / "lexteh-data-2.0.0.tar.gz").read_bytes()
    assert sums == [sha256(data).hexdigest(), "lexteh-data-2.0.0.tar.gz"]
    assert run_lexteh("release", "two").returncode == 2
    assert run_lexteh(*words, "--site", str(tmp_path / "none")).returncode == 1
