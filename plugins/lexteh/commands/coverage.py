"""``lexteh coverage``: languages, sources and verification, counted per instrument."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from lexteh.commands.common import load
from lexteh.corpus.coverage import Totals, coverage, totals

HELP = "languages, sources and verification per instrument"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    corpus = load(args.legal)
    if corpus is None:
        return 1
    rows, whole = coverage(corpus), totals(corpus)
    if args.format == "json":
        data = {"totals": asdict(whole), "instruments": [asdict(row) for row in rows]}
        print(json.dumps(data, ensure_ascii=False, indent=1, default=str))
        return 0
    table: list[tuple[str, ...]] = [_HEAD]
    for row in rows:
        span = " – ".join(
            dict.fromkeys(str(d) for d in (row.first_verified, row.last_verified) if d)
        )
        articles = f"{row.articles} of {row.announced}" if row.announced else str(row.articles)
        table.append(
            (
                row.address,
                str(row.coverage),
                articles,
                str(row.versions),
                " ".join(row.complete_languages),
                str(row.sources),
                span or "–",
                str(row.cautions),
                str(len(row.missing)),
            )
        )
    print(_as_markdown(table) if args.format == "markdown" else _as_text(table))
    print()
    print("\n".join(_whole(whole)))
    return 0


_HEAD = ("text", "coverage", "articles", "versions", "languages", "sources", "verified",
         "cautions", "cited only")  # fmt: skip


def _as_text(table: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    rows = ("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in table)
    return "\n".join(row.rstrip() for row in rows)


def _as_markdown(table: list[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([lines[0], "|---" * len(table[0]) + "|", *lines[1:]])


def _whole(found: Totals) -> list[str]:
    share = [f"{lang} {count} of {found.texts}" for lang, count in found.languages.items()]
    kinds = [f"{kind} {count}" for kind, count in found.sources.items()]
    lines = [f"entries: {found.entries}; texts by language: {', '.join(share)}"]
    lines.append(f"sources: {', '.join(kinds)}")
    if found.oldest_review and found.newest_review:
        lines.append(f"reviewed between {found.oldest_review} and {found.newest_review}")
    return lines
