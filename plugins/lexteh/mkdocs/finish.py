"""The ``lexteh-finish`` plugin: search index and link check, once all languages are written."""

import gzip
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
from mkdocs.structure.pages import Page

from lexteh.site.linkcheck import Ends, broken_links, ends

log = get_plugin_logger(__name__)

_SIGNATURE = b"pagefind_dcd"
"""What Pagefind writes before the JSON of a fragment."""


class FinishConfig(Config):
    """Options in mkdocs.yml."""

    search = c.Type(bool, default=True)
    """Index the site with Pagefind."""
    links = c.Type(bool, default=True)
    """Check every internal link and anchor."""


class FinishPlugin(BasePlugin[FinishConfig]):
    """Work that needs the whole site on disk."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: dict[str, Ends] = {}

    # After static-i18n (-100) has built the other languages from inside its own post_build.
    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Run once, at the end of the last language."""
        i18n: Any = config.plugins.get("i18n")
        if i18n is None or not i18n.building:
            self.finish(config)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Note anchors and links while the page is at hand."""
        if self.config.links:
            self.ends[page.file.dest_uri] = ends(output)
        return output

    def finish(self, config: MkDocsConfig) -> int:
        """Index and check the site on disk; returns the number of broken links."""
        site = Path(config.site_dir)
        indexing = start_index(site) if self.config.search else None
        broken = broken_links(site, config.site_url or "", self.ends) if self.config.links else []
        if indexing is not None:
            end_index(indexing, site)
        for link in broken:
            log.warning(str(link))
        return len(broken)


def start_index(site: Path) -> subprocess.Popen[str]:
    """Start Pagefind over the built *site*, in a process of its own."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    return subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def end_index(indexing: subprocess.Popen[str], site: Path) -> None:
    """Wait for Pagefind; ``PluginError`` carries what it printed if it failed."""
    printed, _ = indexing.communicate()
    if indexing.returncode:
        raise PluginError(f"Pagefind failed: {printed}")
    # Only the order of its keys varies between runs: sorted, the build is reproducible.
    entry = site / "pagefind" / "pagefind-entry.json"
    data = json.loads(entry.read_text(encoding="utf-8"))
    entry.write_text(json.dumps(data, sort_keys=True), encoding="utf-8")
    for table in site.glob("**/search/table.json"):
        number_results(site, table)


def number_results(site: Path, table: Path) -> None:
    """Write, beside the *table* of a language, which of its pages each result of Pagefind is.

    Without it a browser would have to fetch a result to know its page. ``ids`` follow the
    table's pages; ``others`` are pages of the site that it does not know: id, path, title.
    """
    data = json.loads(table.read_text(encoding="utf-8"))
    root = f"/{data['root']}"
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((site / "pagefind" / "fragment").glob(f"{data['lang']}_*.pf_fragment")):
        fragment = json.loads(gzip.decompress(path.read_bytes())[len(_SIGNATURE) :])
        address = fragment["url"].removeprefix(root).strip("/")
        title = fragment["meta"].get("title", address)
        found[address] = (path.stem.partition("_")[2], title.removesuffix("¶"))
    known = [row[0] for row in data["pages"]]
    others = {address: found[address] for address in found.keys() - {*known, "search", ""}}
    numbered = {
        "ids": [found[address][0] if address in found else "" for address in known],
        "others": [[id_, address, title] for address, (id_, title) in sorted(others.items())],
    }
    text = json.dumps(numbered, ensure_ascii=False, separators=(",", ":"))
    table.with_name("ids.json").write_text(text, encoding="utf-8")
