"""The site's icons and social card as PNG, from its own SVG, colours and fonts.

    python assets/images.py

Run it when the logo or the name of the site changes, and commit the files: browsers draw letters
a little differently from one version to the next, so that a build does not make them.
"""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).parent.parent / "overrides" / "assets" / "lexteh"
INK, PAPER, WINE = "#22293b", "#fbfaf7", "#7a1f3d"
LINES = (
    ("fr", "Le droit de la traite des êtres humains"),
    ("en", "The law on trafficking in human beings"),
    ("es", "El derecho de la trata de seres humanos"),
    ("ar", "قانون الاتجار بالبشر"),
)


def icon(side: int, background: str) -> str:
    """A page that shows the mark alone, *side* pixels wide."""
    mark = (FOLDER / "favicon.svg").read_text(encoding="utf-8")
    gap = 0 if background == "transparent" else side // 8
    return (
        f"<style>body{{margin:0;background:{background}}}"
        f"svg{{display:block;width:{side - 2 * gap}px;margin:{gap}px}}</style>{mark}"
    )


def card() -> str:
    """The page of the social card, 1200 by 630 pixels."""
    mark = (FOLDER / "logo.svg").read_text(encoding="utf-8")
    lines = "".join(
        f'<p lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">{text}</p>'
        for lang, text in LINES
    )
    fonts = "".join(
        f"@font-face{{font-family:'{name}';src:url('{(FOLDER / 'fonts' / file).as_uri()}')}}"
        for name, file in (
            ("Latin", "source-serif-4-latin.woff2"),
            ("Arabic", "noto-naskh-arabic.woff2"),
        )
    )
    return (
        f"<meta charset=utf-8><style>{fonts}"
        f"body{{margin:0;width:1200px;height:630px;box-sizing:border-box;padding:64px 90px;"
        f"background:{INK};color:{PAPER};font:42px/1.45 Latin,Arabic;"
        f"border-left:28px solid {WINE}}}"
        "header{display:flex;align-items:center;gap:32px;margin-bottom:40px}"
        "header svg{width:120px}h1{margin:0;font-size:92px;line-height:1;font-weight:600}"
        f"p{{margin:0 0 10px}}p[lang=ar]{{text-align:left}}</style>"
        f"<header>{mark}<h1>LexTEH</h1></header>{lines}"
    )


def draw(browser: Browser, html: str, name: str, width: int, height: int) -> None:
    """Write the page *html* as the PNG file *name*."""
    page = browser.new_page(viewport={"width": width, "height": height})
    # From a file, so that the fonts beside may be read.
    source = FOLDER / "images.tmp.html"
    source.write_text(html, encoding="utf-8")
    try:
        page.goto(source.as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=FOLDER / name, omit_background=True)
    finally:
        source.unlink()
        page.close()


def main() -> None:
    """Draw all of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        draw(browser, icon(32, "transparent"), "icon-32.png", 32, 32)
        draw(browser, icon(180, PAPER), "icon-180.png", 180, 180)
        draw(browser, card(), "card.png", 1200, 630)
        browser.close()


if __name__ == "__main__":
    main()
