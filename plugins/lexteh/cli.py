"""The ``lexteh`` command: check, show, resolve, cite, schema, site, serve.

Exit codes: 0 all is well, 1 the data or the question has a fault that is told, 2 wrong usage.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lexteh.audit import audit, beside
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import parse_day
from lexteh.corpus.problems import ERROR


def main(argv: list[str] | None = None) -> int:
    """Run the command line *argv*; returns the exit code."""
    parser = argparse.ArgumentParser(prog="lexteh", description="The LexTEH knowledge base.")
    commands = parser.add_subparsers(dest="command", required=True)
    _check_parser(commands.add_parser("check", help="check the data of a folder"))
    _show_parser(commands.add_parser("show", help="what is known of an address on a date"))
    _resolve_parser(commands.add_parser("resolve", help="the address that a citation means"))
    cite = commands.add_parser("cite", help="find citations: JSON lines in, JSON lines out")
    cite.set_defaults(run=_cite)
    _schema_parser(commands.add_parser("schema", help="write the JSON Schemas for editors"))
    _site_parser(commands.add_parser("site", help="build the whole site"))
    _serve_parser(commands.add_parser("serve", help="serve the site while it is edited"))
    args = parser.parse_args(argv)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except BrokenPipeError:
        # The reader of a pipe has left, as `| head` does: nothing more to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _tell(message: str) -> None:
    print(f"lexteh: {message}", file=sys.stderr)


# --- check ----------------------------------------------------------------------


def _check_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default="legal", type=Path)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument(
        "--official", type=Path, help="official texts to compare with; ../shared/official if there"
    )
    parser.set_defaults(run=_check)


def _check(args: argparse.Namespace) -> int:
    corpus, problems = audit(args.folder, date.today(), args.official or beside(args.folder))
    things = sum(1 for _ in corpus.things()) if corpus else 0
    errors = sum(p.severity == ERROR for p in problems)
    warnings = len(problems) - errors
    if args.format == "json":
        counts = {"entries": things, "errors": errors, "warnings": warnings}
        found = counts | {"problems": [p.as_dict() for p in problems]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem)
        print(f"{things} entries, {errors} errors, {warnings} warnings", file=sys.stderr)
    return int(bool(errors or (args.strict and warnings)))


def _load(folder: Path) -> Corpus | None:
    """The corpus if it is sound enough to answer questions; otherwise its errors are told."""
    corpus, problems = check(folder, date.today())
    errors = [p for p in problems if p.severity == ERROR]
    if corpus is None or errors:
        for problem in errors:
            print(problem, file=sys.stderr)
        _tell(f"{folder} has errors; 'lexteh check {folder}' tells them")
        return None
    return corpus


# --- show -----------------------------------------------------------------------


def _show_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", help="for example fr-ceseda/art-l425-1")
    parser.add_argument("--date", type=_day, default=None, help="YYYY-MM-DD; today by default")
    parser.add_argument("--lang", default=None, help="one language; all by default in JSON")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--legal", type=Path, default=Path("legal"))
    parser.set_defaults(run=_show)


def _show(args: argparse.Namespace) -> int:
    from lexteh.exports.record import Absent, only_language, record  # noqa: PLC0415
    from lexteh.exports.record_text import as_text  # noqa: PLC0415
    from lexteh.links import Links  # noqa: PLC0415

    corpus = _load(args.legal)
    if corpus is None:
        return 1
    lang = args.lang or corpus.languages[0]
    if lang not in corpus.languages:
        _tell(f"'{lang}' is not a language here; expected one of {', '.join(corpus.languages)}")
        return 1
    try:
        found = record(corpus, Links(corpus, lang), args.address, args.date or date.today())
    except Absent as absent:
        _tell(str(absent))
        return 1
    if args.format == "json":
        if args.lang:
            found = only_language(found, lang, corpus.languages)
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print(as_text(corpus, found, lang))
    return 0


# --- citations --------------------------------------------------------------------


def _resolve_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("citation", help='for example "art. 3 du Protocole de Palerme"')
    parser.add_argument("--lang", default=None)
    parser.add_argument("--date", type=_day, default=None)
    parser.add_argument("--legal", type=Path, default=Path("legal"))
    parser.set_defaults(run=_resolve)


def _resolve(args: argparse.Namespace) -> int:
    from lexteh.resolve import answers  # noqa: PLC0415

    corpus = _load(args.legal)
    if corpus is None:
        return 1
    found = answers(corpus, args.citation, lang=args.lang, day=args.date)
    if not found:
        _tell(f"no text recognised in '{args.citation}'")
        return 1
    for answer in found:
        print(answer)
    return 0


def _cite(args: argparse.Namespace) -> int:
    from lexteh.citations.stream import cite_stream  # noqa: PLC0415

    failed = False
    # Bytes that are not UTF-8 become U+FFFD: the line is answered, the run goes on.
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    for line in cite_stream(sys.stdin):
        # Inside a JSON text quotes are escaped: this key stands in answers alone.
        failed = failed or '"citations": [' not in line
        print(line)
    return int(failed)


# --- schema -----------------------------------------------------------------------


def _schema_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--legal", type=Path, default=Path("legal"))
    parser.set_defaults(run=_schema)


def _schema(args: argparse.Namespace) -> int:
    from lexteh.corpus.schema import write_schemas  # noqa: PLC0415

    changed = write_schemas(args.legal / "schema")
    print(f"{len(changed)} schemas changed" + "".join(f"\n  {name}" for name in changed))
    return 0


# --- site -------------------------------------------------------------------------


def _site_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    parser.add_argument("--out", type=Path, default=Path("site"))
    parser.add_argument("--jobs", type=int, default=None, help="processes; one per core by default")
    parser.add_argument("--preview", metavar="URL", help="for a local server at this address")
    parser.set_defaults(run=_site)


def _site(args: argparse.Namespace) -> int:
    from lexteh.mkdocs.build import build_site  # noqa: PLC0415

    return build_site(args.config, args.out, args.jobs, args.preview)


def _serve_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.set_defaults(run=_serve)


def _serve(args: argparse.Namespace) -> int:
    from lexteh.mkdocs.serve import serve_site  # noqa: PLC0415

    return serve_site(args.config, args.host, args.port)
