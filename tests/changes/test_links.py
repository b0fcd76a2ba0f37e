"""Links to other sites: collected with their lines, asked, retried, left out."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lexteh.external_links import Allowed, NotPossible, check_links, collect, read_allowed
from tests.conftest import LEGAL, run_lexteh

ASKED: Counter[str] = Counter()


class _Site(BaseHTTPRequestHandler):
    """Answers by the path: what a site on a bad day does."""

    def do_GET(self) -> None:
        ASKED[self.path] += 1
        if self.path == "/robots.txt":
            self._say(200, "User-agent: *\nDisallow: /closed/\n")
        elif self.path == "/slow":
            time.sleep(4)
            self._say(200, "late")
        elif self.path == "/flaky":
            self._say(500 if ASKED[self.path] == 1 else 200, "sometimes")
        else:
            codes = {"/gone": 404, "/forbidden": 403, "/broken": 500}
            self._say(codes.get(self.path, 200), "an answer")

    def _say(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("LinkChecker", "test")
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The base address of such a site."""
    ASKED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def write(folder: Path, name: str, *urls: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"  - role: website\n    url: {url}\n" for url in urls]
    path.write_text("links:\n" + "".join(lines), encoding="utf-8")


def test_places_of_links(tmp_path: Path) -> None:
    write(tmp_path / "legal", "rights/a.yml", "https://example.org/x#part", "https://example.org/y")
    write(tmp_path / "legal", "rights/b.yml", "https://example.org/x")
    write(tmp_path / "legal", "official/c.yml", "https://example.org/z")
    found = collect(tmp_path / "legal")
    assert {url: list(map(str, places)) for url, places in found.items()} == {
        "https://example.org/x": ["legal/rights/a.yml:3:10", "legal/rights/b.yml:3:10"],
        "https://example.org/y": ["legal/rights/a.yml:5:10"],
    }


def test_every_link_of_the_corpus_is_collected() -> None:
    found = collect(LEGAL)
    assert any("legifrance" in url for url in found)
    assert "https://lexteh.example/" not in found
    assert len(found) > 400


def test_what_sites_answer(site: str, tmp_path: Path) -> None:
    legal = tmp_path / "legal"
    paths = ("ok", "gone", "flaky", "slow", "forbidden", "closed/page", "left/out")
    write(legal, "rights/a.yml", *(f"{site}/{path}" for path in paths))
    write(legal, "rights/b.yml", f"{site}/gone")
    allowed = [Allowed(f"{site}/left/", "asks programs to stay away")]
    found = check_links(collect(legal), allowed, timeout=1, retries=1, pause=0.1)
    assert [one.url.removeprefix(site) for one in found.dead] == ["/forbidden", "/gone", "/slow"]
    assert [one.url.removeprefix(site) for one in found.refused] == ["/closed/page"]
    gone = next(one for one in found.dead if one.url.endswith("/gone"))
    assert list(map(str, gone.places)) == ["legal/rights/a.yml:5:10", "legal/rights/b.yml:3:10"]
    assert "404" in gone.result
    assert (found.asked, found.alive) == (6, 2)
    assert found.allowed == {"asks programs to stay away": 1}
    assert ASKED["/ok"] == 1
    assert ASKED["/flaky"] == 2
    assert ASKED["/left/out"] == ASKED["/closed/page"] == 0


def test_the_command_names_file_and_line(site: str, tmp_path: Path) -> None:
    write(tmp_path / "legal", "rights/a.yml", f"{site}/ok", f"{site}/gone")
    words = ("links", "--legal", str(tmp_path / "legal"), "--retries", "0")
    done = run_lexteh(*words, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert f"legal/rights/a.yml:5:10: {site}/gone: 404" in done.stdout
    done = run_lexteh(*words, "--format", "markdown", cwd=tmp_path)
    assert "`legal/rights/a.yml:5:10`" in done.stdout
    done = run_lexteh(*words, "--format", "json", cwd=tmp_path)
    assert json.loads(done.stdout)["dead"][0]["places"][0]["line"] == 5


def test_allow_list(tmp_path: Path) -> None:
    path = tmp_path / "linkcheck.yml"
    assert read_allowed(path) == []
    path.write_text("allow:\n  - pattern: 'https://a('\n    reason: x\n")
    with pytest.raises(NotPossible, match=r"linkcheck.yml:2: .* not a regular expression"):
        read_allowed(path)
    path.write_text("allow:\n  - pattern: https://a\n")
    with pytest.raises(NotPossible, match="expected 'pattern' and 'reason'"):
        read_allowed(path)
    assert read_allowed(LEGAL.parent / "linkcheck.yml")
