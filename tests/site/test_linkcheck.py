"""The fast link check finds what is broken and nothing else."""

from pathlib import Path

from lexteh.site.linkcheck import broken_links


def _site(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        path = folder / name.replace("__", "/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    (folder / "a.css").write_text("")
    return folder


def test_sound_site(tmp_path: Path) -> None:
    site = _site(
        tmp_path,
        one='<p id="x">é</p><a href="../two/#y">t</a><a href="#x">s</a><link href="../a.css">'
        '<a href="https://elsewhere.example/none">out</a><a href="mailto:a@b.example">m</a>',
        two='<b id=y></b><a href="/one/">o</a><a href="https://me.example/one/#x">abs</a>',
    )
    assert broken_links(site, "https://me.example/") == []


def test_each_kind_of_fault(tmp_path: Path) -> None:
    site = _site(
        tmp_path,
        one='<a href="../three/">gone</a><a href="../two/#z">anchor</a><img src="none.png">'
        '<a href="#nowhere">self</a><a href="https://me.example/four/">abs</a>',
        two="<b id='y'></b><!-- <a href='../five/'>comment</a> -->"
        "<script>var x = '<a href=\"../six/\">'</script>",
    )
    found = {(b.page, b.link) for b in broken_links(site, "https://me.example/")}
    assert found == {
        ("one/index.html", "../three/"),
        ("one/index.html", "../two/#z"),
        ("one/index.html", "none.png"),
        ("one/index.html", "#nowhere"),
        ("one/index.html", "https://me.example/four/"),
    }
