"""The filters of the tables: what they show, what the address keeps, what a phone sees."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

PREFIX = {"fr": "", "ar": "ar/"}


@pytest.fixture
def faults(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    found: list[str] = []
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: found.append(str(e)))
    yield page, found
    page.close()


def shown(page: Page, table: str) -> Locator:
    return page.locator(f"#{table} [data-row]:visible")


@pytest.mark.parametrize("lang", PREFIX)
def test_the_concordance_is_filtered_by_level_and_force(
    faults: tuple[Page, list[str]], base: str, lang: str
) -> None:
    page, found = faults
    page.goto(f"{base}{PREFIX[lang]}concordance/")
    form = page.locator("form.lx-filters")
    status = form.locator("[role=status]")
    total = page.locator("#matrix [data-row]").count()
    assert status.inner_text().count(str(total)) == 2
    form.locator("[name=level]").select_option("france")
    form.locator("[name=force]").select_option("silent")
    silent = page.locator("#matrix td:last-child .lx-silent")
    assert 0 < shown(page, "matrix").count() == silent.count() < total
    assert str(silent.count()) in status.inner_text()
    assert "level=france" in page.url
    assert "force=silent" in page.url
    # The address alone brings the same rows back.
    page.reload()
    assert form.locator("[name=force]").input_value() == "silent"
    assert shown(page, "matrix").count() == silent.count()
    # A text on top of it, as lawyers type it.
    form.locator("[type=reset]").click()
    page.wait_for_url(f"{base}{PREFIX[lang]}concordance/")
    assert shown(page, "matrix").count() == total
    form.locator("[name=text]").fill("225-4-1")
    some = shown(page, "matrix").count()
    assert 0 < some < total
    texts = shown(page, "matrix").all_inner_texts()
    assert all("225-4-1" in text for text in texts)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1
    assert found == []


@pytest.mark.parametrize("lang", PREFIX)
def test_the_log_is_filtered_and_its_links_reach_the_entry(
    faults: tuple[Page, list[str]], base: str, lang: str
) -> None:
    page, found = faults
    folder = f"{base}{PREFIX[lang]}recommendations/"
    page.goto(f"{folder}?assessment=any&year=2023")
    rows = shown(page, "entries")
    assert rows.count() == 1
    assert rows.locator(".lx-verdict").count() == 1
    rows.locator("th a").click()
    page.wait_for_url("**/recommendations/founding-4/#log-2023-01-12-assessment")
    assert page.locator(":target").count() == 1
    # The old address, by number, still leads to an entry.
    assert page.locator("#log-3").count() == 1
    # Every year of the log stands in the line of years, each mark leading to an entry.
    marks = page.locator(".lx-years__marks a")
    assert marks.count() == page.locator(".lx-log__entry").count()
    page.goto(f"{folder}?topic=residence-permit&role=ngo")
    assert 0 < shown(page, "entries").count() < page.locator("#entries [data-row]").count()
    page.goto(f"{folder}?addressee=france&recommendation=founding-4")
    assert shown(page, "entries").count() == 0
    # A value that nobody offers filters nothing.
    page.goto(f"{folder}?year=1900")
    assert shown(page, "entries").count() == page.locator("#entries [data-row]").count()
    for name, kind in (("log.csv", "csv"), ("log.json", "json"), ("feed.atom", "xml")):
        answer = page.request.get(f"{folder}{name}")
        assert answer.ok, kind
        assert len(answer.text()) > 1000
    assert page.locator("link[type='application/atom+xml']").count() == 1
    assert found == []


def test_old_and_new_numbers_answer_one_question(faults: tuple[Page, list[str]], base: str) -> None:
    page, found = faults
    page.goto(f"{base}renumbering/?instrument=fr-cpp")
    assert shown(page, "by-old").count() == shown(page, "by-new").count() == 2
    form = page.locator("form.lx-filters")
    form.locator("[type=reset]").click()
    for typed in ("L 316-1", "l.316-1", "L. 316-1"):
        form.locator("[name=text]").fill(typed)
        old = shown(page, "by-old").locator("th").all_inner_texts()
        assert sum("316-1," in text or text.endswith("316-1") for text in old) >= 2
        assert not any("R." in text for text in old)
    shown(page, "by-new").locator("th a").first.click()
    assert "fr-ceseda/art-l425-" in page.url
    assert found == []


def test_transposition_rows_are_filtered(faults: tuple[Page, list[str]], base: str) -> None:
    page, found = faults
    page.goto(f"{base}en/transposition/?state=ended")
    assert shown(page, "articles").count() == 1
    assert "Article 7" in shown(page, "articles").inner_text()
    page.goto(f"{base}en/transposition/?changed=older")
    text = shown(page, "articles").first.inner_text()
    assert "No French wording recorded here is later than 14 July 2024" in text
    assert found == []


def test_tables_read_without_javascript(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name, table in (("concordance", "matrix"), ("recommendations", "entries")):
        page.goto(f"{base}{name}/")
        assert not page.locator("form.lx-filters").is_visible()
        assert page.locator(f"#{table} [data-row]").first.is_visible()
    context.close()
