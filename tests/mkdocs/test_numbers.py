"""The file that tells a browser which page each result of the full text is."""

import gzip
import json
from pathlib import Path

from lexteh.mkdocs.finish import number_results


def _fragment(site: Path, name: str, url: str, title: str) -> None:
    data = json.dumps({"url": url, "meta": {"title": title}}).encode()
    path = site / "pagefind" / "fragment" / f"{name}.pf_fragment"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(b"pagefind_dcd" + data))


def test_results_follow_the_pages_of_the_table(tmp_path: Path) -> None:
    _fragment(tmp_path, "en_aaa", "/en/rights/work/", "Work")
    _fragment(tmp_path, "en_bbb", "/en/about/", "About¶")
    _fragment(tmp_path, "en_ccc", "/en/search/", "Search")
    _fragment(tmp_path, "fr_ddd", "/rights/work/", "Travail")
    table = tmp_path / "en" / "search" / "table.json"
    table.parent.mkdir(parents=True)
    pages = [["rights/work", "Work"], ["rights/housing", "Housing"]]
    table.write_text(json.dumps({"lang": "en", "root": "en/", "pages": pages}), encoding="utf-8")
    number_results(tmp_path, table)
    assert json.loads(table.with_name("ids.json").read_text(encoding="utf-8")) == {
        "ids": ["aaa", ""],
        "others": [["bbb", "about", "About"]],
    }
