"""The guide for contributors as something to be carried out: commands, edits, what is told."""

import re
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.conftest import ROOT

DOCS = ROOT / "docs" / "contributing"
WRITTEN = "2026-11-22"
"""The day on which the examples were written: what a command dates today bears it there."""

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Step:
    """A block of a page: ``sh`` commands, a ``diff`` of a file, or the ``text`` that is told."""

    kind: str
    place: str
    text: str

    @property
    def commands(self) -> list[list[str]]:
        """The words of each command."""
        return [shlex.split(line) for line in self.text.splitlines()]

    @property
    def before(self) -> str:
        """What stands in the file before the edit."""
        return self._side("-")

    @property
    def after(self) -> str:
        """What stands there after it."""
        return self._side("+")

    def _side(self, sign: str) -> str:
        lines = [line for line in self.text.splitlines() if line[:1] in (" ", sign)]
        # Where a day is to be filled in, the command has put today's.
        today = date.today().isoformat()
        filled = (x.replace(WRITTEN, today) if "# TO FILL" in x else x for x in lines)
        return "".join(f"{line[1:]}\n" for line in filled)

    def apply(self, root: Path) -> None:
        """Make the edit of a ``diff`` below *root*; one without old lines is a new file."""
        path = root / self.place
        if not self.before:
            path.parent.mkdir(exist_ok=True)
            path.write_text(self.after, encoding="utf-8")
            return
        text = path.read_text(encoding="utf-8")
        assert text.count(self.before) == 1, f"{self.place} has not:\n{self.before}"
        path.write_text(text.replace(self.before, self.after), encoding="utf-8")


def steps(page: Path) -> list[Step]:
    """The blocks of *page*, in order."""
    return [Step(*found) for found in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def tasks(lang: str) -> dict[str, list[Step]]:
    """The steps of each task by its anchor."""
    text = (DOCS / lang / "tasks.md").read_text(encoding="utf-8")
    parts = re.split(r'^## <a id="(\w+)"></a>', text, flags=re.M)[1:]
    return {
        name: [Step(*found) for found in _BLOCK.findall(body)]
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }


def told(expected: str, output: str) -> list[str]:
    """The lines of *expected* that do not stand in *output* in their order; ``…`` is anything."""
    lines, missing = iter(output.splitlines()), []
    for line in expected.splitlines():
        form = ".*".join(re.escape(part) for part in line.rstrip().split("…"))
        if line.strip() != "…" and not any(re.fullmatch(form, x.rstrip()) for x in lines):
            missing.append(line)
    return missing
