"""``lexteh serve``: serve the site while it is edited."""

import argparse
from pathlib import Path

from lexteh.mkdocs.serve import serve_site

HELP = "serve the site while it is edited"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    return serve_site(args.config, args.host, args.port)
