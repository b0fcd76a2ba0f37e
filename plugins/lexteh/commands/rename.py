"""``lexteh rename``: give an entry another address; the old one leads to it for ever."""

import argparse
from pathlib import Path

from lexteh.commands.editing import add_folder, edit
from lexteh.editing.rename import rename

HELP = "give an entry another address, with a redirect"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("old", help="for example cases/siliadin")
    parser.add_argument("new", help="for example cases/siliadin-v-france")
    add_folder(parser)


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    root: Path = args.legal

    def raw(place: str) -> str | None:
        path = root / place
        return path.read_text(encoding="utf-8") if path.is_file() else None

    return edit(
        root, lambda corpus, read, today: rename(corpus, args.old, args.new, read, today, raw)
    )
