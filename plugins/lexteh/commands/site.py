"""``lexteh site``: build the whole site."""

import argparse
from pathlib import Path

from lexteh.mkdocs.build import build_site

HELP = "build the whole site"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    parser.add_argument("--out", type=Path, default=Path("site"))
    parser.add_argument("--jobs", type=int, default=None, help="processes; one per core by default")
    parser.add_argument("--preview", metavar="URL", help="for a local server at this address")
    parser.add_argument(
        "--archive", action="store_true", help="add the whole site as a ZIP that opens offline"
    )


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    return build_site(args.config, args.out, args.jobs, args.preview, archive=args.archive)
