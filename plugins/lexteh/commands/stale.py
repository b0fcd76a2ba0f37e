"""``lexteh stale``: what is past its review period, by instrument and by importance.

The importance of an entry is the number of distinct pages that refer to it.
"""

import argparse
import json
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path

from lexteh.commands.common import day, load
from lexteh.freshness import Due, Freshness, freshness

HELP = "what is past its review period"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--on", type=day, default=None, help="YYYY-MM-DD; today by default")
    parser.add_argument("--ahead", type=int, default=30, metavar="DAYS", help="and due so soon")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    parser.add_argument("--fail", action="store_true", help="exit code 1 if something is past due")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    found = freshness(corpus, args.on or date.today(), args.ahead)
    if args.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1, default=str))
    else:
        print(_markdown(found) if args.format == "markdown" else _text(found))
    return int(args.fail and bool(found.past))


def _parts(found: Freshness) -> tuple[tuple[str, list[Due]], ...]:
    return (
        (f"{len(found.past)} of {found.entries} entries past review on {found.day}", found.past),
        (f"{len(found.soon)} more due within {found.ahead} days", found.soon),
    )


def _text(found: Freshness) -> str:
    lines = []
    for title, dues in _parts(found):
        lines.append(title)
        for group, items in groupby(dues, key=lambda d: d.group):
            lines.append(f"  {group}")
            lines += [
                f"    {d.file}:{d.line}: {d.address}, reviewed {d.reviewed}, due {d.due},"
                f" {d.importance} pages refer to it"
                for d in items
            ]
    return "\n".join(lines)


def _markdown(found: Freshness) -> str:
    lines = []
    for title, dues in _parts(found):
        lines += [f"## {title}", ""]
        for group, items in groupby(dues, key=lambda d: d.group):
            lines += [f"### `{group}`", "", "| entry | reviewed | due | pages that refer to it |"]
            lines.append("|---|---|---|---:|")
            lines += [
                f"| `{d.address}` (`{d.file}:{d.line}`) | {d.reviewed} | {d.due} | {d.importance} |"
                for d in items
            ]
            lines.append("")
    return "\n".join(lines).rstrip()
