"""YAML files as plain data with the line and column of every key and value.

Only a strict subset is read: UTF-8, one document, mappings, lists and plain text; no
anchors, tags or duplicate keys. Every scalar stays text (``no`` is not a boolean here),
the model decides what it means.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from lexteh.corpus.problems import Problem

Path_ = tuple[str | int, ...]
Data: TypeAlias = dict[str, Any]

PLACEHOLDER = "TO FILL"
"""What ``lexteh new`` and ``amend`` write where somebody has to; nothing is right with it."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff"
    "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
_STR, _SEQ, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


@dataclass(slots=True)
class Located:
    """The data of one file, and where each part of it stands.

    ``keys`` and ``values`` map a path such as ``("versions", 0, "in_force")`` to a
    (line, column) pair counted from 1.
    """

    file: str
    data: Data
    keys: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path_, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at *path* (or its key), or of its nearest ancestor."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def problem(
        self, code: str, path: Path_, message: str, *, key: bool = False, **more: str
    ) -> Problem:
        """A problem at *path* of this file."""
        line, column = self.place(path, key=key)
        return Problem(code, self.file, line, column, message, **more)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def raw_bytes(path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of the file at *path*, called *name* in messages."""
    try:
        if path.stat().st_size > MAX_BYTES:
            size = f"{MAX_BYTES // 1_000_000} MB"
            return None, [Problem("Y006", name, 1, 1, "the file is too large", f"at most {size}")]
        return path.read_bytes(), []
    except OSError as error:
        return None, [Problem("Y001", name, 1, 1, f"cannot be read: {error.strerror}")]


def read(path: Path, name: str) -> tuple[Located | None, list[Problem]]:
    """Read the file at *path*, called *name* in messages.

    Returns the data, or ``None`` with the problems that make it unreadable.
    """
    raw, problems = raw_bytes(path, name)
    return (None, problems) if raw is None else parse(raw, name)


def parse(raw: bytes, name: str) -> tuple[Located | None, list[Problem]]:
    """Parse the bytes of a file; see :func:`read`."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = _count(before)
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        return None, [Problem("Y001", name, line, column, message, "a file saved as UTF-8")]
    problems = [_control(match, text, name) for match in _FORBIDDEN.finditer(text)]
    if problems:
        return None, problems[:20]
    located = Located(name, {})
    try:
        _refuse_depth(text, name)
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
        _refuse_marks(text, name)
        data = _Reader(located, problems).value(root, (), 0) if root is not None else None
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(error, name)]
    except yaml.YAMLError as error:
        return None, [Problem("Y002", name, 1, 1, str(error).splitlines()[0])]
    except RecursionError:
        message = "nested too deep"
        return None, [Problem("Y006", name, 1, 1, message, f"at most {MAX_DEPTH} levels")]
    except _Refused as refused:
        return None, [refused.problem]
    if not isinstance(data, dict):
        problems.append(Problem("Y007", name, 1, 1, "no mapping here", "lines of 'key: value'"))
        return None, problems
    located.data = data
    return located, problems + _placeholders(text, name)


def _count(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _control(match: re.Match[str], text: str, name: str) -> Problem:
    line, column = _count(text[: match.start()])
    sign = unicodedata.name(match[0], "control character")
    message = f"U+{ord(match[0]):04X} ({sign}) is invisible"
    return Problem("Y009", name, line, column, message, "no control or direction marks")


_HINT = re.compile(rf"{PLACEHOLDER}(?:[:\\s]+([^\"\n]*))?")


def _placeholders(text: str, name: str) -> list[Problem]:
    """Every place, remarks included, at which something is still to be filled in."""
    if PLACEHOLDER not in text:
        return []
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _HINT.search(line)
        if match:
            message = f"'{PLACEHOLDER}' still stands here"
            expected = (match[1] or "").strip()
            found.append(Problem("M010", name, number, match.start() + 1, message, expected))
    return found


_BRACKET = re.compile(r"[\[\]{}]")
_BLOCK_DEEP = re.compile(rf"(?:[-?] +){{{MAX_DEPTH // 2}}}|^ {{{MAX_DEPTH}}}", re.M)


def _refuse_depth(text: str, name: str) -> None:
    """Refuse what is nested too deep before the composer recurses into it: libyaml's C code
    would overflow its stack. A cheap estimate spares ordinary files the exact count.
    """
    deepest = depth = 0
    for sign in _BRACKET.findall(text):
        depth = max(depth + 1, 1) if sign in "[{" else depth - 1
        deepest = max(deepest, depth)
    if deepest <= MAX_DEPTH // 2 and not _BLOCK_DEEP.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message = f"at most {MAX_DEPTH} levels"
            raise _Refused(Problem("Y006", name, *_place(event), "nested too deep", message))


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _refuse_marks(text: str, name: str) -> None:
    """Refuse anchors, aliases and tags, which the composed tree no longer shows."""
    if not any(sign in text for sign in "&*!"):
        return
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        place = (name, *_place(event))
        if getattr(event, "anchor", None):
            raise _Refused(Problem("Y004", *place, "anchor or alias", "the text written out"))
        tag = getattr(event, "tag", None)
        if tag:
            raise _Refused(Problem("Y005", *place, f"tag {tag}", "a plain value"))


def _syntax(error: yaml.MarkedYAMLError, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if "quoted scalar" in str(error.context) and error.context_mark:
        # The end of the file, where the reader gave up, helps nobody.
        place = (error.context_mark.line + 1, error.context_mark.column + 1)
        return Problem(
            "Y002", name, *place, "this quote is not closed", "the same quote at its end"
        )
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = error.problem or error.context or "not YAML"
    if "expected a single document" in str(error.context) + message:
        return Problem("Y008", name, line, column, "a second document", "one document a file")
    hint = ""
    if "mapping values are not allowed" in message:
        hint = "quotes around a text that holds ': '"
    elif "cannot start any token" in message:
        hint = "spaces, not tabs; quotes around a text that begins with a special sign"
    elif "undefined alias" in message:
        return Problem("Y004", name, line, column, "anchor or alias", "quotes around the text")
    return Problem("Y002", name, line, column, message, hint)


@dataclass(slots=True)
class _Reader:
    located: Located
    problems: list[Problem]

    def value(self, node: yaml.Node, path: Path_, depth: int) -> Any:  # noqa: ANN401
        place = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.located.values[path] = place
        if depth > MAX_DEPTH:
            message = f"at most {MAX_DEPTH} levels"
            raise _Refused(Problem("Y006", self.located.file, *place, "nested too deep", message))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(n, (*path, i), depth + 1) for i, n in enumerate(node.value)]
        if getattr(node, "style", None) is None and node.value in ("", "~", "null"):
            return None
        return node.value

    def mapping(self, node: yaml.MappingNode, path: Path_, depth: int) -> Data:
        data: Data = {}
        for key_node, value_node in node.value:
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                problem = Problem("Y002", self.located.file, *place, "a key must be a word")
                raise _Refused(problem)
            key = key_node.value
            if key in data:
                first = self.located.keys[(*path, key)]
                message = f"'{key}' already stands in line {first[0]}"
                self.problems.append(Problem("Y003", self.located.file, *place, message))
                continue
            self.located.keys[(*path, key)] = place
            data[key] = self.value(value_node, (*path, key), depth + 1)
        return data
