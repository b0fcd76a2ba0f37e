"""The reader's desk: a day, two languages, previews, comparison of versions."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

FOUNDING = "?on=2013-02-15"


@pytest.fixture
def tab(browser: Browser, base: str) -> Iterator[Page]:
    """A page whose console stays clean: no error, no broken policy, no failed request."""
    context = browser.new_context(viewport={"width": 1360, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status > 399 else None)
    yield page
    context.close()
    assert faults == []


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def test_the_text_of_a_day_and_the_links_keep_it(tab: Page, base: str) -> None:
    _open(tab, f"{base}fr-cp/art-225-4-1/")
    today = tab.locator("#text").inner_text()
    tab.locator("[data-lx-tools] [data-lx-on='2013-02-15']").click()
    tab.locator(".lx-asof").wait_for()
    assert tab.url.endswith(FOUNDING)
    banner = tab.locator(".lx-asof").inner_text()
    assert "15 février 2013" in banner
    assert "6 août 2013" in banner
    then = tab.locator("#text").inner_text()
    assert then != today
    assert "2007-1631" in then
    # Today's text stands among the other versions now, and no id twice.
    assert tab.locator("#versions details#v-2013-08-07 #v-2013-08-07-sec-i").count() == 1
    assert tab.locator("#text #al-1").count() == 1
    assert tab.locator("details#v-2007-11-21").count() == 0
    twice = """() => { const all = [...document.querySelectorAll('[id]')].map(n => n.id)
        return all.filter((id, i) => all.indexOf(id) !== i) }"""
    assert tab.evaluate(twice) == []
    ends = tab.locator("#versions .lx-timeline a[href^='#']").evaluate_all(
        "all => all.map(a => document.querySelector(a.hash)?.id)"
    )
    assert ends == ["v-2003-03-19", "text", "v-2013-08-07"]
    # The day goes along: through a link of the page, the language switch and a search result.
    tab.locator("#links a[href*='art-225-4-2/']").first.click()
    tab.wait_for_url(f"**/fr-cp/art-225-4-2/{FOUNDING}*")
    tab.locator(".lx-asof").wait_for()
    switch = tab.locator(".md-header a[hreflang=en]")
    assert FOUNDING in (switch.get_attribute("href") or "")
    tab.locator("[data-lx-search] input").fill("225-4-1")
    tab.locator(".lx-search__results a").first.wait_for()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{FOUNDING}*")
    tab.locator(".lx-asof a", has_text="Revenir à aujourd'hui").click()
    tab.wait_for_url(lambda url: "on=" not in url)


def test_an_article_that_did_not_exist_leads_to_its_predecessor(tab: Page, base: str) -> None:
    _open(tab, f"{base}en/fr-ceseda/art-l425-1/{FOUNDING}")
    banner = tab.locator(".lx-asof")
    assert "did not exist on 15 February 2013" in banner.inner_text()
    assert "1 May 2021" in banner.inner_text()
    assert tab.locator("#text .lx-text").count() == 0
    assert tab.locator("#versions details .lx-text").count() == 1
    banner.locator("a[href*='art-l316-1/']").click()
    tab.wait_for_url(f"**/en/fr-ceseda/art-l316-1/{FOUNDING}*")
    banner.wait_for()
    assert "25 July 2006" in banner.inner_text()
    assert tab.locator("#text .lx-force--may").count() >= 1
    # After its end: the text is gone, and its successors are named.
    _open(tab, f"{base}fr-ceseda/art-l316-1/?on=2022-01-01")
    assert "n'existait plus" in banner.inner_text()
    assert banner.locator("a[href*='art-l425-1/']").count() == 1


def test_anchors_rights_instruments_other_pages_and_no_day(tab: Page, base: str) -> None:
    _open(tab, f"{base}fr-ceseda/art-l316-1/{FOUNDING}#al-2")
    target = tab.locator("#text #al-2:target")
    target.wait_for()
    box = target.bounding_box()
    assert box
    assert 0 <= box["y"] < 900
    _open(tab, f"{base}rights/reflection-period/{FOUNDING}")
    assert "15 février 2013" in tab.locator("#as-of h2").inner_text()
    assert tab.locator("#as-of .lx-point").count() >= 1
    _open(tab, f"{base}fr-ceseda/{FOUNDING}")
    row = tab.locator("#articles li", has=tab.locator("a[href*='art-l425-1/']")).first
    assert "n'existait pas" in row.inner_text()
    row = tab.locator("#articles li", has=tab.locator("a[href*='art-l316-1/']")).first
    assert row.locator(".lx-tag").count() == 0
    _open(tab, f"{base}ar/about/{FOUNDING}")
    assert "2013" in tab.locator(".lx-asof").inner_text()
    _open(tab, f"{base}es/fr-cp/art-225-4-1/?on=2013-02-31")
    assert "2013-02-31" in tab.locator(".lx-asof").inner_text()
    assert tab.locator("#text #sec-i").count() == 1


@pytest.mark.parametrize(("lang", "other"), [("fr", "ar"), ("ar", "en")])
def test_two_languages_side_by_side(tab: Page, base: str, lang: str, other: str) -> None:
    prefix = "" if lang == "fr" else f"{lang}/"
    _open(tab, f"{base}{prefix}fr-cp/art-225-4-1/")
    tab.locator("#lx-with").select_option(other)
    tab.locator(".lx-pair__other").first.wait_for()
    assert tab.url.endswith(f"?with={other}")
    rows = tab.locator(".lx-pair").evaluate_all(
        """all => all.map(row => {
            const [mine, theirs] = [...row.children].map(n => n.getBoundingClientRect())
            return [Math.abs(mine.top - theirs.top), theirs.left, theirs.right, mine.left,
                    mine.right, row.lastChild.lang, row.lastChild.dir]
        })"""
    )
    assert len(rows) == tab.locator("#text .lx-text p:not(.lx-pair__other p)").count() >= 8
    for gap, left, right, my_left, my_right, tongue, direction in rows:
        assert gap < 1
        assert right <= my_left + 1 if lang == "ar" else left >= my_right - 1
        assert tongue == other
        assert direction == ("rtl" if other == "ar" else "ltr")
    # One column each, at any depth of the text.
    assert max(row[2] - row[1] for row in rows) - min(row[2] - row[1] for row in rows) < 1
    # Remembered as a preference, in the address of the next page too; with a day as well.
    _open(tab, f"{base}{prefix}fr-ceseda/art-l316-1/{FOUNDING}")
    tab.locator(".lx-pair__other").first.wait_for()
    assert f"with={other}" in tab.url
    assert tab.locator("#text .lx-pair__other .lx-missing").count() == 0
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.reload()
    tab.locator(".lx-pair__other").first.wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1
    mine, theirs = tab.locator(".lx-pair").nth(1).locator("> *").all()
    upper, lower = mine.bounding_box(), theirs.bounding_box()
    assert upper
    assert lower
    assert lower["y"] >= upper["y"] + upper["height"]
    tab.locator("#lx-with").select_option("")
    expect(tab.locator(".lx-pair, .lx-pair__other")).to_have_count(0)
    assert "with=" not in tab.url


def test_a_right_and_a_recommendation_in_two_languages(tab: Page, base: str) -> None:
    for page, several in (
        ("rights/reflection-period/?on=2013-02-15&with=en", 6),
        ("recommendations/founding-1/?with=en", 4),
    ):
        _open(tab, f"{base}{page}")
        tab.locator(".lx-other").first.wait_for()
        assert tab.locator(".lx-other[lang=en]").count() >= several
        if "on=" in page:
            assert tab.locator("#as-of .lx-other").count() >= 1


def test_a_language_that_cannot_be_loaded_is_said(browser: Browser, base: str) -> None:
    view = browser.new_page()
    view.route("**/en/fr-cp/**", lambda route: route.abort())
    _open(view, f"{base}fr-cp/art-225-4-1/")
    view.locator("#lx-with").select_option("en")
    said = view.locator(".lx-tools__said")
    said.filter(has_text="pas pu être chargée").wait_for()
    assert view.locator("#text #sec-i").is_visible()
    view.close()


def test_a_day_that_cannot_be_applied_is_said(browser: Browser, base: str) -> None:
    view = browser.new_page()
    view.route("**/words-fr.json", lambda route: route.abort())
    _open(view, f"{base}fr-cp/art-225-4-1/{FOUNDING}")
    assert "celui d'aujourd'hui" in view.locator("[role=alert].lx-asof").inner_text()
    view.close()


def test_preview_by_keyboard_and_by_mouse(tab: Page, base: str) -> None:
    _open(tab, f"{base}fr-cp/art-225-4-2/")
    link = tab.locator("#text .lx-text a.lx-ref").first
    link.focus()
    card = tab.locator(".lx-preview")
    card.wait_for()
    assert "225-4-1" in card.inner_text()
    assert "En vigueur" in card.inner_text()
    assert len(card.inner_text()) > 150
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    tab.keyboard.press("Escape")
    assert card.count() == 0
    link.evaluate("node => node.blur()")
    link.hover()
    card.wait_for()
    card.hover()
    tab.wait_for_timeout(500)
    assert card.is_visible()
    tab.mouse.move(5, 890)
    card.wait_for(state="detached")
    # On a day, the text of that day.
    _open(tab, f"{base}fr-cp/art-225-4-2/{FOUNDING}")
    tab.locator("#text .lx-text a.lx-ref").first.focus()
    card.wait_for()
    assert "6 août 2013" in card.inner_text()


def test_comparison_of_versions(tab: Page, base: str) -> None:
    _open(tab, f"{base}fr-cp/art-225-4-1/")
    form = tab.locator("[data-lx-compare]")
    assert form.locator("select").first.input_value() == "2007-11-21"
    form.locator("button").click()
    tab.locator(".lx-diff__row del").first.wait_for()
    assert tab.locator(".lx-diff__row ins").count() >= 5
    assert tab.url.endswith("?compare=2007-11-21,2013-08-07")
    assert tab.evaluate("getComputedStyle(document.querySelector('ins'), '::before').content") in (
        '"[+"'
    )
    _open(tab, f"{base}ar/fr-ceseda/art-l316-1/?compare=2006-07-25,2014-08-06")
    tab.locator(".lx-diff__row ins").first.wait_for()
    # Without the words that were taken out, the newer text; numbers stay in one piece.
    newer = """() => [...document.querySelectorAll('.lx-diff__row p:last-child')]
        .map(p => p.textContent).join(' ')"""
    assert "225-4-1" in tab.evaluate(newer)
    assert "225-4-1" in tab.locator(".lx-diff bdi[dir=ltr]").all_inner_texts()
    _open(tab, f"{base}fr-cp/art-225-4-1/?compare=1999-01-01,nonsense")
    assert "n'existe pas" in tab.locator(".lx-diff").inner_text()


def test_word_diff(tab: Page, base: str) -> None:
    _open(tab, f"{base}about/")
    run = """async ([before, after]) => {
        const m = await import('/assets/lexteh/diff.js')
        return m.diff(before, after).map(r => [r.kind, r.text.trim()])
    }"""
    assert tab.evaluate(run, ["peut obtenir une carte", "doit obtenir une carte"]) == [
        ["del", "peut"],
        ["ins", "doit"],
        ["same", "obtenir une carte"],
    ]
    assert tab.evaluate(run, ["a b c", "a b c"]) == [["same", "a b c"]]
    assert tab.evaluate(run, ["", "a"]) == [["ins", "a"]]
    assert tab.evaluate(run, ["art. 225-4-1", "art. 225-4-2"]) == [
        ["same", "art."],
        ["del", "225-4-1"],
        ["ins", "225-4-2"],
    ]
    # Against the plain table, on random texts; and ten thousand words without freezing.
    facts = tab.evaluate(
        """async () => {
            const { diff } = await import('/assets/lexteh/diff.js')
            let seed = 7
            const random = n => (seed = seed * 48271 % 2147483647) % n
            const words = (n, k) => Array.from({ length: n }, () => 'w' + random(k))
            const longest = (a, b) => {
                const t = Array.from({ length: a.length + 1 }, () => Array(b.length + 1).fill(0))
                for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++)
                    t[i][j] = a[i-1] === b[j-1] ? t[i-1][j-1] + 1 : Math.max(t[i-1][j], t[i][j-1])
                return t[a.length][b.length]
            }
            let wrong = 0
            for (let round = 0; round < 200; round++) {
                const [a, b] = [words(random(30), 6), words(random(30), 6)]
                const runs = diff(a.join(' '), b.join(' '))
                const side = skip => runs.filter(r => r.kind !== skip)
                    .map(r => r.text.trim()).filter(Boolean).join(' ')
                const same = runs.filter(r => r.kind === 'same').reduce((s, r) => s + r.count, 0)
                if (side('ins') !== a.join(' ') || side('del') !== b.join(' ')) wrong++
                if (same !== longest(a, b)) wrong++
            }
            const start = performance.now()
            const long = diff(words(10000, 900).join(' '), words(10000, 900).join(' '))
            const medium = diff(words(3000, 300).join(' '), words(3000, 300).join(' '))
            return { wrong, time: performance.now() - start, runs: long.length + medium.length }
        }"""
    )
    assert facts["wrong"] == 0
    assert facts["runs"] > 100
    assert facts["time"] < 3000


def test_status_timeline_and_references_without_javascript(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{base}fr-cp/art-225-4-1/{FOUNDING}")
    assert "En vigueur, modifié le 7 août 2013" in view.locator(".lx-status").inner_text()
    assert view.locator(".lx-timeline > li").count() == 3
    assert view.locator("#resting h3").all_inner_texts()[:2] == ["Droits", "Recommandations"]
    assert view.locator("#resting q", has_text="225-4-1").count() >= 3
    assert view.locator("#links h3", has_text="Union européenne").count() == 1
    for hidden in ("[data-lx-tools]", "[data-lx-compare]"):
        assert view.locator(hidden).is_hidden()
    assert view.locator("#versions details").count() == 2
    view.goto(f"{base}fr-ceseda/art-l316-1/")
    assert "Remplacé depuis le 1er mai 2021" in view.locator(".lx-status").inner_text()
    view.goto(f"{base}fr-cp/")
    days = view.locator("#changes .lx-timeline > li").all_inner_texts()
    years = [int(next(w for w in day.split() if len(w) == 4 and w.isdigit())) for day in days]
    assert years == sorted(years)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(browser: Browser, base: str, scheme: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    view = context.new_page()
    faults: list[str] = []
    for page, ready in (
        (f"fr-cp/art-225-4-1/{FOUNDING}&with=ar&compare=2007-11-21,2013-08-07", ".lx-diff ins"),
        (f"ar/fr-ceseda/art-l425-1/{FOUNDING}", ".lx-absent"),
        (f"rights/reflection-period/{FOUNDING}&with=es", ".lx-other"),
        (f"fr-ceseda/{FOUNDING}", ".lx-asof"),
    ):
        _open(view, base + page)
        view.locator(ready).first.wait_for()
        if "225-4-1" in page:
            view.locator("#links a.lx-ref, #text a.lx-ref").first.focus()
            view.locator(".lx-preview").wait_for()
        for violation in Axe().run(view).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:2])
            faults.append(f"{page}: {violation['id']} {nodes}")
    context.close()
    assert faults == []
