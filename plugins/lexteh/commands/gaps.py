"""``lexteh gaps``: where European law obliges and no French provision is recorded, on a date.

A gap is a fact about the knowledge base, not a finding that France fails to comply.
"""

import argparse
from datetime import date
from pathlib import Path

from lexteh.commands.common import day, load
from lexteh.gaps import topic_gaps

HELP = "where European law obliges and no French provision is recorded"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--date", type=day, default=None, help="YYYY-MM-DD; today by default")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    for gap in topic_gaps(corpus, args.date or date.today()):
        print(gap.topic)
        for one in gap.obligations:
            print(f"  {one.address}  {one.force}")
        for one in gap.french:
            print(f"  recorded all the same: {one.address}  {one.standing}")
    return 0
