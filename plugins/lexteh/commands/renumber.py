"""``lexteh renumber``: a provision under a new number, both ends of the move written."""

import argparse

from lexteh.commands.common import day
from lexteh.commands.editing import add_folder, edit
from lexteh.editing.renumber import renumber

HELP = "move a provision to a new number"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("old", help="for example fr-ceseda/art-l316-1")
    parser.add_argument("new", help="for example fr-ceseda/art-l425-1")
    parser.add_argument("--on", type=day, required=True, help="first day of the new number")
    parser.add_argument("--by", help="the instrument that renumbers")
    parser.add_argument("--part", help="the part that moves, for example al-2, if not the whole")
    add_folder(parser)


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    return edit(
        args.legal,
        lambda corpus, read, today: renumber(
            corpus, args.old, args.new, read, args.on, today, by=args.by, part=args.part
        ),
    )
