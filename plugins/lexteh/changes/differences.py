"""The differences between two entries, leaf by leaf, whatever their model.

Items of lists are paired by what they are (a version by its first day, a unit by its step), not by
their position: an item put in front of others is one difference, not many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

Key = tuple[str, ...]

_IDENTITY = ("in_force", "id", "address", "as_of", "url", "aspect", "date", "kind", "value")
"""What tells an item from its neighbours, the first field that it has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same; ``None`` where there is none. A whole item that came or
    went is one difference, at the key of the item.
    """

    key: Key
    before: Any
    after: Any


def differences(before: object, after: object, key: Key = ()) -> Iterator[Difference]:
    """Every difference between *before* and *after*, in the order of *after*."""
    if type(before) is type(after):
        if isinstance(before, BaseModel):
            for name in type(before).model_fields:
                yield from differences(getattr(before, name), getattr(after, name), (*key, name))
            return
        if isinstance(before, dict) and isinstance(after, dict):
            for name in dict.fromkeys([*after, *before]):
                yield from differences(before.get(name), after.get(name), (*key, str(name)))
            return
        if isinstance(before, list) and isinstance(after, list):
            yield from _lists(before, after, key)
            return
    if before != after:
        yield Difference(key, before, after)


def _lists(before: list[Any], after: list[Any], key: Key) -> Iterator[Difference]:
    if not any(isinstance(item, BaseModel | dict) for item in (*before, *after)):
        if before != after:
            yield Difference(key, before, after)
        return
    for name, old, new in paired(before, after):
        yield from differences(old, new, (*key, name))


def paired(before: list[Any], after: list[Any]) -> list[tuple[str, Any, Any]]:
    """The items of two lists side by side, ``None`` where one has no partner, each with a name.

    Equal items first, then those with the same identity, then those of one kind, in order.
    """
    rest, partner = list(before), {}
    for match in (_same, _alike, _akin):
        for index, item in enumerate(after):
            if index in partner:
                continue
            found = next((old for old in rest if match(old, item)), None)
            if found is not None:
                partner[index] = found
                rest = [old for old in rest if old is not found]
    pairs = [(_name(item), partner.get(index), item) for index, item in enumerate(after)]
    gone = [(_name(item), item, None) for item in before if any(item is old for old in rest)]
    return _unique([*pairs, *gone])


def _same(old: object, new: object) -> bool:
    return old == new


def _alike(old: object, new: object) -> bool:
    name = _name(old)
    return bool(name) and name == _name(new)


def _akin(old: object, new: object) -> bool:
    kind = getattr(old, "kind", None)
    return kind is not None and kind == getattr(new, "kind", None)


def _name(item: object) -> str:
    for field in _IDENTITY:
        value = getattr(item, field, None)
        if value is not None:
            return str(value)
    # Without an identity of their own, items that are not equal pair in order.
    return type(item).__name__.lower()


def _unique(rows: list[tuple[str, Any, Any]]) -> list[tuple[str, Any, Any]]:
    """The same rows, names that recur numbered from the second on."""
    seen: dict[str, int] = {}
    named = []
    for name, old, new in rows:
        seen[name] = seen.get(name, 0) + 1
        named.append((name if seen[name] == 1 else f"{name}-{seen[name]}", old, new))
    return named
