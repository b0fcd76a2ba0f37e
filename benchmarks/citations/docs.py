"""The pages docs/<lang>/citations.md, from the golden sentences and the measured figures.

``python -m benchmarks.citations.docs`` writes them; a test refuses pages out of date.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
LANGUAGES = ("fr", "en", "es", "ar")
KINDS = ("codes", "acts", "eu", "treaties", "parts", "cases", "context")
COMMAND = "python -m benchmarks.citations --save"
_EACH, _NONE = 5, 6
_MARK = re.compile(r"\[\[(.+?)\|([^\]|]+)\]\]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ0-9](?:[A-Za-zÀ-ÿ0-9 .,/:%°§()'’_-]*[A-Za-zÀ-ÿ0-9%°)])?")
_CODE = re.compile(r"(`[^`]+`)")
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|])")

Golden = dict[str, dict[str, list[str]]]


def _load(path: Path) -> Any:  # noqa: ANN401
    return yaml.safe_load(path.read_text("utf-8"))


def golden() -> Golden:
    """The marked sentences by language and kind; those with a context are a kind of their own."""
    found: Golden = {}
    for lang in LANGUAGES:
        kinds: dict[str, list[str]] = defaultdict(list)
        for group in _load(ROOT / "tests/citations/golden" / f"{lang}.yml")["groups"]:
            kind = "context" if "context" in group else group.get("kind", "")
            # The first of each context: many sentences of one would say the same.
            kinds[kind] += group["cases"][: 2 if kind == "context" else None]
        found[lang] = kinds
    return found


def _left(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


def _latin(text: str) -> str:
    """Each run of Latin letters and digits in an Arabic text, kept in its own direction."""
    return _LATIN.sub(lambda m: _left(m[0]), text)


def _prose(text: str, page: str) -> str:
    """A sentence of the page's own, with code between backquotes."""
    if page != "ar":
        return text
    pieces = _CODE.split(text)
    return "".join(_left(p) if p.startswith("`") else _latin(p) for p in pieces)


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", escape(text, quote=False))


def _sentence(marked: str, lang: str, page: str) -> str:
    """An example with its citations in bold, in its own direction."""
    pieces: list[str] = []
    done = 0
    wrap = (lambda text: _latin(_plain(text))) if page == lang == "ar" else _plain
    for match in _MARK.finditer(marked):
        pieces += [wrap(marked[done : match.start()]), f"<b>{wrap(match[1])}</b>"]
        done = match.end()
    text = "".join([*pieces, wrap(marked[done:])])
    if lang == page:
        return text
    if "ar" not in (lang, page):
        return f'<span lang="{lang}">{text}</span>'
    return f'<bdi dir="{"rtl" if lang == "ar" else "ltr"}" lang="{lang}">{text}</bdi>'


def _code(text: str, page: str) -> str:
    return _left(f"`{text}`") if page == "ar" else f"`{text}`"


def _examples(sentences: Golden, lang: str, page: str, words: dict[str, Any]) -> Iterator[str]:
    yield f"### {words['names'][lang]}"
    yield ""
    yield f"| {words['kind']} | {words['example']} | {words['address']} |"
    yield "|---|---|---|"
    for kind in KINDS:
        chosen = [s for s in sentences[lang][kind] if _MARK.search(s)][:_EACH]
        for marked in chosen:
            targets = " ".join(_code(m[2], page) for m in _MARK.finditer(marked))
            yield f"| {words['kinds'][kind]} | {_sentence(marked, lang, page)} | {targets} |"
    yield ""


def _table(words: dict[str, Any], page: str) -> Iterator[str]:
    yield "| " + " | ".join(_prose(column, page) for column in words["columns"]) + " |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    for row in _load(Path(__file__).with_name("results.yml"))["rows"]:
        system = words["regex"] if row["system"] == "regex" else row["system"]
        cells = [
            words["codes"][row["code"]],
            f"**{system}**" if system == "lexteh" else system,
            str(row["links"]),
            *(f"{row[key]:.4f}" for key in ("precision", "recall", "f1")),
            f"{row['speed']:.1f}",
        ]
        yield "| " + " | ".join(_prose(cell, page) for cell in cells) + " |"
    yield ""
    yield _prose(words["below_table"].format(**_totals()), page)
    yield ""


def _totals() -> dict[str, str]:
    """What our own rows say beyond the table; speeds over the code of development."""
    rows = _load(Path(__file__).with_name("results.yml"))["rows"]
    ours = [row for row in rows if row["system"] == "lexteh"]
    other = next(row["speed"] for row in rows if row["system"] == "metslesliens")
    return {
        "missed": str(sum(row["missed"] for row in ours)),
        "theirs": str(sum(row["theirs"] for row in ours)),
        "alone": f"{ours[0]['alone']:.1f}",
        "times": f"{ours[0]['alone'] / other:.0f}",
    }


def page(lang: str) -> str:
    """The page in *lang*."""
    words = _load(Path(__file__).with_name("docs.yml"))[lang]
    sentences = golden()
    lines = [f"# {words['title']}", "", _prose(words["intro"], lang), ""]
    lines += [f"## {words['use']}", "", _prose(words["use_text"], lang), ""]
    lines += [
        "```python",
        "from lexteh.citations import find",
        "",
        'find("art. L. 425-1 du CESEDA", lang="fr")[0].target',
        "# 'fr-ceseda/art-l425-1'",
        "```",
        "",
        "```sh",
        """echo '{"id": 1, "lang": "en", "text": "Article 4 ECHR"}' | lexteh cite""",
        """# {"id": 1, "citations": [{"start": 0, "end": 14, "target": "echr/art-4"}]}""",
        "```",
        "",
    ]
    lines += [f"## {words['known']}", "", _prose(words["known_text"], lang), ""]
    for other in LANGUAGES:
        lines += _examples(sentences, other, lang, words)
    lines += [_prose(words["typography"], lang), ""]
    lines += [f"## {words['unknown']}", ""]
    lines += [f"- {_prose(limit, lang)}" for limit in words["limits"]]
    lines += ["", _prose(words["unknown_text"], lang), ""]
    for other in LANGUAGES:
        lines += [f"- {_sentence(s, other, lang)}" for s in sentences[other]["none"][:_NONE]]
    lines += ["", f"## {words['measured']}", "", _prose(words["measured_text"], lang), ""]
    lines += _table(words, lang)
    lines += [_prose(words["command"], lang), "", "```sh", COMMAND, "```"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the four pages."""
    for lang in LANGUAGES:
        (ROOT / "docs" / lang / "citations.md").write_text(page(lang), "utf-8")


if __name__ == "__main__":
    main()
