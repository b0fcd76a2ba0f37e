"""Each type of page in each language, as a reader's browser sees it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

LANGUAGES = ("fr", "en", "es", "ar")
PAGES = {
    "home": "",
    "texts": "texts/",
    "instrument": "palermo-protocol/",
    "card": "coe-197/",
    "provision": "fr-cp/art-225-4-1/",
    "old-provision": "fr-ceseda/art-l316-1/",
    "rights": "rights/",
    "right": "rights/reflection-period/",
    "recommendations": "recommendations/",
    "recommendation": "recommendations/founding-1/",
    "institutions": "institutions/",
    "institution": "institutions/ofii/",
    "topics": "topics/",
    "topic": "topics/reflection-period/",
    "concordance": "concordance/",
    "gaps": "gaps/",
    "transposition": "transposition/",
    "renumbering": "renumbering/",
    "timeline": "events/",
    "event": "events/2007-reflection-period/",
    "cases": "cases/",
    "case": "cases/siliadin-v-france/",
    "coverage": "coverage/",
    "changes": "changes/",
    "about": "about/",
    "search": "search/",
    "victims": "victims/",
    "safety": "safety/",
}
VIEWPORTS = {"desktop": (1360, 900), "phone": (390, 844)}


def path(lang: str, page: str) -> str:
    return ("" if lang == "fr" else f"{lang}/") + PAGES[page]


def faults_of(page: Page) -> list[str]:
    """Everything that will go wrong in *page*: errors, warnings, requests without an answer."""
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    # A request that the next page's loading cuts off is no fault of the site.
    page.on(
        "requestfailed",
        lambda r: None if "ERR_ABORTED" in (r.failure or "") else faults.append(f"failed {r.url}"),
    )
    return faults


@pytest.fixture
def tab(browser: Browser, base: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and everything that went wrong in it: errors, failures, foreign requests."""
    page = browser.new_page()
    faults = faults_of(page)
    page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status > 399 else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((base, "data:")) else faults.append(f"foreign {r.url}"),
    )
    yield page, faults
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page(tab: tuple[Page, list[str]], base: str, lang: str, page: str) -> None:
    view, faults = tab
    for name, (width, height) in VIEWPORTS.items():
        view.set_viewport_size({"width": width, "height": height})
        view.goto(base + path(lang, page))
        assert view.locator("html").get_attribute("lang") == lang
        expected = "rtl" if lang == "ar" else "ltr"
        assert view.locator("body").get_attribute("dir") == expected
        assert view.locator("h1").count() == 1
        assert view.locator("h1").inner_text().strip()
        assert view.title().strip()
        assert not view.locator(".lx-missing").count(), "a translation is missing"
        wide = view.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 1, f"{name}: the page is {wide}px wider than the screen"
    view.wait_for_load_state("networkidle")
    assert faults == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["provision", "right", "recommendation", "home"])
def test_language_switch_stays_on_the_page(
    tab: tuple[Page, list[str]], base: str, lang: str, page: str
) -> None:
    view, faults = tab
    for other in LANGUAGES:
        view.goto(base + path(lang, page))
        if other == lang:
            continue
        view.locator(f".md-header a[hreflang={other}]").evaluate("link => link.click()")
        view.wait_for_url(base + path(other, page))
        assert view.locator("html").get_attribute("lang") == other
    assert faults == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_stay_in_their_language(browser: Browser, base: str, lang: str) -> None:
    view = browser.new_page()
    for page in ("provision", "old-provision", "right", "recommendation", "instrument"):
        view.goto(base + path(lang, page))
        links = view.locator("article a[href]").evaluate_all("all => all.map(a => a.href)")
        inner = [link[len(base) :] for link in links if link.startswith(base)]
        assert inner
        prefixes = ("en/", "es/", "ar/")
        wrong = [
            link
            for link in inner
            if (link.startswith(prefixes) if lang == "fr" else not link.startswith(f"{lang}/"))
        ]
        assert wrong == []
    view.close()


def test_numbers_keep_their_order_in_arabic(browser: Browser, base: str) -> None:
    """Each group of digits stands to the right of the one before it: 225-4-1, not 1-4-225."""
    view = browser.new_page()
    measure = """node => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
        const wrong = []
        let found = 0
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            if (!text.parentElement.getClientRects().length) continue
            for (const match of text.data.matchAll(/\\d+(?:-\\d+)+/g)) {
                const groups = [...match[0].matchAll(/\\d+/g)]
                const lefts = groups.map(group => {
                    const range = document.createRange()
                    range.setStart(text, match.index + group.index)
                    range.setEnd(text, match.index + group.index + group[0].length)
                    const box = range.getBoundingClientRect()
                    return [Math.round(box.top), box.left]
                })
                found++
                const oneLine = lefts.every(([top]) => Math.abs(top - lefts[0][0]) < 4)
                if (oneLine && lefts.some(([, left], i) => i && left <= lefts[i - 1][1]))
                    wrong.push(match[0])
            }
        }
        return [found, wrong]
    }"""
    total = 0
    for page in PAGES:
        view.goto(base + path("ar", page))
        found, wrong = view.locator("body").evaluate(measure)
        total += found
        assert wrong == [], page
    assert total > 50
    view.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_needs_no_javascript(browser: Browser, base: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(base + path(lang, "home"))
    doors = view.locator(".lx-doors a")
    assert doors.count() == 3
    doors.nth(0).click()
    view.locator("article a", has_text=re.compile("CESEDA")).first.click()
    view.locator(".lx-toc a[href*='art-l425-1/']").click()
    assert view.locator(".lx-unit").count() >= 2
    assert view.locator(".lx-notice").first.is_visible()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_anchor_of_a_paragraph(browser: Browser, base: str, lang: str) -> None:
    view = browser.new_page()
    prefix = "" if lang == "fr" else f"{lang}/"
    view.goto(base + prefix + "palermo-protocol/art-6/#para-3-point-b")
    target = view.locator("#para-3-point-b")
    assert target.is_visible()
    box = target.bounding_box()
    assert box
    assert 0 <= box["y"] < 800
    view.close()
