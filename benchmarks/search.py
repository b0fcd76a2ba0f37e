"""How well and how fast the built site's search answers, in a real browser.

    lexteh site --out site && python -m benchmarks.search site

For each language: the mean reciprocal rank of the queries in ``tests/search/queries``; the
milliseconds from a keystroke to the first result on the screen, and to the last; and the bytes
that came over the wire, compressed as a web server does, before each.
"""

import gzip
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright
from tests.chromium import launched
from tests.server import serve

LANGUAGES = ("fr", "en", "es", "ar")
QUERIES = Path(__file__).parent.parent / "tests" / "search" / "queries"
DEEP = 10
SAMPLE = 20

# One engine for all queries of a language, without typing: what ranks is the module itself.
_SEARCH = """async ([base, page, queries]) => {
  const { finder } = await import(base + "assets/lexteh/find.js")
  const search = finder(new URL(base), new URL(page))
  await search.load()
  await search.fulltext.load()
  const found = []
  for (const query of queries) {
    const { items } = await search.full(query)
    found.push(items.slice(0, 10).map((item) => item.address))
  }
  return found
}"""
# From a keystroke to the row that it brings, as the page itself sees it.
_TYPE = """async ([query, wait]) => {
  const box = document.querySelector("[data-lx-search]")
  const list = box.querySelector(".lx-search__results")
  const input = box.querySelector("input")
  input.value = ""
  input.dispatchEvent(new Event("input", { bubbles: true }))
  list.replaceChildren()
  const start = performance.now()
  let first = 0
  let last = 0
  const seen = new MutationObserver(() => {
    if (!list.children.length) return
    last = performance.now() - start
    first ||= last
  })
  seen.observe(list, { childList: true })
  input.value = query
  input.dispatchEvent(new Event("input", { bubbles: true }))
  await new Promise((done) => setTimeout(done, wait))
  seen.disconnect()
  return [first, last]
}"""


@dataclass
class Figures:
    """What one language's search costs and gives."""

    mrr: float
    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    loaded: list[tuple[float, int, int]] = field(default_factory=list)


def queries(lang: str) -> list[dict[str, Any]]:
    """The queries of *lang*: ``q`` as typed, ``a`` the addresses that answer it."""
    found: list[dict[str, Any]] = yaml.safe_load(
        (QUERIES / f"{lang}.yml").read_text(encoding="utf-8")
    )
    return found


def reciprocal(found: list[str], wanted: list[str]) -> float:
    """One over the place of the first address of *found* that is wanted, 0 beyond ten."""
    places = (1 / place for place, address in enumerate(found[:DEEP], 1) if address in wanted)
    return next(places, 0.0)


def ranked(view: Page, base: str, lang: str) -> list[tuple[dict[str, Any], list[str]]]:
    """Each query with the first addresses that the search gives for it."""
    asked = queries(lang)
    page = base + ("" if lang == "fr" else f"{lang}/") + "search/"
    found = view.evaluate(_SEARCH, [base, page, [q["q"] for q in asked]])
    return list(zip(asked, found, strict=True))


def measured(browser: Browser, site: Path, base: str, lang: str, wait: int) -> Figures:
    """The figures of *lang*; *wait* is the time in ms left to each query typed."""
    start = base + ("" if lang == "fr" else f"{lang}/")
    view = browser.new_page()
    loaded: list[tuple[float, str]] = []
    view.on("requestfinished", lambda r: loaded.append((time.perf_counter(), r.url)))
    view.goto(start, wait_until="networkidle")
    before = {url for _, url in loaded}
    asked = queries(lang)
    # The first query of a visit also loads what searches: its cost is told apart.
    begun = time.perf_counter()
    view.locator("[data-lx-search] input").first.focus()
    first, last = view.evaluate(_TYPE, [asked[0]["q"], 3000])
    sizes = [(at - begun, url) for at, url in loaded if url not in before]
    small = sum(_bytes(site, base, u) for at, u in sizes if "/pagefind/" not in u)
    whole = sum(_bytes(site, base, u) for _, u in sizes)
    figures = Figures(0.0, loaded=[(first, small, whole)])
    for query in asked[1 :: max(1, len(asked) // SAMPLE)]:
        first, last = view.evaluate(_TYPE, [query["q"], wait])
        figures.first.append(first)
        figures.last.append(last)
    results = ranked(view, base, lang)
    figures.mrr = statistics.mean(reciprocal(found, q["a"]) for q, found in results)
    view.close()
    return figures


def _bytes(site: Path, base: str, url: str) -> int:
    path = site / url.removeprefix(base).partition("?")[0]
    data = path.read_bytes() if path.is_file() else b""
    # Pagefind's own files are compressed already.
    return min(len(data), len(gzip.compress(data)))


def main() -> None:
    """Print the table."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    print(
        "| language | MRR | first result: median, p95 ms | with full text: median, p95 ms |", end=""
    )
    print(" first of a visit, ms | bytes before it | with full text |")
    print("|---|---|---|---|---|---|---|")
    with serve(site) as base, sync_playwright() as playwright:
        browser = launched(playwright)
        for lang in LANGUAGES:
            f = measured(browser, site, base, lang, 900)
            cold, small, whole = f.loaded[0]
            print(
                f"| {lang} | {f.mrr:.3f} | {_two(f.first)} | {_two(f.last)} | {cold:.0f} "
                f"| {small:,} | {whole:,} |"
            )
        browser.close()


def _two(values: list[float]) -> str:
    known = sorted(v for v in values if v)
    return f"{statistics.median(known):.0f}, {known[int(0.95 * (len(known) - 1))]:.0f}"


if __name__ == "__main__":
    main()
