"""The ``lexteh`` command. Each subcommand is a module of :mod:`lexteh.commands`.

Exit codes: 0 all is well, 1 the data or the question has a fault that is told, 2 wrong usage.
"""

import argparse
import os
import sys
from importlib import import_module

COMMANDS = (
    "check",
    "show",
    "resolve",
    "cite",
    "schema",
    "site",
    "serve",
    "confirm",
    "diff",
    "stale",
    "coverage",
    "links",
    "release",
    "explain",
    "fmt",
    "new",
    "amend",
    "renumber",
    "rename",
    "publish",
)


def main(argv: list[str] | None = None) -> int:
    """Run the command line *argv*; returns the exit code."""
    words = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(prog="lexteh", description="The LexTEH knowledge base.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    # Only the module asked for is loaded: `check` needs neither MkDocs nor the recogniser's data.
    wanted = [name for name in COMMANDS if name in words[:1]] or COMMANDS
    for name in wanted:
        module = import_module(f"lexteh.commands.{name}")
        command = commands.add_parser(name, help=module.HELP, description=module.__doc__)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    args = parser.parse_args(words)
    try:
        code: int = args.run(args)
    except BrokenPipeError:
        # The reader of a pipe has left, as `| head` does: nothing more to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code
