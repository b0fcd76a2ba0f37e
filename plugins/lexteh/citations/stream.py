"""``lexteh cite``: JSON lines in, JSON lines out, one at a time."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def _problem(record: object) -> str | None:
    """What is wrong with a decoded line, if anything."""
    if not isinstance(record, dict):
        return "expected an object with id, lang and text"
    for key in ("lang", "text"):
        if not isinstance(record.get(key), str):
            return f"'{key}' is missing or not a string"
    for key in ("context", "date"):
        if not isinstance(record.get(key), str | None):
            return f"'{key}' is not a string"
    return None


def cite_stream(lines: Iterable[str]) -> Iterator[str]:
    """Answer each JSON line with the citations of its text, in the same order.

    A line that cannot be read is answered by an object with ``error`` and ``line``; the
    caller exits with 1 if there was one. Empty lines are passed over.

    >>> list(cite_stream(['{"id": 1, "lang": "en", "text": "Article 4 ECHR"}']))
    ['{"id": 1, "citations": [{"start": 0, "end": 14, "target": "echr/art-4"}]}']
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _answer(line, number)


def _answer(line: str, number: int) -> str:
    # Imported here because the package's face imports this module.
    from lexteh.citations import find  # noqa: PLC0415

    identity: Any = None
    try:
        record = json.loads(line)
        problem = _problem(record)
        if isinstance(record, dict):
            identity = record.get("id")
        if problem is None:
            found = find(
                record["text"],
                lang=record["lang"],
                context=record.get("context"),
                date=record.get("date"),
            )
            citations = [
                {"start": c.start, "end": c.end, "target": c.target}
                | ({"source_id": c.source_id} if c.source_id else {})
                for c in found
            ]
            return _line({"id": identity, "citations": citations})
    except (ValueError, RecursionError) as error:
        problem = str(error)
    return _line({"id": identity, "line": number, "error": problem})


def _line(answer: dict[str, Any]) -> str:
    """*answer* as JSON that any output can take: half a surrogate pair stays escaped."""
    text = json.dumps(answer, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(answer)
    return text
