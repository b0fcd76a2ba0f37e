"""``lexteh check``: every fault of the data, with its place and its mend."""

import argparse
import sys
from datetime import date
from pathlib import Path

from lexteh.audit import audit, beside
from lexteh.corpus.explanations import LANGUAGES
from lexteh.corpus.problems import ERROR
from lexteh.corpus.report import FORMATS, report

HELP = "check the data of a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", nargs="?", default="legal", type=Path)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="of the hints")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument(
        "--official", type=Path, help="official texts to compare with; ../shared/official if there"
    )


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus, problems = audit(args.folder, date.today(), args.official or beside(args.folder))
    things = sum(1 for _ in corpus.things()) if corpus else 0
    errors = sum(p.severity == ERROR for p in problems)
    warnings = len(problems) - errors
    text = report(problems, things, args.format, args.lang)
    if text:
        print(text)
    if args.format in ("text", "github"):
        print(f"{things} entries, {errors} errors, {warnings} warnings", file=sys.stderr)
    return int(bool(errors or (args.strict and warnings)))
