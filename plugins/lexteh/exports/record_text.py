"""A record as text for a terminal."""

from typing import Any

from lexteh.corpus.corpus import Corpus
from lexteh.exports.record import Record, only_language


def as_text(corpus: Corpus, found: Record, lang: str) -> str:
    """The record of one thing in *lang*, one fact a line."""
    known = only_language(found, lang, corpus.text_languages)
    lines = [f"{known['address']} – {known['titles'] or ''}", known["url"]]
    if "in_force" in known:
        until = known["until"] or "…"
        lines.append(f"{known['in_force']} – {until} (verified {known['verified']})")
    lines.append("")
    if known.get("text"):
        lines.append(known["text"])
    for unit in known.get("paragraphs", []):
        lines += _unit(unit, known["address"], "")
    if known.get("closing"):
        lines.append(known["closing"])
    for point in known.get("points", []):
        basis = ", ".join(point["basis"])
        lines.append(f"[{point['aspect']}] {point['text']}" + (f" ({basis})" if basis else ""))
    for key, value in known.get("content", {}).items():
        lines += _field(key, value, "")
    for key in ("predecessors", "successors"):
        lines += [f"{key}: {end['address']} ({end['date']})" for end in known.get(key, [])]
    for key in ("cites", "cited_by"):
        if known[key]:
            lines.append(f"{key}: {', '.join(known[key])}")
    for name, source in known["sources"].items():
        lines.append(f"source {name}: {source['title']} {source.get('url', '')}".rstrip())
    return "\n".join(lines)


def _unit(unit: Record, above: str, indent: str) -> list[str]:
    step = unit["address"][len(above) + 1 :]
    force = f" [{unit['force']}]" if unit["force"] != "none" else ""
    lines = [f"{indent}{step}{force}: {unit['text'] or ''}".rstrip()]
    for inner in unit["paragraphs"]:
        lines += _unit(inner, unit["address"], indent + "  ")
    if unit["closing"]:
        lines.append(f"{indent}{unit['closing']}")
    return lines


def _field(key: str, value: Any, indent: str) -> list[str]:  # noqa: ANN401
    if value in (None, [], {}):
        return []
    if isinstance(value, dict):
        inner = [line for k, v in value.items() for line in _field(k, v, indent + "  ")]
        return [f"{indent}{key}:", *inner]
    if isinstance(value, list):
        lines = [f"{indent}{key}:"]
        for item in value:
            if isinstance(item, dict):
                text = "; ".join(f"{k} {v}" for k, v in item.items() if v not in (None, [], {}))
            else:
                text = str(item)
            lines.append(f"{indent}  - {text}")
        return lines
    return [f"{indent}{key}: {value}"]
