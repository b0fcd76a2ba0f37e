"""``lexteh schema``: the JSON Schemas for editors."""

import argparse
from pathlib import Path

from lexteh.corpus.schema import write_schemas

HELP = "write the JSON Schemas for editors"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    changed = write_schemas(args.legal / "schema")
    print(f"{len(changed)} schemas changed" + "".join(f"\n  {name}" for name in changed))
    return 0
