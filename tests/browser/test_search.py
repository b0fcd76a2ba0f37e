"""The search box finds what lawyers type, in each language, by mouse and by keyboard."""

import pytest
from playwright.sync_api import Browser, Page

QUERIES = [
    ("fr", "225-4-1", "fr-cp/art-225-4-1/"),
    ("fr", "L. 425-1", "fr-ceseda/art-l425-1/"),
    ("fr", "L425-1", "fr-ceseda/art-l425-1/"),
    ("fr", "article 225-4-2", "fr-cp/art-225-4-2/"),
    ("fr", "delai de reflexion", "rights/reflection-period/"),
    ("fr", "L.316-1", "fr-ceseda/art-l316-1/"),
    ("en", "225-4-1", "en/fr-cp/art-225-4-1/"),
    ("en", "L. 425-1", "en/fr-ceseda/art-l425-1/"),
    ("en", "reflection period", "en/rights/reflection-period/"),
    ("en", "delai de reflexion", None),
    ("es", "225-4-1", "es/fr-cp/art-225-4-1/"),
    ("es", "L. 425-1", "es/fr-ceseda/art-l425-1/"),
    ("es", "reflexion", "es/rights/reflection-period/"),
    ("ar", "225-4-1", "ar/fr-cp/art-225-4-1/"),
    ("ar", "٢٢٥-٤-١", "ar/fr-cp/art-225-4-1/"),
    ("ar", "L. 425-1", "ar/fr-ceseda/art-l425-1/"),
    ("ar", "التفكير", "ar/rights/reflection-period/"),
]


def _search(view: Page, query: str) -> list[str]:
    view.locator("[data-lx-search] input").first.fill(query)
    view.locator(".lx-search__panel:not([hidden])").wait_for()
    view.wait_for_function(
        "() => document.querySelector('.lx-search__status').textContent.trim() !== ''"
    )
    view.wait_for_timeout(400)
    found: list[str] = view.locator(".lx-search__results a").evaluate_all(
        "all => all.map(a => a.pathname + a.hash)"
    )
    return found


@pytest.mark.parametrize(("lang", "query", "wanted"), QUERIES)
def test_found_in_the_first_three(
    browser: Browser, base: str, lang: str, query: str, wanted: str | None
) -> None:
    view = browser.new_page()
    view.goto(base + ("" if lang == "fr" else f"{lang}/"))
    found = _search(view, query)
    if wanted is None:
        assert all(link.startswith(f"/{lang}/") for link in found)
    else:
        assert any(link.startswith(f"/{wanted}") for link in found[:3]), found
    view.close()


def test_by_keyboard(browser: Browser, base: str) -> None:
    view = browser.new_page()
    view.goto(base + "palermo-protocol/art-3/")
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.type") == "search"
    _search(view, "225-4-1")
    view.keyboard.press("ArrowDown")
    field = view.locator("[data-lx-search] input")
    assert field.get_attribute("aria-activedescendant")
    assert view.locator("[role=option][aria-selected=true]").count() == 1
    view.keyboard.press("Enter")
    view.wait_for_url("**/fr-cp/art-225-4-1/**")
    view.close()


def test_escape_closes_and_nothing_found_is_said(browser: Browser, base: str) -> None:
    view = browser.new_page()
    view.goto(base)
    assert _search(view, "xyzzyqwv") == []
    assert "xyzzyqwv" in view.locator(".lx-search__status").inner_text()
    view.keyboard.press("Escape")
    assert view.locator(".lx-search__panel").is_hidden()
    view.close()


def test_hostile_query_is_text(browser: Browser, base: str) -> None:
    view = browser.new_page()
    view.goto(base)
    _search(view, "<img src=x onerror=alert(1)>")
    assert view.locator(".lx-search__panel img").count() == 0
    view.close()


def test_arabic_results_keep_the_order_of_numbers(browser: Browser, base: str) -> None:
    view = browser.new_page()
    view.goto(base + "ar/")
    _search(view, "225-4-1")
    isolated = view.locator(".lx-search__results bdi[dir=ltr]").all_inner_texts()
    assert any("225-4-1" in text for text in isolated)
    view.close()
