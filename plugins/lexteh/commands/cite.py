"""``lexteh cite``: find citations, JSON lines in, JSON lines out."""

import argparse
import sys

from lexteh.citations.stream import cite_stream

HELP = "find citations: JSON lines in, JSON lines out"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    failed = False
    # Bytes that are not UTF-8 become U+FFFD: the line is answered, the run goes on.
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    for line in cite_stream(sys.stdin):
        # Inside a JSON text quotes are escaped: this key stands in answers alone.
        failed = failed or '"citations": [' not in line
        print(line)
    return int(failed)
