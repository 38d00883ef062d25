"""Catalogue file -> Catalog, or all its faults."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iso18091cli.catalog.consistency import check_consistency
from iso18091cli.catalog.lines import Document, read_document
from iso18091cli.errors import Fault, Faults
from iso18091cli.messages.catalog import fault, hint
from iso18091cli.model.catalog import Catalog
from iso18091cli.resources import shipped
from iso18091cli.spelling import nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def load_catalog(path: Path | None = None) -> Catalog:
    """The catalogue in that file, by default the shipped one.

    Raises:
        Faults: the file cannot be read or has faults; all of them are in it.
    """
    catalog, faults = check_catalog(path)
    if catalog is None or faults:
        raise Faults(faults)
    return catalog


def check_catalog(path: Path | None = None) -> tuple[Catalog | None, tuple[Fault, ...]]:
    """The catalogue and all faults of its file, by line; no catalogue where there are faults."""
    file = path or shipped("indicator_catalog.yaml")
    name = str(path) if path else file.name
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None, (fault("file-missing", name, None, ""),)
    except (OSError, UnicodeDecodeError) as error:
        return None, (fault("file-unreadable", name, None, "", problem=str(error)),)
    document = read_document(text, name)
    catalog = _check(document)
    faults = tuple(sorted(document.faults, key=lambda f: f.line or 0))
    return (None if faults else catalog), faults


def _check(document: Document) -> Catalog | None:
    if not document.faults and not isinstance(document.data, dict):
        document.report("not-a-catalogue", ())
    if not isinstance(document.data, dict):
        return None
    catalog = _shape(document)
    check_consistency(document)
    if catalog is None or document.faults:
        return None
    return dataclasses.replace(catalog, digest=_digest(document.data))


def _digest(data: dict[str, Any]) -> str:
    """Names the content, whatever its comments and layout."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _shape(document: Document) -> Catalog | None:
    """The data as a Catalog; what does not fit its classes is reported."""
    from pydantic import TypeAdapter, ValidationError

    try:
        # By way of JSON: in this mode a list may become a tuple and a mapping a dataclass, while types stay strict.
        return TypeAdapter(Catalog).validate_json(json.dumps(document.data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _report_shape(document, detail)
        return None


def _report_shape(document: Document, detail: ErrorDetails) -> None:
    *parent, last = detail["loc"] or ("",)
    kind = detail["type"]
    if kind == "missing":
        document.report("missing-key", tuple(parent), key=str(last))
    elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
        document.report("unknown-key", detail["loc"], key=str(last), **_key_hint(str(last)))
    else:
        found = json.dumps(detail["input"], ensure_ascii=False)
        document.report("wrong-type", detail["loc"], found=found[:60], problem=detail["msg"])


def _key_hint(key: str) -> dict[str, str]:
    from iso18091cli.model import catalog as shapes

    classes = (c for c in vars(shapes).values() if dataclasses.is_dataclass(c))
    known = sorted({f.name for c in classes for f in dataclasses.fields(c)} - {"digest"})
    return hint(nearest(key, known), ", ".join(known))
