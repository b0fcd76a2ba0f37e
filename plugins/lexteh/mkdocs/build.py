"""Build the whole site beside the last good one, and put it in its place only if all went well."""

import logging
import os
import shutil
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError


def build_site(config_file: Path, out: Path) -> int:
    """Build *config_file* into *out*; returns the exit code.

    The new site grows in ``<out>.new``: after an error *out* is what it was.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with config_file.open("rb") as stream:
            config = load_config(stream, config_file_path=str(config_file), site_dir=str(fresh))
        build(config)
    except (Abort, BuildError, ConfigurationError, OSError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        print(f"{error}\n{out} is as it was", file=sys.stderr)
        return 1
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    pages = sum(1 for _ in out.rglob("index.html"))
    print(f"{pages} pages in {out}")
    return 0
