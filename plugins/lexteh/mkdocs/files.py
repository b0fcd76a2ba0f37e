"""Generated pages as MkDocs sees them: files without a source, pages without Markdown."""

from collections.abc import Callable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from lexteh.site.pages import SitePage

Render = Callable[[], SitePage]


class CorpusPage(Page):
    """A page whose HTML comes from the corpus; Python-Markdown never sees it."""

    def __init__(self, title: str, file: File, config: MkDocsConfig, render: Render) -> None:
        super().__init__(title, file, config)
        self._render = render

    def read_source(self, config: MkDocsConfig) -> None:
        """Render the page; it has no Markdown."""
        page = self._render()
        self.markdown = ""
        self.meta = {
            "description": page.description,
            "lexteh": {
                "kind": page.kind,
                "tab": page.tab,
                "head": page.head,
                "feed": page.feed,
            },
            "hide": ["navigation"] if page.headings else ["navigation", "toc"],
        }
        self._page = page

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the HTML and the table of contents."""
        self.content = self._page.html
        items = [AnchorLink(h.title, h.id, 2) for h in self._page.headings]
        self.toc = TableOfContents(items)


def corpus_file(
    config: MkDocsConfig, lang: str, address: str, path: str, alternates: Mapping[str, str]
) -> File:
    """The generated file of the page about *address* in *lang*, at the folder *path*.

    *alternates* maps every language to the folder of the same page; static-i18n's language
    switch and sitemap read them from the file.
    """
    file: Any = File.generated(
        config, f"{lang}/{address}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
    )
    _put(file, path)
    file.locale = file.localization = file.locale_alternate_of = lang
    file.norm_src_uri = f"{address}.md"
    file.alternates = {}
    for other, other_path in alternates.items():
        if other == lang:
            file.alternates[other] = file
        else:
            twin = File.generated(config, f"{other}/{address}.md", content="")
            _put(twin, other_path)
            Page(None, twin, config)
            file.alternates[other] = twin
    return file  # type: ignore[no-any-return]


def _put(file: Any, path: str) -> None:  # noqa: ANN401
    file.dest_uri = f"{path}index.html"
    file.url = path
    file.name = "index"
