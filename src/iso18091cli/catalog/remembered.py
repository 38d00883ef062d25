"""Catalogue file -> Catalog, without checking it again when neither it nor what it extends has changed.

Checking a catalogue takes longer than scoring a workbook; what it takes to check is loaded only when it is needed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from iso18091cli.files.cache import memory
from iso18091cli.files.shipped import CATALOG, shipped
from iso18091cli.model.catalog import Catalog


def load_catalog(path: Path | None = None) -> Catalog:
    """The catalogue in that file, by default the shipped one.

    Raises:
        Faults: the file cannot be read or has faults; all of them are in it.
    """
    remembered = memory("catalogues")
    file = path or shipped(CATALOG)
    digest = _digest(file)
    key = remembered.key([str(file.absolute()).encode(), digest.encode()])
    if digest:
        record = remembered.recall(key)
        if record is not None and all(_digest(Path(name)) == known for name, known in record[0].items()):
            found: Catalog = record[1]
            return found
    from iso18091cli.catalog.load import read_catalog

    catalog, read = read_catalog(path)
    if digest:
        remembered.keep(key, (read, catalog))
    return catalog


def _digest(file: Path) -> str:
    """sha256 of a file; "" where it cannot be read, which the loader words."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
