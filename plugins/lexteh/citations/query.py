"""What a reader types into a search box: numbers without their text, words left out."""

import re
from collections.abc import Mapping, Sequence

from lexteh.citations.model import Resolution

def resolve(
    query: str,
    *,
    lang: str | None = None,
    context: str | None = None,
    date: str | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
    successors: Mapping[str, Sequence[str]] | None = None,
) -> list[Resolution]:
    return []
