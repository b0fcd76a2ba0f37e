"""The offline archive: links, scripts, titles, the same bytes each time."""

import zipfile
from pathlib import Path

import pytest

from lexteh.site.archive import (
    SIZE_MARK,
    classic_script,
    offline_link,
    page_title,
    tell_size,
    write_archive,
)

MOMENT = (2026, 11, 22, 0, 0, 0)


@pytest.mark.parametrize(
    ("link", "offline"),
    [
        ("../x/", "../x/index.html"),
        ("../x/#al-2", "../x/index.html#al-2"),
        ("../x/?on=2013-02-15", "../x/index.html"),
        ("../x/?on=2013-02-15#al-2", "../x/index.html#al-2"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("#top", "#top"),
        ("a/b.css", "a/b.css"),
        ("https://elsewhere.example/", "https://elsewhere.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("", ""),
    ],
)
def test_links(link: str, offline: str) -> None:
    assert offline_link(link) == offline


def test_a_module_becomes_a_script_unless_it_imports() -> None:
    assert classic_script("export function f() {}\nconst a = 1\n") == (
        "(() => {\nfunction f() {}\nconst a = 1\n})()\n"
    )
    assert classic_script('import { f } from "./other.js"\n') is None
    # A dynamic import is a call, not a declaration.
    assert classic_script("later = () => import(name)\n") is not None


def test_title_is_the_heading_in_one_line() -> None:
    assert page_title("<h1 id=x>Article\n <bdi>225-4-1</bdi> &amp; more</h1>") == (
        "Article 225-4-1 & more"
    )


def small_site(folder: Path) -> Path:
    (folder / "assets/lexteh").mkdir(parents=True)
    (folder / "assets/lexteh/safe.js").write_text("const a = 1\n")
    (folder / "assets/lexteh/search.js").write_text("later = () => import(name)\n")
    (folder / "pagefind").mkdir()
    (folder / "pagefind/pagefind.js").write_text("")
    for lang in ("fr", "en"):
        place = folder if lang == "fr" else folder / lang
        place.mkdir(exist_ok=True)
        (place / "index.html").write_text(
            f'<html lang="{lang}"><h1>Home</h1><form class="s" data-lx-search action="texts/">'
            '</form><a href="downloads/x.zip" download>zip '
            f"<bdi>({SIZE_MARK})</bdi></a>"
            '<script type="module" src="assets/lexteh/search.js"></script>'
            '<script type="module" src="assets/lexteh/safe.js"></script></html>',
            encoding="utf-8",
        )
    return folder


def test_archive_of_a_small_site(tmp_path: Path) -> None:
    site = small_site(tmp_path / "site")
    out = tmp_path / "lexteh-1.zip"
    size = write_archive(site, out, "https://me.example/", MOMENT)
    assert size == out.stat().st_size
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
        page = archive.read("lexteh-1/en/index.html").decode()
        titles = archive.read("lexteh-1/assets/lexteh/titles-en.js").decode()
    assert names == sorted(names)
    assert "lexteh-1/pagefind/pagefind.js" not in names
    assert "lexteh-1/assets/lexteh/search.js" not in names
    assert 'type="module"' not in page
    assert SIZE_MARK not in page
    assert 'href="https://me.example/downloads/x.zip"' in page
    assert 'action="texts/index.html"' in page
    assert 'data-lx-offline="Offline copy' in page
    assert '["Home", "en/index.html"]' in titles
    again = tmp_path / "again" / "lexteh-1.zip"
    write_archive(site, again, "https://me.example/", MOMENT)
    assert again.read_bytes() == out.read_bytes()


def test_size_is_told_in_the_words_of_each_language(tmp_path: Path) -> None:
    site = small_site(tmp_path / "site")
    tell_size(site, 16_700_000)
    assert "17\u00a0Mo" in (site / "index.html").read_text(encoding="utf-8")
    assert "17\u00a0MB" in (site / "en/index.html").read_text(encoding="utf-8")
