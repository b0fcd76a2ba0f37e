"""What the commands that change files share: load, try, write, tell."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lexteh.commands.common import tell
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.problems import ERROR
from lexteh.editing.change import STILL_TO_FILL, Change, Refused, made
from lexteh.editing.tree import Document, parse

Make = Callable[[Corpus, Callable[[str], Document], date], Change]


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The option for another data folder."""
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def edit(root: Path, make: Make) -> int:
    """Make the change that *make* proposes in *root*; returns the exit code."""
    today = date.today()
    corpus, problems = check(root, today)
    # A file that waits to be filled in does not keep anybody from work on another.
    errors = [p for p in problems if p.severity == ERROR and p.code != STILL_TO_FILL]
    if corpus is None or errors:
        for problem in errors:
            print(problem, file=sys.stderr)
        tell(f"{root} has errors; mend them first")
        return 1

    def read(place: str) -> Document:
        return parse((root / place).read_text(encoding="utf-8"))

    try:
        change = make(corpus, read, today)
        left = made(root, change, today)
    except Refused as refused:
        tell(str(refused))
        for problem in refused.problems:
            print(f"  {problem}", file=sys.stderr)
        return 1
    for place, text in change.files.items():
        print(f"{'removed' if text is None else 'written'} {root.name}/{place}")
    if left:
        print(f"{len(left)} places to fill; 'lexteh check' tells them until none is left:")
        for problem in left:
            print(f"  {problem.file}:{problem.line}: {problem.expected or problem.message}")
    if change.review:
        print(f"{len(change.review)} references to read again:")
        for line in change.review:
            print(f"  {line}")
    return 0
