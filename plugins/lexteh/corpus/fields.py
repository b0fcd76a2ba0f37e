"""The values that fields hold: dates, addresses, texts by language, names of sources.

Each checks its own form and tells in plain words what is wrong with it.
"""

from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic import WithJsonSchema as JsonSchema
from pydantic_core import CoreSchema, core_schema

from lexteh.corpus.address import STEP, Address
from lexteh.corpus.dates import PartialDate, parse_day


def _day(value: Any) -> Any:  # noqa: ANN401
    return parse_day(value) if isinstance(value, str) else value


def _partial(value: Any) -> Any:  # noqa: ANN401
    return PartialDate.parse(value) if isinstance(value, str) else value


def _url(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(c.isspace() for c in value):
        raise ValueError("expected a web address that begins with https:// or http://")
    return value


class _Word(str):
    """A text with a meaning that checks look for: its type says which."""

    pattern: ClassVar[str | None] = None

    @classmethod
    def parse(cls, value: str) -> Self:
        """Make one of *value*; ``ValueError`` in plain words."""
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:  # noqa: ANN401
        text = core_schema.str_schema(strip_whitespace=True, min_length=1, pattern=cls.pattern)
        return core_schema.no_info_after_validator_function(cls.parse, text)


class AddressText(_Word):
    """A canonical address, well formed."""

    @classmethod
    def parse(cls, value: str) -> Self:
        """See :meth:`lexteh.corpus.address.Address.parse`."""
        Address.parse(value)
        return cls(value)


class Step(_Word):
    """One step of an address below the article."""

    @classmethod
    def parse(cls, value: str) -> Self:
        """``ValueError`` unless *value* is a step such as ``para-1``."""
        if not STEP.fullmatch(value):
            raise ValueError(
                f"'{value}' is not a step: expected para-1, al-2, point-a, num-3, sec-ii…"
            )
        return cls(value)


class Lang(_Word):
    """An ISO 639-1 language code."""

    pattern = "^[a-z]{2}$"


class SourceId(_Word):
    """The short name of a source."""

    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"


Name = Annotated[str, StringConstraints(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Localized = Annotated[dict[Lang, Text], Field(min_length=1)]
"""A text by language code; each field says in its docstring what the text is."""
Day = Annotated[date, BeforeValidator(_day), JsonSchema({"type": "string", "format": "date"})]
Moment = Annotated[
    PartialDate,
    BeforeValidator(_partial),
    # An editor reads a year alone as a number.
    JsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
                {"type": "integer", "minimum": 1800, "maximum": 2100},
            ]
        }
    ),
]
Url = Annotated[Text, BeforeValidator(lambda v: _url(v) if isinstance(v, str) else v)]
SourceIds = Annotated[list[SourceId], Field(min_length=1)]
