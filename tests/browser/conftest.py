"""Debian's Chromium, headless, on the built site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import launched
from tests.server import serve


@pytest.fixture(scope="session")
def base(built_site: Path) -> Iterator[str]:
    """The address of the built site on a local server."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()
