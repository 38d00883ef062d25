"""Catalogue file → Catalog, or all its faults."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path as File
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from iso18091cli.catalog.consistency import check_consistency
from iso18091cli.catalog.history import check_history
from iso18091cli.catalog.overlay import EXTENDS, OF_EDITION, edition_of, lay_over
from iso18091cli.catalog.yaml_file import Document, Path, read_document
from iso18091cli.errors import Fault, Faults
from iso18091cli.files.harmless import one_line
from iso18091cli.files.shipped import DEFAULT, EDITION, asked_edition, catalog_file, earlier_editions
from iso18091cli.messages.catalog import FAULTS, WRONG_TYPES
from iso18091cli.messages.unknown_word import nearest_or_all
from iso18091cli.model.catalog import Catalog
from iso18091cli.model.spelling import nearest
from iso18091cli.model.text import Text, filled

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails


_OURS = "digest"
"""The one field of a Catalog that is never written in the file."""
_LARGEST = 4_000_000
"""Bytes of a catalogue; the shipped one has 0.4 million."""
_SHOWN = 120
_MOST = 200
"""Values of a wrong shape that are named; more than that are no slips."""
_MAX_DEPTH = 5
"""Catalogues that extend each other, at most."""


def read_catalog(path: File | None = None) -> tuple[Catalog, dict[str, str]]:
    """The catalogue of that name, by default the shipped one, and the sha256 of every file it was read from.

    Raises:
        Faults: the file cannot be read or has faults; all of them are in it.
    """
    document = open_document(path)
    catalog, faults = _checked(document)
    if catalog is None:
        raise Faults(faults)
    return catalog, document.read


def check_catalog(path: File | None = None) -> tuple[Catalog | None, tuple[Fault, ...]]:
    """The catalogue and all faults of its file, by line; no catalogue where there are faults."""
    return _checked(open_document(path))


def _checked(document: Document) -> tuple[Catalog | None, tuple[Fault, ...]]:
    catalog = _check(document)
    faults = tuple(sorted(document.faults, key=lambda f: (f.file, f.line or 0)))
    return (None if faults else catalog), faults


def open_document(path: File | None = None, depth: int = 0) -> Document:
    """The file as plain values, laid over what it extends; faults are in the document."""
    file = catalog_file(path)
    name = str(path) if path and str(path) != DEFAULT else file.name
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            return Document(name, faults=[FAULTS["yaml-too-long"].fault(name, None)])
        document = read_document(content.decode("utf-8-sig"), name)
        document.read[str(file.absolute())] = hashlib.sha256(content).hexdigest()
    except FileNotFoundError:
        return Document(name, faults=[FAULTS["file-missing"].fault(name, None)])
    except OSError as error:
        problem = error.strerror or type(error).__name__
        return Document(name, faults=[FAULTS["file-unreadable"].fault(name, None, problem=problem)])
    except UnicodeDecodeError as error:
        return Document(name, faults=[FAULTS["not-utf-8"].fault(name, content.count(b"\n", 0, error.start) + 1)])
    wanted = asked_edition(path)
    if wanted and edition_of(document) != wanted:
        known = ", ".join(sorted({*earlier_editions(), edition_of(document)} - {""}))
        return Document(name, faults=[FAULTS["edition-not-shipped"].fault(name, None, found=wanted, known=known)])
    if not isinstance(document.data, dict) or EXTENDS not in document.data:
        return document
    return _extended(document, file, depth)


def _extended(document: Document, file: File, depth: int) -> Document:
    wanted = str(document.data[EXTENDS])
    if depth >= _MAX_DEPTH:
        document.report("extends-too-deep", (EXTENDS,))
        return document
    named = wanted == DEFAULT or asked_edition(wanted)
    if not named and not _beside(file, wanted):
        document.report("extends-elsewhere", (EXTENDS,), found=one_line(wanted, _SHOWN))
        document.data = None
        return document
    base = open_document(File(wanted) if named else file.parent / wanted, depth + 1)
    if not isinstance(base.data, dict):
        document.report("extends-unknown", (EXTENDS,), found=wanted)
        document.faults.extend(base.faults)
        document.data = None
        return document
    return lay_over(base, document)


def _beside(file: File, wanted: str) -> bool:
    """Whether a base may be read: a YAML file as seen from the overlay's folder, or one that is not there.

    An overlay comes by mail. It shall not make us open a device, a file that is no catalogue, or another computer's.
    """
    absolute = bool(PureWindowsPath(wanted).anchor or PurePosixPath(wanted).anchor)
    base = file.parent / wanted
    return not absolute and base.suffix.lower() in (".yaml", ".yml") and (base.is_file() or not base.exists())


def _check(document: Document) -> Catalog | None:
    if not document.faults and not isinstance(document.data, dict):
        document.report("not-a-catalogue", ())
    if not isinstance(document.data, dict):
        return None
    catalog = _shape(document)
    if not isinstance(document.data, dict):
        return None
    check_consistency(document)
    check_history(document, lambda edition: _shipped_edition(document, edition))
    if catalog is None or document.faults:
        return None
    return dataclasses.replace(catalog, digest=_digest(document.data))


def _shipped_edition(document: Document, edition: str) -> Document | None:
    """The catalogue of an earlier edition, which the document then depends on; ``None`` where none ships."""
    if edition not in earlier_editions():
        return None
    earlier = open_document(File(f"{EDITION}{edition}"))
    document.read |= earlier.read
    return earlier


def _digest(data: dict[str, Any]) -> str:
    """Names what is asked, whatever the comments, the layout, the edition, and how findings and reviews are judged."""
    asked = {key: value for key, value in data.items() if key not in ("rules", "appraisal", OF_EDITION)}
    asked["indicators"] = [_without_lasting(indicator) for indicator in data["indicators"]]
    if "legal_bases" in data:
        asked["legal_bases"] = [_as_read(basis) for basis in data["legal_bases"] if not basis.get("indicators")]
    canonical = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _as_read(basis: dict[str, Any]) -> dict[str, Any]:
    """Who cites a legal basis, and in which order, is a matter of documents: nobody is asked anything else by it."""
    return {key: value for key, value in basis.items() if key not in ("kind", "units", "indicators")}


def _without_lasting(indicator: dict[str, Any]) -> dict[str, Any]:
    """How old evidence may be is a matter of findings; so a record that says no more than that is its text alone."""
    expected = []
    for item in indicator["evidence"]:
        kept = {key: value for key, value in item.items() if key != "lasting"}
        expected.append(kept["text"] if kept.keys() == {"text"} else kept)
    return {**indicator, "evidence": expected}


def _shape(document: Document) -> Catalog | None:
    """The data as a Catalog; what does not fit its classes is reported."""
    from pydantic import ValidationError

    if _OURS in document.data:
        document.report("unknown-key", (_OURS,), key=_OURS, hint=_nearest_key(_OURS))
    try:
        # By way of JSON: in this mode a list may become a tuple and a mapping a dataclass, while types stay strict.
        return _shapes().validate_json(json.dumps(document.data))
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults = _placed(document, details[:_MOST])
        for path, detail in faults:
            _report_shape(document, path, detail)
        for path, _ in faults:
            document.drop(path)
        if len(details) > _MOST:
            document.data = None  # nothing is left that could be checked further
        return None


@functools.cache
def _shapes() -> TypeAdapter[Catalog]:
    from pydantic import TypeAdapter

    return TypeAdapter(Catalog)


def _placed(document: Document, details: list[ErrorDetails]) -> list[tuple[Path, ErrorDetails]]:
    """The faults, each with its path in the file, one a place.

    Where a value may be of two types, pydantic gives a fault for each. Of these the first is kept; one that is more
    telling than a wrong type goes before it; and none is kept where a part of the value has a fault of its own.
    """
    found: dict[Path, ErrorDetails] = {}
    for detail in (detail for detail in details if not _of_other_kind(document, detail["loc"])):
        # Of a list of two of which one is missing, the list is at fault.
        missing = detail["loc"][-1:] if detail["type"] == "missing" and isinstance(detail["loc"][-1], str) else ()
        path: Path = ()
        for step in detail["loc"][: len(detail["loc"]) - len(missing)]:
            path = (*path, step) if document.holds((*path, step)) else path
        first = found.setdefault((*path, *missing), detail)
        if first["type"].endswith("_type") and not detail["type"].endswith("_type"):
            found[(*path, *missing)] = detail
    return [(path, detail) for path, detail in found.items() if not _deeper(path, found)]


_TEXT_ALONE, _RECORD = "dict[str,str]", "Evidence"
"""What pydantic calls the two kinds of expected evidence."""


def _of_other_kind(document: Document, place: tuple[int | str, ...]) -> bool:
    """Whether it is a fault of the kind that an expected evidence is not: with words under `text` it is a record."""
    for at, step in enumerate(place):
        if step in (_TEXT_ALONE, _RECORD) and at > 1 and place[at - 2] == "evidence":
            return document.holds((*place[:at], "text")) == (step == _TEXT_ALONE)
    return False


def _deeper(path: Path, others: Iterable[Path]) -> bool:
    return any(len(other) > len(path) and other[: len(path)] == path for other in others)


def _report_shape(document: Document, path: Path, detail: ErrorDetails) -> None:
    *parent, last = path or ("",)
    kind = detail["type"]
    if kind == "missing" and not document.holds(path):
        document.report("missing-key", tuple(parent), key=str(last))
    elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
        document.report("unknown-key", path, key=str(last), hint=_nearest_key(str(last)))
    else:
        problem = filled(WRONG_TYPES.get(kind, WRONG_TYPES["other"]), expected=_expected(detail))
        found = json.dumps(detail["input"], ensure_ascii=False)
        document.report("wrong-type", path, found=found[:60], problem=problem)


def _expected(detail: ErrorDetails) -> str:
    """The values that are accepted, as a plain list."""
    return ", ".join(re.findall("'([^']*)'", str(detail.get("ctx", {}).get("expected", ""))))


def _nearest_key(key: str) -> Text:
    from iso18091cli.model import catalog, deciding, measure

    classes = (c for m in (catalog, deciding, measure) for c in vars(m).values() if dataclasses.is_dataclass(c))
    known = sorted({f.metadata.get("alias", f.name) for c in classes for f in dataclasses.fields(c)} - {_OURS, key})
    return nearest_or_all(nearest(key, known), ", ".join(known))
