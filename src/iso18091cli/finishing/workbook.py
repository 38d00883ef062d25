"""A workbook's bytes → the bytes that go out. Every workbook that is written passes here once; of a batch, its models.

openpyxl (since 3.1) stores no results of formulas, and XlsxWriter, while it holds only a row in memory, no shared
texts. Excel needs neither; previews, libraries that calculate nothing, and some programs need both. What the libraries
write otherwise stays as it is, the wish to have everything calculated on opening too. The same workbook gives the same
bytes, whenever it is made.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from iso18091cli.finishing.drawing import finished_chart, finished_drawing, serialised
from iso18091cli.finishing.fonts import in_order
from iso18091cli.finishing.sheet import Shown, Texts, finished_sheet

TEXTS = "xl/sharedStrings.xml"
"""The part that is the table of texts."""
_BOOK, _STYLES, _LINKS, _KINDS, _ABOUT = (
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
    "docProps/core.xml",
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TERMS = "{http://purl.org/dc/terms/}"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_STILL = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the earliest that a zip file can say."""


def finished(content: bytes, shown: Shown | None = None) -> bytes:
    """The workbook as it goes out.

    ``content`` was written by openpyxl or XlsxWriter and has no table of texts yet. ``shown`` tells what its cells
    show; ``None`` where the results of its formulas and the figures of its charts are stored already.
    """
    made, texts = io.BytesIO(), Texts()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        titles = _titles(old)
        for entry in old.infolist():
            if title := titles.get(entry.filename):
                with old.open(entry) as part:
                    _write(new, entry.filename, finished_sheet(part, title, texts, shown))
            else:
                _write(new, entry.filename, iter([_finished_part(entry.filename, old.read(entry), shown)]))
        _write(new, TEXTS, texts.part())
    return made.getvalue()


def _titles(book: zipfile.ZipFile) -> dict[str, str]:
    """Title of each sheet by the name of its part."""
    targets = {link.get("Id"): str(link.get("Target")) for link in etree.fromstring(book.read(_LINKS))}
    sheets = etree.fromstring(book.read(_BOOK)).iter(f"{_MAIN}sheet")
    parts = {targets[sheet.get(f"{{{_RELATION}}}id")]: str(sheet.get("name")) for sheet in sheets}
    return {part.lstrip("/") if part.startswith("/") else f"xl/{part}": title for part, title in parts.items()}


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _STILL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w") as part:
        for piece in pieces:
            part.write(piece)


def _finished_part(name: str, part: bytes, shown: Shown | None) -> bytes:
    """A part that is no sheet."""
    if name == _KINDS:
        return _with_child(part, "Override", PartName=f"/{TEXTS}", ContentType=_KIND)
    if name == _LINKS:
        return _with_child(part, "Relationship", Id="rIdTexts", Type=f"{_RELATION}/sharedStrings", Target=f"/{TEXTS}")
    if name == _ABOUT:
        root = etree.fromstring(part)
        for changed in root.iter(f"{_TERMS}modified"):
            changed.text = root.findtext(f"{_TERMS}created")
        return serialised(root)
    if name == _STYLES:
        root = etree.fromstring(part)
        in_order(root)
        return serialised(root)
    if name.startswith("xl/charts/chart") and shown is not None:
        return finished_chart(part, shown)
    return finished_drawing(part) if name.startswith("xl/drawings/drawing") else part


def _with_child(part: bytes, name: str, **attributes: str) -> bytes:
    """The same with one more element, at the end."""
    root = etree.fromstring(part)
    etree.SubElement(root, f"{{{root.nsmap[None]}}}{name}", attributes)
    return serialised(root)
