"""The ``lexteh-finish`` plugin: search index and link check, once all languages are written."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from lexteh.site.linkcheck import broken_links

log = get_plugin_logger(__name__)


class FinishConfig(Config):
    """Options in mkdocs.yml."""

    search = c.Type(bool, default=True)
    """Index the site with Pagefind."""
    links = c.Type(bool, default=True)
    """Check every internal link and anchor."""


class FinishPlugin(BasePlugin[FinishConfig]):
    """Work that needs the whole site on disk."""

    # After static-i18n (-100) has built the other languages from inside its own post_build.
    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Run once, at the end of the last language."""
        i18n: Any = config.plugins.get("i18n")
        if i18n is None or not i18n.building:
            self.finish(config)

    def finish(self, config: MkDocsConfig) -> int:
        """Index and check the site on disk; returns the number of broken links."""
        site = Path(config.site_dir)
        if self.config.search:
            index(site)
        broken = broken_links(site, config.site_url or "") if self.config.links else []
        for link in broken:
            log.warning(str(link))
        return len(broken)


def index(site: Path) -> None:
    """Run Pagefind over the built *site*; ``PluginError`` carries what it printed."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise PluginError(f"Pagefind failed: {done.stderr or done.stdout}")
    # Only the order of its keys varies between runs: sorted, the build is reproducible.
    entry = site / "pagefind" / "pagefind-entry.json"
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, sort_keys=True), encoding="utf-8")
