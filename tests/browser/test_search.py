"""The search box and the page of results, in each language, by mouse and by keyboard."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import mean, median
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from benchmarks.search import queries, ranked, reciprocal
from playwright.sync_api import Browser, Page

from lexteh.corpus.corpus import Corpus
from lexteh.resolve import answers

LANGUAGES = ("fr", "en", "es", "ar")
CITATIONS = yaml.safe_load(
    (Path(__file__).parent.parent / "search" / "citations.yml").read_text(encoding="utf-8")
)
LEAST_MRR = 0.9
FIRST_RESULT = 150
"""Milliseconds from a keystroke to the first result: the median of the answers by the table."""

_ANSWERS = """async ([base, page, typed]) => {
  const { finder } = await import(base + "assets/lexteh/find.js")
  const search = finder(new URL(base), new URL(page))
  await search.load()
  const start = performance.now()
  const found = typed.map((query) => search.cited(query)[0]?.href ?? "")
  const times = typed.map((query) => {
    const from = performance.now()
    search.quick(query)
    return performance.now() - from
  })
  const own = search.table.pages
    .map((row, index) => [row, search.title(index)])
    .filter(([row]) => row[8] || search.table.kinds[row[3]] === "instrument")
    .filter(([row, title]) => search.citations.answers(title)[0]?.address !== row[0])
    .map(([row, title]) => title)
  return { found, times, own }
}"""


def home(base: str, lang: str) -> str:
    return base + ("" if lang == "fr" else f"{lang}/")


@pytest.fixture
def view(browser: Browser, base: str) -> Iterator[Page]:
    """A page; every error that it reports fails the test."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    yield page
    page.close()
    assert faults == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sixty_queries(view: Page, base: str, lang: str) -> None:
    assert len(queries(lang)) == 60
    view.goto(home(base, lang))
    results = ranked(view, base, lang)
    missed = {q["q"]: found[:3] for q, found in results if not reciprocal(found, q["a"])}
    assert mean(reciprocal(found, q["a"]) for q, found in results) >= LEAST_MRR, missed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_citations_as_the_recogniser_reads_them(
    view: Page, base: str, corpus: Corpus, lang: str
) -> None:
    typed = [str(citation) for citation in CITATIONS[lang]]
    view.goto(home(base, lang))
    given = view.evaluate(_ANSWERS, [base, home(base, lang) + "search/", typed])
    wanted = [answers(corpus, one, lang=lang, day=date.today())[0].url for one in typed]
    here = corpus.config.url
    found = {
        q: href.replace(home(base, lang), here, 1)
        for q, href in zip(typed, given["found"], strict=True)
    }
    assert found == dict(zip(typed, wanted, strict=True))
    # Every title that the site shows is itself a citation of its page.
    assert given["own"] == []
    assert median(given["times"]) < FIRST_RESULT


def test_there_are_enough_citations() -> None:
    assert sum(map(len, CITATIONS.values())) >= 60


def _typed(view: Page, query: str) -> list[str]:
    """The links that the box shows for *query* once the full text has answered."""
    view.locator("[data-lx-search] input").first.fill(query)
    view.locator(".lx-search__status", has_text=re.compile(r"\d|“|«")).wait_for(state="attached")
    found: list[str] = view.locator(".lx-search__results a").evaluate_all(
        "all => all.map(a => a.pathname + a.hash)"
    )
    return found


def test_box(view: Page, base: str) -> None:
    view.goto(base + "palermo-protocol/art-3/")
    # What searches comes only when the box is used.
    loaded = view.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not any("pagefind" in url or "find.js" in url for url in loaded)
    view.keyboard.press("Control+k")
    assert view.evaluate("document.activeElement.type") == "search"
    found = _typed(view, "L.316-1")
    assert found[:2] == ["/fr-ceseda/art-l316-1/", "/fr-ceseda/art-l425-1/"]
    rows = view.locator(".lx-search__results a")
    assert "1er mai 2021" in rows.first.inner_text()
    assert "L. 316-1" in rows.nth(1).inner_text()
    view.keyboard.press("ArrowDown")
    assert view.locator("[data-lx-search] input").get_attribute("aria-activedescendant")
    view.keyboard.press("ArrowDown")
    assert view.locator("[role=option][aria-selected=true]").count() == 1
    view.keyboard.press("Enter")
    view.wait_for_url("**/fr-ceseda/art-l425-1/")
    # An article that is cited but not restated leads to the card of its text, and says so.
    found = _typed(view, "art. L. 431-2 ceseda")
    assert found[0] == "/fr-ceseda/"
    assert "pas encore reformulé" in rows.first.inner_text()
    assert _typed(view, "11(5) directive")[0] == "/dir-2011-36/art-11/#para-5"
    view.keyboard.press("Enter")
    view.wait_for_url("**/dir-2011-36/art-11/#para-5")
    _typed(view, "hébergement")
    view.keyboard.press("Enter")
    view.wait_for_url("**/search/?q=*")
    view.locator(".lx-find__group").first.wait_for()


def test_box_says_what_it_does_not_find(view: Page, base: str) -> None:
    view.goto(base)
    view.keyboard.press("/")
    view.keyboard.type("xyzzyqwv")
    view.get_by_text("« xyzzyqwv »").wait_for()
    assert view.locator(".lx-search__results a").count() == 0
    view.locator("[data-lx-search] input").fill("<img src=x onerror=alert(1)>")
    view.get_by_text("« <img src=x").or_(view.locator(".lx-search__results a")).first.wait_for()
    assert view.locator(".lx-search__panel img").count() == 0
    view.locator("[data-lx-search] input").fill("delai de reflecxion")
    view.get_by_text("Résultats pour «").wait_for()
    assert view.locator(".lx-search__results a[href$='rights/reflection-period/']").count()
    view.keyboard.press("Escape")
    assert view.locator(".lx-search__panel").is_hidden()


def test_arabic_box_keeps_the_order_of_numbers(view: Page, base: str) -> None:
    view.goto(base + "ar/")
    assert _typed(view, "٢٢٥-٤-١")[0] == "/ar/fr-cp/art-225-4-1/"
    isolated = view.locator(".lx-search__results bdi[dir=ltr]").all_inner_texts()
    assert any("225-4-1" in text for text in isolated)


def _count(view: Page) -> int:
    return int("".join(filter(str.isdigit, view.locator(".lx-find__status").inner_text())) or 0)


def _settled(view: Page) -> None:
    """Wait until the full text has answered."""
    view.locator(".lx-find__results[aria-busy=false]").wait_for(state="attached")


def test_page_of_results(view: Page, base: str) -> None:
    view.goto(base + "search/?q=délai de réflexion")
    _settled(view)
    everything = _count(view)
    kinds = view.locator(".lx-find__group h2").all_inner_texts()
    assert len(kinds) == len(set(kinds)) > 2
    # A filter narrows what is shown and stands in the address.
    view.get_by_label("Union européenne").check()
    view.get_by_label("Articles", exact=True).check()
    _settled(view)
    assert 0 < _count(view) < everything
    asked = parse_qs(urlsplit(view.url).query)
    assert (asked["level"], asked["kind"]) == (["eu"], ["provision"])
    links = view.locator(".lx-find__group a").evaluate_all("all => all.map(a => a.pathname)")
    assert links
    assert all(link.startswith(("/dir-", "/reg-")) for link in links)
    # The matching paragraph is shown and led to.
    hashes = view.locator(".lx-find__group a").evaluate_all("all => all.map(a => a.hash)")
    view.locator(".lx-find__group a").first.click()
    view.wait_for_url("**/dir-2004-81/art-6/**")
    view.go_back()
    view.locator(".lx-find__group a").first.wait_for()
    assert view.get_by_label("Union européenne").is_checked()
    assert any(hash_.startswith("#para-") for hash_ in hashes)
    # In force or not; a text; a topic.
    view.goto(base + "search/?q=titre de séjour&instrument=fr-ceseda&inforce=no")
    view.locator(".lx-find__group a").first.wait_for()
    links = view.locator(".lx-find__group a").evaluate_all("all => all.map(a => a.pathname)")
    assert "/fr-ceseda/art-r316-3/" in links
    assert not any("/art-l425-" in link or "/art-r425-" in link for link in links)
    view.goto(base + "search/?q=victime&topic=compensation&force=shall")
    view.locator(".lx-find__group a").first.wait_for()
    view.goto(base + "search/?q=xyzzyqwv&level=eu")
    view.get_by_text("Effacez les filtres.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe(browser: Browser, base: str, lang: str, scheme: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
        viewport={"width": 390 if scheme == "dark" else 1280, "height": 844},
    )
    view = context.new_page()
    view.goto(home(base, lang) + "search/?q=L. 316-1")
    view.locator(".lx-find__group a").first.wait_for()
    view.locator("details.lx-find__filters").evaluate("d => { d.open = true }")
    faults = _faults(view, "page")
    view.goto(home(base, lang) + "rights/")
    _typed(view, "225-4-1")
    faults += _faults(view, "box")
    assert view.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert faults == []


def _faults(view: Page, where: str) -> list[str]:
    found = Axe().run(view).response["violations"]
    return [f"{where}: {v['id']} {[n['html'][:160] for n in v['nodes'][:2]]}" for v in found]


def test_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(base + "en/rights/")
    view.locator("[data-lx-search] input").fill("L. 316-1")
    view.keyboard.press("Enter")
    view.wait_for_url("**/en/search/?q=L.+316-1")
    assert view.locator(".lx-find noscript, .lx-find .lx-notice").count()
    assert view.locator(".lx-find__lists a").count() > 4
    context.close()
