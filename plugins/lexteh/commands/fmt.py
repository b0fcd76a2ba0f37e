"""``lexteh fmt``: the one layout of the YAML files; nothing that they say is changed."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from lexteh.commands.common import tell
from lexteh.corpus.model import Configuration
from lexteh.corpus.validate import validate
from lexteh.corpus.yaml_source import read
from lexteh.editing.change import write_all
from lexteh.editing.fmt import fmt, kind_of

HELP = "lay the YAML files out in the one way"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("legal")])
    parser.add_argument("--check", action="store_true", help="only tell which files would change")


def run(args: argparse.Namespace) -> int:
    """Run it; returns the exit code."""
    changed: dict[Path, dict[str, str | None]] = {}
    failed = False
    for path in args.paths:
        root = _root(path)
        if root is None:
            tell(f"{path} is not in a folder of the knowledge base: no corpus.yml above it")
            return 1
        languages = _languages(root)
        for file in _files(path):
            place = file.resolve().relative_to(root).as_posix()
            if kind_of(place) is None:
                continue
            text, problems = fmt(file.read_bytes(), place, languages, f"{root.name}/{place}")
            for problem in problems:
                print(problem, file=sys.stderr)
            if text is None:
                failed = True
            elif text.encode() != file.read_bytes():
                changed.setdefault(root, {})[place] = text
    for root, files in changed.items():
        if not args.check:
            write_all(root, files)
        for place in files:
            print(f"{'would change' if args.check else 'written'} {root.name}/{place}")
    return int(failed or (args.check and bool(changed)))


def _root(path: Path) -> Path | None:
    """The data folder that holds *path*: the one with corpus.yml."""
    for folder in (path.resolve(), *path.resolve().parents):
        if (folder / "corpus.yml").is_file():
            return folder
    return None


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*.yml") if not p.name.startswith("."))
    elif path.suffix == ".yml":
        yield path


def _languages(root: Path) -> list[str]:
    located, _ = read(root / "corpus.yml", "corpus.yml")
    config, _ = validate(Configuration, located) if located else (None, [])
    return config.text_languages if config else []
