"""The systems compared: ours, a short regular expression, metslesliens."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from citations.reference import Article, normal
from citations.score import Found
from lexteh.citations import find
from lexteh.citations.lexicon import base_lexicon

_SQUEEZE = re.compile(r"[^A-Z0-9]")


def comparable(number: str) -> str:
    """A number as both notations have it in common: ``44SEXIES0A``, ``L1234-5``."""
    return normal(number)


def ours(context: str, numbers: dict[str, str]) -> Any:
    """Our engine, with the code itself as context."""

    def run(article: Article) -> Iterator[Found]:
        for c in find(article.text, lang="fr", context=context):
            steps = c.target.split("/")
            if c.source_id and c.source_id.startswith("LEGITEXT") and len(steps) > 1:
                # "3°" in "les 3° et 4° de l'article L. 1" cites the article too, but the
                # reference has one link an article: where its number stands.
                first = steps[1].split("..")[0].removeprefix("art-")
                if slug(first) not in slug(article.text[c.start : c.end]):
                    continue
                # Targets are compared by number: "art-44-sexies-0-a" and "44 sexies-0 A".
                ends = frozenset(
                    slug(end.removeprefix("art-")) for end in steps[1].split("..") if end
                )
                yield c.start, c.end, c.source_id, ends

    return run


def slug(number: str) -> str:
    """The form in which numbers are compared: no case, no sign but what separates digits."""
    text = normal(number)
    return re.sub(r"(?<=[A-Z])-|-(?=[A-Z])", "", text)


_HEAD = re.compile(
    r"\b(?:L\. ?O|[LRDA])[.*]* ?\d+(?:-\d+)*|(?<=[Aa]rticle )\d+(?:-\d+)*|(?<=[Aa]rticles )\d+(?:-\d+)*"
)
_LINK = re.compile(r"(?:,? (?:et|ou|à|à l'article|de l'article|et à l'article|des articles) ?|, ?)")
_CODE = re.compile(
    r",? (?:du|de la|de l'|au|dudit|du même) ?((?:présent |même )?[Cc]ode [^.,;:()]{3,110}|livre des procédures fiscales)"
)


def regex(own: str) -> Any:
    """The naive baseline: numbers, and the code named after a run of them."""
    names = sorted(
        ((n.text, n.instrument.source_id) for ns in base_lexicon("fr").index.values() for n in ns
         if n.instrument.kind == "code" and " " in n.text),
        key=lambda pair: -len(pair[0]),
    )  # fmt: skip

    def code_of(text: str) -> str | None:
        low = text.lower().translate(str.maketrans("éèêàôûîç’", "eeeaouic'"))
        return next((str(i) for name, i in names if low.startswith(name)), None)

    def run(article: Article) -> Iterator[Found]:
        waiting: list[tuple[int, int, str]] = []
        for match in [*_HEAD.finditer(article.text), None]:
            if match and waiting and _LINK.fullmatch(article.text, waiting[-1][1], match.start()):
                waiting.append((match.start(), match.end(), match[0]))
                continue
            if waiting:
                code = _CODE.match(article.text, waiting[-1][1])
                target = (code_of(code[1]) if code else None) or own
                yield from ((s, e, target, frozenset({slug(n)})) for s, e, n in waiting)
            waiting = [(match.start(), match.end(), match[0])] if match else []

    return run


def metslesliens(own: str) -> Any | None:
    """metslesliens 1.3.0, or ``None`` with a message where it is not installed."""
    try:
        from metslesliens import generateur_donnelescandidats  # noqa: PLC0415
    except ImportError:
        return None
    lexicon = base_lexicon("fr")
    from lexteh.citations.fold import fold  # noqa: PLC0415

    def code_of(name: str) -> str:
        folded = fold(name.strip())
        read = lexicon.match(folded.lower, folded.plain, 1, numbered=True)
        return (read[0].instrument.source_id or own) if read else own

    def run(article: Article) -> Iterable[Found]:
        for item in generateur_donnelescandidats(article.text, "structuré"):
            yield from _candidate(item, own, code_of)

    return run


def _candidate(item: Any, own: str, code_of: Any) -> Iterator[Found]:
    start, end = item["index"]
    name = item.get("texte", {}).get("nom", "") if isinstance(item.get("texte"), dict) else ""
    code = code_of(str(name)) if name else own
    for number in item.get("articles", []):
        yield start, end, code, frozenset({slug(str(number))})
