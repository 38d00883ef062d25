"""Catalog ↔ JSON text, exactly equal: to store a catalogue that was checked, and to take it up again.

Needs neither YAML nor pydantic. Every value must have the type of its dataclass field, or the text is refused.
References, languages and figures are not checked again.

A field that holds its default is left out, so that text of an older program can still be read.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from typing import Any, get_args

from iso18091cli.model import catalog, deciding, legal, measure
from iso18091cli.model.catalog import Catalog

_Reader = Callable[[Any], Any]


def to_json(whole: Catalog) -> str:
    """The whole catalogue, its digest included, as one JSON object; equal catalogues give equal text."""
    return json.dumps(_plain(whole), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Catalog:
    """The catalogue that ``to_json`` wrote. Raises ValueError where the text is anything else."""
    found: Catalog = _reader(Catalog.__name__)(json.loads(text))
    return found


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        return {name: _plain(here) for name, here, default in told if here != default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


@functools.cache
def _defaults(record: type) -> tuple[tuple[str, object], ...]:
    """The record's fields, each with its default; ``MISSING`` where it has none."""
    fields = dataclasses.fields(record)
    made = dataclasses.MISSING
    return tuple((f.name, f.default if f.default_factory is made else f.default_factory()) for f in fields)


@functools.cache
def _reader(annotation: str) -> _Reader:
    """Reads a value of a field annotated so. Only the annotation's text is used: evaluating it takes longer."""
    if annotation.endswith(" | None"):
        there = _reader(annotation.removesuffix(" | None"))
        return lambda value: None if value is None else there(value)
    if annotation.startswith("tuple["):
        item = _reader(annotation.removeprefix("tuple[").removesuffix(", ...]"))
        return lambda value: tuple(map(item, _a(list, value)))
    if annotation.startswith("dict[str, "):  # the keys of a JSON object are text
        below = _reader(annotation.removeprefix("dict[str, ").removesuffix("]"))
        return lambda value: {key: below(inner) for key, inner in _a(dict, value).items()}
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    named: object = _NAMES[annotation]
    if isinstance(named, type) and dataclasses.is_dataclass(named):
        readers = {field.name: _reader(str(field.type)) for field in dataclasses.fields(named)}
        return functools.partial(_record, named, readers)
    return functools.partial(_one_of, get_args(named))


def _record(record: type, readers: dict[str, _Reader], value: Any) -> Any:
    try:
        return record(**{name: readers[name](below) for name, below in _a(dict, value).items()})
    except (KeyError, TypeError):  # a field that it does not have, or one without default that is not there
        raise ValueError(f"not a {record.__name__}: {value!r:.60}") from None


def _text(value: Any) -> dict[str, str]:
    found: dict[str, str] = _a(dict, value)
    for words in found.values():
        if type(words) is not str:
            raise ValueError(f"not a text: {value!r:.60}")
    return found


def _a(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(f"not a {kind.__name__}: {value!r:.60}")
    return value


def _figure(value: Any) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"not a figure: {value!r:.60}")
    return float(value)


def _limit(value: Any) -> Any:
    if type(value) is not list:
        return _figure(value)
    low, high = map(_figure, value)
    return low, high


def _one_of(words: tuple[str, ...], value: Any) -> Any:
    if value not in words:
        raise ValueError(f"none of {words}: {value!r:.60}")
    return value


_NAMES = {**vars(deciding), **vars(measure), **vars(legal), **vars(catalog)}
"""What an annotation of the model may name."""
_LEAVES: dict[str, _Reader] = {
    "Text": _text,
    "Text | str": lambda value: value if type(value) is str else _text(value),
    "Text | Evidence": lambda value: _reader("Evidence" if "text" in _a(dict, value) else "Text")(value),
    "Limit": _limit,
    "CriteriaRule": lambda value: _reader("AtLeast" if type(value) is dict else "RuleWord")(value),
    **{kind.__name__: functools.partial(_a, kind) for kind in (str, int, bool)},
    "float": _figure,
}
