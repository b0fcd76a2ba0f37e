"""JSON Schemas of each kind of file, for completion and hover in editors."""

import json
import typing
from pathlib import Path

from pydantic import BaseModel

from lexteh.corpus.model import (
    COLLECTION_MODELS,
    Configuration,
    Instrument,
    Model,
    Provision,
    RedirectRegister,
    SourceRegister,
)
from lexteh.corpus.releases import Release

_NAMES = {"rights": "right", "recommendations": "recommendation", "institutions": "institution",
          "topics": "topic", "events": "event", "cases": "case", "terms": "term"}  # fmt: skip

MODELS: dict[str, type[Model]] = {
    "corpus": Configuration,
    "sources": SourceRegister,
    "redirects": RedirectRegister,
    "instrument": Instrument,
    "provision": Provision,
    "release": Release,
    **{_NAMES[folder]: model for folder, model in COLLECTION_MODELS.items()},
}


def models() -> list[type[BaseModel]]:
    """Every kind of file and part, in the order in which the files name them."""
    found: dict[type[BaseModel], None] = {}

    def walk(sort: object) -> None:
        if isinstance(sort, type) and issubclass(sort, BaseModel):
            if sort in found:
                return
            found[sort] = None
            for info in sort.model_fields.values():
                walk(info.annotation)
        for inner in typing.get_args(sort):
            walk(inner)

    for model in MODELS.values():
        walk(model)
    return list(found)


def schemas() -> dict[str, str]:
    """The text of each schema by file name: ``provision.json``…"""
    found = {}
    for name, model in MODELS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        schema |= model.model_json_schema()
        text = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True)
        found[f"{name}.json"] = text + "\n"
    return found


def write_schemas(folder: Path) -> list[str]:
    """Write the schemas into *folder*; returns the names of those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    return [name for name, text in schemas().items() if write_changed(folder / name, text)]


def write_changed(path: Path, text: str) -> bool:
    """Write *text* to *path* if it is not there yet; returns whether it was not."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True
