"""Which French code a number belongs to: by its letter, its form, and tables of numbers.

"Les articles L. 1234-5 et L. 311-3 du code de la sécurité sociale", in the Code du travail,
cite two codes: the former has four digits before the hyphen, the latter three.
"""

from collections.abc import Iterable
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


@cache
def _chapters(code: str) -> frozenset[str]:
    return frozenset(number.partition("-")[0] for number in known_numbers(code) or ())


def has_chapter(code: Instrument, prefix: str, number: str) -> bool:
    """Whether *code* has articles numbered alike, as far as is known: an article of such a
    chapter may be repealed or new, one of another is another code's.
    """
    chapters = _chapters(code.id)
    return not chapters or prefix + number.partition("-")[0] in chapters


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


def belongs_here(
    prefix: str, number: str, own: Instrument, before: Iterable[tuple[Instrument, bool]]
) -> Instrument:
    """The code of a number beside which none is named: *own*, or one named *before*, each with
    whether that is near, the nearest first.

    "Les salariés définis à l'article L. 311-3 du code de la sécurité sociale (…). L'article
    L. 412-8 leur est applicable": a number that the code which speaks does not have.
    """
    if holds(own, prefix, number) is not False:
        return own
    strange = not has_chapter(own, prefix, number)
    for code, near in before:
        if code is not own and likely(code, prefix, number, near=near or strange):
            return code
    return own


def likely(code: Instrument, prefix: str, number: str, *, near: bool) -> bool:
    """Whether a number that the code which speaks lacks is of *code*: its table has it, or it
    is named *near* and its articles have this form.
    """
    known = holds(code, prefix, number)
    return known or (known is None and near and bool(formed_for(code, prefix, number)))


def shared(
    prefix: str, number: str, own: Instrument, given: Instrument, beside: str | None
) -> Instrument:
    """The code of a number in a list after which *given* is named.

    *beside* is the number next to the name where this one stands under a head of its own
    ("à l'article L. 233-1 et à l'article L. 233-3 du code X"); one under the same head
    ("aux articles L. 1 et L. 2 du code X") is of the code named, if it can be.
    """
    if holds(given, prefix, number) is False:
        return given if holds(own, prefix, number) is False else own
    known = formed_for(own, prefix, number) and holds(own, prefix, number)
    if beside is None or not prefix or not known:
        return given
    # Of the code that speaks there is such an article: the neighbourhood decides.
    return given if number[:2] == beside[:2] else own
