"""What earlier runs have worked out, kept on disk under the hash of all that it depends on.

A cache can only save time: what is missing, damaged or of another version of the program is
worked out again. It lies in the user's own cache folder, not in the project: a pull request
cannot bring a cache along that hides a fault. ``LEXTEH_CACHE`` names another folder; ``off``
does without.
"""

import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

KEPT = 60
"""So many files of earlier versions and other folders are kept."""


def folder() -> Path | None:
    """Where caches lie; ``None`` if they are switched off."""
    chosen = os.environ.get("LEXTEH_CACHE")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("HOME")
    if not home:
        return None
    return Path(home) / ("lexteh" if os.environ.get("XDG_CACHE_HOME") else ".cache/lexteh")


def digest(*parts: str | bytes) -> str:
    """One hash of *parts*: equal only for the same parts in the same order."""
    found = sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "big"))
        found.update(raw)
    return found.hexdigest()


def program() -> str:
    """A hash of the program itself: its files, and what it runs on."""
    here = Path(__file__).parent
    parts = [sys.version]
    for path in (*_tree(here), *_neighbours()):
        with contextlib.suppress(OSError):
            known = path.stat()
            parts.append(f"{path} {known.st_mtime_ns} {known.st_size}")
    return digest(*parts)


def _neighbours() -> Iterator[Path]:
    """Files that change when a package is updated that decides what is found."""
    for place in sys.path:
        for name in ("yaml/__init__.py", "pydantic/version.py", "pydantic_core/__init__.py"):
            path = Path(place) / name
            if path.exists():
                yield path


def _tree(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.suffix in (".py", ".yml", ".json"))


def contents(root: Path) -> str:
    """A hash of the name and bytes of every file below *root*."""
    parts: list[str | bytes] = []
    for place, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            path = Path(place) / name
            parts.append(path.relative_to(root).as_posix())
            try:
                parts.append(path.read_bytes())
            except OSError:
                parts.append(b"unreadable")
    return digest(*parts)


class Table:
    """Answers by key, from the last run; only those asked for again are kept for the next."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[str, Any] = _load(path) if path is not None else {}
        self.used: dict[str, Any] = {}
        self.fresh = False

    def get(self, key: str, make: Callable[[], T]) -> T:
        """The answer kept under *key*; otherwise that of *make*, kept from now on."""
        if key in self.used:
            return self.used[key]  # type: ignore[no-any-return]
        if key in self.known:
            answer = self.known[key]
        else:
            answer = make()
            self.fresh = True
        self.used[key] = answer
        return answer  # type: ignore[no-any-return]

    def save(self) -> None:
        """Write what was used; a folder that cannot be written is no fault."""
        if self.path is None or not (self.fresh or len(self.used) < len(self.known)):
            return
        with contextlib.suppress(OSError, ValueError):
            _store(self.path, self.used)


class Cache:
    """The tables of one data folder for one version of the program."""

    def __init__(self, root: Path, place: Path | None) -> None:
        self.place = place
        self.key = digest(program(), str(root.resolve()))[:24] if place is not None else ""
        self.tables: dict[str, Table] = {}

    def table(self, name: str) -> Table:
        """The table called *name*."""
        if name not in self.tables:
            path = self.place / f"{name}-{self.key}.bin" if self.place is not None else None
            self.tables[name] = Table(path)
        return self.tables[name]

    def save(self) -> None:
        """Write all tables."""
        for table in self.tables.values():
            table.save()


def _load(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
        # Marshal trusts its input, like the byte code beside each module: damage must be seen.
        if sha256(raw[32:]).digest() != raw[:32]:
            return {}
        known = marshal.loads(raw[32:])  # noqa: S302
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _store(path: Path, known: dict[str, Any]) -> None:
    body = marshal.dumps(known)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(sha256(body).digest() + body)
    fresh.replace(path)
    files = sorted(path.parent.glob("*.bin"), key=lambda p: p.stat().st_mtime)
    for old in files[:-KEPT]:
        old.unlink(missing_ok=True)
