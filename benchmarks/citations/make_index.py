"""Write the tables of article numbers that the engine carries for the codes of the package.

A number that a code does not have cannot be cited in it: where a text of the Code de la
sécurité sociale has just named the Code rural, ``L. 722-20`` is the latter's. Numbers that
earlier packages held stay in the tables, for texts go on citing articles that are repealed.

``python -m benchmarks.citations.make_index FOLDER`` downloads the packages below FOLDER, once.
"""

import re
import sys
from pathlib import Path

from benchmarks.citations.reference import ADDRESSES, article_numbers

_TARGET = Path(__file__).parents[2] / "plugins/lexteh/citations/data/numbers"
_ARTICLE = re.compile(r"(?:L|R|D|A|LO)\d+(?:-\d+)*(?:[A-Z]{1,2}|BIS|TER)?$")


def compact(numbers: list[str]) -> str:
    """Numbers grouped by what stands before their first hyphen, runs as ``1:9``."""
    stems: dict[str, list[str]] = {}
    for number in numbers:
        stem, _, tail = number.partition("-")
        stems.setdefault(stem, []).append(tail)
    lines = []
    for stem, tails in sorted(stems.items()):
        plain = sorted({int(t) for t in tails if t.isdigit()})
        runs: list[list[int]] = []
        for value in plain:
            if runs and value == runs[-1][1] + 1:
                runs[-1][1] = value
            else:
                runs.append([value, value])
        parts = [str(a) if a == b else f"{a}:{b}" for a, b in runs]
        parts += sorted(t for t in tails if not t.isdigit())
        lines.append(f"{stem}: '{','.join(parts)}'")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write one table a code; the argument is the folder of the downloaded package."""
    _TARGET.mkdir(exist_ok=True)
    for name, address in ADDRESSES.items():
        held = article_numbers(Path(sys.argv[1]), name)
        numbers = sorted(number.lower() for number in held if _ARTICLE.match(number))
        (_TARGET / f"{address}.yml").write_text(compact(numbers), "utf-8")


if __name__ == "__main__":
    main()
