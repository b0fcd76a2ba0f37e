"""``lexteh explain``: what a code of ``lexteh check`` means and how to mend it."""

import argparse

from lexteh.commands.common import tell
from lexteh.corpus.explanations import LANGUAGES, as_list, as_markdown, as_text, explain
from lexteh.corpus.problems import CODES, nearest

HELP = "what a code means and how to mend it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("code", nargs="?", help="for example V002; every code without it")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--markdown", action="store_true", help="every page, for the docs")


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    if args.markdown:
        print(as_markdown(args.lang), end="")
        return 0
    if args.code is None:
        print(as_list(args.lang), end="")
        return 0
    page = explain(args.code.upper())
    if page is None:
        near = nearest(args.code.upper(), CODES)
        tell(f"there is no code '{args.code}'" + (f"; did you mean '{near}'?" if near else ""))
        return 1
    print(as_text(page, args.lang), end="")
    return 0
