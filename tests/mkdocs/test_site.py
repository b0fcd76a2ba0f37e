"""The whole site: strict, complete, without a broken link, the same under ProperDocs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lexteh.corpus.corpus import Corpus
from lexteh.site.linkcheck import broken_links
from tests.conftest import ROOT, run_lexteh
from tests.server import serve

HTML_LANG = re.compile(r'<html lang="(\w+)"')


def pages(site: Path) -> list[str]:
    return sorted(p.parent.relative_to(site).as_posix() for p in site.rglob("index.html"))


def test_every_entry_has_a_page_in_every_language(built_site: Path, corpus: Corpus) -> None:
    for address, _ in corpus.things():
        for lang in corpus.languages:
            prefix = "" if lang == "fr" else f"{lang}/"
            page = built_site / f"{prefix}{address}" / "index.html"
            assert page.exists(), f"{lang} {address}"
            found = HTML_LANG.search(page.read_text(encoding="utf-8"))
            assert found
            assert found[1] == lang


def test_no_broken_link_or_anchor(built_site: Path) -> None:
    assert [str(b) for b in broken_links(built_site, "https://lexteh.example/")] == []


def test_sitemap_names_every_page_once(built_site: Path) -> None:
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    urls = re.findall(r"<loc>https://lexteh.example/(.*?)</loc>", sitemap)
    assert len(urls) == len(set(urls))
    assert {u.rstrip("/") or "." for u in urls} == set(pages(built_site))


def test_no_request_to_another_host(built_site: Path) -> None:
    loading = re.compile(
        r'<(?:script|img|iframe|source|video|audio)[^>]+src="(https?:[^"]+)"'
        r'|<link[^>]+rel="(?:stylesheet|preconnect|preload|icon)"[^>]+href="(https?:[^"]+)"'
    )
    for page in built_site.rglob("*.html"):
        assert loading.findall(page.read_text(encoding="utf-8")) == [], page


def test_restatement_is_labelled_beside_the_authentic_text(
    built_site: Path, corpus: Corpus
) -> None:
    for address, provision in corpus.provisions.items():
        html = (built_site / address / "index.html").read_text(encoding="utf-8")
        assert 'class="lx-notice"' in html, address
        assert provision.links, address
        assert any(str(link.url).replace("&", "&amp;") in html for link in provision.links), address


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_same_pages_under(tool: str, built_site: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    command = [sys.executable, "-m", tool, "build", "--quiet", "--strict", "--site-dir", str(out)]
    if tool == "properdocs":
        command += ["--config-file", "mkdocs.yml"]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert pages(out) == pages(built_site)


def test_linkchecker_finds_nothing(built_site: Path, tmp_path: Path) -> None:
    """The independent gate, over http, from the four home pages."""
    config = tmp_path / "linkcheckerrc"
    config.write_text(
        "[checking]\nmaxrequestspersecond=100000\nthreads=4\n[filtering]\ncheckextern=0\n"
        "[output]\nstatus=0\nwarnings=1\n",
        encoding="utf-8",
    )
    with serve(built_site) as base:
        # The canonical address is the public one: the copy under test is on this machine.
        starts = [base] + [f"{base}{lang}/" for lang in ("en", "es", "ar")]
        done = subprocess.run(
            [
                shutil.which("linkchecker", path=str(Path(sys.executable).parent)) or "linkchecker",
                "--config",
                str(config),
                *starts,
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    summary = re.search(
        r"(\d+) links? in (\d+) URLs? checked\. (\d+) warnings? found\. "
        r"(\d+) errors? found",
        done.stdout,
    )
    assert summary, done.stdout + done.stderr
    assert int(summary[2]) >= len(pages(built_site)), summary[0]
    assert (summary[3], summary[4]) == ("0", "0"), done.stdout[-4000:]


def test_broken_data_leaves_the_last_good_site(tmp_path: Path) -> None:
    for name in ("docs", "overrides", "legal"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    wrong = tmp_path / "legal" / "instruments" / "palermo-protocol" / "art-3.yml"
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("force: none", "force: nonne", 1))
    done = run_lexteh("site", cwd=tmp_path)
    assert done.returncode == 1
    assert re.search(r"art-3\.yml:\d+:\d+: M004 'nonne'.*did you mean 'none'", done.stderr)
    assert "Traceback" not in done.stderr
    assert (site / "index.html").read_text() == "the last good site"
    assert not (tmp_path / "site.new").exists()
