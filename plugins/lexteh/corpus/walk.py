"""Walk through the values of a model with the path of each."""

from typing import Any

from pydantic import BaseModel

from lexteh.corpus.yaml_source import Path_


def walk(value: Any) -> list[tuple[Path_, Any]]:  # noqa: ANN401
    """Every value below *value*, itself included, outer before inner, in the model's order."""
    found: list[tuple[Path_, Any]] = []
    _walk(value, (), found)
    return found


def _walk(value: Any, path: Path_, found: list[tuple[Path_, Any]]) -> None:  # noqa: ANN401
    found.append((path, value))
    if isinstance(value, str):
        return
    if isinstance(value, BaseModel):
        given = value.model_fields_set
        # Not the set itself: its order differs from run to run.
        for name in type(value).model_fields:
            if name in given:
                _walk(getattr(value, name), (*path, name), found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _walk(inner, (*path, str(key)), found)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _walk(inner, (*path, index), found)
