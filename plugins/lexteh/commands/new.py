"""``lexteh new``: a new file with every field that it needs; ``new version`` opens a version."""

import argparse

from lexteh.commands import amend
from lexteh.commands.common import day
from lexteh.commands.editing import add_folder, edit
from lexteh.editing.scaffold import KINDS, new

HELP = "a new file with the fields to fill"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("kind", choices=(*KINDS, "version"))
    parser.add_argument("address", help="fr-cp/art-225-4-10, or siliadin-2 for a case")
    parser.add_argument("--in-force", type=day, help="first day in force; YYYY-MM-DD")
    parser.add_argument("--number", help="the number as printed, if the address does not tell it")
    parser.add_argument("--on", type=day, help="of a new version: its first day")
    parser.add_argument("--by", help="of a new version: the instrument that brings it in")
    add_folder(parser)


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    if args.kind == "version":
        args.on = args.on or args.in_force
        return amend.run(args)
    return edit(
        args.legal,
        lambda corpus, _, today: new(
            args.kind, args.address, corpus, today, in_force=args.in_force, number=args.number
        ),
    )
