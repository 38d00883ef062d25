"""What Excel and Word hold a file against beyond the schemas, as a list of faults: nobody here has either.

The schemas themselves, relations and the table of texts are openxml-audit's, which carries the rules of the Open XML
SDK. Sources of the limits: Excel's published specifications and limits; ECMA-376 part 1, 18.2 and 18.3.
"""

from __future__ import annotations

import io
import itertools
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import range_boundaries
from openxml_audit import OpenXmlValidator

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
Parts = dict[str, bytes]

_LONGEST = {"promptTitle": 32, "prompt": 255, "errorTitle": 32, "error": 255}
_MAX_WIDTH, _MAX_HEIGHT, _MAX_TEXT, _MAX_FORMULA, _MAX_LIST, _MAX_HEADER, _MAX_TITLE = (
    255,
    409,
    32767,
    8192,
    255,
    255,
    31,
)
_QUOTED = re.compile(r"'((?:[^']|'')+)'!|([^\W\d][\w.]*)!")
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(:\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?")


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def faults(parts: Parts) -> list[str]:
    """Everything that Excel or Word might stop at, each with its part."""
    found = [*_by_the_schemas(parts), *_contents(parts)]
    if "xl/workbook.xml" in parts:
        found += _workbook(parts)
    if "word/document.xml" in parts:
        found += _document(parts)
    return found


def _by_the_schemas(parts: Parts) -> Iterator[str]:
    ending = ".xlsx" if "xl/workbook.xml" in parts else ".docx"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"looked-at{ending}"
        with zipfile.ZipFile(path, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        for fault in OpenXmlValidator(max_errors=1000).validate(path).errors:
            yield f"{fault.part_uri}: {fault.description}"


def _contents(parts: Parts) -> Iterator[str]:
    root = etree.fromstring(parts["[Content_Types].xml"])
    named = {str(kind.get("PartName")) for kind in root if kind.get("PartName")}
    endings = {str(kind.get("Extension")).lower() for kind in root if kind.get("Extension")}
    for name in parts:
        own = f"/{name}" in named
        if name != "[Content_Types].xml" and not own and name.rpartition(".")[2].lower() not in endings:
            yield f"{name}: no content type"
        if name.endswith(".xml") and re.match(r"(xl|word)/", name) and "/_rels/" not in name and not own:
            yield f"{name}: its content type is that of any XML"
    yield from (f"{name}: no such part, yet it has a content type" for name in named if name.lstrip("/") not in parts)


# Excel ----------------------------------------------------------------------------------------------------------------


def _workbook(parts: Parts) -> Iterator[str]:
    book, styles = etree.fromstring(parts["xl/workbook.xml"]), etree.fromstring(parts["xl/styles.xml"])
    titles = [str(sheet.get("name")) for sheet in book.iter(f"{MAIN}sheet")]
    for title in titles:
        if len(title) > _MAX_TITLE or re.search(r"[\[\]:*?/\\]", title) or title.startswith("'") or title.endswith("'"):
            yield f"sheet {title}: no name for a sheet"
    names = [
        ((name.get("name") or "").casefold(), name.get("localSheetId")) for name in book.iter(f"{MAIN}definedName")
    ]
    yield from (f"name {name}: defined twice" for name, times in Counter(names).items() if times > 1)
    for name in book.iter(f"{MAIN}definedName"):
        yield from _formula(f"name {name.get('name')}", name.text or "", titles)
    for part, content in parts.items():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part):
            yield from _sheet(part, etree.fromstring(content), styles, titles)
        if re.fullmatch(r"xl/charts/chart\d+\.xml", part):
            for formula in etree.fromstring(content).iter(f"{CHART}f"):
                yield from _formula(part, formula.text or "", titles)
    for text in etree.fromstring(parts.get("xl/sharedStrings.xml", b"<none/>")).iter(f"{MAIN}si"):
        if len("".join(text.itertext())) > _MAX_TEXT:
            yield "xl/sharedStrings.xml: a text that no cell can hold"


def _sheet(part: str, sheet: etree._Element, styles: etree._Element, titles: list[str]) -> Iterator[str]:
    formats = len(styles.findall(f"{MAIN}cellXfs/{MAIN}xf"))
    looks = len(styles.findall(f"{MAIN}dxfs/{MAIN}dxf"))
    for styled in sheet.iter(f"{MAIN}c", f"{MAIN}row", f"{MAIN}col"):
        if int(styled.get("s") or styled.get("style") or 0) >= formats:
            yield f"{part} {styled.get('r')}: no such cell format"
    for rule in sheet.iter(f"{MAIN}cfRule"):
        if rule.get("dxfId") is not None and int(rule.get("dxfId") or 0) >= looks:
            yield f"{part}: a conditional format that is not there"
    yield from _cells(part, sheet)
    for formula in sheet.iter(f"{MAIN}f", f"{MAIN}formula", f"{MAIN}formula1", f"{MAIN}formula2"):
        yield from _formula(part, formula.text or "", titles)
    for validation in sheet.iter(f"{MAIN}dataValidation"):
        for name, longest in _LONGEST.items():
            if len(validation.get(name) or "") > longest:
                yield f"{part} {validation.get('sqref')}: {name} of over {longest} characters"
        typed = validation.findtext(f"{MAIN}formula1") or ""
        if typed.startswith('"') and len(typed) - 2 > _MAX_LIST:
            yield f"{part} {validation.get('sqref')}: a list of over {_MAX_LIST} characters"
    for areas in sheet.iter(f"{MAIN}dataValidation", f"{MAIN}conditionalFormatting"):
        for area in (areas.get("sqref") or "").split():
            if not _AREA.fullmatch(area):
                yield f"{part}: {area} is no area"
    for header in sheet.iter(
        *(f"{MAIN}{kind}{end}" for kind in ("odd", "even", "first") for end in ("Header", "Footer"))
    ):
        if len(header.text or "") > _MAX_HEADER:
            yield f"{part}: a header or footer of over {_MAX_HEADER} characters"
    yield from _sizes(part, sheet)


def _cells(part: str, sheet: etree._Element) -> Iterator[str]:
    last_row = 0
    for row in sheet.iter(f"{MAIN}row"):
        number, last = int(row.get("r") or 0), 0
        if number <= last_row:
            yield f"{part}: row {number} behind row {last_row}"
        last_row = number
        for cell in row.iter(f"{MAIN}c"):
            column, at, _, _ = range_boundaries(str(cell.get("r")))
            if at != number or int(column or 0) <= last:
                yield f"{part}: cell {cell.get('r')} out of its order"
            last = int(column or 0)
    areas = [range_boundaries(str(area.get("ref"))) for area in sheet.iter(f"{MAIN}mergeCell")]
    for one, other in itertools.combinations(areas, 2):
        if one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]:  # type: ignore[operator]
            yield f"{part}: merged areas {one} and {other} overlap"


def _sizes(part: str, sheet: etree._Element) -> Iterator[str]:
    for column in sheet.iter(f"{MAIN}col"):
        if float(column.get("width") or 0) > _MAX_WIDTH:
            yield f"{part}: a column of over {_MAX_WIDTH} characters"
    for row in sheet.iter(f"{MAIN}row"):
        if float(row.get("ht") or 0) > _MAX_HEIGHT:
            yield f"{part}: a row of over {_MAX_HEIGHT} points"


def _formula(part: str, formula: str, titles: list[str]) -> Iterator[str]:
    """Brackets and quotes that close, sheets that are there, a length that Excel takes."""
    try:
        tokens = Tokenizer(f"={formula}").items
    except Exception as error:  # noqa: BLE001 - whatever a tokenizer stops at, Excel does
        yield f"{part}: no formula ({error}): {formula[:60]}"
        return
    opened = Counter(token.subtype for token in tokens if token.type in ("FUNC", "PAREN"))
    if opened["OPEN"] != opened["CLOSE"]:
        yield f"{part}: brackets do not close: {formula[:60]}"
    if len(formula) > _MAX_FORMULA:
        yield f"{part}: a formula of over {_MAX_FORMULA} characters"
    known = {title.casefold() for title in titles}
    for token in tokens:
        if token.type == "OPERAND" and token.subtype == "RANGE":
            for quoted, plain in _QUOTED.findall(token.value):
                if (quoted.replace("''", "'") or plain).casefold() not in known:
                    yield f"{part}: no sheet for {token.value}"


# Word -----------------------------------------------------------------------------------------------------------------


def _document(parts: Parts) -> Iterator[str]:
    styles = {style.get(f"{WORD}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{WORD}style")}
    for zoom in etree.fromstring(parts.get("word/settings.xml", b"<none/>")).iter(f"{WORD}zoom"):
        if not zoom.get(f"{WORD}percent"):
            yield "word/settings.xml: w:zoom without percent"
    for part in [name for name in parts if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)]:
        root = etree.fromstring(parts[part])
        for use in root.iter(f"{WORD}pStyle", f"{WORD}rStyle", f"{WORD}tblStyle"):
            if use.get(f"{WORD}val") not in styles:
                yield f"{part}: no style {use.get(f'{WORD}val')}"
        for marks in ([mark.get(f"{WORD}id") for mark in root.iter(f"{WORD}bookmarkStart")], _drawn(root)):
            yield from (f"{part}: id {mark} twice" for mark, times in Counter(marks).items() if times > 1)
        for row in root.iter(f"{WORD}tr"):
            yield from _row(part, row)


def _drawn(root: etree._Element) -> list[str | None]:
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    return [drawing.get("id") for drawing in root.iter(f"{space}docPr")]


def _row(part: str, row: etree._Element) -> Iterator[str]:
    """Word repairs a table whose cells do not add up to its grid, and a cell without a paragraph."""
    table = next(row.iterancestors(f"{WORD}tbl"))
    grid = len(table.findall(f"{WORD}tblGrid/{WORD}gridCol"))
    cells = row.findall(f"{WORD}tc")
    spans = [cell.find(f"{WORD}tcPr/{WORD}gridSpan") for cell in cells]
    taken = sum(1 if span is None else int(span.get(f"{WORD}val") or 1) for span in spans)
    if taken != grid:
        yield f"{part}: a row of {taken} columns in a table of {grid}"
    if any(cell[-1].tag != f"{WORD}p" for cell in cells):
        yield f"{part}: a cell that does not end in a paragraph"
