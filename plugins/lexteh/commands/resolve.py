"""``lexteh resolve``: the address that a citation means."""

import argparse
from pathlib import Path

from lexteh.commands.common import day, load, tell
from lexteh.resolve import answers

HELP = "the address that a citation means"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("citation", help='for example "art. 3 du Protocole de Palerme"')
    parser.add_argument("--lang", default=None)
    parser.add_argument("--date", type=day, default=None)
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    found = answers(corpus, args.citation, lang=args.lang, day=args.date)
    if not found:
        tell(f"no text recognised in '{args.citation}'")
        return 1
    for answer in found:
        print(answer)
    return 0
