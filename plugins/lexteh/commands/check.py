"""``lexteh check``: every fault of the data, with its place and its mend."""

import argparse
import sys
from dataclasses import astuple
from datetime import date
from pathlib import Path

from lexteh.cache import Cache, contents, digest, folder
from lexteh.corpus.explanations import LANGUAGES
from lexteh.corpus.problems import ERROR, Problem
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
    parser.add_argument(
        "--no-cache", action="store_true", help="work everything out again, and keep nothing"
    )


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    cache = Cache(args.folder, None if args.no_cache else folder())
    things, problems = _checked(args.folder, args.official, date.today(), cache)
    cache.save()
    errors = sum(p.severity == ERROR for p in problems)
    warnings = len(problems) - errors
    text = report(problems, things, args.format, args.lang)
    if text:
        print(text)
    if args.format in ("text", "github"):
        print(f"{things} entries, {errors} errors, {warnings} warnings", file=sys.stderr)
    return int(bool(errors or (args.strict and warnings)))


def _checked(
    root: Path, official: Path | None, today: date, cache: Cache
) -> tuple[int, list[Problem]]:
    """How many things *root* holds and what is wrong; as last time if nothing has changed."""
    # Where official texts lie when they lie beside the project.
    official = official or root.resolve().parent.parent / "shared" / "official"

    def make() -> tuple[int, list[tuple[object, ...]]]:
        # Only here: a run that finds nothing changed loads neither model nor recogniser.
        from lexteh.audit import audit  # noqa: PLC0415

        corpus, problems = audit(root, today, official, cache)
        entries = sum(1 for _ in corpus.things()) if corpus else 0
        return entries, [astuple(problem) for problem in problems]

    key = digest(str(root), today.isoformat(), contents(root), contents(official))
    entries, told = cache.table("whole").get(key, make)
    return entries, [Problem(*one) for one in told]  # type: ignore[arg-type]
