"""YAML text → plain values, each with the line it stands on.

PyYAML's own constructor forgets lines, lets a repeated key win silently and reads the id 1.10 as the number 1.1. This
one keeps the place of every value and reports what an author of a catalogue cannot have meant.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from iso18091cli.errors import Fault
from iso18091cli.files.harmless import one_line
from iso18091cli.messages.catalog import FAULTS
from iso18091cli.model.text import Text

Path = tuple[str | int, ...]
"""Way to a value: ("indicators", 9, "criteria", 0, "weight")."""

Spot = tuple[str, int | None]
"""File and line."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 40
"""Lists and records within each other; a catalogue has nine."""
MAX_VALUES = 60_000
"""Values and marks of structure in a file, three times those of the shipped catalogue."""
_LONGEST_NUMBER = 60
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float")}


@dataclass
class Document:
    """A YAML file as plain values (dict, list, str, int, float, bool, None)."""

    file: str
    data: Any = None
    spots: dict[Path, Spot] = field(default_factory=dict)
    """File and line (from 1) of every key and list item."""
    faults: list[Fault] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    """sha256 of every file that was read for it, by path."""

    def spot(self, path: Path) -> Spot:
        """File and line of a value, or of the nearest record around it."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots.get(path, (self.file, None))

    def holds(self, path: Path) -> bool:
        """Whether the file has that key or item, even where its value is null."""
        *around, last = path
        here = self.data
        for step in around:
            here = _step(here, step)
        return last in here if isinstance(here, dict) else isinstance(here, list) and last in range(len(here))

    def line(self, path: Path) -> int | None:
        """The line of a value, or of the nearest record around it."""
        return self.spot(path)[1]

    def record(self, path: Path) -> str:
        """The name a reader knows a place by: ``indicators 1.10, criteria 1.10.a, weight``."""
        parts: list[str] = []
        here = self.data
        for step in path:
            here = _step(here, step)
            if isinstance(step, str):
                parts.append(step)
            else:
                name = (here.get("id") or here.get("key")) if isinstance(here, dict) else None
                parts[-1:] = [f"{parts[-1] if parts else ''} {name if name is not None else f'#{step + 1}'}".strip()]
        return ", ".join(parts)

    def report(self, name: str, path: Path, **arguments: str | Text) -> None:
        """Adds a fault at that place; ``name`` is a key of FAULTS."""
        file, line = self.spot(path)
        self.faults.append(FAULTS[name].fault(file, line, self.record(path), **arguments))

    def drop(self, path: Path) -> None:
        """Takes out a value of a wrong kind, so that later checks do not meet it."""
        around = self.data
        for step in path[:-1]:
            around = _step(around, step)
        if isinstance(around, dict):
            around.pop(path[-1], None)
        elif isinstance(around, list):
            around[int(path[-1])] = None


def _step(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) and step < len(value) else None
    return value.get(step) if isinstance(value, dict) else None


def read_document(text: str, file: str) -> Document:
    """Reads YAML text. Faults of syntax end in a document whose ``data`` is None."""
    document = Document(file)
    try:
        if refused := _refused(text):
            document.faults.append(FAULTS[refused[0]].fault(file, refused[1]))
            return document
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error)
        line = mark.line + 1 if mark else None
        document.faults.append(FAULTS["yaml-syntax"].fault(file, line, problem=problem))
        return document
    _Builder(document).build(root)
    return document


def _refused(text: str) -> tuple[str, int] | None:
    """(Key of a fault, line) where the text is deeper or has more values than any catalogue, which would stop us.

    Raises yaml.YAMLError.
    """
    depth = 0
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or number > MAX_VALUES:
            line = event.start_mark.line + 1 if event.start_mark else 1
            return "yaml-too-deep" if depth > MAX_DEPTH else "yaml-too-long", line
    return None


class _Builder:
    """Walks the node tree once. Aliases are refused: a catalogue needs none, and nested ones explode."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.scalars = yaml.SafeLoader("")
        self.seen: set[int] = set()
        self.late: list[tuple[str, Path, dict[str, str]]] = []

    def build(self, root: yaml.Node | None) -> None:
        if root is not None:
            self.document.data = self.value(root, ())
        # Only now every record has its name, so only now places can be named.
        for name, path, arguments in self.late:
            self.document.report(name, path, **arguments)

    def value(self, node: yaml.Node, path: Path) -> Any:
        if id(node) in self.seen:
            self.late.append(("yaml-alias", path, {}))
            return None
        self.seen.add(id(node))
        self.document.spots.setdefault(path, (self.document.file, node.start_mark.line + 1))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, index)) for index, child in enumerate(node.value)]
        return self.mapping(node, path)

    def scalar(self, node: yaml.ScalarNode, path: Path) -> Any:
        if node.tag not in _PLAIN_TAGS:
            return str(node.value)  # a date without quotation marks is text as well
        if path and path[-1] == "severity":
            return str(node.value)  # YAML takes a plain "off" for false
        if path and path[-1] == "id":
            self.late.append(("id-not-quoted", path, {"found": str(node.value)}))
            return str(node.value)
        try:
            if len(node.value) > _LONGEST_NUMBER:  # "1:1:1…" is a number to YAML, and takes hours
                raise ValueError
            value = self.scalars.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self.late.append(("yaml-value", path, {"found": one_line(str(node.value), _LONGEST_NUMBER)}))
            return None
        if not _as_shown(value, str(node.value)):
            self.late.append(("yaml-number", path, {"found": str(node.value), "meant": str(value)}))
        return value

    def mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            here = (*path, key)
            if key in values:
                first = str(self.document.line(here))
                self.late.append(("duplicate-key", path, {"key": key, "first": first, "again": _line(key_node)}))
                continue
            self.document.spots[here] = (self.document.file, key_node.start_mark.line + 1)
            values[key] = self.value(value_node, here)
        return values


def _as_shown(value: object, text: str) -> bool:
    """Whether a number is the one that people read: to YAML 010 is 8, 1:30 is 90 and 0x10 is 16."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return True
    try:
        return Decimal(text.replace("_", "")) == Decimal(str(value))
    except InvalidOperation:
        return False


def _line(node: yaml.Node) -> str:
    return str(node.start_mark.line + 1)
