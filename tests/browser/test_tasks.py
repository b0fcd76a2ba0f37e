"""The ten questions of tasks.yml, answered from the home page in at most four interactions."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_cite import said
from tests.browser.test_safe import NEUTRAL, answer

Step = Mapping[str, Any]

TASKS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("tasks.yml").read_text(encoding="utf-8")
)
FOLDERS = {"fr": "", "ar": "ar/"}
SCREENS = {"desktop": (1360, 900), "phone": (390, 844)}
MOST = 4
"""Interactions from the home page to the answer."""
LONGEST = 20_000
"""Milliseconds for one task on a busy machine: what takes longer is broken."""
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")


def plain(text: str) -> str:
    """*text* as a reader sees it: without isolates, each space an ordinary one."""
    return " ".join(_UNSEEN.sub("", text).split())


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens a page of the screen asked for; an error in its console fails the test."""
    contexts = []
    faults: list[str] = []

    def opened(screen: str) -> Page:
        width, height = SCREENS[screen]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            permissions=["clipboard-read", "clipboard-write"],
            bypass_csp=True,
        )
        contexts.append(context)
        context.route(NEUTRAL, answer)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def search(page: Page, step: Step, lang: str) -> None:
    home = page.url
    box = page.locator(".lx-search--home input")
    box.fill(step["search"][lang])
    box.press("Enter")
    page.wait_for_url(lambda url: url != home)


def follow(page: Page, step: Step, lang: str) -> None:
    # Where the page has a table of contents beside the text, or a line of jumps above it.
    part = page.locator(step.get("within", ".md-sidebar--secondary, .lx-jump"))
    ends = part.locator("a, button, summary").filter(visible=True)
    ends.filter(has_text=step["follow"][lang]).first.click()


def copy(page: Page, step: Step, lang: str) -> None:
    page.locator(f"{step['copy']} .lx-copy").first.click()
    said(page)
    copied = plain(page.evaluate("navigator.clipboard.readText()"))
    for text in step["text"][lang]:
        assert text in copied


def leave(page: Page, step: Step, lang: str) -> None:
    page.locator(".lx-safe a", has_text=step["leave"][lang]).filter(visible=True).click()
    page.wait_for_url(NEUTRAL)


def see(page: Page, step: Step, lang: str) -> None:
    if "url" in step:
        page.wait_for_url(lambda url: step["url"] in url)
    part = page.locator(step["within"]).first
    for text in step["see"][lang]:
        # Whatever space, whatever mark of direction stands between the words.
        spaced = r"[\s\u200e\u200f\u2066-\u2069]+".join(map(re.escape, text.split()))
        try:
            expect(part).to_contain_text(re.compile(spaced, re.IGNORECASE))
        except AssertionError:
            # The page as Playwright would print it is thousands of lines long.
            pytest.fail(f"{text!r} is not in {step['within']} of {page.url}", pytrace=False)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1


DO = {"search": search, "follow": follow, "copy": copy, "leave": leave, "see": see}


def verb(step: Step) -> str:
    (name,) = DO.keys() & step.keys()
    return name


def test_ten_tasks_of_four_interactions_at_most() -> None:
    assert len(TASKS) == len({task["id"] for task in TASKS}) == 10
    for task in TASKS:
        done = [verb(step) for step in task["steps"]]
        assert task["interactions"] == len(done) - done.count("see") <= MOST, task["id"]
        assert set(task["ask"]) == set(FOLDERS), task["id"]


@pytest.mark.parametrize("lang", FOLDERS)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["id"])
def test_task(visit: Callable[[str], Page], base: str, task: dict[str, Any], lang: str) -> None:
    page = visit(task.get("screen", "desktop"))
    page.goto(base + FOLDERS[lang])
    start = perf_counter()
    for step in task["steps"]:
        DO[verb(step)](page, step, lang)
    spent = round((perf_counter() - start) * 1000)
    print(f"{task['id']} ({lang}): {task['interactions']} interactions, {spent} ms")
    assert spent < LONGEST, f"{task['id']} ({lang}): {spent} ms"
    if NEUTRAL.match(page.url):
        return
    found = Axe().run(page).response["violations"]
    assert [f"{v['id']} {[n['html'][:160] for n in v['nodes'][:2]]}" for v in found] == []
