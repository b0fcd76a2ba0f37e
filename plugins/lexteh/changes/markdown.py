"""The report of a comparison for people: Markdown for a pull request, plain text for a terminal."""

import re
from collections.abc import Iterator
from itertools import groupby

from lexteh.changes.compare import Change, TextChange
from lexteh.changes.describe import Names, sentence
from lexteh.changes.report import Report
from lexteh.changes.words import Part, excerpt, word_diff
from lexteh.corpus.releases import Group
from lexteh.site.words import Words

ROOM = 60_000
"""Characters of a comment, with some to spare: GitHub takes 65,536."""

_SHOWN = 6
"""So many pages are named of each kind, the rest is counted."""

_SIGNS = re.compile(r"([\\`*_~<>|\[\]&$])")
_PINGS = re.compile(r"([@#])(?=\w)")


def escaped(text: str) -> str:
    """*text* as Markdown shows it to the letter, without mentions or links to issues."""
    return _PINGS.sub(r"\1<!-- -->", _SIGNS.sub(r"\\\1", text))


def markdown(report: Report, names: Names, room: int = ROOM) -> str:
    """The report as Markdown of at most *room* characters; what does not fit is said."""
    words = names.words
    parts = [f"## {words('chg_title')}\n", f"`{report.before}` → `{report.after}`\n"]
    if not report.changes:
        parts.append(f"{words('chg_none')}\n")
    tail = "\n".join(_tail(report, names))
    command = f"`lexteh diff {report.before}..{report.after}`"
    cut = f"*{words('chg_cut', command=command)}*\n"
    left = room - sum(map(len, parts)) - len(tail) - len(cut) - 10
    # First every line, then as many word-by-word parts as there is room for.
    groups = {group: report.group(group) for group in Group if report.group(group)}
    blocks: list[tuple[str, str]] = []
    for group, changes in groups.items():
        lines = [(f"### {words(f'chg_group_{group}')}\n", "")]
        for address, ones in groupby(changes, key=lambda c: c.address):
            lines.append((f"- **{escaped(names(address))}** (`{address}`)", ""))
            lines += [(f"  - {escaped(sentence(c, names))}", _details(c, names)) for c in ones]
        blocks += [*lines, ("", "")]
    left -= sum(len(line) + 1 for line, _ in blocks)
    complete = left >= 0
    for line, details in blocks:
        fits = len(details) + 1 <= left
        complete = complete and (fits or not details)
        parts.append(line)
        if details and fits:
            parts.append(details)
            left -= len(details) + 1
    if not complete:
        parts.append(cut)
    text = "\n".join([*parts, tail]).rstrip() + "\n"
    if len(text) > room:
        text = f"{text[: room - len(cut) - 2].rpartition(chr(10))[0]}\n\n{cut}"
    return text


def _details(change: Change, names: Names) -> str:
    """The word-by-word part of a change, folded."""
    if not change.texts:
        return ""
    lines = [f"    <details><summary>{names.words('chg_words')}</summary>", ""]
    for place, texts in groupby(change.texts, key=lambda t: t.place):
        lines.append(f"    - {escaped(names.place(place))}")
        lines += [f"      - {text.lang}: {_marked(text)}" for text in texts]
    return "\n".join([*lines, "", "    </details>", ""])


def _marked(change: TextChange) -> str:
    runs = excerpt(word_diff(change.before, change.after))
    return "".join(_run(run.part, run.text) for run in runs)


_SIGN = {Part.DELETED: ("~~", "del"), Part.INSERTED: ("**", "ins")}


def _run(part: Part, text: str) -> str:
    if part is Part.KEPT or not text.strip():
        return escaped(text)
    inner = text.strip()
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    sign, tag = _SIGN[part]
    # Markdown's signs do not hold beside punctuation; the elements always do.
    if inner[0].isalnum() and inner[-1].isalnum():
        return f"{start}{sign}{escaped(inner)}{sign}{end}"
    return f"{start}<{tag}>{escaped(inner)}</{tag}>{end}"


def _tail(report: Report, names: Names) -> Iterator[str]:
    words = names.words
    if report.reread:
        yield f"### {words('chg_reread')}\n"
        yield f"{words('chg_reread_intro', command='`lexteh confirm ADDRESS --lang LANG`')}\n"
        for one in report.reread:
            yield f"- `{one.file}:{one.line}` {one.stale.lang} – `{one.stale.place}`"
        yield ""
    if report.impacts:
        yield f"### {words('chg_impact')}\n"
        for found in report.impacts:
            yield f"- **{escaped(names(found.address))}** ({found.count})"
            for category, pages in found.pages.items():
                yield f"  - {words(category)}{words.colon} {_listed(pages, names, words)}"
        yield ""
    if report.broken:
        yield f"### {words('chg_broken')}\n"
        yield from (f"- `{address}`" for address in report.broken)


def _listed(pages: list[str], names: Names, words: Words) -> str:
    shown = [escaped(names(page)) for page in pages[:_SHOWN]]
    more = len(pages) - len(shown)
    return words.comma.join([*shown, *([words("chg_and_more", n=more)] if more else [])])


# --- plain text -------------------------------------------------------------------------


def plain_text(report: Report, names: Names) -> str:
    """The report for a terminal: deleted words in ``[-…-]``, inserted ones in ``{+…+}``."""
    words = names.words
    lines = [] if report.changes else [words("chg_none")]
    for group in Group:
        changes = report.group(group)
        if not changes:
            continue
        lines += [words(f"chg_group_{group}"), ""]
        for address, ones in groupby(changes, key=lambda c: c.address):
            lines.append(f"  {names(address)}  ({address})")
            for change in ones:
                lines.append(f"    {sentence(change, names)}")
                lines += [f"      {t.place} {t.lang}: {_bracketed(t)}" for t in change.texts]
        lines.append("")
    if report.reread:
        lines.append(words("chg_reread"))
        lines += [f"  {r.file}:{r.line}: {r.stale.lang} {r.stale.place}" for r in report.reread]
        lines.append("")
    if report.impacts:
        lines.append(words("chg_impact"))
        for found in report.impacts:
            lines.append(f"  {names(found.address)}  ({found.count})")
            for category, pages in found.pages.items():
                shown = words.comma.join(pages[:_SHOWN])
                more = len(pages) - _SHOWN
                rest = f"{words.comma}{words('chg_and_more', n=more)}" if more > 0 else ""
                lines.append(f"    {words(category)}{words.colon} {shown}{rest}")
        lines.append("")
    if report.broken:
        lines += [words("chg_broken"), *(f"  {address}" for address in report.broken)]
    return "\n".join(lines).rstrip() + "\n"


_BRACKETS = {Part.KEPT: "{}", Part.DELETED: "[-{}-]", Part.INSERTED: "{{+{}+}}"}


def _bracketed(change: TextChange) -> str:
    runs = excerpt(word_diff(change.before, change.after))
    return "".join(_BRACKETS[run.part].format(run.text) for run in runs)
