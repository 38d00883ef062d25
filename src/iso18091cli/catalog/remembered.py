"""Catalogue file → Catalog, without checking it again when neither it nor what it extends has changed.

Checking a catalogue takes longer than scoring a workbook, so YAML and pydantic are loaded only where something changed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from iso18091cli.catalog.as_json import from_json, to_json
from iso18091cli.files.cache import memory
from iso18091cli.files.shipped import catalog_file
from iso18091cli.model.catalog import Catalog


def load_catalog(path: Path | None = None) -> Catalog:
    """The catalogue in that file, or of that name ("edition-2014"); by default the shipped one.

    Raises:
        Faults: the file cannot be read or has faults; all of them are in it.
    """
    remembered = memory("catalogues")
    file = catalog_file(path)
    digest = _digest(file)
    key = remembered.key([str(path).encode(), str(file.absolute()).encode(), digest.encode()])
    if digest:
        record = remembered.recall(key)
        found = None if record is None else _unchanged(record)
        if found is not None:
            return found
    from iso18091cli.catalog.load import read_catalog

    catalog, read = read_catalog(path)
    if digest:
        remembered.keep(key, f"{json.dumps(read)}\n{to_json(catalog)}".encode())
    return catalog


def _unchanged(record: bytes) -> Catalog | None:
    """The catalogue of a record: a line with the digest of every file that was read, then the catalogue.

    ``None`` where one of the files differs, or the record is damaged.
    """
    try:
        read, catalog = record.decode("utf-8").split("\n", 1)
        same = all(_digest(Path(name)) == known for name, known in json.loads(read).items())
        return from_json(catalog) if same else None
    except (ValueError, AttributeError):
        return None


def _digest(file: Path) -> str:
    """sha256 of a file; "" where it cannot be read, which the loader words."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
