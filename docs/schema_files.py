"""Classes of the model and of the JSON output -> the JSON Schemas in schemas/ (draft 2020-12)."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter, with_config
from pydantic.json_schema import GenerateJsonSchema

from iso18091cli.catalog.overlay import DROP, EXTENDS, OF_EDITION
from iso18091cli.messages.round import KEYS as ROUND_KEYS
from iso18091cli.model import catalog as shapes
from iso18091cli.model import deciding, measure
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.round import KEYS
from iso18091cli.model.text import LANGUAGES, say
from iso18091cli.render import fewest_json, json_text
from iso18091cli.render.fewest_json import GoalDocument
from iso18091cli.render.json_text import ScoreDocument, ValidateDocument
from iso18091cli.round.load import LONGEST

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORD_KEYS = ("id", "key")
_CLOSED = ("Pillar", "Indicator", "Level")
"""Records that an overlay may change, not add or drop."""
_FIRST = ("$schema", "$id", "title", "description", "$ref", "type", "additionalProperties", "required", "properties")
_LAST = ("$defs",)

Schema = dict[str, Any]


class _Untitled(GenerateJsonSchema):
    """A property's name is its title already."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema_files() -> dict[str, str]:
    """The schemas by file name."""
    catalog = catalog_schema()
    return {
        "catalog.schema.json": _file("catalog.schema.json", "Catalogue of indicators (Bộ chỉ số)", catalog),
        "goal.schema.json": _file("goal.schema.json", "iso18091 plan --goal --format json", _output(GoalDocument)),
        "overlay.schema.json": _file("overlay.schema.json", "Overlay of a catalogue", overlay_schema(catalog)),
        "round.schema.json": _file("round.schema.json", "round.yaml, the values of a round", round_schema()),
        "score.schema.json": _file("score.schema.json", "iso18091 score --json", _output(ScoreDocument)),
        "validate.schema.json": _file("validate.schema.json", "iso18091 validate --json", _output(ValidateDocument)),
    }


def catalog_schema() -> Schema:
    """A whole catalogue file."""
    schema: Schema = TypeAdapter(Catalog).json_schema(schema_generator=_Untitled)
    _describe_inherited(schema, shapes)
    del schema["properties"]["digest"]
    schema = _with_texts(schema)
    words = {"type": "string", "pattern": r"\S"}
    schema["$defs"]["Text"] = {
        "description": "One text in each language of the catalogue.",
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, words),
        "additionalProperties": False,
        "minProperties": 1,
    }
    return schema


def round_schema() -> Schema:
    """The file of a round: plain values, none of them required."""
    text = {"type": ["string", "integer", "null"], "maxLength": LONGEST}
    kinds = {
        "due": {"type": "string", "pattern": r"\d{4}"},  # as offices write a day; the program says what it takes
        "lang": {"type": "string", "enum": list(LANGUAGES)},
    }
    properties = {key: {"description": say(ROUND_KEYS[key], "en"), **kinds.get(key, text)} for key in KEYS}
    return {"type": "object", "properties": properties, "additionalProperties": False, "$defs": {}}


def _describe_inherited(schema: Schema, module: ModuleType) -> None:
    """What a class inherits is described where it is said first."""
    for name, record in schema.get("$defs", {}).items():
        described = next(vars(place)[name] for place in (module, fewest_json, deciding, measure) if name in vars(place))
        for base in getattr(described, "__orig_bases__", described.__mro__):
            inherited = schema["$defs"].get(base.__name__, {"properties": {}})["properties"]
            for key, value in inherited.items():
                if "description" in value:
                    record["properties"][key].setdefault("description", value["description"])


def _with_texts(schema: Any) -> Any:
    """The schema with a reference to "Text" wherever a mapping from language to words is taken."""
    if isinstance(schema, list):
        return [_with_texts(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: _with_texts(value) for key, value in schema.items()}
    words = schema.get("additionalProperties")
    if schema.get("type") == "object" and isinstance(words, dict) and words.get("type") == "string":
        del schema["type"], schema["additionalProperties"]
        schema["$ref"] = "#/$defs/Text"
        if len(words) > 1:
            schema["additionalProperties"] = words
    return schema


def overlay_schema(catalog: Schema) -> Schema:
    """An overlay: any part of a catalogue, records known by their ids."""
    schema: Schema = _loosened(catalog)
    schema["description"] = "Changes single records of another catalogue by their ids; docs/own-catalogue.md shows how."
    for name, record in schema["$defs"].items():
        keys = [key for key in _RECORD_KEYS if key in record["properties"]]
        if keys:
            record["required"] = keys
        if keys and name not in _CLOSED:
            record["properties"][DROP] = {"description": "true takes the record out.", "const": True}
    extends = {
        "description": 'What this is laid over: "default" (the shipped catalogue), "edition-2014", or a file.',
        "type": "string",
    }
    edition = {
        "description": "Id of the edition for which this was written; wanted where it extends the shipped catalogue.",
        "type": "string",
    }
    del schema["$defs"]["Edition"]
    schema["properties"] = {EXTENDS: extends, **schema["properties"], OF_EDITION: edition}
    schema["required"] = [EXTENDS, "id", "version"]
    return schema


def _loosened(schema: Any) -> Any:
    """Nothing is required, nothing has a default: what is not said stays as it is."""
    if isinstance(schema, list):
        return [_loosened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    named = {key: value for key, value in schema.items() if key not in ("required", "default", "if", "then")}
    for key, value in named.items():
        if key in ("properties", "$defs"):
            named[key] = {name: _loosened(child) for name, child in value.items()}
        else:
            named[key] = _loosened(value)
    return named


def _output(document: Any) -> Schema:
    config: Any = {"use_attribute_docstrings": True}
    if isinstance(document, type):
        adapter = TypeAdapter[Any](with_config(config)(document))
    else:
        adapter = TypeAdapter[Any](document, config=config)
    schema = adapter.json_schema(mode="serialization", schema_generator=_Untitled)
    _describe_inherited(schema, json_text)
    return schema


def _file(name: str, title: str, schema: Schema) -> str:
    whole = _in_order({**schema, "$schema": DIALECT, "$id": name, "title": title})
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _in_order(schema: Any) -> Any:
    """Keywords in a fixed order, so that another version of pydantic writes the same file."""
    if isinstance(schema, list):
        return [_in_order(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    middle = sorted(schema.keys() - {*_FIRST, *_LAST})
    ordered = {}
    for key in (*_FIRST, *middle, *_LAST):
        if key in ("properties", "$defs") and key in schema:
            names = sorted(schema[key]) if key == "$defs" else schema[key]
            ordered[key] = {name: _in_order(schema[key][name]) for name in names}
        elif key in schema:
            ordered[key] = _in_order(schema[key])
    return ordered
