"""The first bytes of a file, or the names in a zip → what it is. What a file is, its bytes say, not its name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from iso18091cli.spreadsheet.unreadable import Unreadable

Kind = Literal["xlsx", "ods", "xls"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 begin, and password-protected ones of today."""
ZIP = b"PK\x03\x04"

_PACKED = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x05\x06", "ZIP"),  # a zip that holds nothing
    (b"PK\x07\x08", "ZIP"),  # one of several volumes
)
_KNOWN = (
    (b"%pdf", "PDF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"{\\rtf", "RTF"),
    (b"\x89png", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"mime-version:", "MHTML"),
    (b"from:", "e-mail"),
    (b"received:", "e-mail"),
    (b"return-path:", "e-mail"),
)
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb")


def refuse_other(data: bytes) -> None:
    """Says what bytes are that begin neither as a zip nor as an old Office file.

    Raises:
        Unreadable: always.
    """
    for start, found in _PACKED:
        if data.startswith(start):
            raise Unreadable("packed", found=found)
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    found = next((name for start, name in _KNOWN if head.startswith(start)), "")
    if not found and data[:4096].strip(b"\x00") == b"":
        raise Unreadable("damaged-file", problem="zeros")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    raise Unreadable("not-a-workbook", found=found or ("text/CSV" if wide or b"\x00" not in data[:4096] else "?"))


def zip_kind(names: Collection[str]) -> Kind:
    """What a zip is, by the folded names in it.

    Raises:
        Unreadable: no workbook that can be read; the rule says what.
    """
    if any(name.startswith("xl/") and name.endswith("workbook.bin") for name in names):
        raise Unreadable("xlsb")
    if any(name.startswith("xl/") for name in names) or ("[content_types].xml" in names and "workbook.xml" in names):
        return "xlsx"
    for marker, found in (
        ("word/", "Word (.docx)"),
        ("ppt/", "PowerPoint (.pptx)"),
        ("visio/", "Visio"),
        ("index/document.iwa", "Apple Numbers"),
    ):
        if any(name.startswith(marker) for name in names):
            raise Unreadable("not-a-workbook", found=found)
    if "content.xml" in names and "mimetype" in names:
        return "ods"
    if "[content_types].xml" in names:
        raise Unreadable("damaged-file", problem="workbook.xml")
    inside = sum(name.endswith(_WORKBOOK_ENDINGS) for name in names)
    raise Unreadable("packed", found=f"ZIP, {inside} × .xlsx" if inside else "ZIP")
