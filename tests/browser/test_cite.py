"""Copying citations by mouse and keyboard, the version cited, the brief on one sheet."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PROVISION = "fr-cp/art-225-4-1/"
OLD = "fr-ceseda/art-l316-1/"
FOLDERS = {"fr": "", "en": "en/", "es": "es/", "ar": "ar/"}
PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page that may use the clipboard."""
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"], bypass_csp=True
    )
    page = context.new_page()
    yield page
    context.close()


def clipboard(tab: Page) -> str:
    return str(tab.evaluate("navigator.clipboard.readText()"))


def copied(tab: Page, text: str) -> str:
    """The clipboard in plain spaces, once it holds *text*: copying takes its time."""
    found = ""
    for _ in range(50):
        found = clipboard(tab).replace("\u200e", "").replace("\u00a0", " ")
        if text in found:
            break
        tab.wait_for_timeout(100)
    assert text in found
    return found


def said(tab: Page) -> str:
    """What a screen reader was told, once it was told something."""
    # A locator waits without eval, which the policy of the site forbids.
    told = tab.locator("p[role=status].lx-vh", has_text=re.compile(r"\S"))
    told.wait_for(state="attached")
    return str(told.text_content())


@pytest.mark.parametrize(
    ("lang", "own", "told"),
    [
        ("fr", "C. pén., art. 225-4-1, dans sa rédaction", "Copié"),
        ("ar", "المادة 225-4-1 من القانون الجنائي الفرنسي", "تم النسخ"),
    ],
)
def test_copy_the_page(tab: Page, base: str, lang: str, own: str, told: str) -> None:
    tab.goto(f"{base}{FOLDERS[lang]}{PROVISION}")
    buttons = tab.locator("#cite .lx-copy")
    buttons.nth(0).click()
    address = f"https://lexteh.example/{FOLDERS[lang]}{PROVISION}"
    assert copied(tab, address) == address
    buttons.nth(1).click()
    found = copied(tab, own)
    assert found.startswith(own)
    assert found.endswith("?on=2026-04-03")
    assert said(tab) == told
    tab.locator("#cite details").evaluate("node => { node.open = true }")
    tab.locator('[data-style="oscola"] .lx-copy').click()
    assert copied(tab, "Code pénal (France), art").startswith("Code pénal (France), art")
    assert Axe().run(tab).response["violations"] == []


@pytest.mark.parametrize(
    ("lang", "cited"),
    [("fr", ", art. 225-4-1, I, 2°, dans sa"), ("ar", "المادة 225-4-1، I، 2°، من القانون")],
)
def test_paragraph_by_keyboard(tab: Page, base: str, lang: str, cited: str) -> None:
    tab.goto(f"{base}{FOLDERS[lang]}{PROVISION}")
    anchor = tab.locator("#sec-i-num-2 > .lx-anchor")
    anchor.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".lx-cite-menu .lx-copy:focus")
    assert tab.url.endswith("#sec-i-num-2"), "still a link"
    assert anchor.get_attribute("aria-expanded") == "true"
    assert Axe().run(tab).response["violations"] == []
    tab.keyboard.press("Enter")
    address = f"{FOLDERS[lang]}{PROVISION}?on=2026-04-03#sec-i-num-2"
    assert copied(tab, address).endswith(address)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    copied(tab, cited)
    tab.locator(".lx-cite-menu select").select_option("oscola")
    tab.locator(".lx-cite-menu .lx-copy").nth(1).click()
    copied(tab, "225-4-1(I)(2°) (as in force since 7 August 2013)")
    tab.keyboard.press("Escape")
    assert tab.locator(".lx-cite-menu").count() == 0
    assert anchor.evaluate("node => node === document.activeElement")


def test_version_that_is_shown_is_cited(tab: Page, base: str) -> None:
    tab.goto(f"{base}{OLD}?on=2013-02-15")
    tab.locator("#cite .lx-copy").nth(1).click()
    copied(tab, "du 25 juillet 2006 au 5 août 2014")
    tab.goto(f"{base}{PROVISION}")
    older = tab.locator("#v-2007-11-21")
    older.evaluate("node => { node.open = true }")
    older.locator(".lx-cite__version .lx-copy").click()
    copied(tab, "du 21 novembre 2007 au 6 août 2013")
    tab.locator("#v-2007-11-21-al-2 > .lx-anchor").click()
    tab.locator(".lx-cite-menu .lx-copy").nth(1).click()
    found = copied(tab, "al. 2, dans sa rédaction en vigueur du 21 novembre 2007")
    assert found.endswith("#v-2007-11-21-al-2")
    # A version that a script has put first keeps its dates, and its address without script.
    tab.evaluate("""() => {
      const old = document.querySelector("#v-2003-03-19 .lx-text")
      old.dataset.lxFrom = "2003-03-19"
      for (const unit of old.querySelectorAll("[id]"))
        unit.id = unit.id.replace(/^v-2003-03-19-/, "")
      document.querySelector("#text").replaceChildren(old)
    }""")
    tab.locator("#text .lx-unit > .lx-anchor").first.click()
    tab.locator(".lx-cite-menu .lx-copy").nth(1).click()
    found = copied(tab, "al. 1er, dans sa rédaction en vigueur du 19 mars 2003")
    assert found.endswith("?on=2007-11-20#v-2003-03-19-al-1")


def test_clipboard_refused(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = (name) => { window.did = name; return true }"
    )
    page.goto(base + PROVISION)
    page.locator("#cite .lx-copy").nth(1).click()
    assert said(page) == "Copié"
    assert page.evaluate("window.did") == "copy"
    context.close()


def test_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PROVISION)
    assert page.locator("#cite .lx-copy").count() == 0
    assert page.locator("#cite .lx-cite__text").first.is_visible()
    with page.expect_download() as download:
        page.locator('#cite a[href="cite.ris"]').click()
    assert download.value.suggested_filename == "lexteh-fr-cp-art-225-4-1.ris"
    page.locator("#sec-i-num-2 > .lx-anchor").click()
    assert page.url.endswith("#sec-i-num-2")
    context.close()


@pytest.mark.parametrize("lang", FOLDERS)
def test_brief_is_one_sheet(tab: Page, base: str, lang: str) -> None:
    faults: list[str] = []
    tab.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    tab.goto(f"{base}{FOLDERS[lang]}recommendations/founding-1/")
    for number in (1, 2, 3, 4):
        tab.goto(f"{base}{FOLDERS[lang]}recommendations/founding-{number}/brief.html")
        assert len(PAGE_OBJECT.findall(tab.pdf(prefer_css_page_size=True))) == 1
        tab.set_viewport_size({"width": 390, "height": 844})
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1
    assert tab.locator("[data-print]").is_visible()
    assert Axe().run(tab).response["violations"] == []
    assert faults == []


def test_print_has_no_navigation(tab: Page, base: str) -> None:
    tab.goto(base + PROVISION)
    tab.emulate_media(media="print")
    for hidden in (".md-header", ".lx-crumbs", ".lx-links", ".lx-copy", "#cite details"):
        assert not tab.locator(hidden).first.is_visible(), hidden
    for shown in (".lx-notice", "#text", "#v-2003-03-19 .lx-text", "#sources", ".lx-permalink"):
        assert tab.locator(shown).first.is_visible(), shown
