"""``lexteh schema``: the JSON Schemas for editors and the docs that are written from the code."""

import argparse
from pathlib import Path

from lexteh.commands.common import load
from lexteh.corpus.explanations import as_markdown
from lexteh.corpus.reference import LANGUAGES, glossary, model_reference
from lexteh.corpus.schema import write_changed, write_schemas
from lexteh.site.words import Words

HELP = "write the JSON Schemas for editors, and the docs made from the code"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--legal", type=Path, default=Path("legal"))
    parser.add_argument(
        "--docs",
        type=Path,
        metavar="FOLDER",
        help="write model.md, errors.md and glossary.md too: docs/contributing",
    )


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    changed = write_schemas(args.legal / "schema")
    print(f"{len(changed)} schemas changed" + "".join(f"\n  {name}" for name in changed))
    if args.docs is None:
        return 0
    corpus = load(args.legal)
    if corpus is None:
        return 1
    written = []
    for lang in LANGUAGES:
        pages = {
            "model.md": model_reference(lang, Words(lang)),
            "errors.md": as_markdown(lang),
            "glossary.md": glossary(corpus, lang),
        }
        for name, text in pages.items():
            if write_changed(args.docs / lang / name, text):
                written.append(f"{lang}/{name}")
    print(f"{len(written)} pages of docs changed" + "".join(f"\n  {name}" for name in written))
    return 0
