"""What an editor knows of each file: a description of every field, and no false alarm."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import BaseModel

from lexteh.corpus.schema import models, schemas
from lexteh.editing.fmt import kind_of
from tests.conftest import LEGAL


@pytest.mark.parametrize("model", sorted(models(), key=str))
def test_every_field_is_described(model: type[BaseModel]) -> None:
    silent = [name for name, info in model.model_fields.items() if not info.description]
    assert silent == []
    assert model.__doc__


class _Core(yaml.CSafeLoader):
    """YAML as editors read it (1.2): a date is a text, ``no`` is a word."""


_Core.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in pairs if tag.rpartition(":")[2] in ("int", "float", "null")]
    for sign, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def test_no_file_is_red_in_an_editor() -> None:
    validators = {
        name.removesuffix(".json"): Draft202012Validator(json.loads(text))
        for name, text in schemas().items()
    }
    for path in sorted(LEGAL.rglob("*.yml")):
        kind = kind_of(path.relative_to(LEGAL).as_posix())
        if kind is None:
            continue
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Core)  # noqa: S506
        assert [e.message for e in validators[kind].iter_errors(data)] == [], path
