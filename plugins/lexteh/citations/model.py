"""What the engine gives back: spans with canonical addresses."""

from dataclasses import dataclass
from typing import NamedTuple


class Citation(NamedTuple):
    """One reference found in a text.

    ``start`` and ``end`` count Unicode code points of the text given; ``target`` is a
    canonical address (``fr-ceseda/art-l425-1/al-2``); ``source_id`` names the text at its
    publisher (LEGITEXT id, CELEX number, ECLI) where that is known.
    """

    start: int
    end: int
    target: str
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a typed query means: an address, and where that number stands today."""

    target: str
    source_id: str | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text that can be cited.

    ``kind`` says which word stands for it (``code``, ``convention``, ``protocol``,
    ``directive``…); ``family`` how its articles are numbered: ``code`` (French code),
    ``act`` (French law or decree), ``eu``, ``treaty`` or ``case``. ``lettered``: every
    article of this code has a letter (L., R., D.); ``digits``: of its main numbers;
    ``plain_in``: the former code of the same name, where a number had no letter.
    """

    id: str
    kind: str
    family: str
    source_id: str | None = None
    parent: str | None = None
    lettered: bool = False
    digits: int = 0
    plain_in: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The provision that speaks: what "this article" and a bare number mean in it."""

    instrument: Instrument
    provision: str = ""
