"""``lexteh amend``: close the current version of a provision or right and open the next."""

import argparse
from datetime import date

from lexteh.commands.common import day, tell
from lexteh.commands.editing import add_folder, edit
from lexteh.corpus.corpus import Corpus
from lexteh.editing.amend import amend, dated
from lexteh.editing.change import Change, place_of
from lexteh.editing.renumber import Read

HELP = "close the current version and open the next"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("address", help="for example fr-ceseda/art-l425-1")
    parser.add_argument("--on", type=day, required=True, help="first day of the new version")
    parser.add_argument("--by", help="the instrument that amends it, for example fr-loi-2024-42")
    add_folder(parser)


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    if args.on is None:
        tell("a new version needs its first day: --on YYYY-MM-DD")
        return 2

    def make(corpus: Corpus, read: Read, today: date) -> Change:
        dated(corpus, args.address)
        document = read(place_of(args.address, corpus))
        return amend(corpus, args.address, document, args.on, today, args.by)

    return edit(args.legal, make)
