"""Quick exit, help within one tap, nothing kept of what was read, the page for wrong addresses."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

from lexteh.site.archive import archive_files
from tests.browser.test_pages import LANGUAGES, VIEWPORTS, faults_of, path

NEUTRAL = re.compile(r"https://(?:fr|en|es|ar)\.wikipedia\.org/")


def answer(route: Route) -> None:
    route.fulfill(body="<title>Elsewhere</title>elsewhere", content_type="text/html")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visit in which the neutral page answers without a network."""
    made = browser.new_context()
    made.route(NEUTRAL, answer)
    yield made
    made.close()


def leave_by_button(view: Page) -> None:
    view.locator("[data-lx-exit]:visible").click()


def leave_by_keyboard(view: Page) -> None:
    for _ in range(3):
        view.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [leave_by_button, leave_by_keyboard])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_exit_replaces_the_page(
    context: BrowserContext, base: str, lang: str, leave: Callable[[Page], None]
) -> None:
    view = context.new_page()
    view.goto("about:blank")
    view.goto(base + path(lang, "home"))
    view.goto(base + path(lang, "right"), wait_until="networkidle")
    requests: list[tuple[str, str | None]] = []
    view.on("request", lambda r: requests.append((r.url, r.headers.get("referer"))))
    leave(view)
    view.wait_for_url(f"https://{lang}.wikipedia.org/")
    assert (f"https://{lang}.wikipedia.org/", None) in requests, "no word of where one came from"
    # As the page about it says: this page is gone, the one before it is not.
    view.go_back()
    assert view.url == base + path(lang, "home")


def test_the_page_is_gone_before_the_other_one_answers(browser: Browser, base: str) -> None:
    context = browser.new_context()
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    context.route(NEUTRAL, hold)
    view = context.new_page()
    view.goto(base + path("en", "right"), wait_until="networkidle")
    shown, title = view.evaluate(
        """() => {
            document.querySelector("[data-lx-exit]").click()
            return [document.body.getClientRects().length, document.title]
        }"""
    )
    assert shown == 0
    assert title == "en.wikipedia.org"
    # One Escape more must not stop the loading.
    view.keyboard.press("Escape")
    view.wait_for_timeout(300)
    answer(waiting[-1])
    view.wait_for_url(NEUTRAL)
    context.close()


def test_the_first_escape_closes_the_search_alone(context: BrowserContext, base: str) -> None:
    view = context.new_page()
    view.goto(base + path("fr", "texts"))
    box = view.locator("header input[type=search]")
    box.fill("225-4-1")
    view.locator(".lx-search__results a:visible").first.wait_for()
    box.press("Escape")
    assert view.locator(".lx-search__panel:visible").count() == 0
    # Two more, but too late: counted within two seconds only.
    view.wait_for_timeout(2200)
    box.press("Escape")
    box.press("Escape")
    view.wait_for_timeout(300)
    assert view.url.startswith(base)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_and_exit_are_on_each_page_without_a_script(
    browser: Browser, base: str, lang: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    for width, height in VIEWPORTS.values():
        view.set_viewport_size({"width": width, "height": height})
        for page in ("home", "provision", "about"):
            view.goto(base + path(lang, page))
            group = view.locator(".lx-safe:visible")
            assert group.count() == 1
            exit_link = group.locator("[data-lx-exit]")
            assert exit_link.get_attribute("href") == f"https://{lang}.wikipedia.org/"
            assert "noreferrer" in (exit_link.get_attribute("rel") or "")
            for link in group.locator("a").all():
                box = link.bounding_box()
                assert box
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width
                assert min(box["width"], box["height"]) >= 24
        # One tap from anywhere.
        view.locator(".lx-safe__help:visible").click()
        assert view.url.endswith("victims/")
        assert view.locator("article a[href*='rights/']").count() > 10
        view.locator(".lx-safe__why:visible").click()
        assert view.url.endswith("safety/")
    context.close()


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_bar_of_phones_covers_nothing(context: BrowserContext, base: str, lang: str) -> None:
    view = context.new_page()
    view.set_viewport_size({"width": 390, "height": 844})
    view.goto(base + path(lang, "provision"))
    bar = view.locator(".lx-safe--bar")
    place = bar.bounding_box()
    assert place
    top = place["y"]
    # At the end of the page its last line stands above the bar.
    view.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = view.locator(".lx-legal").bounding_box()
    assert last
    assert last["y"] + last["height"] <= top + 1
    # So does the last result of a search, and the bar answers while the drawer is open.
    view.evaluate("scrollTo(0, 0)")
    view.locator("header input[type=search]").fill("traite" if lang == "fr" else "الاتجار")
    view.locator(".lx-search__results a:visible").first.wait_for()
    panel = view.locator(".lx-search__panel:visible").bounding_box()
    assert panel
    assert panel["y"] + panel["height"] <= top + 1
    view.keyboard.press("Escape")
    view.locator("label[for=__drawer]:visible").first.click()
    view.wait_for_timeout(300)
    bar.locator("[data-lx-exit]").click()
    view.wait_for_url(NEUTRAL)


KEPT = "JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])"


def test_nothing_is_kept_of_what_was_read(context: BrowserContext, base: str) -> None:
    view = context.new_page()
    for page in ("home", "provision", "right", "recommendation", "topic", "coverage"):
        view.goto(base + path("fr", page), wait_until="networkidle")
        view.mouse.wheel(0, 2000)
    view.locator("header input[type=search]").fill("225-4-1")
    view.locator(".lx-search__results a:visible").first.click()
    view.goto(base + "victims/", wait_until="networkidle")
    assert view.evaluate(KEPT) == '[[],[],""]'
    assert context.cookies() == []
    # The one thing that stays is the choice of colours, once it is made.
    view.locator("form[data-md-component=palette] label:visible").click()
    view.goto(base + path("en", "provision"), wait_until="networkidle")
    kept = view.evaluate("Object.entries(localStorage)")
    assert [key for key, _ in kept] == ["/.__palette"]
    assert "225" not in str(kept)
    assert view.evaluate("sessionStorage.length") == 0
    assert view.evaluate("indexedDB.databases()") == []
    assert view.evaluate("caches.keys()") == []


def test_no_inline_code_and_no_inline_style(built_site: Path) -> None:
    inline = re.compile(
        r"<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>|<style"
        r"|<[a-z][^>]*\s(?:style|on[a-z]+)=",
        re.I,
    )
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
    for page in built_site.rglob("*.html"):
        if "pagefind" in page.parts:
            continue
        text = page.read_text(encoding="utf-8")
        assert inline.findall(text) == [], page
        found = policy.search(text)
        assert found, page
        assert "unsafe-inline" not in found[1]
        assert "'unsafe-eval'" not in found[1]
        assert "default-src 'none'" in found[1]


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("fr", {"source-serif-4-latin.woff2"}), ("ar", {"noto-naskh-arabic.woff2"})],
)
def test_fonts_come_from_the_site_and_arabic_for_arabic_alone(
    context: BrowserContext, base: str, lang: str, wanted: set[str]
) -> None:
    view = context.new_page()
    fonts: set[str] = set()

    def note(request: Request) -> None:
        if request.resource_type == "font":
            fonts.add(urlsplit(request.url).path.rpartition("/")[2])

    view.on("request", note)
    view.goto(base + path(lang, "provision"), wait_until="networkidle")
    assert fonts == wanted


def test_wrong_addresses_at_any_depth(context: BrowserContext, base: str, built_site: Path) -> None:
    view = context.new_page()
    faults: list[str] = []
    view.on("pageerror", lambda e: faults.append(str(e)))
    missing = (built_site / "404.html").read_text(encoding="utf-8")
    context.route("**/no/such/**", lambda r: r.fulfill(status=404, body=missing))
    view.goto(base + "en/no/such/place/at/all/", wait_until="networkidle")
    assert view.locator(".lx-404 section").count() == 4
    for lang in LANGUAGES:
        section = view.locator(f".lx-404 section[lang={lang}]")
        assert section.is_visible()
        prefix = "" if lang == "fr" else f"{lang}/"
        links = section.locator("a").evaluate_all("all => all.map(a => a.href)")
        assert links == [f"{base}{prefix}{name}" for name in ("", "texts/", "rights/", "victims/")]
    # The styles came, and the search works from here.
    assert view.locator("body").evaluate("e => getComputedStyle(e).fontFamily") != "Times New Roman"
    view.locator("header input[type=search]").fill("225-4-1")
    view.locator(".lx-search__results a:visible").first.click()
    view.wait_for_url(base + "fr-cp/art-225-4-1/")
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_of_text_is_enhanced_on_both_schemes(
    browser: Browser, base: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    view = context.new_page()
    only = {"runOnly": ["color-contrast-enhanced"]}
    for page in ("home", "provision", "recommendation", "victims"):
        view.goto(base + path("fr", page))
        found = Axe().run(view, options=only).response["violations"]
        assert [node["html"] for fault in found for node in fault["nodes"]] == [], page
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_few_tabs_and_the_rest_in_the_footer(context: BrowserContext, base: str, lang: str) -> None:
    view = context.new_page()
    view.set_viewport_size({"width": 1360, "height": 900})
    view.goto(base + path(lang, "about"))
    tabs = view.locator(".md-tabs__link")
    assert 5 < tabs.count() <= 9
    row = tabs.evaluate_all("all => all.map(a => Math.round(a.getBoundingClientRect().top))")
    assert len(set(row)) == 1
    prefix = "" if lang == "fr" else f"{lang}/"
    about = view.locator(".lx-about a").evaluate_all("all => all.map(a => a.href)")
    for name in ("victims", "safety", "about", "how-to-cite", "citations", "coverage"):
        assert f"{base}{prefix}{name}/" in about
    assert view.locator(".lx-about a[aria-current=page]").count() == 1
    assert view.locator("article .lx-crumbs a").count() == 1
    drawer = view.locator(".md-sidebar--primary a").evaluate_all("all => all.map(a => a.href)")
    assert f"{base}{prefix}victims/" in drawer


def test_what_a_shared_link_shows(context: BrowserContext, base: str, built_site: Path) -> None:
    view = context.new_page()
    view.goto(base + path("en", "provision"))
    meta = {
        name: view.locator(f'meta[property="og:{name}"]').get_attribute("content") or ""
        for name in ("title", "description", "image", "url", "locale")
    }
    assert meta["title"].startswith("Article 225-4-1")
    assert meta["locale"] == "en"
    assert meta["url"].endswith("/en/fr-cp/art-225-4-1/")
    image = built_site / urlsplit(meta["image"]).path.lstrip("/")
    head = image.read_bytes()[:24]
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (1200, 630)
    assert image.stat().st_size <= 60_000
    for link in view.locator("link[rel~=icon], link[rel=apple-touch-icon]").all():
        href = link.evaluate("e => e.href")
        assert context.request.get(href).ok, href


def test_the_archive_opens_from_files(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    for name, content in archive_files(built_site, "https://lexteh.example/"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    view = browser.new_page()
    faults = faults_of(view)
    root = tmp_path.as_uri()
    view.goto(f"{root}/en/index.html", wait_until="networkidle")
    assert view.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
    view.locator(".lx-doors a").first.click()
    assert view.url == f"{root}/en/texts/index.html"
    view.locator("article a[href*='/fr-ceseda/']").first.click()
    view.locator(".lx-toc a[href*='art-l425-1/']").click()
    assert view.url == f"{root}/en/fr-ceseda/art-l425-1/index.html"
    view.locator(".lx-unit").nth(1).wait_for()
    # The search says what it is, and finds by title.
    view.locator("header input[type=search]").fill("L. 425-3")
    assert "only titles" in view.locator(".lx-search__status").inner_text()
    view.locator(".lx-search__results a").first.click()
    assert view.url == f"{root}/en/fr-ceseda/art-l425-3/index.html"
    view.wait_for_load_state("networkidle")
    assert faults == []
    view.close()


def test_no_link_to_an_archive_that_was_not_made(built_site: Path) -> None:
    assert not (built_site / "downloads").exists()
    assert "@archive-size@" not in (built_site / "about/index.html").read_text(encoding="utf-8")
