"""axe finds nothing, on each type of page, in each language, in the light and in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.test_pages import LANGUAGES, PAGES, path

# The rows of a long list are made alike: the first ones stand for all, or axe takes minutes.
THIN = """() => document.querySelectorAll("article :is(ul, ol, dl, tbody)").forEach(
    list => [...list.children].slice(12).forEach(row => row.remove()))"""

# Between the schemes only colours differ, and the colours are those of all languages.
RUNS = [*((lang, "light") for lang in LANGUAGES), ("fr", "dark"), ("ar", "dark")]
RULES: dict[str, dict[str, object] | None] = {
    "light": None,
    "dark": {"runOnly": ["color-contrast"]},
}


@pytest.mark.parametrize(("lang", "scheme"), RUNS)
def test_axe(browser: Browser, base: str, lang: str, scheme: str) -> None:
    # The policy of the site forbids foreign scripts: axe is let in by the test alone.
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    view = context.new_page()
    faults: list[str] = []
    for page in PAGES:
        view.goto(base + path(lang, page))
        view.evaluate(THIN)
        for violation in Axe().run(view, options=RULES[scheme]).response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:2])
            faults.append(f"{page}: {violation['id']} {nodes}")
    context.close()
    assert faults == []
