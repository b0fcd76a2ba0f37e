"""From located data to the model: pydantic's findings told in words, with their place."""

import re
import typing
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lexteh.corpus.problems import Problem, nearest
from lexteh.corpus.yaml_source import Located, Path_

M = TypeVar("M", bound=BaseModel)

_SORTS = {
    "string_type": "a text",
    "dict_type": "a block of 'key: value' lines",
    "model_type": "a block of 'key: value' lines",
    "list_type": "a list of '- ' lines",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
}


def validate(model: type[M], located: Located) -> tuple[M | None, list[Problem]]:
    """Make a *model* of the data, or tell everything that is wrong with it."""
    try:
        return model.model_validate(located.data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, [_problem(model, located, detail) for detail in details]


def _problem(model: type[BaseModel], located: Located, error: ErrorDetails) -> Problem:
    kind, value = error["type"], error.get("input")
    on_key = error["loc"][-1:] == ("[key]",)
    path: Path_ = tuple(p for p in error["loc"] if p != "[key]")
    name = str(path[-1]) if path else "file"
    if kind == "extra_forbidden":
        fields = sorted(_fields_at(model, path[:-1]))
        near = nearest(name, fields)
        expected = "one of " + ", ".join(fields)
        return located.problem(
            "M001", path, f"unknown key '{name}'", key=True, expected=expected, nearest=near
        )
    if kind == "missing":
        return located.problem("M002", path, f"'{name}' is missing", expected=f"a line '{name}: …'")
    if kind == "enum":
        values = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
        near = nearest(str(value), values)
        message = f"'{value}' is not allowed for {_word(path)}"
        return located.problem(
            "M004", path, message, expected="one of " + ", ".join(values), nearest=near, key=on_key
        )
    if kind in ("too_short", "string_too_short"):
        message = f"{_word(path)} is empty"
        return located.problem("M008", path, message, expected="at least one entry", key=on_key)
    if value is None:
        return located.problem(
            "M008", path, f"{_word(path)} has no value", expected=_SORTS.get(kind, "a value")
        )
    if kind == "value_error":
        return located.problem(*_told(path, str(value), str(error["ctx"]["error"])))
    if kind == "string_pattern_mismatch":
        message = f"'{value}' does not have the form of {_word(path)}"
        pattern = str(error.get("ctx", {}).get("pattern", ""))
        return located.problem("M009", path, message, expected=_form(pattern), key=on_key)
    expected = _SORTS.get(kind, error["msg"])
    return located.problem("M003", path, f"{_word(path)} is {_sort(value)}", expected=expected)


def _told(path: Path_, value: str, reason: str) -> tuple[str, Path_, str]:
    """Code, place and message of a finding of our own validators."""
    if "date" in reason or "month" in reason or "days" in reason or "year" in reason:
        return "M005", path, f"'{value}' is not a date: {reason}"
    if "web address" in reason:
        return "M007", path, f"'{value}' is not a web address: {reason}"
    return "M006", path, f"'{value}' is not an address: {reason}"


def _word(path: Path_) -> str:
    names = [str(p) for p in path if not isinstance(p, int)]
    return f"'{names[-1]}'" if names else "the file"


def _form(pattern: str) -> str:
    if pattern == "^[a-z]{2}$":
        return "a language code such as fr"
    return "lower case letters, digits and single hyphens"


def _sort(value: object) -> str:
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    return f"'{value}'"


def _fields_at(model: type[BaseModel], path: Path_) -> set[str]:
    """The keys that the model allows at *path*."""
    current: Any = model
    for part in path:
        current = inner_annotation(current, part)
        if current is None:
            return set()
    if isinstance(current, type) and issubclass(current, BaseModel):
        return set(current.model_fields)
    return set()


def inner_annotation(annotation: Any, part: str | int) -> Any:  # noqa: ANN401
    """The annotation of what stands under *part* of an annotated value."""
    annotation = plain_annotation(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(part))
        return field.annotation if field else None
    args = typing.get_args(annotation)
    return args[-1] if args else None


@cache
def plain_annotation(annotation: Any) -> Any:  # noqa: ANN401
    """Strip ``Annotated`` and ``| None``."""
    if typing.get_origin(annotation) is typing.Annotated:
        return plain_annotation(typing.get_args(annotation)[0])
    args = [a for a in typing.get_args(annotation) if a is not type(None)]
    if len(args) == 1 and type(None) in typing.get_args(annotation):
        return plain_annotation(args[0])
    return annotation
