"""The ``lexteh`` command."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from lexteh.corpus.checks import check
from lexteh.corpus.problems import ERROR


def main(argv: list[str] | None = None) -> int:
    """Run the command line *argv*; returns the exit code."""
    parser = argparse.ArgumentParser(prog="lexteh", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checker = commands.add_parser("check", help="check the data of a folder")
    checker.add_argument("folder", nargs="?", default="legal", type=Path)
    checker.add_argument("--format", choices=("text", "json"), default="text")
    checker.add_argument("--strict", action="store_true", help="warnings count as errors")
    args = parser.parse_args(argv)
    corpus, problems = check(args.folder, date.today())
    if args.format == "json":
        print(json.dumps([p.as_dict() for p in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem)
        things = sum(1 for _ in corpus.things()) if corpus else 0
        errors = sum(p.severity == ERROR for p in problems)
        print(f"{things} entries, {errors} errors, {len(problems) - errors} warnings",
              file=sys.stderr)
    return int(any(p.severity == ERROR or args.strict for p in problems))
