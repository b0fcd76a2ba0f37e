"""The ``lexteh`` plugin: from ``legal/`` to pages, navigation, alternates and links."""

import os
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.problems import ERROR
from lexteh.mkdocs.files import CorpusPage, corpus_file
from lexteh.mkdocs.references import replace_references
from lexteh.site.attachments import attachments
from lexteh.site.pages import Site
from lexteh.site.typography import french_html
from lexteh.site.urls import page_path

log = get_plugin_logger(__name__)

_LAST = 1000
"""The place in the footer of a page that names none."""


class LextehConfig(Config):
    """Options in mkdocs.yml."""

    legal = c.Dir(exists=True, default="legal")
    """The folder of the knowledge base."""


class MemoryCache(BytecodeCache):
    """Compiled templates, for as long as one build lasts."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* the code kept for its template."""
        if bucket.key in self.codes:
            bucket.bytecode_from_string(self.codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*."""
        self.codes[bucket.key] = bucket.bytecode_to_string()


def build_day() -> date:
    """Today, or the day of ``SOURCE_DATE_EPOCH`` for reproducible builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


class LextehPlugin(BasePlugin[LextehConfig]):
    """One instance serves all languages: everything it keeps is keyed by language."""

    def __init__(self) -> None:
        super().__init__()
        self.corpus: Corpus | None = None
        self.sites: dict[str, Site] = {}
        self.files: dict[str, dict[str, Any]] = {}
        self.bytecode = MemoryCache()
        self.write_sitemap = True

    # Before static-i18n (-100), which reconfigures per language.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the corpus once; a corpus with errors stops the build right here,
        before MkDocs cleans the last good site.
        """
        self.prepare(config)
        return config

    def prepare(self, config: MkDocsConfig) -> None:
        """Load the corpus unless it is there; ``Abort`` if it has errors."""
        if self.corpus is None:
            self.corpus = self._load(config)

    def _load(self, config: MkDocsConfig) -> Corpus:
        corpus, problems = check(Path(self.config.legal), build_day())
        for problem in problems:
            (log.error if problem.severity == ERROR else log.warning)(str(problem))
        errors = sum(p.severity == ERROR for p in problems)
        if corpus is None or errors:
            raise Abort(f"{errors} errors in {self.config.legal}: the site was not built")
        return corpus

    def _lang(self, config: MkDocsConfig) -> str:
        i18n: Any = config.plugins.get("i18n")
        if i18n is None:
            return self._corpus.languages[0]
        return str(i18n.current_language or i18n.default_language)

    @property
    def _corpus(self) -> Corpus:
        if self.corpus is None:
            raise RuntimeError("the corpus is loaded in on_config")
        return self.corpus

    def site(self, lang: str) -> Site:
        """The pages in *lang*, made on first use."""
        if lang not in self.sites:
            self.sites[lang] = Site(self._corpus, lang, build_day())
        return self.sites[lang]

    # After static-i18n, which cannot take generated files.
    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages of the language being built."""
        lang = self._lang(config)
        site, corpus = self.site(lang), self._corpus
        default = corpus.languages[0]
        self.files[lang] = {}
        for address in site.addresses():
            paths = {other: page_path(address, other, default) for other in corpus.languages}
            file = corpus_file(config, lang, address, paths[lang], paths)
            CorpusPage(site.title(address), file, config, partial(site.page, address))
            files.append(file)
            self.files[lang][address] = file
        i18n: Any = config.plugins.get("i18n")
        if i18n is not None:
            # The sitemap is written from this register.
            i18n.i18n_files_per_language[lang] = files.documentation_pages()
        config.nav = [
            self._home(site),
            *({site.title(n): f"{lang}/{n}.md"} for n in site.tabs()),
        ]
        return files

    def _home(self, site: Site) -> dict[str, str]:
        return {site.words("home"): f"{site.lang}/index.md"}

    def _more(self, files: Files, lang: str) -> list[Page]:
        """The pages for the footer and the drawer: the hand-written ones besides the home page,
        by the number ``order`` of their front matter, then by name; then the lists without a tab.
        """
        own = {file.src_uri for file in self.files[lang].values()}
        pages = [
            (file.page.meta.get("order", _LAST), file.src_uri, file.page)
            for file in files.documentation_pages()
            if file.page
            and file.src_uri not in own
            and file.src_uri.count("/") == 1
            and file.name != "index"
        ]
        site = self.site(lang)
        lists = [name for name in site.indexes() if name not in site.tabs()]
        written = [page for *_, page in sorted(pages, key=lambda item: item[:2])]
        return [*written, *(self.files[lang][name].page for name in lists)]

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Set previous, next and parent of the pages that are not in the navigation."""
        lang = self._lang(config)
        made, site = self.files[lang], self.site(lang)
        indexes = set(site.indexes())
        for address, file in made.items():
            if address in indexes:
                file.page.previous_page = file.page.next_page = None
                continue
            before, after = site.neighbours(address)
            file.page.previous_page = made[before].page if before else None
            file.page.next_page = made[after].page if after else None
        return nav

    @event_priority(-200)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401
        """Forget the last page's alternates, which static templates would inherit."""
        config.extra.pop("alternate", None)
        vars(config.extra).pop("alternate", None)
        # Each language has a fresh environment: compile the theme's templates once for all.
        env.bytecode_cache = self.bytecode
        env.auto_reload = False
        env.globals["lexteh_words"] = self.site(self._lang(config)).words
        env.globals["lexteh_languages"] = self._corpus.languages
        env.globals["lexteh_more"] = self._more(files, self._lang(config))
        return env

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """One 404 page for all languages, at the root; the sitemap not in a partial build."""
        if template_name == "sitemap.xml" and not self.write_sitemap:
            return ""
        if template_name == "404.html" and self._lang(config) != self._corpus.languages[0]:
            return ""
        return output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files of this language that are not pages."""
        root = Path(config.site_dir)
        for path, text in attachments(self.site(self._lang(config))):
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Turn ``[[address]]`` of hand-written pages into links."""
        if isinstance(page, CorpusPage):
            return markdown
        site = self.site(self._lang(config))
        # The front matter is gone from *markdown*: lines are counted in the file.
        whole = page.file.content_string
        first = whole[: whole.rfind(markdown.strip()[:80])].count("\n") if markdown.strip() else 0
        lead = len(markdown[: len(markdown) - len(markdown.lstrip())].split("\n")) - 1
        text, problems = replace_references(
            markdown, site, page.file.url, f"docs/{page.file.src_uri}", first - lead
        )
        for problem in problems:
            log.warning(problem)
        return text

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the spaces of French typography into hand-written pages; the others have them."""
        if isinstance(page, CorpusPage) or self._lang(config) != "fr":
            return html
        return french_html(html)
