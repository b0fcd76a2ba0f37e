"""A YAML file as a tree that keeps its comments, and its one layout when written again.

The tree knows the strict subset of :mod:`lexteh.corpus.yaml_source`: mappings, lists, texts.
Two spaces a level, a list below its key, no folded lines, no blank lines, short lists of names
in brackets. A text keeps the quotes that it has; single quotes become double ones.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml
from yaml.emitter import Emitter

IN_BRACKETS = frozenset({"sources", "basis", "dead_references", "authentic_languages", "languages"})
"""Keys whose lists of names stand in one line: ``sources: [codes-2026]``."""


@dataclass(slots=True)
class Scalar:
    """A text; ``None`` is an empty value. *quoted*: it stands between double quotes."""

    value: str | None
    quoted: bool = False


@dataclass(slots=True)
class Item:
    """A key of a mapping or an entry of a list, with the comments before it and on its line."""

    node: Node
    key: str = ""
    before: list[str] = field(default_factory=list)
    after: str = ""


@dataclass(slots=True)
class Map:
    """A block of ``key: value`` lines."""

    items: list[Item] = field(default_factory=list)

    def item(self, key: str) -> Item | None:
        """The line of *key*."""
        return next((item for item in self.items if item.key == key), None)

    def get(self, key: str) -> Node | None:
        """What stands under *key*."""
        item = self.item(key)
        return item.node if item else None

    def text(self, key: str) -> str:
        """The text under *key*, empty if there is none."""
        node = self.get(key)
        return (node.value or "") if isinstance(node, Scalar) else ""

    def seq(self, key: str) -> Seq:
        """The list under *key*; a new one if there is none yet."""
        node = self.get(key)
        if isinstance(node, Seq):
            return node
        made = Seq()
        self.put(key, made)
        return made

    def put(self, key: str, node: Node | str, after: str = "") -> None:
        """Write *node* under *key*, with a remark on its line; the place of a new key is last."""
        new = Scalar(node) if isinstance(node, str) else node
        item = self.item(key)
        if item is None:
            self.items.append(Item(new, key, after=after))
        else:
            item.node = new
            item.after = after or item.after

    def drop(self, *keys: str) -> None:
        """Take *keys* away."""
        self.items = [item for item in self.items if item.key not in keys]


@dataclass(slots=True)
class Seq:
    """A list of ``- `` entries."""

    items: list[Item] = field(default_factory=list)

    def add(self, node: Node | str, after: str = "", at: int | None = None) -> Item:
        """Put *node* at the end, or before the entry number *at*."""
        item = Item(Scalar(node) if isinstance(node, str) else node, after=after)
        self.items.insert(len(self.items) if at is None else at, item)
        return item

    def maps(self) -> list[Map]:
        """Its entries that are blocks of keys."""
        return [item.node for item in self.items if isinstance(item.node, Map)]


Node: TypeAlias = Scalar | Map | Seq


@dataclass(slots=True)
class Document:
    """A file: comments at its head, its keys, comments at its end."""

    root: Map
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def localized(texts: dict[str, str]) -> Map:
    """A text by language."""
    return Map([Item(Scalar(text, quoted=True), lang) for lang, text in texts.items()])


def without_comments(node: Node) -> Node:
    """A copy of *node* that carries none of its comments."""
    if isinstance(node, Scalar):
        return Scalar(node.value, node.quoted)
    items = [Item(without_comments(i.node), i.key) for i in node.items]
    return Map(items) if isinstance(node, Map) else Seq(items)


# --- reading --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an item stands: offsets of its first sign and of the end of what it holds; *block*
    if that is lines of their own, whose remarks belong to them.
    """

    start: int
    end: int
    block: bool
    depth: int
    item: Item


def parse(text: str) -> Document:
    """Read *text*, which :func:`lexteh.corpus.yaml_source.parse` has found well formed.

    ``ValueError`` if it holds no mapping.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("no mapping here")
    reader = _Reader(text)
    tree = reader.node(root, 0)
    if not isinstance(tree, Map):
        raise ValueError("no mapping here")
    document = Document(tree)
    reader.attach(document)
    return document


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(m.end() for m in re.finditer("\n", text))]
        self.spots: list[_Spot] = []
        self.scalars: list[tuple[int, int]] = []
        self.comments: list[tuple[int, str]] = []

    def offset(self, mark: yaml.Mark) -> int:
        return (
            self.lines[mark.line] + mark.column if mark.line < len(self.lines) else len(self.text)
        )

    def node(self, node: yaml.Node, depth: int) -> Node:
        if isinstance(node, yaml.MappingNode):
            items = [self.item(k, v, depth) for k, v in node.value]
            return Map(items)
        if isinstance(node, yaml.SequenceNode):
            return Seq([self.item(None, v, depth) for v in node.value])
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        style = getattr(node, "style", None)
        if style in ("|", ">"):
            # A remark may follow the sign of the block, on its line.
            line_end = self.text.find("\n", start)
            remark = re.search(r"\s(#.*)", self.text[start : line_end if line_end > 0 else end])
            if remark:
                self.comments.append((start + remark.start(1), remark[1]))
        self.scalars.append((start, end))
        if style is None and node.value in ("", "~", "null"):
            return Scalar(None)
        value = unicodedata.normalize("NFC", node.value)
        # The model strips texts at both ends; a block's last line break is no content.
        return Scalar(value.rstrip("\n") if style in ("|", ">") else value, style in ('"', "'"))

    def item(self, key: yaml.Node | None, value: yaml.Node, depth: int) -> Item:
        name = unicodedata.normalize("NFC", key.value) if key is not None else ""
        first = key if key is not None else value
        start = self.offset(first.start_mark)
        if key is not None:
            self.scalars.append((start, self.offset(key.end_mark)))
        at = len(self.spots)
        node = self.node(value, depth + 1)
        item = Item(node, name)
        end = self.offset(value.end_mark)
        block = not isinstance(node, Scalar) and not getattr(value, "flow_style", False)
        if block:
            end = max((spot.end for spot in self.spots[at:]), default=start)
        elif isinstance(node, Scalar) and node.value is None and key is not None:
            end = self.offset(key.end_mark)
        self.spots.append(_Spot(start, end, block, depth, item))
        return item

    def attach(self, document: Document) -> None:
        """Give every comment to the item that it stands before or beside."""
        self._find_comments()
        by_start = sorted(self.spots, key=lambda s: (s.start, s.depth))
        first = by_start[0].start if by_start else len(self.text)
        for at, comment in sorted(self.comments):
            line = self.text.rfind("\n", 0, at) + 1
            if self.text[line:at].strip():
                spot = self._beside(at, line)
                if spot is not None:
                    spot.item.after = f"{spot.item.after} {comment}".strip()
                    continue
            if at < first:
                document.head.append(comment)
                continue
            below = next((s for s in by_start if s.start > at), None)
            (below.item.before if below else document.tail).append(comment)

    def _beside(self, at: int, line: int) -> _Spot | None:
        ends = [s for s in self.spots if line < s.end <= at and not s.block]
        if ends:
            return max(ends, key=lambda s: (s.end, -s.depth))
        opened = [s for s in self.spots if line <= s.start < at]
        return max(opened, key=lambda s: s.start) if opened else None

    def _find_comments(self) -> None:
        done = 0
        for start, end in [*sorted(self.scalars), (len(self.text), len(self.text))]:
            if start < done:
                continue
            for found in re.finditer(r"(?:^|(?<=\s))#.*", self.text[done:start], re.M):
                at = done + found.start()
                if at == 0 or self.text[at - 1].isspace():
                    self.comments.append((at, found[0].rstrip()))
            done = end


# --- writing --------------------------------------------------------------------------

_emitter = Emitter(io.StringIO(), allow_unicode=True)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def write(document: Document) -> str:
    """The text of *document*, in the one layout."""
    lines = [*map(_nfc, document.head), *_map(document.root, ""), *map(_nfc, document.tail)]
    return "\n".join(lines) + "\n"


def _map(node: Map, indent: str) -> Iterator[str]:
    for item in node.items:
        yield from (indent + _nfc(comment) for comment in item.before)
        yield from _value(f"{indent}{_word(item.key, flow=False)}:", item, indent)


def _seq(node: Seq, indent: str) -> Iterator[str]:
    for item in node.items:
        yield from (indent + _nfc(comment) for comment in item.before)
        if isinstance(item.node, Scalar) or not item.node.items:
            yield from _value(f"{indent}-", item, indent)
            continue
        if item.after:
            yield f"{indent}{_nfc(item.after)}"
        inner = indent + "  "
        below = _map(item.node, inner) if isinstance(item.node, Map) else _seq(item.node, inner)
        begun = False
        for line in below:
            # Comments before the first key stand above the dash.
            if not begun and not line[len(inner) :].startswith("#"):
                begun = True
                yield f"{indent}- {line[len(inner) :]}"
            else:
                yield line if begun else indent + line[len(inner) :]


def _value(lead: str, item: Item, indent: str) -> Iterator[str]:
    after = f" {_nfc(item.after)}" if item.after else ""
    node = item.node
    if isinstance(node, Scalar):
        if node.value is not None and _is_block(node.value):
            yield f"{lead} |-{after}"
            yield from (f"{indent}  {line}" if line else "" for line in node.value.split("\n"))
        else:
            yield lead + (f" {_scalar(node)}" if node.value is not None else "") + after
    elif not node.items:
        yield f"{lead} {'{}' if isinstance(node, Map) else '[]'}{after}"
    elif isinstance(node, Seq) and item.key in IN_BRACKETS and _in_brackets(node):
        inside = ", ".join(_scalar(i.node, flow=True) for i in node.items if _is_scalar(i.node))
        yield f"{lead} [{inside}]{after}"
    else:
        yield lead + after
        inner = indent + "  "
        yield from _map(node, inner) if isinstance(node, Map) else _seq(node, inner)


def _is_scalar(node: Node) -> bool:
    return isinstance(node, Scalar)


def _in_brackets(node: Seq) -> bool:
    return all(
        isinstance(i.node, Scalar) and i.node.value is not None and not (i.before or i.after)
        for i in node.items
    )


def _is_block(value: str) -> bool:
    """Whether *value* can be written line by line below its key, nothing lost."""
    lines = value.split("\n")
    return (
        len(lines) > 1
        and all(line == line.strip() and line.isprintable() for line in lines)
        and bool(lines[0])
        and bool(lines[-1])
    )


def _scalar(node: Node, *, flow: bool = False) -> str:
    value = node.value if isinstance(node, Scalar) else None
    if value is None:
        return "~"
    if isinstance(node, Scalar) and node.quoted:
        return _quoted(value)
    return _word(value, flow=flow)


def _word(value: str, *, flow: bool) -> str:
    analysis = _emitter.analyze_scalar(value)
    plain = analysis.allow_flow_plain if flow else analysis.allow_block_plain
    # A lone ~ or null would come back as no value.
    return value if plain and value not in ("~", "null", "=") else _quoted(value)


def _quoted(value: str) -> str:
    signs = (_ESCAPES.get(c) or (c if c.isprintable() or c in _SPACES else _code(c)) for c in value)
    return f'"{"".join(signs)}"'


# Not printable for Python, but visible as space in a text.
_SPACES = "\u00a0\u202f\u2009\u3000"


def _code(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08x}"  # noqa: PLR2004


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
