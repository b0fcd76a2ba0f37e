"""Debian's Chromium, headless: its headless shell where there is one, which does half the work."""

import shutil

from playwright.sync_api import Browser, Playwright

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launched(playwright: Playwright) -> Browser:
    """A new browser that asks nothing of any host but those that a page asks."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        raise FileNotFoundError("Chromium is missing: 'make test' installs it")
    return playwright.chromium.launch(executable_path=path, args=_FLAGS)
