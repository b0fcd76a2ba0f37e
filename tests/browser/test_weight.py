"""The page of a provision stays light, on the first visit and on the next page."""

from pathlib import Path

from benchmarks.weight import BUDGET_PAGE, COLD, PAGES, WARM, first_search, hosted, visit
from playwright.sync_api import Browser


def test_weight_of_a_provision(browser: Browser, built_site: Path) -> None:
    with hosted(built_site) as host:
        cold, warm = visit(browser, host, *PAGES[BUDGET_PAGE])
        assert cold.total() <= COLD, cold
        assert warm.total() <= WARM, warm
        # Measured at all: its parts are there, and the second page asks for no file again.
        assert min(cold[kind] for kind in ("HTML", "CSS", "scripts", "fonts")) > 1000
        assert warm["HTML"] > 5000
        assert warm["fonts"] == warm["CSS"] == warm["scripts"] == 0
        assert first_search(browser, host, "225-4-1") <= COLD


def test_weight_in_arabic(browser: Browser, built_site: Path) -> None:
    with hosted(built_site) as host:
        cold, warm = visit(browser, host, *PAGES["provision, Arabic"])
    assert cold.total() <= COLD, cold
    assert warm.total() <= WARM, warm
