"""Walk through the values of a model with the path of each: what checks look at."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from lexteh.corpus.model import AddressText, Lang, SourceId
from lexteh.corpus.yaml_source import Path_


def walk(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:  # noqa: ANN401
    """Every value below *value*, itself included, outer before inner."""
    yield path, value
    if isinstance(value, BaseModel):
        # In the model's order: the set of given fields has none that two runs share.
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))


def addresses(value: BaseModel) -> Iterator[tuple[Path_, str]]:
    """Every address that a model names."""
    for path, inner in walk(value):
        if isinstance(inner, AddressText):
            yield path, str(inner)


def source_names(value: BaseModel) -> Iterator[tuple[Path_, str]]:
    """Every source that a model refers to."""
    for path, inner in walk(value):
        if isinstance(inner, SourceId):
            yield path, str(inner)


def localized(value: BaseModel) -> Iterator[tuple[Path_, dict[str, str]]]:
    """Every text given by language; blocks of something else by language are left out."""
    for path, inner in walk(value):
        by_language = isinstance(inner, dict) and all(isinstance(k, Lang) for k in inner)
        if by_language and inner and all(type(v) is str for v in inner.values()):
            yield path, {str(k): v for k, v in inner.items()}


def language_keys(value: BaseModel) -> Iterator[tuple[Path_, str]]:
    """Every language code that a model uses, as key or as value."""
    for path, inner in walk(value):
        if isinstance(inner, Lang):
            yield path, str(inner)
        elif isinstance(inner, dict):
            yield from (((*path, str(k)), str(k)) for k in inner if isinstance(k, Lang))
