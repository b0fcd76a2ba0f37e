"""The file of a release: what 'lexteh diff' found since the last one, kept with the data."""

from datetime import date
from itertools import groupby

from lexteh.changes.compare import Change
from lexteh.corpus.releases import ChangeKind, Group, Release

_LEFT_OUT = (ChangeKind.DETAILS, ChangeKind.REVIEWED)


def release_file(name: str, day: date, changes: list[Change]) -> str:
    """The YAML of ``legal/changes/<day>-<name>.yml``; upkeep is left out, the words are the
    site's.
    """
    lines = [
        "# yaml-language-server: $schema=../schema/release.json",
        "# Written by 'lexteh diff --format yaml'; a 'summary' by language may be added.",
        f"release: {name}",
        f"date: {day}",
    ]
    kept = [change for change in changes if change.kind not in _LEFT_OUT]
    lines += ["changes:"] if kept else []
    for change in kept:
        lines += [f"  - kind: {change.kind}", f"    group: {change.group}"]
        lines.append(f"    address: {change.address}")
        for key, value in (("day", change.day), ("of", change.of), ("by", change.by)):
            lines += [f"    {key}: {value}"] if value else []
        lines += [f"    to: [{', '.join(change.to)}]"] if change.to else []
        lines += [f"    fields: [{', '.join(change.fields)}]"] if change.fields else []
        for key, text in (("before", change.before), ("after", change.after)):
            lines += [f'    {key}: "{text}"'] if text else []
    return "\n".join(lines) + "\n"


def by_group(release: Release) -> list[tuple[Group, list[Change]]]:
    """The changes of a release, the law's first."""
    changes = [
        Change(
            kind=one.kind,
            address=str(one.address),
            group=one.group,
            day=one.day,
            of=one.of,
            by=str(one.by or ""),
            to=tuple(map(str, one.to)),
            fields=tuple(one.fields),
            before=one.before or "",
            after=one.after or "",
        )
        for one in release.changes
    ]
    order = list(Group)
    changes.sort(key=lambda c: order.index(c.group))
    return [(group, list(items)) for group, items in groupby(changes, key=lambda c: c.group)]
