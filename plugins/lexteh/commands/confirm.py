"""``lexteh confirm``: keep which wording each translation was made from.

Without an address: takes in new texts and translations made anew. With one: says that somebody
has reread the translations of that entry and that they still hold.
"""

import argparse
import sys
from pathlib import Path

from lexteh.commands.common import load, tell
from lexteh.corpus.address import Address
from lexteh.corpus.translations import update_registers

HELP = "keep which wording each translation was made from"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("address", nargs="*", help="entries whose translations were reread")
    parser.add_argument("--lang", action="append", help="only this language; may be repeated")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if work is to do")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    pages = set()
    for address in args.address:
        try:
            page = Address.parse(address).page
        except ValueError as error:
            tell(str(error))
            return 1
        if corpus.thing(page) is None:
            tell(f"'{address}' is not in the knowledge base")
            return 1
        pages.add(page)
    langs = frozenset(args.lang or corpus.text_languages)
    unknown = langs - set(corpus.text_languages)
    if unknown:
        expected = ", ".join(corpus.text_languages)
        tell(f"'{min(unknown)}' is not a language here; expected one of {expected}")
        return 1
    try:
        done = update_registers(args.legal, corpus, frozenset(pages), langs, write=not args.check)
    except ValueError as error:
        tell(f"a register cannot be read: {error}")
        return 1
    for address, one in done.stale:
        print(f"{address} {one.place} {one.lang}: its text in {one.source_lang} has changed")
    work = len(done.written) + len(done.removed)
    if args.check:
        for path in (*done.written, *done.removed):
            print(f"{path} is behind")
        print(f"{work} registers behind", file=sys.stderr)
        if work:
            tell("'lexteh confirm' brings them up to date")
        return int(bool(work))
    print(
        f"{len(done.written)} registers written, {len(done.removed)} removed,"
        f" {len(done.stale)} translations to reread",
        file=sys.stderr,
    )
    return 0
