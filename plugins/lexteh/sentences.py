"""The sentence of a text that holds a passage, for quoting it."""

import re

_END = re.compile(r"[.!?؟…][\"»”’)\]]*\s+(?=[\"«“(\[¿¡]?\s?[^\W_a-zß-öø-ÿ])")
# Where a full stop ends an abbreviation: L. 425-1, art. 6, n. 2, C. pén. 225, No. 8, núm. 3.
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:[A-Za-z]|arts?|al|nos?|pp|paras?|subpara|cf|vs|pén|proc|civ|trav|cons|"
    r"apdo|cdo|núm|párr|Dir|Reg|Ch)\.$",
    re.IGNORECASE,
)


def sentence(text: str, start: int, end: int, longest: int = 300) -> str:
    """The sentence of *text* around its characters *start* to *end*.

    Of one longer than *longest* characters, the words around the passage, cut at spaces and
    marked with an ellipsis.

    >>> sentence("It binds. See Art. 6 of it. It ends.", 14, 20)
    'See Art. 6 of it.'
    """
    first, last = 0, len(text)
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text, max(0, match.start() - 8), match.start() + 1):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.end()
            break
    found = text[first:last].strip()
    if len(found) <= longest:
        return found
    offset = text.index(found, first)
    return _window(found, start - offset, end - offset, longest)


def _window(text: str, start: int, end: int, longest: int) -> str:
    spare = max(0, longest - (end - start))
    left = max(0, min(start - spare // 2, len(text) - longest))
    right = min(len(text), left + longest)
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else start
    if right < len(text):
        space = text.rfind(" ", end, right)
        right = space if space >= 0 else end
    return ("… " if left else "") + text[left:right] + (" …" if right < len(text) else "")
