"""What each code means, how to mend it, a bad and a good example: in English and French.

One source for ``lexteh explain``, the hints of ``lexteh check``, its SARIF rules and the docs.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lexteh.corpus.problems import CODES

LANGUAGES = ("en", "fr")
EXAMPLES = Path(__file__).with_name("examples")
"""base: a small sound corpus; good and bad: cases that are laid over it."""

_WORDS = {
    "en": {"means": "What it means", "mend": "To mend it", "bad": "Wrong", "good": "Right",
           "title": "What `lexteh check` tells",
           "lead": "Every code that `lexteh check` may tell, with the way to mend it. "
                   "`lexteh explain CODE` shows the same on the command line."},
    "fr": {"means": "Ce que cela veut dire", "mend": "Comment y remédier", "bad": "Faux",
           "good": "Juste", "title": "Ce que dit `lexteh check`",
           "lead": "Tous les codes que `lexteh check` peut donner, avec le remède de chacun. "
                   "`lexteh explain CODE` montre la même chose en ligne de commande."},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explanation:
    """The page of one code. Texts are by language; examples are YAML, the same for all."""

    code: str
    title: dict[str, str]
    means: dict[str, str]
    mend: dict[str, str]
    bad: str
    good: str
    case: str = ""
    """The file of ``examples/bad`` that provokes the code; empty if no file alone can."""
    lines: tuple[int, int] = (0, 0)
    """The lines of that file that *bad* shows and *good* replaces."""


@cache
def explanations() -> dict[str, Explanation]:
    """The page of every code, in the order of the codes."""
    text = Path(__file__).with_name("explanations.yml").read_text(encoding="utf-8")
    pages: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506
    return {code: _page(code, pages[code]) for code in CODES if code in pages}


def explain(code: str) -> Explanation | None:
    """The page of *code*; ``None`` if there is no such code."""
    return explanations().get(code)


def _page(code: str, page: dict[str, Any]) -> Explanation:
    title = {"en": CODES[code]} | page["title"]
    example = page["example"]
    if "case" not in example:
        return Explanation(
            code, title, page["means"], page["mend"], example["bad"], example["good"]
        )
    first, last = (int(n) for n in example["lines"])
    shown = _case(example["case"])[first - 1 : last]
    good = "\n".join(example["good"])
    bad = "\n".join(shown)
    lines = (first, last)
    return Explanation(code, title, page["means"], page["mend"], bad, good, example["case"], lines)


def _case(name: str) -> list[str]:
    path = EXAMPLES / "bad" / f"{name}.yml"
    return path.read_text(encoding="utf-8").split("\n")


def as_text(page: Explanation, lang: str) -> str:
    """The page of one code for the command line."""
    words = _WORDS[lang]
    colon = "\u00a0:" if lang == "fr" else ":"
    lines = [f"{page.code}  {page.title[lang]}", "", page.means[lang], ""]
    lines += [f"{words['mend']}{colon} {page.mend[lang]}", ""]
    for name, example in (("bad", page.bad), ("good", page.good)):
        lines += [f"{words[name]}{colon}", *(f"    {line}" for line in example.split("\n")), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_list(lang: str) -> str:
    """Every code with its title, one a line."""
    return "".join(f"{code}  {page.title[lang]}\n" for code, page in explanations().items())


def as_markdown(lang: str) -> str:
    """The page of the docs that holds every code; each heading's anchor is the code."""
    words = _WORDS[lang]
    parts = [f"# {words['title']}\n\n{words['lead']}\n"]
    for code, page in explanations().items():
        parts.append(
            f'## <a id="{code.lower()}"></a>{code} {page.title[lang]}\n\n{page.means[lang]}\n\n'
            f"**{words['mend']}.** {page.mend[lang]}\n\n"
            f"{words['bad']}\n\n```yaml\n{page.bad}\n```\n\n"
            f"{words['good']}\n\n```yaml\n{page.good}\n```\n"
        )
    return "\n".join(parts)
