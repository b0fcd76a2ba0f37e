"""Links to other sites: where each stands in the YAML, and which of them are dead.

linkchecker asks the sites; what it says is brought back to the file and line of each link.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lexteh.corpus.yaml_source import Path_, read

_WEB = re.compile(r"https?://\S+")
_SKIPPED = ("official", "schema", "translations")


class NotPossible(Exception):
    """Links cannot be checked; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link stands; lines and columns count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Allowed:
    """A site whose links are not asked: a regular expression for the start of the address."""

    pattern: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dead:
    """A link that did not answer, with what came back and every place it stands at."""

    url: str
    result: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: counts, dead links, links not asked and why."""

    asked: int
    alive: int
    dead: list[Dead]
    refused: list[Dead]
    """The site's robots.txt keeps programs out: not dead, not seen either."""
    allowed: dict[str, int]
    """How many links were not asked, by the reason in the allow-list."""


def collect(root: Path) -> dict[str, list[Place]]:
    """Every web address in the files of the data folder *root*, with its places.

    The site's own address in corpus.yml is not one; a fragment is a place on the same page.
    """
    found: dict[str, list[Place]] = {}
    for path in sorted(root.rglob("*.yml")):
        inside = path.relative_to(root)
        if inside.parts[0] in _SKIPPED or inside.as_posix() == "corpus.yml":
            continue
        located, _ = read(path, f"{root.name}/{inside.as_posix()}")
        if located is None:
            continue
        for where, value in _scalars(located.data, ()):
            if _WEB.fullmatch(value):
                place = Place(located.file, *located.place(where))
                found.setdefault(value.partition("#")[0], []).append(place)
    return found


def _scalars(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:  # noqa: ANN401
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _scalars(inner, (*path, index))


def read_allowed(path: Path) -> list[Allowed]:
    """The allow-list at *path*, empty if there is none; :class:`NotPossible` if it is malformed."""
    if not path.exists():
        return []
    located, problems = read(path, path.name)
    if located is None or problems:
        raise NotPossible("; ".join(map(str, problems)))
    found = []
    for index, item in enumerate(located.data.get("allow") or []):
        line, _ = located.place(("allow", index))
        if not isinstance(item, dict) or set(item) != {"pattern", "reason"}:
            raise NotPossible(f"{path.name}:{line}: expected 'pattern' and 'reason'")
        try:
            re.compile(item["pattern"])
        except re.error as error:
            message = f"{path.name}:{line}: '{item['pattern']}' is not a regular expression"
            raise NotPossible(f"{message}: {error}") from None
        found.append(Allowed(item["pattern"], item["reason"]))
    return found


def check_links(
    links: dict[str, list[Place]],
    allowed: list[Allowed],
    *,
    timeout: int = 30,
    retries: int = 2,
    pause: float = 20.0,
) -> Checked:
    """Ask every link that no pattern allows to be left out.

    *timeout* is in seconds for one answer. What failed is asked up to *retries* times more, after
    *pause* seconds: a site that was down for a moment is not dead.
    """
    left_out: dict[str, int] = {}
    asked = []
    for url in links:
        reason = next((a.reason for a in allowed if re.match(a.pattern, url)), None)
        if reason is None:
            asked.append(url)
        else:
            left_out[reason] = left_out.get(reason, 0) + 1
    failed: dict[str, str] = dict.fromkeys(asked, "no answer recorded")
    refused: dict[str, str] = {}
    for attempt in range(retries + 1):
        if not failed:
            break
        if attempt:
            time.sleep(pause)
        answers = _ask(list(failed), timeout)
        refused |= {url: a.result for url, a in answers.items() if a.refused}
        failed = {
            url: answers[url].result if url in answers else before
            for url, before in failed.items()
            if url not in answers or not (answers[url].valid or answers[url].refused)
        }

    def told(results: dict[str, str]) -> list[Dead]:
        return [Dead(url, result, tuple(links[url])) for url, result in sorted(results.items())]

    alive = len(asked) - len(failed) - len(refused)
    return Checked(len(asked), alive, told(failed), told(refused), left_out)


@dataclass(frozen=True, slots=True)
class _Answer:
    valid: bool
    refused: bool
    result: str


def _ask(urls: list[str], timeout: int) -> dict[str, _Answer]:
    """What linkchecker says of each of *urls*, which it does not follow any further."""
    program = shutil.which("linkchecker", path=str(Path(sys.executable).parent))
    program = program or shutil.which("linkchecker")
    if program is None:
        raise NotPossible("linkchecker is not installed; it comes with the 'dev' extra")
    words = ["--stdin", "--recursion-level=0", "--verbose", "--no-status", "--output=csv/utf-8"]
    done = subprocess.run(  # noqa: S603  no shell, addresses by standard input
        [program, *words, f"--timeout={timeout}"],
        input="\n".join(urls),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"},
    )
    rows = [line for line in done.stdout.splitlines() if line and not line.startswith("#")]
    if not rows:
        reason = done.stderr.strip().splitlines()[-1:] or ["nothing came back"]
        raise NotPossible(f"linkchecker failed: {reason[0]}")
    answers = {}
    for row in csv.DictReader(rows, delimiter=";"):
        remarks = f"{row.get('warningstring')} {row.get('infostring')}"
        answers[row["urlname"]] = _Answer(
            valid=row["valid"] == "True",
            refused="robots.txt" in remarks,
            result=row["result"],
        )
    return answers
