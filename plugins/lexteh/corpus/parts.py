"""What checks and links look for in an entry: its addresses, sources, texts, languages."""

from collections.abc import Iterator

from lexteh.corpus.model import AddressText, Entry, Lang, SourceId
from lexteh.corpus.yaml_source import Path_


def addresses(entry: Entry) -> Iterator[tuple[Path_, str]]:
    """Every address that *entry* names in a field."""
    return ((path, str(v)) for path, v in entry.values if isinstance(v, AddressText))


def source_names(entry: Entry) -> Iterator[tuple[Path_, str]]:
    """Every source that *entry* refers to."""
    return ((path, str(v)) for path, v in entry.values if isinstance(v, SourceId))


def localized(entry: Entry) -> Iterator[tuple[Path_, dict[str, str]]]:
    """Every text given by language."""
    yield from entry.texts


def language_keys(entry: Entry) -> Iterator[tuple[Path_, str]]:
    """Every language code that *entry* uses, as key or as value."""
    for path, inner in entry.values:
        if isinstance(inner, Lang):
            yield path, str(inner)
        elif isinstance(inner, dict):
            yield from (((*path, str(k)), str(k)) for k in inner if isinstance(k, Lang))
