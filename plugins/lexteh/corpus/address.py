"""Canonical addresses: one name for each thing, in YAML, URLs, anchors and exports.

An address is ``thing[/step...]``: ``palermo-protocol/art-3/para-1/point-a``,
``rights/reflection-period``. The first segment of a legal text is its instrument; the
first *step* (``art-3``, ``recital-14``) is a provision and has a page of its own; the
rest names a place on that page.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

COLLECTIONS = (
    "rights",
    "recommendations",
    "institutions",
    "topics",
    "events",
    "cases",
    "terms",
)
"""First segments that are not instruments: one folder of ``legal/`` each."""

SEGMENT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PROVISION = re.compile(r"(?:art|recital|annex)-[a-z0-9]+(?:-[a-z0-9]+)*|preamble")
STEP = re.compile(
    r"(?:para|subpara|al|indent|num)-(?:[0-9]+[a-z]*|last)(?:-[a-z0-9]+)?"
    r"|point-[a-z0-9]+|sec-[ivxlc]+(?:-[a-z]+)?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed address.

    ``Address.parse("coe-197/art-13/para-1")`` has ``root="coe-197"``,
    ``provision="art-13"`` and ``steps=("para-1",)``. For ``rights/work`` the root is
    ``rights`` and ``provision`` is ``work``.
    """

    root: str
    provision: str | None = None
    steps: tuple[str, ...] = ()

    @classmethod
    @lru_cache(maxsize=100_000)
    def parse(cls, text: str) -> "Address":
        """Parse *text*; ``ValueError`` says which segment is wrong and what was expected."""
        root, *rest = text.split("/")
        if not SEGMENT.fullmatch(root):
            raise ValueError(f"'{root}' is not a name in lower case letters, digits and hyphens")
        if root in COLLECTIONS:
            if len(rest) != 1 or not SEGMENT.fullmatch(rest[0]):
                raise ValueError(f"an address in {root}/ has one name after it: {root}/name")
            return cls(root, rest[0])
        if not rest:
            return cls(root)
        provision, *steps = rest
        if not PROVISION.fullmatch(provision):
            raise ValueError(f"'{provision}' is not a provision: expected art-N or recital-N")
        for step in steps:
            if not STEP.fullmatch(step):
                raise ValueError(
                    f"'{step}' is not a step: expected para-1, al-2, point-a, num-3, sec-ii…"
                )
        return cls(root, provision, tuple(steps))

    @property
    def page(self) -> str:
        """The address of the page that holds this place: ``coe-197/art-13``."""
        return self.root if self.provision is None else f"{self.root}/{self.provision}"

    @property
    def fragment(self) -> str:
        """The anchor on that page: ``para-1-point-a``; empty for the page itself."""
        return "-".join(self.steps)

    def __str__(self) -> str:
        return "/".join(filter(None, (self.root, self.provision, *self.steps)))
