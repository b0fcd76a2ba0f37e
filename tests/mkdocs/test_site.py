"""The whole site: strict, complete, without a broken link, the same under ProperDocs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

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


def test_same_pages_under_mkdocs(built_site: Path, tmp_path: Path) -> None:
    assert pages(_built_by("mkdocs", Path("mkdocs.yml"), tmp_path / "site")) == pages(built_site)


def test_same_pages_under_properdocs(tmp_path: Path) -> None:
    """On the small example: the fork that will outlive MkDocs 1 takes the same plugins."""
    config = Path("examples/library/mkdocs.yml")
    done = run_lexteh("site", "--config", str(config), "--out", str(tmp_path / "ours"))
    assert done.returncode == 0, done.stderr
    theirs = _built_by("properdocs", config, tmp_path / "theirs")
    assert pages(theirs) == pages(tmp_path / "ours") != []


def _built_by(tool: str, config: Path, out: Path) -> Path:
    command = [sys.executable, "-m", tool, "build", "--quiet", "--strict", "--site-dir", str(out)]
    command += ["--config-file", str(config)]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_linkchecker_finds_nothing(built_site: Path, tmp_path: Path) -> None:
    """The independent gate, over http, on the French pages. The other languages come from the same
    templates, and each build checks every link and anchor of all four.
    """
    config = tmp_path / "linkcheckerrc"
    config.write_text(
        "[checking]\nmaxrequestspersecond=100000\nthreads=4\n[filtering]\ncheckextern=0\n"
        "ignore=\n  ^http://[^/]+/(en|es|ar)/\n"
        "[output]\nstatus=0\nwarnings=1\n",
        encoding="utf-8",
    )
    with serve(built_site) as base:
        done = subprocess.run(
            [
                shutil.which("linkchecker", path=str(Path(sys.executable).parent)) or "linkchecker",
                "--config",
                str(config),
                base,
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
    french = [p for p in pages(built_site) if not p.startswith(("en/", "es/", "ar/"))]
    assert int(summary[2]) >= len(french) > 500, summary[0]
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
