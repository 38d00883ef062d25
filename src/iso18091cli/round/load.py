"""`round.yaml` → Round, or all its faults, each with its line. It is checked as a catalogue is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from iso18091cli.catalog.yaml_file import Document, read_document
from iso18091cli.errors import Fault, Faults
from iso18091cli.files.harmless import one_line
from iso18091cli.files.shipped import DEFAULT, asked_edition
from iso18091cli.messages.catalog import FAULTS as FILE_FAULTS
from iso18091cli.messages.round import EXAMPLES, FAULTS
from iso18091cli.messages.unknown_word import nearest_or_all
from iso18091cli.model.address import address_in
from iso18091cli.model.round import KEYS, PATHS, Round
from iso18091cli.model.spelling import clean, nearest
from iso18091cli.model.text import LANGUAGES
from iso18091cli.model.typed import deadline_meant

_LARGEST = 50_000
"""Bytes of such a file, comments and all."""
LONGEST = 300
"""Characters of a value: what stands on a front page."""
_SHOWN = 80


def read_round(path: Path) -> Round:
    """The values in that file; paths are found from the file's folder.

    Raises:
        Faults: it cannot be read, holds what is no round, or names a file that is not there; all faults are in it.
    """
    document = _document(path)
    given = document.data
    if not document.faults and given is None:
        return Round()
    values: dict[str, Any] = {}
    if isinstance(given, dict):
        for key, value in given.items():
            if key not in KEYS:
                hint = nearest_or_all(nearest(key, KEYS), ", ".join(KEYS))
                document.report("unknown-key", (key,), key=one_line(key, _SHOWN), hint=hint)
            elif value is not None and (text := _text(document, key, value)):
                values[key] = _MEANING.get(key, _said)(document, key, text, path.parent)
    elif not document.faults:
        _fault(document, "no-keys", "")
    if document.faults:
        raise Faults(tuple(sorted(document.faults, key=_line)))
    return Round(**values)


def _document(path: Path) -> Document:
    name = str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        problem = error.strerror or type(error).__name__
        return Document(name, faults=[FILE_FAULTS["file-unreadable"].fault(name, None, problem=problem)])
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Document(name, faults=[FILE_FAULTS["not-utf-8"].fault(name, line)])
    if len(content) > _LARGEST:
        return Document(name, faults=[FAULTS["too-long"].fault(name, None)])
    return read_document(text, name)


def _line(fault: Fault) -> int:
    return fault.line or 0


def _fault(document: Document, name: str, key: str, **arguments: str | int) -> None:
    fault = FAULTS[name].fault(document.file, document.line((key,) if key else ()), key, **arguments)
    document.faults.append(fault)


def _text(document: Document, key: str, value: object) -> str:
    """The value on one line; "" where it is none, which is reported."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        _fault(document, "no-text", key, example=EXAMPLES[key])
        return ""
    text = " ".join(clean(str(value)).split())
    if len(text) > LONGEST:
        _fault(document, "value-too-long", key, n=len(text), most=LONGEST)
        return ""
    return text


def _said(_document: Document, _key: str, text: str, _folder: Path) -> str:
    return text


def _due(document: Document, key: str, text: str, _folder: Path) -> str:
    found = deadline_meant(text)
    if found is None:
        _fault(document, "no-date", key, found=one_line(text, _SHOWN))
    return found or ""


def _address(document: Document, key: str, text: str, _folder: Path) -> str:
    found = address_in(text)
    if found.fault:
        _fault(document, "no-address", key, found=one_line(text, _SHOWN))
    return found.text


def _language(document: Document, key: str, text: str, _folder: Path) -> str:
    if text not in LANGUAGES:
        _fault(document, "no-language", key, found=one_line(text, _SHOWN))
    return text


def _path(document: Document, key: str, text: str, folder: Path) -> Path:
    """The file or folder of that name. One that begins elsewhere may be another computer's."""
    if key == "catalogue" and (text == DEFAULT or asked_edition(text)):
        return Path(text)
    path = folder / text
    if PureWindowsPath(text).anchor or PurePosixPath(text).anchor:
        _fault(document, "absolute", key, found=one_line(text, _SHOWN), example=EXAMPLES[key])
    elif not (path.is_dir() if key == "templates" else path.is_file()):
        _fault(document, "not-there", key, found=one_line(str(path), _SHOWN))
    return path


_MEANING: dict[str, Callable[[Document, str, str, Path], Any]] = {
    "due": _due,
    "reply_to": _address,
    "lang": _language,
    **dict.fromkeys(PATHS, _path),
}
"""By key, what its text means, where that is more than the text."""
