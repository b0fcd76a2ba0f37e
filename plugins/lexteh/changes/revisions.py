"""Two states of the data folder: two folders, or two revisions of a git repository."""

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from lexteh.corpus.corpus import Corpus
from lexteh.corpus.loader import load


class Unreadable(Exception):
    """A state that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class State:
    """The knowledge base as it stood: its name, its folder and what was read from it."""

    name: str
    root: Path
    corpus: Corpus


@contextmanager
def states(words: list[str], legal: Path) -> Iterator[tuple[State, State]]:
    """The two states that the *words* of a command line name.

    Two folders, or one span of revisions: ``A..B``, ``A...B`` (from where they parted) or ``A..``
    (against the folder *legal* as it is now). ``Unreadable`` if there are none such.
    """
    with TemporaryDirectory(prefix="lexteh-") as scratch:
        if len(words) == 2:  # noqa: PLR2004
            before, after = Path(words[0]), Path(words[1])
            yield _read(words[0], before), _read(words[1], after)
            return
        before_name, dots, after_name = _span(words[0])
        old = _commit(before_name or "HEAD", legal)
        if after_name:
            new = _commit(after_name, legal)
            if dots == "...":
                old = _git(legal, "merge-base", old, new).decode().strip()
            after = _extract(new, legal, Path(scratch, "after"))
        else:
            after = legal
        before = _extract(old, legal, Path(scratch, "before"))
        yield _read(before_name or "HEAD", before), _read(after_name or str(legal), after)


def _span(word: str) -> tuple[str, str, str]:
    for dots in ("...", ".."):
        before, found, after = word.partition(dots)
        if found:
            return before, found, after
    raise Unreadable(f"'{word}' is neither two folders nor a span of revisions such as main..HEAD")


def _read(name: str, root: Path) -> State:
    loaded = load(root)
    if loaded.corpus is None:
        reasons = "; ".join(str(problem) for problem in loaded.problems[:3])
        raise Unreadable(f"{name} cannot be read: {reasons}")
    return State(name, root, loaded.corpus)


def _commit(name: str, legal: Path) -> str:
    """The commit that *name* means."""
    try:
        found = _git(
            legal, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
    except Unreadable as error:
        if str(error):
            raise
        raise Unreadable(f"'{name}' is not a revision of this repository") from None
    return found.decode().strip()


def _extract(commit: str, legal: Path, into: Path) -> Path:
    """The folder *legal* as it was at *commit*, written below *into*."""
    into.mkdir()
    name = legal.resolve().name
    try:
        packed = _git(legal, "archive", "--format=tar", commit, "--", name)
    except Unreadable as error:
        raise Unreadable(f"{commit[:12]} has no folder '{name}': {error}") from None
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    return into / name


def _git(legal: Path, *words: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise Unreadable("git is not installed; two folders can be compared without it")
    done = subprocess.run(  # noqa: S603  no shell; revisions come after --end-of-options
        [git, *words], cwd=legal.resolve().parent, capture_output=True, check=False
    )
    if done.returncode:
        raise Unreadable(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
