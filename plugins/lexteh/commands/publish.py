"""``lexteh publish``: at a release, enter every address in the register of published ones.

From then on ``lexteh check`` tells each of them that disappears without a redirect.
"""

import argparse

from lexteh.commands.common import load
from lexteh.commands.editing import add_folder
from lexteh.corpus.loader import PUBLISHED
from lexteh.editing.change import write_all
from lexteh.editing.published import register

HELP = "enter every address in the register of published ones"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_folder(parser)


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    text = register(corpus)
    write_all(args.legal, {PUBLISHED: text})
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    print(f"{len(lines)} addresses, {len(lines) - len(corpus.published)} of them new")
    return 0
