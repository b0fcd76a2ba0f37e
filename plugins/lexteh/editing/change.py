"""A change of files of ``legal/``: tried on a copy first, then written whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lexteh.corpus.address import COLLECTIONS
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.problems import ERROR, Problem, nearest

STILL_TO_FILL = "M010"


class Refused(Exception):
    """Why a change is not made, in one sentence, with the faults that it would bring in."""

    def __init__(self, reason: str, problems: list[Problem] | None = None) -> None:
        super().__init__(reason)
        self.problems = problems or []


@dataclass(slots=True)
class Change:
    """New texts by place (from ``legal/``; ``None`` takes a file away), and places of other files
    that somebody should read again.
    """

    files: dict[str, str | None] = field(default_factory=dict)
    review: list[str] = field(default_factory=list)


def made(root: Path, change: Change, today: date) -> list[Problem]:
    """Make *change* in the folder *root*; returns the placeholders that it leaves to be filled.

    :class:`Refused` when the result would have a fault that was not there before; nothing is
    written then.
    """
    _, before = check(root, today)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / root.resolve().name
        shutil.copytree(root, copy)
        for place, text in change.files.items():
            _write(copy / place, text)
        _, after = check(copy, today)
    known = {(p.code, p.file, p.message) for p in before}
    new = [p for p in after if (p.code, p.file, p.message) not in known and p.severity == ERROR]
    faults = [p for p in new if p.code != STILL_TO_FILL]
    if faults:
        raise Refused("the result would not be sound; nothing was written", faults)
    write_all(root, change.files)
    return [p for p in new if p.code == STILL_TO_FILL]


def write_all(root: Path, files: Mapping[str, str | None]) -> None:
    """Write all of *files* below *root*, or leave every one as it was."""
    old = {place: _bytes(root / place) for place in files}
    done: list[str] = []
    try:
        for place, text in files.items():
            done.append(place)
            _write(root / place, text)
    except OSError:
        for place in done:
            path, raw = root / place, old[place]
            if raw is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(raw)
        raise


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _write(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Beside the file and renamed over it: nobody sees half of it.
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(text.encode("utf-8"))
    fresh.replace(path)


def place_of(address: str, corpus: Corpus) -> str:
    """The file of *address*, a thing of *corpus*, from ``legal/``."""
    if address in corpus.instruments:
        return f"instruments/{address}/instrument.yml"
    return new_place(address)


def new_place(address: str) -> str:
    """The file of a provision or an entry at *address*.

    >>> new_place("fr-cp/art-225-4-1"), new_place("cases/siliadin")
    ('instruments/fr-cp/art-225-4-1.yml', 'cases/siliadin.yml')
    """
    root, _, name = address.partition("/")
    return f"{root}/{name}.yml" if root in COLLECTIONS else f"instruments/{root}/{name}.yml"


def unknown(address: str, corpus: Corpus) -> Refused:
    """The refusal of an *address* that leads to nothing, with the nearest that does."""
    near = nearest(address, [name for name, _ in corpus.things()])
    hint = f"; did you mean '{near}'?" if near else ""
    return Refused(f"'{address}' is not in the knowledge base{hint}")
