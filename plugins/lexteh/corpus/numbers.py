"""The numbers that a text states, whatever its script: what translations must agree on."""

import re
import unicodedata
from collections import Counter

_SPACES = "\u00a0\u202f\u2009 "
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACES}.,٬\u066c]\d{{3}})+(?!\d)")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_NUMBER = re.compile(r"\d+")


def numbers(text: str) -> Counter[str]:
    """The whole numbers in *text*, each with how often it stands there.

    Digits of any script count, grouped thousands are one number: ``1 500 000 €``,
    ``€1,500,000`` and ``١٥٠٠٠٠٠`` agree.
    """
    plain = _OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)
    plain = _GROUPED.sub(lambda m: re.sub(r"\D", "", m[0]), plain)
    return Counter(str(int(n)) for n in _NUMBER.findall(plain))
