"""JSON Schemas of each kind of file, for completion and hover in editors."""

import json
from pathlib import Path

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
    changed = []
    for name, text in schemas().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(name)
    return changed
