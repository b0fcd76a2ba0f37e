"""What several commands share: dates, messages, loading."""

import argparse
import sys
from datetime import date
from pathlib import Path

from lexteh.corpus.address import Address
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import parse_day
from lexteh.corpus.problems import ERROR


def day(text: str) -> date:
    """A day of the command line."""
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def well_formed(address: str) -> bool:
    """Whether *address* has the form of one."""
    try:
        Address.parse(address)
    except ValueError:
        return False
    return True


def tell(message: str) -> None:
    """Say *message* on the error stream."""
    print(f"lexteh: {message}", file=sys.stderr)


def load(folder: Path) -> Corpus | None:
    """The corpus if it is sound enough to answer questions; otherwise its errors are told."""
    corpus, problems = check(folder, date.today())
    errors = [p for p in problems if p.severity == ERROR]
    if corpus is None or errors:
        for problem in errors:
            print(problem, file=sys.stderr)
        tell(f"{folder} has errors; 'lexteh check {folder}' tells them")
        return None
    return corpus
