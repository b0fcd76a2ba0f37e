"""``lexteh links``: links to other sites, and the YAML line of each that is dead."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from lexteh.commands.common import tell
from lexteh.external_links import (
    Checked,
    Dead,
    NotPossible,
    check_links,
    collect,
    read_allowed,
)

HELP = "check the links to other sites"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    parser.add_argument("--list", action="store_true", help="only list them; nothing is asked")
    parser.add_argument("--allow", type=Path, default=Path("linkcheck.yml"), help="sites left out")
    parser.add_argument("--timeout", type=int, default=30, metavar="SECONDS")
    parser.add_argument("--retries", type=int, default=2, help="how often a failure is asked again")
    parser.add_argument("--pause", type=float, default=20.0, metavar="SECONDS", help="in between")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    if not args.legal.is_dir():
        tell(f"there is no folder {args.legal}")
        return 1
    links = collect(args.legal)
    if args.list:
        for url, places in sorted(links.items()):
            print(url, *places)
        return 0
    try:
        found = check_links(
            links,
            read_allowed(args.allow),
            timeout=args.timeout,
            retries=args.retries,
            pause=args.pause,
        )
    except NotPossible as error:
        tell(str(error))
        return 2
    if args.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        print(_markdown(found) if args.format == "markdown" else _text(found))
    return int(bool(found.dead))


def _summary(found: Checked) -> str:
    left_out = sum(found.allowed.values())
    return (
        f"{found.asked} links asked, {found.alive} answer, {len(found.dead)} dead,"
        f" {len(found.refused)} closed to programs, {left_out} not asked"
    )


def _text(found: Checked) -> str:
    lines = [f"{place}: {one.url}: {one.result}" for one in found.dead for place in one.places]
    lines += [f"{p}: closed to programs: {one.url}" for one in found.refused for p in one.places]
    lines += [f"{count} not asked: {reason}" for reason, count in found.allowed.items()]
    return "\n".join([*lines, _summary(found)])


def _markdown(found: Checked) -> str:
    lines = [_summary(found), ""]
    for title, items in (("Dead links", found.dead), ("Closed to programs", found.refused)):
        if items:
            lines += [f"## {title}", "", *(line for one in items for line in _item(one)), ""]
    if found.allowed:
        lines += ["## Not asked", ""]
        lines += [f"- {count}: {reason}" for reason, count in found.allowed.items()]
    return "\n".join(lines).rstrip()


def _item(one: Dead) -> list[str]:
    return [f"- <{one.url}>: {one.result}", *(f"  - `{place}`" for place in one.places)]
