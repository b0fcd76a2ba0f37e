"""``lexteh show``: what is known of an address on a date."""

import argparse
import json
from datetime import date
from pathlib import Path

from lexteh.commands.common import day, load, tell, well_formed
from lexteh.corpus.corpus import Corpus
from lexteh.exports.bibliography import FORMATS, csl_item
from lexteh.exports.citation_styles import STYLES, chosen_version, citation, style_order
from lexteh.exports.record import Absent, only_language, record
from lexteh.exports.record_text import as_text
from lexteh.links import Links

HELP = "what is known of an address on a date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("address", help="for example fr-ceseda/art-l425-1")
    parser.add_argument("--date", type=day, default=None, help="YYYY-MM-DD; today by default")
    parser.add_argument("--lang", default=None, help="one language; all by default in JSON")
    parser.add_argument("--format", choices=("text", "json", "citation", *FORMATS), default="text")
    parser.add_argument("--style", choices=STYLES, help="of the citation; that of the language")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    moved = corpus.redirected(args.address) if well_formed(args.address) else None
    if moved is not None:
        tell(f"{args.address} is {moved} now")
        args.address = moved
    lang = args.lang or corpus.languages[0]
    if lang not in corpus.languages:
        tell(f"'{lang}' is not a language here; expected one of {', '.join(corpus.languages)}")
        return 1
    try:
        if args.format == "citation" or args.format in FORMATS:
            print(_cited(corpus, args, lang))
            return 0
        found = record(corpus, Links(corpus, lang), args.address, args.date or date.today())
    except Absent as absent:
        tell(str(absent))
        return 1
    if args.format == "json":
        if args.lang:
            found = only_language(found, lang, corpus.text_languages)
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print(as_text(corpus, found, lang))
    return 0


def _cited(corpus: Corpus, args: argparse.Namespace, lang: str) -> str:
    """The citation or the record for a reference manager that *args* ask for."""
    today = date.today()
    if args.format == "citation":
        key = args.style or style_order(lang)[0]
        return citation(corpus, args.address, key, lang, today, args.date)
    chosen = chosen_version(corpus, args.address, today, args.date)
    return FORMATS[args.format](csl_item(corpus, args.address, lang, today, chosen)).rstrip("\r\n")
