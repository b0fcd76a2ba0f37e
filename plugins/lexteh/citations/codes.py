"""Which French code a number belongs to: by its letter, its form, and tables of numbers.

"Les articles L. 1234-5 et L. 311-3 du code de la sécurité sociale", in the Code du travail,
cite two codes: the former has four digits before the hyphen, the latter three.
"""

from functools import cache
from importlib.resources import files

from lexteh.citations.model import Instrument


@cache
def known_numbers(code: str) -> frozenset[str] | None:
    """The article numbers of *code* (``l1234-5``), or ``None`` if there is no table."""
    table = files("lexteh.citations") / "data" / "numbers" / f"{code}.yml"
    if not table.is_file():
        return None
    numbers: set[str] = set()
    for line in table.read_text("utf-8").splitlines():
        # Valid YAML, but two thousand lines of it: read by hand, ten times as fast.
        stem, _, tails = line.partition(": ")
        for tail in tails.strip("'").split(","):
            first, ranged, last = tail.partition(":")
            if not tail:
                numbers.add(stem)
            elif ranged:
                numbers.update(f"{stem}-{n}" for n in range(int(first), int(last) + 1))
            else:
                numbers.add(f"{stem}-{tail}")
    return frozenset(numbers)


def formed_for(code: Instrument, prefix: str, number: str) -> bool | None:
    """Whether a number has the form of *code*'s articles; ``None`` where that is unknown."""
    if not prefix:
        return None if code.digits == 0 else False
    if code.digits == 0:
        # A code of plain numbers may have R. and D. articles, but never L. ones.
        return False if prefix == "l" and not code.lettered else None
    return len(number.partition("-")[0]) == code.digits


def holds(code: Instrument, prefix: str, number: str) -> bool | None:
    """Whether *code* has this article; ``None`` where neither table nor form tells."""
    numbers = known_numbers(code.id)
    key = prefix + number.replace(" ", "")
    if numbers is not None and key in numbers:
        return True
    formed = formed_for(code, prefix, number)
    if formed is False:
        return False
    return None if numbers is None or formed is None else False


def belongs(
    prefix: str,
    number: str,
    *,
    own: Instrument | None,
    given: Instrument | None,
    last: Instrument | None,
) -> Instrument | None:
    """The code of one member of a list: the code that speaks, the one named after the list
    (*given*) or, where none is named, the one named last before it.
    """  # fmt: skip
    if own is None or own is given:
        return given or own
    if given is not None:
        if holds(given, prefix, number) is not False:
            return given
        return given if holds(own, prefix, number) is False else own
    if last is None or last is own or holds(own, prefix, number) is not False:
        return own
    return (
        last
        if holds(last, prefix, number) is not False and formed_for(last, prefix, number)
        else own
    )
