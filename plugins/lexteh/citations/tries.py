"""Alternations of many words that a scan can afford."""

import re
from collections.abc import Iterable, Mapping
from typing import Any


def trie(words: Iterable[str]) -> str:
    """An alternation that shares beginnings, so that a scan tries few branches.

    >>> trie(["code", "codex", "cat"])
    'c(?:at|ode(?:x)?)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(node: Mapping[str, Any]) -> str:
    ends = "" in node
    parts = []
    for char, below in sorted((c, n) for c, n in node.items() if c):
        tail = _branches(below)
        parts.append(re.escape(char) + tail)
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return body + "?" if ends else body
