"""``lexteh release``: the archives of a release and their checksums.

The data must pass 'lexteh check' and its release file must be in ``legal/changes/``; 'lexteh diff
LAST..HEAD --format yaml --release VERSION' writes that.
"""

import argparse
import re
from pathlib import Path

from lexteh.archive import write_release
from lexteh.commands.common import load, tell

HELP = "write the archives of a release and their checksums"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("version", help="for example 0.2.0; a leading v, as in a tag, is dropped")
    parser.add_argument("--out", type=Path, default=Path("dist"))
    parser.add_argument("--site", type=Path, help="a built site, to be packed as well")
    parser.add_argument("--legal", type=Path, default=Path("legal"))


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    version = args.version.removeprefix("v")
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        tell(f"'{args.version}' is not a version; expected three numbers such as 0.2.0")
        return 2
    corpus = load(args.legal)
    if corpus is None:
        return 1
    if version not in [release.release for release in corpus.releases]:
        known = ", ".join(release.release for release in corpus.releases) or "none"
        tell(f"{args.legal}/changes/ has no file of release {version} (there: {known})")
        tell(f"'lexteh diff LAST..HEAD --format yaml --release {version}' writes it")
        return 1
    if args.site is not None and not args.site.is_dir():
        tell(f"there is no site in {args.site}; 'lexteh site --out {args.site}' builds it")
        return 1
    for path in write_release(args.out, version, args.legal, args.site):
        print(path)
    return 0
