"""The problems of a check for people, programs, GitHub and code-scanning services."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from lexteh import __version__
from lexteh.corpus.explanations import explanations
from lexteh.corpus.problems import CODES, ERROR, Problem

FORMATS = ("text", "json", "github", "sarif")


def report(problems: Sequence[Problem], entries: int, form: str, lang: str = "en") -> str:
    """*problems* in one of :data:`FORMATS`; *entries* is how many things were checked."""
    if form == "json":
        return _json(problems, entries)
    if form == "sarif":
        return json.dumps(sarif(problems, lang), ensure_ascii=False, indent=1)
    if form == "github":
        return "\n".join(github(problem) for problem in problems)
    return _text(problems, lang)


def _text(problems: Sequence[Problem], lang: str) -> str:
    """A line for each problem, then once for each code how to mend it."""
    lines = [str(problem) for problem in problems]
    if problems:
        lines.append("")
        pages = explanations()
        told = sorted({p.code for p in problems} & set(pages))
        lines += [f"{code} {pages[code].title[lang]}. {pages[code].mend[lang]}" for code in told]
    return "\n".join(lines)


def _json(problems: Sequence[Problem], entries: int) -> str:
    errors = sum(p.severity == ERROR for p in problems)
    counts = {"entries": entries, "errors": errors, "warnings": len(problems) - errors}
    found = counts | {"problems": [p.as_dict() for p in problems]}
    return json.dumps(found, ensure_ascii=False, indent=1)


def github(problem: Problem) -> str:
    """A workflow command: GitHub shows it at the line of the pull request."""
    place = {
        "file": problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": f"{problem.code} {CODES[problem.code]}",
    }
    properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    level = "error" if problem.severity == ERROR else "warning"
    return f"::{level} {properties}::{_data(_message(problem))}"


def _message(problem: Problem) -> str:
    """All of a problem but its place."""
    parts = [problem.message]
    if problem.expected:
        parts.append(f"expected {problem.expected}")
    if problem.nearest:
        parts.append(f"did you mean '{problem.nearest}'?")
    return f"{'; '.join(parts)}\n{problem.mend}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(problems: Sequence[Problem], lang: str = "en") -> dict[str, Any]:
    """A SARIF 2.1.0 log: every code is a rule, every problem a result."""
    pages = explanations()
    rules = [
        {
            "id": code,
            "shortDescription": {"text": page.title[lang]},
            "fullDescription": {"text": page.means[lang]},
            "help": {
                "text": page.mend[lang],
                "markdown": f"{page.mend[lang]}\n\n```yaml\n{page.good}\n```\n",
            },
        }
        for code, page in pages.items()
    ]
    number = {code: index for index, code in enumerate(pages)}
    results = [
        {
            "ruleId": p.code,
            "ruleIndex": number[p.code],
            "level": p.severity,
            "message": {"text": _message(p)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(p.file)},
                        "region": {"startLine": p.line, "startColumn": p.column},
                    }
                }
            ],
        }
        for p in problems
    ]
    driver = {"name": "lexteh", "semanticVersion": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
