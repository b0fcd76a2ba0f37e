"""``lexteh diff``: what changed in the law and in the knowledge base, in words.

Two folders, or a span of git revisions: ``main..HEAD``, ``main...HEAD`` (since they parted),
``main..`` (against the folder as it is now).
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from lexteh.changes.describe import Names
from lexteh.changes.markdown import ROOM, markdown, plain_text
from lexteh.changes.releases import release_file
from lexteh.changes.report import as_data, report
from lexteh.changes.revisions import Unreadable, states
from lexteh.commands.common import tell
from lexteh.site.words import Words, available

HELP = "what changed between two states of the data, in words"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("states", nargs="+", metavar="BASE..HEAD or FOLDER FOLDER")
    parser.add_argument("--format", choices=("text", "markdown", "json", "yaml"), default="text")
    parser.add_argument("--lang", choices=available(), default=None, help="language of the words")
    parser.add_argument("--release", default="next", help="with yaml: the name of the release")
    parser.add_argument("--room", type=int, default=ROOM, help="most characters of the Markdown")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    if len(args.states) > 2:  # noqa: PLR2004
        tell("one span of revisions or two folders are compared")
        return 2
    try:
        with states(args.states, args.legal) as (old, new):
            words = Words(args.lang or new.corpus.languages[0])
            found = report(old, new, words.lang)
            if args.format == "json":
                text = json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n"
            elif args.format == "yaml":
                text = release_file(args.release, date.today(), found.changes)
            elif args.format == "markdown":
                text = markdown(found, Names(old.corpus, new.corpus, words), args.room)
            else:
                text = plain_text(found, Names(old.corpus, new.corpus, words))
    except Unreadable as error:
        tell(str(error))
        return 1
    sys.stdout.write(text)
    return 0
