"""Word by word: what left a text and what came into it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Part(StrEnum):
    """What a run of words is in the two texts."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that stands in both texts, or in one."""

    part: Part
    text: str


def word_diff(before: str, after: str) -> list[Run]:
    """The runs that lead from *before* to *after*.

    Kept and deleted ones together are *before*, kept and inserted ones *after*, to the letter.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    runs: list[Run] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run(Part.KEPT, "".join(old[a:b])))
        else:
            runs.append(Run(Part.DELETED, "".join(old[a:b])))
            runs.append(Run(Part.INSERTED, "".join(new[c:d])))
    return _joined([run for run in runs if run.text])


def _joined(runs: list[Run]) -> list[Run]:
    """Changes with nothing but a space or a mark between them as one: easier to read."""
    found: list[Run] = []
    deleted = inserted = ""
    for index, run in enumerate(runs):
        last = index == len(runs) - 1
        glue = run.part is Part.KEPT and not re.search(r"\w", run.text)
        if run.part is Part.DELETED:
            deleted += run.text
        elif run.part is Part.INSERTED:
            inserted += run.text
        elif glue and not last and deleted and inserted:
            deleted, inserted = deleted + run.text, inserted + run.text
        else:
            found += _change(deleted, inserted)
            deleted = inserted = ""
            found.append(run)
    return found + _change(deleted, inserted)


def _change(deleted: str, inserted: str) -> list[Run]:
    # A mark or space kept at the end of both belongs to neither.
    tail = ""
    while deleted and inserted and deleted[-1] == inserted[-1] and not deleted[-1].isalnum():
        tail, deleted, inserted = deleted[-1] + tail, deleted[:-1], inserted[:-1]
    parts = ((Part.DELETED, deleted), (Part.INSERTED, inserted), (Part.KEPT, tail))
    return [Run(part, text) for part, text in parts if text]


def excerpt(runs: list[Run], around: int = 12) -> list[Run]:
    """The same runs with long kept ones cut to *around* words on each side of a change."""
    short = []
    for index, run in enumerate(runs):
        text = run.text
        words = list(re.finditer(r"\S+", text))
        if run.part is Part.KEPT and len(words) > 2 * around + 4:
            head = text[: words[around - 1].end()] if index else ""
            tail = text[words[-around].start() :] if index < len(runs) - 1 else ""
            text = f"{head} … {tail}" if head and tail else f"… {tail}" if tail else f"{head} …"
        short.append(Run(run.part, text))
    return short
