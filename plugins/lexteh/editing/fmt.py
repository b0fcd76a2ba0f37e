"""The one layout of a file: the model's order of keys, and what :mod:`lexteh.editing.tree` says."""

import typing
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from lexteh.corpus.fields import Lang
from lexteh.corpus.problems import Problem
from lexteh.corpus.schema import MODELS
from lexteh.corpus.validate import inner_annotation, plain_annotation, validate
from lexteh.corpus.yaml_source import Located
from lexteh.corpus.yaml_source import parse as read
from lexteh.editing.tree import Document, Item, Map, Node, Seq, parse, write

_SERVER = "# yaml-language-server:"


def kind_of(place: str) -> str | None:
    """The name of the model of the file at *place* (from ``legal/``): ``provision``, ``case``…

    >>> kind_of("cases/siliadin.yml")
    'case'
    """
    path = PurePosixPath(place)
    folders = path.parent.parts
    if path.suffix != ".yml":
        return None
    if not folders:
        return path.stem if path.stem in MODELS else None
    if folders[0] == "instruments" and len(folders) == 2:  # noqa: PLR2004
        return "instrument" if path.name == "instrument.yml" else "provision"
    name = {"changes": "release"}.get(folders[0], folders[0].removesuffix("s"))
    return name if len(folders) == 1 and name in MODELS else None


def server_line(place: str) -> str:
    """The first line of the file at *place*: it leads an editor to the schema."""
    depth = len(PurePosixPath(place).parent.parts)
    return f"{_SERVER} $schema={'../' * depth}schema/{kind_of(place)}.json"


def normal(document: Document, place: str, languages: Sequence[str]) -> str:
    """The text of *document* as the file at *place*, keys in the model's order."""
    kind = kind_of(place)
    if kind is not None:
        document.head = [line for line in document.head if not line.startswith(_SERVER)]
        document.head.insert(0, server_line(place))
        _order(document.root, MODELS[kind], languages)
    return write(document)


def fmt(
    raw: bytes, place: str, languages: Sequence[str], name: str = ""
) -> tuple[str | None, list[Problem]]:
    """The file of the bytes *raw* at *place* in the one layout; ``None`` and its problems when
    it has faults of form. *name* is what messages call it.
    """
    name = name or place
    located, problems = read(raw, name)
    kind = kind_of(place)
    if located is None or any(p.code.startswith("Y") for p in problems):
        return None, problems
    if kind is not None:
        value, found = validate(MODELS[kind], located)
        if value is None:
            return None, found
    text = normal(parse(raw.decode("utf-8")), place, languages)
    if text.encode() == raw:
        return text, []
    after, _ = read(text.encode(), name)
    if after is None or _same(located) != _same(after):
        message = "the layout of this file cannot be changed without changing what it says"
        return None, [Problem("Y002", name, 1, 1, message, "a simpler way to write it")]
    return text, []


def _same(located: Located) -> Any:  # noqa: ANN401
    """What must not change: the data, but for composed letters and spaces at the ends of texts."""
    return _plain(located.data)


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _order(node: Node, annotation: Any, languages: Sequence[str]) -> None:  # noqa: ANN401
    annotation = plain_annotation(annotation)
    if isinstance(node, Map):
        keys = _keys(annotation, languages)
        rank = {key: number for number, key in enumerate(keys)}
        # Sorting is stable: keys without a rank keep their order, at the end.
        node.items.sort(key=lambda item: rank.get(item.key, len(rank)))
        for item in node.items:
            _order(item.node, inner_annotation(annotation, item.key), languages)
    elif isinstance(node, Seq):
        _order_items(node.items, annotation, languages)


def _order_items(items: list[Item], annotation: Any, languages: Sequence[str]) -> None:  # noqa: ANN401
    for item in items:
        _order(item.node, inner_annotation(annotation, 0), languages)


def _keys(annotation: Any, languages: Sequence[str]) -> Sequence[str]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return list(annotation.model_fields)
    args = typing.get_args(annotation)
    return languages if args and args[0] is Lang else ()
