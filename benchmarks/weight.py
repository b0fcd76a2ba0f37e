"""What a reader's device receives for each type of page, in Chromium, from a server that
compresses and lets files be kept, as any host does.

    python -m benchmarks.weight [SITE]

SITE is a built site (``site`` if none is named). *Cold*: the first page of a visit. *Warm*: the
next page of the same type. Bytes count headers and compressed bodies; 1 kB is 1,000 bytes.
"""

import gzip
import mimetypes
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from tests.chromium import launched

PAGES = {
    "home": ("", "en/"),
    "provision": ("fr-cp/art-225-4-1/", "fr-ceseda/art-l425-1/"),
    "provision, Arabic": ("ar/fr-cp/art-225-4-1/", "ar/fr-ceseda/art-l425-1/"),
    "text, with its articles": ("coe-197/", "fr-ceseda/"),
    "right": ("rights/reflection-period/", "rights/civi/"),
    "recommendation": ("recommendations/founding-1/", "recommendations/founding-2/"),
    "topic": ("topics/definition/", "topics/consent/"),
    "list": ("rights/", "recommendations/"),
    "coverage": ("coverage/", "en/coverage/"),
    "help for victims": ("victims/", "safety/"),
}
KINDS = {"HTML": ".html", "CSS": ".css", "scripts": ".js", "fonts": ".woff2", "images": ".svg.png"}
BUDGET_PAGE = "provision"
COLD, WARM = 250_000, 60_000
"""The budget of that page, in bytes."""


class Host:
    """A host as it should be: text compressed, assets kept by the browser, pages asked for anew.

    ``sent`` counts the bytes that left, headers included, by kind of file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.base = folder, ""
        self.sent: Counter[str] = Counter()

    def take(self) -> Counter[str]:
        """What was sent since the last time."""
        taken, self.sent = self.sent, Counter()
        return taken


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *args: Any) -> None:  # noqa: ANN401  as its parent
        self.host = host
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.host.folder / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, packed, tag = _packed(path)
        same = self.headers.get("If-None-Match") == tag
        self.send_response(304 if same else 200)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "text/plain")
        self.send_header("ETag", tag)
        page = path.suffix == ".html"
        self.send_header("Cache-Control", "no-cache" if page else "max-age=86400")
        if packed and not same:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", "0" if same else str(len(body)))
        headers = sum(len(line) for line in vars(self)["_headers_buffer"])
        kinds = (kind for kind, ends in KINDS.items() if path.suffix and path.suffix in ends)
        self.host.sent[next(kinds, "other")] += headers + (0 if same else len(body))
        self.end_headers()
        if not same:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@lru_cache
def _packed(path: Path) -> tuple[bytes, bool, str]:
    body = path.read_bytes()
    small = gzip.compress(body, 6, mtime=0)
    packed = path.suffix not in (".woff2", ".png", ".zip") and len(small) < len(body)
    return small if packed else body, packed, f'"{sha256(body).hexdigest()[:16]}"'


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve the built site *folder* on this machine."""
    host = Host(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host))
    host.base = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Browser, host: Host, first: str, second: str) -> tuple[Counter[str], ...]:
    """The bytes of a visit's *first* page and of its *second*."""
    context = browser.new_context()
    page = context.new_page()
    host.take()
    counts = []
    for path in (first, second):
        page.goto(host.base + path, wait_until="networkidle")
        counts.append(host.take())
    context.close()
    return tuple(counts)


def first_search(browser: Browser, host: Host, query: str) -> int:
    """The bytes that the first search of a visit adds to those of its page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(host.base + PAGES[BUDGET_PAGE][0], wait_until="networkidle")
    host.take()
    page.locator("header input[type=search]").fill(query)
    page.locator(".lx-search__results a:visible").first.wait_for()
    page.wait_for_load_state("networkidle")
    added = host.take().total()
    context.close()
    return added


def main() -> None:
    """Print the table."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} is no built site: 'make site' first")
    print("| page | HTML | CSS | scripts | fonts | images | cold, kB | warm, kB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    with hosted(site) as host, sync_playwright() as playwright:
        browser = launched(playwright)
        for name, (first, second) in PAGES.items():
            cold, warm = visit(browser, host, first, second)
            parts = " | ".join(f"{cold[kind] / 1000:.1f}" for kind in KINDS)
            total = cold.total() / 1000
            print(f"| {name} | {parts} | {total:.1f} | {warm.total() / 1000:.1f} |")
        searched = first_search(browser, host, "225-4-1") / 1000
        browser.close()
    print(f"\nThe first search of a visit adds {searched:.1f} kB.")


if __name__ == "__main__":
    main()
