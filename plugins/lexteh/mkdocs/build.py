"""Build the whole site beside the last good one, one process per language, and put it in its
place only if all went well.

``mkdocs build`` gives the same pages in one process; this is faster and safer.
"""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from lexteh import __version__
from lexteh.mkdocs.plugin import build_day
from lexteh.site.archive import tell_size, write_archive
from lexteh.site.linkcheck import Ends
from mkdocs import utils

Urls = list[tuple[str, dict[str, str]]]
"""The pages of one language: their address and those of their alternates."""

Built = tuple[Urls, dict[str, Ends]]
"""What one process brings back: the pages, and the anchors and links of each file."""


def build_site(
    config_file: Path,
    out: Path,
    jobs: int | None = None,
    preview: str | None = None,
    *,
    archive: bool = False,
) -> int:
    """Build *config_file* into *out* with *jobs* processes; returns the exit code.

    *preview* is the address of a local server, for pages that reload themselves; *archive* adds
    the whole site as a ZIP file, and the link to it.
    The new site grows in ``<out>.new``: after an error *out* is what it was.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s - %(message)s")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with config_file.open("rb") as stream:
            config = load_config(stream, config_file_path=str(config_file), site_dir=str(fresh))
        if preview:
            config.site_url = preview
            config.extra["preview"] = True
        name = f"downloads/lexteh-{__version__}.zip"
        if archive:
            config.extra["archive"] = name
            # The link check wants it there; it is written when all the rest is.
            (fresh / name).parent.mkdir(parents=True)
            (fresh / name).touch()
        _build(config, jobs or os.cpu_count() or 1)
        if archive:
            moment = build_day().timetuple()[:6]
            tell_size(fresh, write_archive(fresh, fresh / name, config.site_url or "", moment))
    except (Abort, BuildError, ConfigurationError, OSError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        print(f"{error}\n{out} is as it was", file=sys.stderr)
        return 1
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    print(f"{sum(1 for _ in out.rglob('index.html'))} pages in {out}")
    return 0


def _build(config: MkDocsConfig, jobs: int) -> None:
    i18n: Any = config.plugins["i18n"]
    # The corpus is read and checked once, here; the processes inherit it.
    plugin: Any = config.plugins["lexteh"]
    plugin.prepare(config)
    plugin.write_sitemap = False
    Path(config.site_dir).mkdir(parents=True, exist_ok=True)
    languages = list(i18n.build_languages)
    context = get_context("fork")
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_share, initargs=(config,)
    ) as pool:
        outcomes = list(pool.map(_build_language, languages))
    errors = [outcome for outcome in outcomes if isinstance(outcome, str)]
    if errors:
        raise Abort("\n".join(errors))
    built = [outcome for outcome in outcomes if not isinstance(outcome, str)]
    urls = [url for pages, _ in built for url in pages]
    sitemap = "".join(_sitemap(urls))
    (Path(config.site_dir) / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    finish: Any = config.plugins["lexteh-finish"]
    for _, found in built:
        finish.ends.update(found)
    broken = finish.finish(config)
    if broken and config.strict:
        raise Abort(f"{broken} broken links")


_CONFIG: list[MkDocsConfig] = []


def _share(config: MkDocsConfig) -> None:
    """Keep the parent's configuration in this process: it cannot be pickled."""
    _CONFIG[:] = [config]


def _build_language(lang: str) -> Built | str:
    """Build one language in this process; an error comes back as its message."""
    config = _CONFIG[0]
    i18n: Any = config.plugins["i18n"]
    # As static-i18n itself does for all languages but the first.
    i18n.current_language, i18n.building = lang, True
    utils.clean_directory = lambda directory: None
    try:
        build(config)
    except (Abort, BuildError) as error:
        return f"{lang}: {error}"
    finish: Any = config.plugins["lexteh-finish"]
    urls = [
        (
            file.page.canonical_url,
            {
                code: other.page.canonical_url
                for code, other in file.alternates.items()
                if other.page
            },
        )
        for file in i18n.i18n_files_per_language[lang]
    ]
    return urls, finish.ends


def _sitemap(urls: Urls) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for url, alternates in sorted(urls):
        yield f"<url><loc>{escape(url)}</loc>"
        for code, other in alternates.items():
            link = f"hreflang={quoteattr(code)} href={quoteattr(other)}"
            yield f'<xhtml:link rel="alternate" {link}/>'
        yield "</url>\n"
    yield "</urlset>\n"
