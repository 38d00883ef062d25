"""Catalogue file -> Catalog, or all its faults."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iso18091cli.catalog.consistency import check_consistency
from iso18091cli.catalog.lines import Document, read_document
from iso18091cli.catalog.overlay import EXTENDS, lay_over
from iso18091cli.errors import Fault, Faults
from iso18091cli.files.shipped import CATALOG, shipped
from iso18091cli.messages.catalog import fault, hint, shape_problem
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import nearest

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails


_OURS = "digest"
"""The one field of a Catalog that is never written in the file."""
_MAX_DEPTH = 5
"""Catalogues that extend each other, at most."""


def read_catalog(path: Path | None = None) -> tuple[Catalog, dict[str, str]]:
    """The catalogue in that file, by default the shipped one, and the sha256 of every file it was read from.

    Raises:
        Faults: the file cannot be read or has faults; all of them are in it.
    """
    document = open_document(path)
    catalog, faults = _checked(document)
    if catalog is None:
        raise Faults(faults)
    return catalog, document.read


def check_catalog(path: Path | None = None) -> tuple[Catalog | None, tuple[Fault, ...]]:
    """The catalogue and all faults of its file, by line; no catalogue where there are faults."""
    return _checked(open_document(path))


def _checked(document: Document) -> tuple[Catalog | None, tuple[Fault, ...]]:
    catalog = _check(document)
    faults = tuple(sorted(document.faults, key=lambda f: (f.file, f.line or 0)))
    return (None if faults else catalog), faults


def open_document(path: Path | None = None, depth: int = 0) -> Document:
    """The file as plain values, laid over what it extends; faults are in the document."""
    file = path or shipped(CATALOG)
    name = str(path) if path else file.name
    try:
        content = file.read_bytes()
        document = read_document(content.decode("utf-8-sig"), name)
        document.read[str(file.absolute())] = hashlib.sha256(content).hexdigest()
    except FileNotFoundError:
        return Document(name, faults=[fault("file-missing", name, None, "")])
    except OSError as error:
        problem = error.strerror or type(error).__name__
        return Document(name, faults=[fault("file-unreadable", name, None, "", problem=problem)])
    except UnicodeDecodeError as error:
        return Document(name, faults=[fault("not-utf-8", name, content.count(b"\n", 0, error.start) + 1, "")])
    if not isinstance(document.data, dict) or EXTENDS not in document.data:
        return document
    return _extended(document, file, depth)


def _extended(document: Document, file: Path, depth: int) -> Document:
    wanted = document.data[EXTENDS]
    if depth >= _MAX_DEPTH:
        document.report("extends-too-deep", (EXTENDS,))
        return document
    base = open_document(None if wanted == "default" else file.parent / str(wanted), depth + 1)
    if not isinstance(base.data, dict):
        document.report("extends-unknown", (EXTENDS,), found=str(wanted))
        document.faults.extend(base.faults)
        document.data = None
        return document
    return lay_over(base, document)


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
    """Names what is asked, whatever the comments, the layout and how strictly findings are judged."""
    asked = {key: value for key, value in data.items() if key != "rules"}
    canonical = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _shape(document: Document) -> Catalog | None:
    """The data as a Catalog; what does not fit its classes is reported."""
    from pydantic import ValidationError

    if _OURS in document.data:
        document.report("unknown-key", (_OURS,), key=_OURS, **_key_hint(_OURS))
    try:
        # By way of JSON: in this mode a list may become a tuple and a mapping a dataclass, while types stay strict.
        return _shapes().validate_json(json.dumps(document.data))
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            _report_shape(document, detail)
        for detail in details:
            document.drop(detail["loc"])
        return None


@functools.cache
def _shapes() -> TypeAdapter[Catalog]:
    from pydantic import TypeAdapter

    return TypeAdapter(Catalog)


def _report_shape(document: Document, detail: ErrorDetails) -> None:
    *parent, last = detail["loc"] or ("",)
    kind = detail["type"]
    if kind == "missing":
        document.report("missing-key", tuple(parent), key=str(last))
    elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
        document.report("unknown-key", detail["loc"], key=str(last), **_key_hint(str(last)))
    else:
        found = json.dumps(detail["input"], ensure_ascii=False)
        document.report("wrong-type", detail["loc"], found=found[:60], problem=shape_problem(kind, _expected(detail)))


def _expected(detail: ErrorDetails) -> str:
    """The values that are accepted, as a plain list."""
    return ", ".join(re.findall("'([^']*)'", str(detail.get("ctx", {}).get("expected", ""))))


def _key_hint(key: str) -> dict[str, str]:
    from iso18091cli.model import catalog as shapes

    classes = (c for c in vars(shapes).values() if dataclasses.is_dataclass(c))
    known = sorted({f.name for c in classes for f in dataclasses.fields(c)} - {_OURS})
    return hint(nearest(key, known), ", ".join(known))
