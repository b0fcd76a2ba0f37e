"""Golden sentences: ``[[span|target]]`` marks in plain text what must be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "golden"
_MARK = re.compile(r"\[\[(.+?)\|([^\]|]+)\]\]")


@dataclass(frozen=True)
class Case:
    lang: str
    text: str
    expected: tuple[tuple[int, int, str], ...]
    context: str | None = None
    date: str | None = None

    def __str__(self) -> str:
        return f"{self.lang} {self.text[:60]}"


def parse(marked: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The plain text of a marked sentence, and its citations."""
    text, spans, done = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        done = match.end()
    return text + marked[done:], tuple(spans)


def cases() -> Iterator[Case]:
    """All golden sentences."""
    for path in sorted(FOLDER.glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        for group in data["groups"]:
            for marked in group["cases"]:
                text, expected = parse(marked)
                yield Case(data["lang"], text, expected, group.get("context"), group.get("date"))
