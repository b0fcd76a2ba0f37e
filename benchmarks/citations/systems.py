"""The systems compared: ours, a short regular expression, metslesliens."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.citations.reference import Article
from benchmarks.citations.score import Found, System, slug
from lexteh.citations import find
from lexteh.citations.fold import fold
from lexteh.citations.lexicon import base_lexicon


def ours(context: str) -> System:
    """Our engine, with the code itself as context."""

    def run(article: Article) -> Iterator[Found]:
        for c in find(article.text, lang="fr", context=context):
            steps = c.target.split("/")
            if not c.source_id or not c.source_id.startswith("LEGITEXT") or len(steps) == 1:
                continue
            # "3°" in "les 3° et 4° de l'article L. 1" cites the article too, but the
            # reference has one link an article: where its number stands.
            ends = [slug(end.removeprefix("art-")) for end in steps[1].split("..") if end]
            if ends[0] in slug(article.text[c.start : c.end]):
                yield c.start, c.end, c.source_id, frozenset(ends)

    return run


_HEAD = re.compile(
    r"\b(?:L\. ?O|[LRDA])[.*]* ?\d+(?:-\d+)*"
    r"|(?:(?<=[Aa]rticle )|(?<=[Aa]rticles ))\d+(?:-\d+)*(?: [a-z]+ies| bis| ter)?"
    r"|(?:(?<= et )|(?<= à )|(?<=, ))\d+(?:-\d+)+(?![\d/])"
)
_LINK = re.compile(r",? ?(?:(?:et|ou|à|aux?|des?|du|de|la|les) ?)*(?:l['’])?(?:articles? )?")
_CODE = re.compile(r",? (?:du|au|dudit) ?((?:code|livre) [^.,;:()]{3,110})")
_SAME = re.compile(r",? (?:du même|dudit|de ce|de ce même) code")


def regex(own: str) -> System:
    """The naive baseline: numbers, and the code named after a run of them."""
    found = {
        name.text: str(name.instrument.source_id)
        for names in base_lexicon("fr").index.values()
        for name in names
        if name.instrument.kind == "code" and " " in name.text
    }
    names = sorted(found.items(), key=lambda pair: -len(pair[0]))

    def code_of(text: str) -> str:
        low = text.lower().translate(str.maketrans("éèêàôûîç’", "eeeaouic'"))
        return next((code for name, code in names if low.startswith(name)), own)

    def run(article: Article) -> Iterator[Found]:
        waiting: list[tuple[int, int, str]] = []
        last = own
        for match in [*_HEAD.finditer(article.text), None]:
            end = waiting[-1][1] if waiting else 0
            if match and waiting and _LINK.fullmatch(article.text, end, match.start()):
                waiting.append((match.start(), match.end(), match[0]))
                continue
            code = _CODE.match(article.text, end) if waiting else None
            same = _SAME.match(article.text, end) if waiting else None
            target = code_of(code[1]) if code else last if same else own
            last = target if code else last
            yield from ((s, e, target, frozenset({slug(n)})) for s, e, n in waiting)
            waiting = [(match.start(), match.end(), match[0])] if match else []

    return run


def _install(folder: Path) -> None:
    """Put metslesliens into *folder*, outside our environment."""
    if not (folder / "metslesliens").exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder)]
        subprocess.run([*command, "metslesliens==1.3.0"], check=True, capture_output=True)
    sys.path.insert(0, str(folder))


def metslesliens(own: str, folder: Path) -> System | None:
    """metslesliens 1.3.0; ``None``, with a message, where it cannot be had."""
    try:
        _install(folder)
        read = import_module("metslesliens").generateur_donnelescandidats
        list(read("l'article L. 1 du code civil", "structuré"))
    except (subprocess.CalledProcessError, ImportError, OSError, AttributeError) as error:
        print(f"metslesliens is left out: {error}")
        return None
    lexicon = base_lexicon("fr")

    def code_of(name: str) -> str:
        folded = fold(name.strip())
        found = lexicon.match(folded.lower, folded.plain, 1)
        return (found[0].instrument.source_id or "") if found else ""

    def run(article: Article) -> Iterator[Found]:
        last = own
        for item in read(article.text, "structuré"):
            text = item.get("texte")
            code = own
            if isinstance(text, dict) and text.get("relatif") in (
                "même",
                "ledit",
                "dudit",
                "ce",
                "ce même",
            ):
                code = last
            elif isinstance(text, dict) and not text.get("relatif"):
                code = last = code_of(str(text.get("nom") or ""))
            yield from _candidate(item, code)

    return run


def _candidate(item: dict[str, Any], code: str) -> Iterator[Found]:
    start, end = item["index"]
    numbers = item.get("article") or []
    for number in [numbers] if isinstance(numbers, str | tuple) else numbers:
        ends = number if isinstance(number, tuple) else (number,)
        # "présent article" and "et suivants" are no numbers: the reference has none either.
        slugs = frozenset(slug(str(n)) for n in ends if any(c.isdigit() for c in str(n)))
        if slugs:
            yield start, end, code, slugs
