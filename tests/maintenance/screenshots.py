"""The pictures of the guide for contributors: ``python -m tests.maintenance.screenshots``.

They show pages of the imaginary library, as they are and after tasks of the guide. The folder
given by ``--site`` holds a built site of the real data, for the page in Arabic.
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from lexteh.cli import main as lexteh
from tests.chromium import launched
from tests.conftest import ROOT
from tests.maintenance.guide import DOCS, tasks
from tests.server import serve

ROOM = 60_000
"""No picture is larger, in bytes."""


def main() -> None:
    """Build the library before and after the tasks, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    site = parser.parse_args().site.resolve()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        shutil.copytree(ROOT / "examples", root / "examples")
        shutil.copytree(ROOT / "overrides", root / "overrides")
        os.chdir(root)
        browser = launched(playwright)
        page = browser.new_page(viewport={"width": 760, "height": 520})
        _picture(page, _build(root, "before"), "house-rules/art-2/", "article-before")
        _do("version", root)
        _picture(page, _build(root, "after"), "house-rules/art-2/", "article-after", "#versions")
        shutil.copytree(ROOT / "examples", root / "examples", dirs_exist_ok=True)
        _do("language", root)
        further = _build(root, "further")
        _picture(page, further, "house-rules/art-3/", "further-language", "#further")
        page.set_viewport_size({"width": 600, "height": 420})
        _picture(page, site, "ar/coe-197/art-13/", "arabic")
        browser.close()


def _do(name: str, root: Path) -> None:
    """The edits of a task, and the commands before the first of them."""
    edited = False
    for step in tasks("en")[name]:
        if step.kind == "diff":
            step.apply(root)
            edited = True
        elif step.kind == "sh" and not edited:
            for words in step.commands:
                lexteh(words[1:])


def _build(root: Path, name: str) -> Path:
    out = root / name
    if lexteh(["site", "--config", "examples/library/mkdocs.yml", "--out", str(out)]):
        raise SystemExit(1)
    return out


def _picture(page: Page, site: Path, address: str, name: str, opened: str = "") -> None:
    with serve(site) as base:
        page.goto(base + address)
        if opened:
            page.eval_on_selector(f"{opened} details", "node => { node.open = true; }")
            page.eval_on_selector(opened, "node => node.scrollIntoView()")
            page.mouse.wheel(0, -90)
            page.wait_for_timeout(300)
        path = DOCS / "img" / f"{name}.png"
        page.screenshot(path=str(path))
    size = path.stat().st_size
    print(f"{path.name} {size} bytes")
    if size > ROOM:
        raise SystemExit(f"{path.name} is larger than {ROOM} bytes")


if __name__ == "__main__":
    main()
