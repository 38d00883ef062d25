"""The first bytes of a file, or the names in a zip → what it is. What a file is, its bytes say, not its name."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from iso18091cli.spreadsheet.unreadable import Unreadable

Kind = Literal["xlsx", "ods", "xls"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 begin, and password-protected ones of today."""
ZIP = b"PK\x03\x04"

PACKED = {
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    b"PK\x05\x06": "ZIP",  # a zip that holds nothing
    b"PK\x07\x08": "ZIP",  # one of several volumes
    b"\x78\x9f\x3e\x22": "winmail.dat",  # in which Outlook wraps attachments
}
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
SPREADSHEETS_AS_XML = ("Excel 2003 XML", "OpenDocument, XML (.fods)")
"""Spreadsheets that are one XML file; they are not read."""
_XML = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", SPREADSHEETS_AS_XML[0]),
    (b"opendocument.spreadsheet", SPREADSHEETS_AS_XML[1]),
    (b"opendocument.", "OpenDocument, XML"),
    (b"urn:schemas-microsoft-com:office:word", "Word 2003 XML"),
    (b"<html", "HTML"),
)
"""What the first XML of a file says it is."""
_A_HEAD = 4096
"""Bytes in which a file says what it is."""
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".ots", ".xlsb")
LOCKS = ("~$", ".~lock.")
"""How the names of files begin that say that a workbook is open."""
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def refuse_other(data: bytes, name: str = "") -> None:
    """Says what bytes are that begin neither as a zip nor as an old Office file; ``name`` is the file's.

    Raises:
        Unreadable: always.
    """
    if name.startswith(LOCKS):
        raise Unreadable("open-elsewhere", file=name.removeprefix("~$").removeprefix(".~lock.").rstrip("#"))
    found = name_of(data[:_A_HEAD])
    if found in PACKED.values():
        raise Unreadable("packed", found=found)
    if not found and data[:_A_HEAD].strip(b"\x00") == b"":
        raise Unreadable("damaged-file", problem="zeros")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    raise Unreadable("not-a-workbook", found=found or ("text/CSV" if wide or b"\x00" not in data[:_A_HEAD] else "?"))


def name_of(head: bytes) -> str:
    """What a file is that begins so, "" where that is not known: for whoever words it."""
    packed = next((kind for start, kind in PACKED.items() if head.startswith(start)), "")
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    listed = next((kind for mark, kind in _XML if text.startswith(b"<?xml") and mark in text), "")
    return packed or listed or next((kind for start, kind in _KNOWN if text.startswith(start)), "")


def refuse_other_document(mimetype: bytes) -> None:
    """Says which document of OpenDocument it is that is no spreadsheet.

    Raises:
        Unreadable: it is one.
    """
    if mimetype.startswith(_OPEN_DOCUMENT) and not mimetype.startswith(_OPEN_DOCUMENT + b"spreadsheet"):
        kind = mimetype.removeprefix(_OPEN_DOCUMENT).decode("ascii", "replace")[:20].strip()
        raise Unreadable("not-a-workbook", found=f"OpenDocument, {kind}")


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
