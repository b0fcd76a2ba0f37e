"""Where texts use a term of the glossary."""

import re
from collections.abc import Iterator

from lexteh.corpus.by_language import in_language
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Term

# Arabic writes "and", "so", "in", "to", "as" as a letter before the word.
_PREFIX = "[وفبلك]?"


class Terms:
    """The terms of the glossary in one language, found by any of their names."""

    def __init__(self, corpus: Corpus, lang: str) -> None:
        self._address: dict[str, str] = {}
        for address, term in corpus.collection("terms"):
            if isinstance(term, Term):
                names = in_language(term.names, lang) or []
                self._address |= {name.lower(): address for name in names}
        longest = sorted(self._address, key=lambda name: (-len(name), name))
        prefix = _PREFIX if lang == "ar" else ""
        # The sign that a name may begin with is looked at first: most words end there.
        first = "" if prefix else f"(?=[{''.join(sorted({re.escape(n[0]) for n in longest}))}])"
        either = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in longest)
        pattern = rf"(?<!\w){first}{prefix}({either})(?!\w)"
        self._pattern = re.compile(pattern, re.IGNORECASE) if longest else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and address of each term in *text*, in its order, without overlap."""
        if self._pattern is not None:
            for match in self._pattern.finditer(text):
                name = match[1].lower().replace("\u00a0", " ")
                yield match.start(), match.end(), self._address[name]
