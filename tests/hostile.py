"""Files as they should never come, made from a filled workbook: what each is, how it is made, what is said about it.

docs/robustness.md is this table in words; test_hostile.py is this table in practice.
"""

from __future__ import annotations

import io
import os
import re
import string
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from iso18091cli.spreadsheet.container import open_container
from iso18091cli.spreadsheet.sheet import column_letter, column_number
from iso18091cli.spreadsheet.workbook import Sheets
from iso18091cli.spreadsheet.xlsx_parts import directory

PILOT = Path(__file__).parent.parent / "examples" / "pilot-2023"
FILLED = PILOT / "hai-an.xlsx"
FILLED_ODS = PILOT / "thuy-nguyen.ods"
READ = "read"
"""It is read as if nothing were wrong with it, and scores the same."""

Parts = dict[str, bytes]
Content = bytes | Callable[[Path], None]


@dataclass(frozen=True)
class Kind:
    """One kind of file: its name, what it is, the finding it ends in (or READ), and how it is made."""

    name: str
    what: str
    says: str
    make: Callable[[], Content]
    costly: bool = False
    """Whether time and memory are what it is after."""
    ending: str = ".xlsx"


# The workbook they are made from --------------------------------------------------------------------------------------


@cache
def filled() -> Parts:
    """The parts of a workbook that a real office program has saved."""
    with zipfile.ZipFile(FILLED) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def answer(column: str = "self_level") -> tuple[str, str, str]:
    """Sheet, part and cell of an answer in a column: of the first criterion whose level somebody has picked."""
    container = open_container(FILLED)
    parts = directory(container).sheets
    sheets = Sheets(container)
    for name in sheets.names:
        sheet = sheets.sheet(name)
        letters = {key: letters for letters, key in sheet.row("1").items()}
        if column in letters:
            row = next(number for number in sheet.rows if sheet.cells.get(f"A{number}") == "1.1.b")
            return name, parts[name], f"{letters[column]}{row}"
    raise AssertionError("no sheet with levels")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed(part: str, change: Callable[[bytes], bytes | None], **more: bytes) -> bytes:
    """The filled workbook with one part changed or (None) left out, and further parts."""
    parts = dict(filled())
    after = change(parts.pop(part))
    if after is not None:
        parts[part] = after
    return packed(parts | {name.replace("__", "/"): content for name, content in more.items()})


def in_sheet(change: Callable[[bytes], bytes | None]) -> bytes:
    """The filled workbook with the sheet of the first answer changed."""
    return changed(answer()[1], change)


def mislabelled(field: int, value: int) -> bytes:
    """The filled workbook with a wrong number in the zip's list of parts, for that sheet; ``field`` bytes behind its
    entry's begin: 16 is the checksum, 24 the size.
    """
    data, name = bytearray(packed(filled())), answer()[1].encode()
    entry = data.rindex(name) - 46
    assert data[entry : entry + 4] == b"PK\1\2"
    struct.pack_into("<I", data, entry + field, value)
    return bytes(data)


def at_end(rows: bytes) -> bytes:
    """The filled workbook with rows added to that sheet."""
    return in_sheet(lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def with_answer(cell: bytes, column: str = "self_level") -> bytes:
    """The filled workbook with the first answer's cell written like this; ``@`` stands for its address."""
    address = answer(column)[2].encode()
    pattern = re.compile(rb'<c r="%s"[^>]*?(?:/>|>.*?</c>)' % address, re.DOTALL)
    return in_sheet(lambda xml: pattern.sub(lambda _: cell.replace(b"@", address), xml, count=1))


def after_tag(tag: bytes, inserted: bytes) -> Callable[[bytes], bytes]:
    """Puts something behind the first tag of that name."""

    def change(xml: bytes) -> bytes:
        at = xml.index(b">", xml.index(b"<" + tag)) + 1
        return xml[:at] + inserted + xml[at:]

    return change


GIB = 1 << 30
STRINGS, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
RELATIONS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


def bomb(part: str, tag: bytes, filler: bytes, size: int = GIB) -> bytes:
    """The filled workbook with one part blown up behind a tag."""
    xml = filled()[part]
    at = xml.index(b">", xml.index(b"<" + tag)) + 1
    before, behind = xml[:at], xml[at:]
    stream = io.BytesIO()
    block = filler * ((1 << 20) // len(filler))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in filled().items():
            if name != part:
                archive.writestr(name, content)
                continue
            with archive.open(name, "w", force_zip64=True) as out:
                out.write(before)
                for _ in range(size // len(block)):
                    out.write(block)
                out.write(behind)
    return stream.getvalue()


# What is done to sheets by hand ---------------------------------------------------------------------------------------

_SHEET = re.compile(rb'<sheet name="[^"]*"[^>]*/>')
_TITLE = "1. Thể chế".encode()
_PLACE = re.compile(rb'(?<=<c r=")([A-Z]+)([0-9]+)(?=")|(?<=<row r=")()([0-9]+)(?=")|(?<=[":])([A-Z]+)([0-9]+)(?=[":])')
"""A place: of a cell, of a row, of a merged area."""


def moved(xml: bytes, *, below: int = 1 << 20, rows: int = 0, right_of: str = "ZZ", columns: int = 0) -> bytes:
    """The sheet with empty rows below a row and empty columns to the right of a column put in."""

    def place(found: re.Match[bytes]) -> bytes:
        letters, digits = found[1] or found[5] or b"", int(found[2] or found[4] or found[6])
        column = column_number(letters.decode())
        column += columns * (column > column_number(right_of))
        return column_letter(column).encode() + b"%d" % (digits + rows * (digits > below))

    return _PLACE.sub(place, xml)


def without_cells(pattern: bytes) -> bytes:
    """The filled workbook without the cells of that sheet whose addresses match."""
    cell = re.compile(rb'<c r="(?:%s)"[^>]*?(?:/>|>.*?</c>)' % pattern, re.DOTALL)
    return in_sheet(lambda xml: cell.sub(b"", xml))


def reordered(xml: bytes) -> bytes:
    """The list of sheets from the last to the first."""
    listed = _SHEET.findall(xml)
    return _SHEET.sub(lambda _: listed.pop(), xml)


def row_of_second() -> bytes:
    """The number of the row behind the first answer's."""
    return b"%d" % (int(answer()[2].lstrip(string.ascii_uppercase)) + 1)


# Old Office -----------------------------------------------------------------------------------------------------------


def ole(streams: Mapping[str, bytes], *, endless: bool = False) -> bytes:
    """A compound file ([MS-CFB]) of these streams, each of 4,096 bytes or more."""
    fat, sectors = [0xFFFFFFFD], [b""]

    def add(content: bytes) -> int:
        first, count = len(sectors), -(-len(content) // 512)
        sectors.extend(content[512 * n : 512 * n + 512].ljust(512, b"\0") for n in range(count))
        fat.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        return first

    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    entries += [_entry(name, 2, add(data.ljust(4096, b"\0")), max(len(data), 4096)) for name, data in streams.items()]
    first = add(b"".join(entries))
    if endless:
        fat[1] = 1
    sectors[0] = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", 1, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + b"".join(sectors)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return (
        text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + links + bytes(36) + struct.pack("<IQ", first, size)
    )


NEAR_CELL = (0x203, struct.pack("<HHHd", 1, 1, 0, 7.0))
FAR_CELL = (0x203, struct.pack("<HHHd", 65535, 255, 0, 1.0))


def xls(*found: tuple[int, bytes]) -> bytes:
    """An .xls with these records in its one sheet, "T"."""
    globals_ = records((0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"T"))
    globals_ = records((0x85, struct.pack("<IBBBB", len(globals_), 0, 0, 1, 0) + b"T"))
    return ole({"Workbook": globals_ + records(*found)})


def records(*found: tuple[int, bytes]) -> bytes:
    """The stream of an .xls ([MS-XLS]) of these records."""
    book = ((0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), *found, (0x000A, b""))
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in book)


# OpenDocument ---------------------------------------------------------------------------------------------------------


def ods(change: Callable[[bytes], bytes], **more: bytes) -> bytes:
    """A filled .ods with its content changed, and further parts changed."""
    with zipfile.ZipFile(FILLED_ODS) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = change(parts["content.xml"])
    return packed(parts | {name.replace("__", "/"): content for name, content in more.items()})


def repeated(rows: int, columns: int, value: bytes = b"") -> bytes:
    """A filled .ods whose first table ends in cells that are repeated."""
    cell = b'<table:table-cell table:number-columns-repeated="%d"%s/>' % (columns, value)
    row = b'<table:table-row table:number-rows-repeated="%d">%s</table:table-row></table:table>' % (rows, cell)

    def change(xml: bytes) -> bytes:
        at = xml.index(b"</table:table>", xml.index(b'table:name="' + _TITLE))
        return xml[:at] + row + xml[at + len(b"</table:table>") :]

    return ods(change)


_ONE = b' office:value-type="float" office:value="1"'

# Relations ------------------------------------------------------------------------------------------------------------


def _relation() -> bytes:
    _, part, _ = answer()
    target = part.removeprefix("xl/").encode()
    found = re.search(rb'<Relationship [^>]*Target="%s"[^>]*/>' % re.escape(target), filled()[RELATIONS])
    assert found
    return found[0]


def pointed(target: str, *, stored: str = "", far: bool = False) -> bytes:
    """The filled workbook with the sheet of the first answer lying and being looked for elsewhere."""
    parts = dict(filled())
    part = answer()[1]
    old = part.removeprefix("xl/").encode()
    parts[RELATIONS] = parts[RELATIONS].replace(b'Target="%s"' % old, b'Target="%s"' % target.encode())
    if stored:
        parts[stored] = parts.pop(part)
    if far:
        parts["xl/" + target] = _with_far(parts.get(part, b""))
    return packed(parts)


def _with_far(xml: bytes) -> bytes:
    return xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def doubled_id() -> bytes:
    """The relation of a sheet twice, once to another part."""
    other = _relation().replace(b".xml", b"-other.xml")
    part = answer()[1].replace(".xml", "-other.xml")
    return changed(
        RELATIONS, lambda xml: xml.replace(_relation(), _relation() + other), **{part: filled()[answer()[1]]}
    )


def two_ids() -> bytes:
    """A second attribute "id" on a sheet, which is none."""
    number = re.search(rb'Id="([^"]*)"', _relation())
    assert number
    stated = b'r:id="%s"' % number[1]
    return changed(BOOK, lambda xml: xml.replace(stated, b'y:id="rId999" xmlns:y="urn:y" ' + stated))


def many_sheets() -> bytes:
    """600 sheets, all of them the same part."""
    names = b"".join(b'<sheet name="X%d" sheetId="%d" r:id="x"/>' % (n, 100 + n) for n in range(600))
    relation = re.sub(rb'Id="[^"]*"', b'Id="x"', _relation())
    parts = dict(filled())
    parts[BOOK] = parts[BOOK].replace(b"</sheets>", names + b"</sheets>")
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation + b"</Relationships>")
    return packed(parts)


def copied(rows: bytes = b"", times: int = 1) -> bytes:
    """The sheet of the first answer once or several times more, with further rows in the copies."""
    part = answer()[1]
    parts = dict(filled())
    sheets, relations = b"", b""
    for number in range(times):
        copy = part.replace(".xml", f"-{number}.xml")
        parts[copy] = parts[part].replace(b"</sheetData>", rows + b"</sheetData>")
        target = copy.removeprefix("xl/").encode()
        relation = re.sub(rb'Id="[^"]*"', b'Id="copy%d"' % number, _relation())
        relations += re.sub(rb'Target="[^"]*"', b'Target="%s"' % target, relation)
        sheets += b'<sheet name="copy %d" sheetId="%d" r:id="copy%d"/>' % (number, 200 + number, number)
    parts[BOOK] = parts[BOOK].replace(b"</sheets>", sheets + b"</sheets>")
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relations + b"</Relationships>")
    return packed(parts)


def own_rows() -> bytes:
    """Rows with keys that nobody has given out, in several sheets."""
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>9.{0}.z</t></is></c></row>'
    return copied("".join(row.format(number) for number in range(90, 1990)).encode(), 3)


# Texts ----------------------------------------------------------------------------------------------------------------


def shown_often(size: int, times: int) -> bytes:
    """One long text, shown in many cells."""
    parts = dict(filled())
    number = parts[STRINGS].count(b"<si>")
    parts[STRINGS] = parts[STRINGS].replace(b"</sst>", b"<si><t>" + b"A" * size + b"</t></si></sst>")
    row = (
        b'<row r="%d">'
        + b"".join(b'<c r="%c%%d" t="s"><v>%d</v></c>' % (66 + n, number) for n in range(20))
        + b"</row>"
    )
    rows = b"".join(row % ((r,) * 21) for r in range(300, 300 + times // 20))
    part = answer()[1]
    parts[part] = parts[part].replace(b"</sheetData>", rows + b"</sheetData>")
    return packed(parts)


def strict() -> bytes:
    """The same workbook as "Strict Open XML"."""
    parts = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in filled().items()
    }
    return packed(parts)


def prefixed(xml: bytes) -> bytes:
    """The same sheet with a prefix to every name."""
    xml = re.sub(rb"<(/?)([a-zA-Z]+)(?=[\s>/])", rb"<\1x:\2", xml)
    return xml.replace(
        b' xmlns="http://schemas.openxmlformats.org/spreadsheetml',
        b' xmlns:x="http://schemas.openxmlformats.org/spreadsheetml',
    )


def _second_list(xml: bytes) -> bytes:
    """The sheet with its last rows in a list of their own."""
    at = xml.index(b'<row r="%s"' % row_of_second())
    end = xml.index(b"</sheetData>")
    rows = prefixed(xml[at:end])
    name = re.search(rb'xmlns="([^"]*)"', xml)
    assert name
    second = b'<x:sheetData xmlns:x="%s">%s</x:sheetData>' % (name[1], rows)
    return xml[:at] + b"</sheetData>" + second + xml[end + len(b"</sheetData>") :]


def _entities() -> bytes:
    """Texts of nothing but character references, each of another letter."""
    cells = b"".join(b'<c r="%c900" t="str"><v>%s</v></c>' % (65 + n, b"&#%d;" % (65 + n) * 200_000) for n in range(25))
    return at_end(b'<row r="900">' + cells + b"</row>")


def _formats() -> bytes:
    """Number formats that are slow to look through, each with a style."""
    format_, style = b'<numFmt numFmtId="%d" formatCode="' + b"[" * 255 + b'"/>', b'<xf numFmtId="%d"/>'
    formats = b"".join(format_ % number for number in range(1000, 51_000))
    styles = b"".join(style % number for number in range(1000, 51_000))
    return changed(
        STYLES,
        lambda xml: xml.replace(b"</numFmts>", formats + b"</numFmts>").replace(b"</cellXfs>", styles + b"</cellXfs>"),
    )


def many_parts() -> bytes:
    """A directory of 100,000 entries, all of them the same empty file."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    directory_ = entry * 100_000
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(directory_), len(local), 0)
    return local + directory_ + end


def cut(tenths: int) -> bytes:
    """The first tenths of the file."""
    data = FILLED.read_bytes()
    return data[: len(data) * tenths // 10]


def _merges(count: int, area: bytes, quote: bytes = b'"') -> bytes:
    merges = b"<mergeCells>" + (b"<mergeCell ref=" + quote + area + quote + b"/>") * count + b"</mergeCells>"
    return in_sheet(
        lambda xml: re.sub(rb"<mergeCells.*?</mergeCells>", b"", xml, flags=re.DOTALL).replace(
            b"</sheetData>", b"</sheetData>" + merges
        )
    )


_DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def _alternate(excel: bytes, other: bytes) -> bytes:
    """The first answer's cell with a content for Excel, and another one for programs of before 2010."""
    spaces = b'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    choice = b'<mc:Choice Requires="x14">%s</mc:Choice><mc:Fallback>%s</mc:Fallback>' % (excel, other)
    return b'<c r="@" t="str" %s><mc:AlternateContent>%s</mc:AlternateContent></c>' % (spaces, choice)


def _declared(declaration: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"?>", b"?>" + declaration, 1)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


_FORMAT = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" wrapText="1"/><protection locked="0"/></xf>'


def _formatted() -> bytes:
    """The filled workbook with the sheet of the first answer formatted as a whole, as Excel writes it."""
    row = b'<row r="%d" spans="1:16" s="1" customFormat="1" ht="15.75" customHeight="1"/>'
    return at_end(b"".join(row % number for number in range(400, 1_048_577)))


def _rows_of(first: int, behind: int) -> bytes:
    return b"".join(
        b'<row r="%d"><c r="B%d" t="str"><v>Q\xc4\x90 %d</v></c></row>' % (n, n, n) for n in range(first, behind)
    )


def _listing(sheet: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"</sheets>", sheet + b"</sheets>")


def _related(number: str, kind: str, target: str) -> bytes:
    """The relations of the workbook with one more."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="{number}" Type="{office}/{kind}" Target="{target}"/>'
    return filled()[RELATIONS].replace(b"</Relationships>", relation.encode() + b"</Relationships>")


def _added(content: bytes) -> bytes:
    """The filled workbook with a further sheet."""
    sheets = _listing(b'<sheet name="Danh s\xc3\xa1ch" sheetId="99" r:id="added"/>')(filled()[BOOK])
    own = {"xl/worksheets/added.xml": b'<?xml version="1.0"?>' + content}
    return packed(filled() | {BOOK: sheets, RELATIONS: _related("added", "worksheet", "worksheets/added.xml")} | own)


def _original() -> bytes:
    """The first answer's cell as it is."""
    found = re.search(rb'<c r="%s"[^>]*?(?:/>|>.*?</c>)' % answer()[2].encode(), filled()[answer()[1]], re.DOTALL)
    assert found
    return found[0]


def _twice(name: str) -> bytes:
    """The filled workbook with a part once more in the zip, with another content."""
    stream = io.BytesIO(packed(filled()))
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(name, b"<x/>")
    return stream.getvalue()


def _odd_number(xml: bytes) -> bytes:
    """The first answer of an .ods as a number that is none."""
    at = xml.index(b"<table:table-cell", xml.index(b">1.1.b<"))
    sheet = xml[at:]
    cell = re.search(rb"<table:table-cell[^>]*validation-name[^>]*>.*?</table:table-cell>", sheet, re.DOTALL)
    assert cell
    odd = b'<table:table-cell office:value-type="float" office:value="x"><text:p>x</text:p></table:table-cell>'
    return xml[:at] + sheet[: cell.start()] + odd + sheet[cell.end() :]


KINDS: tuple[Kind, ...] = (
    # in place of a file
    Kind("folder", "a folder", "F02", lambda: lambda path: path.mkdir()),
    Kind("pipe", "a named pipe", "F18", lambda: _fifo),
    Kind("device", "a link to an endless device", "F18", lambda: _link("/dev/zero")),
    Kind("link-broken", "a link to nothing", "F19", lambda: _link("nowhere.xlsx")),
    Kind("link-loop", "a link to itself", "F19", lambda: _link("link-loop.xlsx")),
    Kind("link-good", "a link to a workbook", READ, lambda: _link(str(FILLED))),
    # no workbook
    Kind("empty", "an empty file", "F04", lambda: b""),
    Kind("text", "a letter", "F05", lambda: "Kính gửi".encode() + b"\n"),
    Kind("csv", "a CSV file", "F05", lambda: b"id,level\n1.1.a,Xanh\n"),
    Kind("html", "a web page", "F05", lambda: b"<html><table><tr><td>1.1.a</td></tr></table></html>"),
    Kind("pdf", "a PDF", "F05", lambda: b"%PDF-1.7\n" + bytes(100)),
    Kind("word", "a .docx renamed .xlsx", "F05", lambda: packed({TYPES: b"<Types/>", "word/document.xml": b"<w/>"})),
    Kind("old-word", "a .doc of 1997", "F05", lambda: ole({"WordDocument": b"x"})),
    Kind("old-slides", "a .ppt of 1997", "F05", lambda: ole({"PowerPoint Document": b"x"})),
    Kind("rar", "a RAR archive", "F22", lambda: b"Rar!\x1a\x07\x00" + bytes(99)),
    Kind("7z", "a 7z archive", "F22", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(99)),
    Kind("gz", "a gzip file", "F22", lambda: b"\x1f\x8b\x08" + bytes(99)),
    Kind("zip-of-workbooks", "a zip with workbooks in it", "F22", lambda: packed({"hai-an.xlsx": FILLED.read_bytes()})),
    Kind("zip-empty", "an empty zip", "F22", lambda: packed({})),
    Kind("zeros", "nothing but zeros", "F06", lambda: bytes(9999)),
    Kind("xlsb", "a binary .xlsb", "F08", lambda: packed({TYPES: b"<Types/>", "xl/workbook.bin": b"\x83"})),
    # protected
    Kind("password", "an .xlsx with a password", "F07", lambda: ole({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})),
    Kind("rights", "a rights-managed .xlsx", "F07", lambda: ole({"\x06DataSpaces": b"x", "EncryptedPackage": b"x"})),
    Kind("password-xls", "an .xls with a password", "F07", lambda: ole({"Workbook": records((0x2F, bytes(6)))}), ending=".xls"),
    Kind(
        "password-ods",
        "an .ods with a password",
        "F07",
        lambda: ods(lambda xml: os.urandom(999), **{"META-INF__manifest.xml": b"<m:manifest><m:encryption-data/></m:manifest>"}),
        ending=".ods",
    ),
    # damaged
    *(Kind(f"cut-{n}", f"cut off after {n}0 % of it", "F06", lambda n=n: cut(n)) for n in (1, 5, 9)),  # type: ignore[misc]
    Kind("no-workbook", "without the list of sheets", "F06", lambda: changed(BOOK, lambda xml: None)),
    Kind("no-relations", "without the relations", "F06", lambda: changed(RELATIONS, lambda xml: None)),
    Kind("no-strings", "without the texts", "F06", lambda: changed(STRINGS, lambda xml: None)),
    Kind("no-styles", "without the styles", "F06", lambda: changed(STYLES, lambda xml: None)),
    Kind("no-sheet", "without a sheet of answers", "F06", lambda: in_sheet(lambda xml: None)),
    Kind("sheet-cut", "with half a sheet", "F06", lambda: in_sheet(lambda xml: xml[: len(xml) // 2])),
    Kind("bad-utf8", "with bytes that are no text", "F06", lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>\xff\xfe</t></is></c>')),
    Kind("doubled-id", "with two parts for one sheet", "F06", doubled_id),
    Kind("unknown-type", "with a cell of unknown type", "F24", lambda: with_answer(b'<c r="@" t="x"><v>1</v></c>')),
    Kind("index-high", "with the number of a text that is not there", "F24", lambda: with_answer(b'<c r="@" t="s"><v>999999</v></c>')),
    # meant to harm
    Kind("entities", "with entities that unfold", "F10", lambda: in_sheet(_declared(_DOCTYPE))),
    Kind("entities-strings", "with entities in the texts", "F10", lambda: changed(STRINGS, _declared(_DOCTYPE))),
    Kind("entities-behind-a-comment", "with entities, and a comment before them", "F10", lambda: in_sheet(_declared(b"<!-- -->" + _DOCTYPE))),
    Kind("wrong-checksum", "with a wrong checksum of a sheet", "F06", lambda: mislabelled(16, 1)),
    Kind("wrong-size", "that says a sheet has 100 bytes", "F06", lambda: mislabelled(24, 100)),
    Kind("wrong-size-high", "that says a sheet has 40 MB", READ, lambda: mislabelled(24, 40_000_000)),
    Kind("external", "with an entity that fetches a file", "F10", lambda: changed(BOOK, _declared(_EXTERNAL))),
    Kind("utf-16", "with a sheet in UTF-16", "F10", lambda: in_sheet(lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"))),
    Kind("encoding", "with a sheet in Windows-1258", "F10", lambda: in_sheet(lambda xml: xml.replace(b"UTF-8", b"windows-1258", 1))),
    Kind("utf-16-bare", "with entities in UTF-16 without a mark", "F10", lambda: in_sheet(lambda xml: _declared(_DOCTYPE)(xml).decode().replace(' encoding="UTF-8"', "").encode("utf-16-le"))),
    Kind("encoding-blank", "with an encoding behind a blank", "F10", lambda: in_sheet(lambda xml: xml.replace(b'encoding="UTF-8"', b'encoding = "iso-8859-1"', 1))),
    Kind("1g-sheet", "1 GiB of empty rows in 5 MiB", "F21", lambda: bomb(answer()[1], b"sheetData", b"<row/>"), costly=True),
    Kind("1g-strings", "1 GiB of texts", "F21", lambda: bomb(STRINGS, b"sst", b"<si><t>a</t></si>"), costly=True),
    Kind("1g-styles", "1 GiB of styles", "F21", lambda: bomb(STYLES, b"cellXfs", b'<xf numFmtId="0"/>'), costly=True),
    Kind("1g-workbook", "1 GiB in the list of sheets", "F21", lambda: bomb(BOOK, b"sheets", b"<x/>"), costly=True),
    Kind("1g-unused", "1 GiB in a part that is not needed", READ, lambda: bomb("docProps/app.xml", b"Properties", b" "), costly=True),
    Kind("40m-rows", "40 MiB of rows before the answers", "F21", lambda: bomb(answer()[1], b"sheetData", b"<row/>", 40 << 20), costly=True),
    Kind("3m-texts", "3 million texts", "F21", lambda: changed(STRINGS, lambda xml: xml.replace(b"</sst>", b"<si><t>a</t></si>" * 2_500_000 + b"</sst>")), costly=True),
    Kind("text-often", "a text of 40 MB in 400 cells", "F21", lambda: shown_often(40 << 20, 400), costly=True),
    Kind("text-many", "a text of 5 MB in 20,000 cells", "F21", lambda: shown_often(5 << 20, 20_000), costly=True),
    Kind("text-one", "a level of 5 million letters with marks of their own", "F21", lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>%s</t></is></c>' % ("e\u0323\u0302 ".encode() * 5_000_000)), costly=True),
    Kind("text-parts", "a text in 450,000 parts", "F21", lambda: changed(STRINGS, lambda xml: xml.replace(b"</sst>", b"<si >" + b"<t>%s</t>" % (b"a" * 40) * 450_000 + b"</si></sst>")), costly=True),
    Kind("text-entities", "5 million character references", "F21", _entities, costly=True),
    Kind("600-sheets", "600 sheets", "F21", many_sheets),
    Kind("100000-parts", "a zip of 100,000 entries", "F21", many_parts, costly=True),
    Kind("merges", "300,000 merged areas, one over the other", "F06", lambda: _merges(300_000, b"A1:Z700"), costly=True),
    Kind("endless", "an .xls with a chain that never ends", "F06", lambda: ole({"Workbook": records()}, endless=True), ending=".xls", costly=True),
    Kind("xls-dimensions", "an .xls of another form that declares too many cells", "F12", lambda: xls((0x200, struct.pack("<IIHHH", 0, 1 << 30, 0, 256, 0)), NEAR_CELL), ending=".xls", costly=True),
    Kind("xls-far", "an .xls of another form with a far cell", "F12", lambda: xls(NEAR_CELL, FAR_CELL), ending=".xls", costly=True),
    Kind("ods-cells", "an .ods of 17 thousand million cells", "F11", lambda: repeated(1 << 20, 1 << 14, _ONE), ending=".ods", costly=True),
    Kind("ods-minus", "an .ods with a negative count", "F06", lambda: repeated(-1, 1, _ONE), ending=".ods"),
    Kind("rows-many", "5,700 rows of its own, each with a level", "F21", own_rows, costly=True),
    Kind("styles-many", "2 million styles of cells", "F21", lambda: changed(STYLES, lambda xml: xml.replace(b"</cellXfs>", b"<xf/>" * 2_000_000 + b"</cellXfs>")), costly=True),
    Kind("styles-tags", "3 million tags in the styles", "F21", lambda: changed(STYLES, lambda xml: xml.replace(b"<cellXfs", b"<!-- --><cellXfs").replace(b"</styleSheet>", b"<a/>" * 3_000_000 + b"</styleSheet>")), costly=True),
    Kind("styles-attributes", "a style of 3 million attributes", "F06", lambda: changed(STYLES, lambda xml: xml.replace(b"</cellXfs>", b"<xf " + b'a="" ' * 3_000_000 + b"/></cellXfs>")), costly=True),
    Kind("formats-many", "50,000 number formats of open brackets", READ, _formats, costly=True),
    Kind("tags-many", "millions of tags in three sheets", "N04", lambda: copied(b"<a/>" * 1_200_000 + b"<row r='900'><c r='A900'><v>1</v></c></row>", 3), costly=True),
    Kind("nested", "a cell nested a million times", "F21", lambda: at_end(b'<row r="900"><c r="A900"><is>' + b"<a>" * 900_000 + b"</a>" * 900_000 + b"</is></c></row>"), costly=True),
    # where cells lie
    Kind("far-value", "a value in XFD1048576", "F11", lambda: in_sheet(_with_far)),
    Kind("far-formula", "a formula in XFD1048576", "F11", lambda: at_end(b'<row r="1048576"><c r="XFD1048576"><f>1+1</f></c></row>')),
    Kind("far-row", "a value in row 1048576, without an address", "F11", lambda: at_end(b'<row r="1048576"><c><v>1</v></c></row>')),
    Kind("far-near", "a value in ZZ9999", "F11", lambda: at_end(b'<row r="9999"><c r="ZZ9999"><v>1</v></c></row>')),
    Kind("far-entity", "an address behind a character reference", "F11", lambda: at_end(b'<row r="9"><c r="&#88;FD1048576"><v>1</v></c></row>')),
    Kind("far-styled", "an empty cell with a colour in XFD1048576", READ, lambda: at_end(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>')),
    Kind("declared", "a declared size of XFD1048576", READ, lambda: in_sheet(lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml))),
    Kind("million-rows", "a million formatted rows", READ, lambda: at_end(b"".join(b'<row r="%d"><c r="A%d" s="3"/></row>' % (n, n) for n in range(200, 1_000_000))), costly=True),
    Kind("address-odd", "the address $A$900", "F24", lambda: at_end(b'<row r="900"><c r="$A$900"><v>1</v></c></row>')),
    Kind("address-blank", "the address “ 1”", "F24", lambda: at_end(b'<row r="900"><c r=" 1"><v>1</v></c></row>')),
    Kind("address-minus", "the address -1", "F24", lambda: at_end(b'<row r="900"><c r="-1"><v>1</v></c></row>')),
    Kind("address-turned", "the address 90A", "F24", lambda: at_end(b'<row r="900"><c r="90A"><v>1</v></c></row>')),
    Kind("address-twice", "two values in one cell", "F24", lambda: with_answer(b'<c r="@" t="str"><v>Xanh</v></c><c r="@" t="str"><v>\xc4\x90\xe1\xbb\x8f</v></c>')),
    Kind("address-none", "an empty cell without an address", READ, lambda: at_end(b'<row r="900"><c/></row>')),
    Kind("value-twice", "a cell with two stored values", "F24", lambda: with_answer(b'<c r="@"><v>1</v><v>2</v></c>')),
    Kind("value-deep", "a cell with a value for each of two programs, of which one is Excel", READ, lambda: with_answer(_alternate(b"<v>Xanh</v>", b"<v>\xc4\x90\xe1\xbb\x8f</v>"))),
    Kind("index-minus", "the number of a text below zero", "F24", lambda: with_answer(b'<c r="@" t="s"><v>-1</v></c>')),
    Kind("index-word", "a word as the number of a text", "F24", lambda: with_answer(b'<c r="@" t="s"><v>x</v></c>')),
    # unusual and honest
    Kind("strict", "saved as Strict Open XML", READ, strict),
    Kind("prefixed", "with a prefix to every name", READ, lambda: in_sheet(prefixed)),
    Kind("dotdot", "sheets by way of “..”", READ, lambda: pointed("worksheets/../worksheets/" + answer()[1].rpartition("/")[2])),
    Kind("absolute", "sheets by an absolute path", READ, lambda: pointed("/" + answer()[1])),
    Kind("backslash", "parts with backslashes", READ, lambda: pointed("worksheets\\s.xml", stored="xl\\worksheets\\s.xml")),
    Kind("case", "parts in capitals", READ, lambda: pointed("worksheets/s.xml", stored="XL/Worksheets/S.XML")),
    Kind("elsewhere-far", "a sheet that lies elsewhere, with a far cell", "F11", lambda: pointed("xl/worksheets/other.xml", far=True)),
    Kind("lists-two", "a second list of cells, with a prefix", READ, lambda: in_sheet(_second_list)),
    Kind("decoy", "a list of sheets that no program opens", READ, lambda: packed(filled() | {"xl/book.xml": filled()[BOOK], "xl/_rels/book.xml.rels": filled()[RELATIONS], BOOK: b"<workbook/>", "_rels/.rels": filled()["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/book.xml")})),
    Kind("two-ids", "a second id on a sheet", READ, two_ids),
    Kind("traversal", "parts named like system files", READ, lambda: packed(filled() | {"../../../etc/evil": b"x", "C:\\evil": b"x"})),
    Kind("count-high", "a lying count of texts", READ, lambda: changed(STRINGS, lambda xml: re.sub(rb'ount="\d+"', b'ount="9000000000"', xml))),
    Kind("dtd-unused", "an entity bomb in a part that is not needed", READ, lambda: changed(TYPES, _declared(_DOCTYPE))),
    Kind("guide-far", "a far cell in the guide, which is not read", READ, lambda: changed("xl/worksheets/sheet1.xml", _with_far)),
    Kind("macros", "with macros", "F23", lambda: packed(filled() | {"xl/vbaProject.bin": b"x"}), ending=".xlsm"),
    Kind("rich-text", "a level in rich text", READ, lambda: with_answer(b'<c r="@" t="inlineStr"><is><r><rPr><b/></rPr><t>Xa</t></r><r><t>nh</t></r><rPh sb="0" eb="1"><t>zz</t></rPh></is></c>')),
    Kind("error", "an error value", "A07", lambda: with_answer(b'<c r="@" t="e"><v>#REF!</v></c>')),
    Kind("error-new", "an error value of newer programs", "A07", lambda: with_answer(b'<c r="@" t="e"><v>#SPILL!</v></c>')),
    Kind("error-unknown", "an error value of no program", "A07", lambda: with_answer(b'<c r="@" t="e"><v>#WHAT?!</v></c>')),
    Kind("formula", "a formula with a stored result", "A19", lambda: with_answer(b'<c r="@" t="str"><f>"Xanh"</f><v>Xanh</v></c>')),
    Kind("formula-bare", "a formula without a result", "A08", lambda: with_answer(b'<c r="@"><f>"Xanh"</f></c>')),
    Kind("boolean", "TRUE where a level belongs", "A02", lambda: with_answer(b'<c r="@" t="b"><v>1</v></c>')),
    Kind("date", "a date where a level belongs", "A02", lambda: with_answer(b'<c r="@" t="d"><v>2023-05-12T00:00:00</v></c>')),
    Kind("not-a-number", "NaN where a level belongs", "A02", lambda: with_answer(b'<c r="@"><v>NaN</v></c>')),
    Kind("merged", "merged answers, written with single quotes", "S11", lambda: _merges(1, answer()[2].encode() + b":" + re.sub(rb"\d+", lambda m: b"%d" % (int(m[0]) + 1), answer()[2].encode()), b"'")),
    Kind("note-long", "a note of 32,767 characters", READ, lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>%s</t></is></c>' % ("Đã ban hành. " * 3000)[:32767].encode(), "evidence")),
    Kind("control", "control characters in a level", "A10", lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>_x0007_Xanh_x001B_</t></is></c>')),
    Kind("control-raw", "control characters that XML forbids", "A10", lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>Xanh\x07&#7;</t></is></c>')),
    # what is none of the form's
    Kind("formatted-sheet", "1,048,576 rows with a format and no cell", READ, _formatted, costly=True),
    Kind("formatted-cells", "a million blank cells with a format", READ, lambda: in_sheet(lambda xml: xml.replace(b"</row>", b"".join(b'<c r="%s%d" s="1"/>' % (column_letter(n).encode(), 1) for n in range(60, 16_385)) + b"</row>", 60)), costly=True),
    Kind("formats-64000", "64,000 cell formats, as many as Excel keeps", READ, lambda: changed(STYLES, lambda xml: xml.replace(b"</cellXfs>", _FORMAT * 64_000 + b"</cellXfs>")), costly=True),
    Kind("merged-columns", "whole columns merged beside the form", READ, lambda: in_sheet(lambda xml: xml.replace(b"<mergeCells", b"<mergeCells", 1).replace(b"</mergeCells>", b"".join(b'<mergeCell ref="%s1:%s1048576"/>' % ((column_letter(n).encode(),) * 2) for n in range(30, 100)) + b"</mergeCells>"))),
    Kind("note-longer", "a note of 32,768 characters, one more than Excel keeps", READ, lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>%s</t></is></c>' % ("Đã ban hành. " * 3000)[:32768].encode(), "evidence")),
    Kind("far-blank", "a blank in A5000", "F11", lambda: at_end(b'<row r="5000"><c r="A5000" t="str"><v> </v></c></row>')),
    Kind("far-rows", "a list of 3,000 rows below the form", "F11", lambda: at_end(_rows_of(2000, 5000))),
    Kind("added-rows", "an added sheet of 2,500 rows", "N04", lambda: _added(b"<worksheet><sheetData>%s</sheetData></worksheet>" % _rows_of(1, 2501))),
    Kind("added-huge", "an added sheet of a million rows", "N04", lambda: _added(b"<worksheet><sheetData>%s</sheetData></worksheet>" % _rows_of(1, 1_000_000)), costly=True),
    Kind("added-damaged", "an added sheet that breaks off", "N04", lambda: _added(b"<worksheet><sheetData><row")),
    Kind("added-harmful", "an added sheet with entities", "N04", lambda: _added(_DOCTYPE + b"<worksheet/>")),
    Kind("added-lost", "an added sheet that is not there", "N04", lambda: packed(filled() | {BOOK: _listing(b'<sheet name="X" sheetId="99" r:id="lost"/>')(filled()[BOOK]), RELATIONS: _related("lost", "worksheet", "lost.xml")})),
    Kind("module", "a sheet of modules that has left its name behind", READ, lambda: changed(BOOK, _listing(b'<sheet name="Module1" sheetId="99" r:id=""/>'))),
    Kind("module-relation", "a sheet of modules whose relation is gone", READ, lambda: changed(BOOK, _listing(b'<sheet name="Module1" sheetId="99" r:id="rId999"/>'))),
    Kind("macro-sheet", "a hidden sheet of Excel-4 macros, as a virus leaves it", "F23", lambda: packed(filled() | {BOOK: _listing(b'<sheet name="m" sheetId="99" state="veryHidden" r:id="macro"/>')(filled()[BOOK]), RELATIONS: _related("macro", "xlMacrosheet", "macrosheets/sheet1.xml")})),
    Kind("part-twice", "with a sheet of answers twice in the zip", "F06", lambda: _twice(answer()[1])),
    Kind("part-twice-unneeded", "with a part twice in the zip that holds no answers", READ, lambda: _twice("docProps/app.xml")),
    Kind("theme-broken", "with a damaged theme and damaged properties", READ, lambda: packed(filled() | {"docProps/core.xml": b"<", "xl/theme/theme1.xml": b"\0"})),
    # names of other vocabularies
    Kind("other-cells", "with cells of another vocabulary among the answers", READ, lambda: with_answer(_original() + b'<y:c xmlns:y="urn:y" r="@" t="str"><y:v>x</y:v></y:c>')),
    Kind("other-row", "with a row of another vocabulary", READ, lambda: in_sheet(lambda xml: xml.replace(b"</sheetData>", b'<row xmlns="urn:y" r="%s"><c r="%s"><v>9</v></c></row></sheetData>' % (row_of_second(), answer()[2].encode())))),
    Kind("other-list", "with a list of cells in an extension", READ, lambda: in_sheet(lambda xml: xml.replace(b"</worksheet>", b'<extLst><ext uri="x"><sheetData><row r="8"><c r="%s"><v>9</v></c></row></sheetData></ext></extLst></worksheet>' % answer()[2].encode()))),
    Kind("other-texts", "with texts of another vocabulary in the table", READ, lambda: changed(STRINGS, lambda xml: xml.replace(b"<si>", b'<y:si xmlns:y="urn:y"><y:t>x</y:t></y:si><si>', 1))),
    Kind("other-parts", "with a text of another vocabulary within texts", READ, lambda: changed(STRINGS, lambda xml: xml.replace(b"</t></si>", b'</t><extLst><ext><t>x</t></ext></extLst></si>'))),
    Kind("other-styles", "with a list of formats in an extension", READ, lambda: changed(STYLES, lambda xml: xml.replace(b"<cellXfs", b'<y:cellXfs xmlns:y="urn:y"><y:xf numFmtId="14"/></y:cellXfs><cellXfs', 1))),
    Kind("other-relations", "with a relation of another vocabulary", READ, lambda: changed(RELATIONS, lambda xml: xml.replace(_relation(), _relation().replace(b"<", b'<y:', 1).replace(b" ", b' xmlns:y="urn:y" ', 1).replace(b".xml", b"-other.xml") + _relation()))),
    Kind("other-sheets", "with a list of sheets in an extension", READ, lambda: changed(BOOK, lambda xml: xml.replace(b"</workbook>", b'<extLst><ext uri="x"><sheets><sheet name="Y" sheetId="77" r:id="rId3"/></sheets></ext></extLst></workbook>'))),
    Kind("other-1904", "with an extension that counts days from 1904", READ, lambda: changed(BOOK, lambda xml: xml.replace(b"</workbook>", b'<extLst><ext uri="x"><x15:workbookPr xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" date1904="1"/></ext></extLst></workbook>'))),
    Kind("alternate-unknown", "a cell with a value for a program that nobody knows, and one for all others", READ, lambda: with_answer(_alternate(b"<v>\xc4\x90\xe1\xbb\x8f</v>", b"<v>Xanh</v>").replace(b"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", b"urn:y"))),
    Kind("emoji", "an emoji as two escapes", READ, lambda: with_answer(b'<c r="@" t="inlineStr"><is><t>\xc4\x90\xc3\xa3 ban h\xc3\xa0nh Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh 12 _xD83D__xDE00_</t></is></c>', "evidence")),
    Kind("truth-written", "a truth value written as TRUE", "A02", lambda: with_answer(b'<c r="@" t="b"><v>TRUE</v></c>')),
    # other kinds of spreadsheets
    Kind("xltx", "saved as a template", READ, lambda: changed(TYPES, lambda xml: xml.replace(b"sheet.main+xml", b"template.main+xml")), ending=".xltx"),
    Kind("ots", "an .ods saved as a template", "S12", lambda: ods(lambda xml: xml, mimetype=b"application/vnd.oasis.opendocument.spreadsheet-template"), ending=".ots"),
    Kind("ods-spaced", "an .ods with line ends between cells, as SheetJS writes it", "S12", lambda: ods(lambda xml: re.sub(rb"(<table:table-(?:cell|row)|</table:table-row>)", rb"\n \1", xml)), ending=".ods"),
    Kind("ods-far", "an .ods with a far cell", "F11", lambda: repeated(1 << 20, 1 << 14, _ONE), ending=".ods"),
    Kind("ods-prefixed", "an .ods with prefixes of its own", "S12", lambda: ods(lambda xml: re.sub(rb"(?<=[<\s/])table:|(?<=xmlns:)table(?==)", lambda m: m[0].replace(b"table", b"q"), xml)), ending=".ods"),
    Kind("ods-odd", "an .ods with a number that is none", "F24", lambda: ods(_odd_number), ending=".ods"),
    Kind("odt", "a text document of LibreOffice", "F05", lambda: ods(lambda xml: xml, mimetype=b"application/vnd.oasis.opendocument.text"), ending=".ods"),
    Kind("fods", "a spreadsheet of LibreOffice as one XML file", "F05", lambda: b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>', ending=".fods"),
    Kind("xml-2003", "a spreadsheet of Excel 2003 as XML", "F05", lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', ending=".xls"),
    Kind("winmail", "a winmail.dat, in which Outlook wraps attachments", "F22", lambda: b"\x78\x9f\x3e\x22" + bytes(99), ending=".dat"),
    Kind("~$lock", "the lock file of a workbook that is open", "F35", lambda: b"\x06Lan An" + bytes(158)),
    # changed by hand
    Kind("sheets-hidden", "all sheets hidden", "A16", lambda: changed(BOOK, lambda xml: xml.replace(b'"visible"', b'"veryHidden"'))),
    Kind("sheets-renamed", "a sheet of answers renamed", READ, lambda: changed(BOOK, lambda xml: xml.replace(b'<sheet name="' + _TITLE, b'<sheet name="Sheet1'))),
    Kind("sheets-reordered", "sheets in another order", READ, lambda: changed(BOOK, reordered)),
    Kind("sheet-lost", "without one of the sheets", "S05", lambda: changed(BOOK, lambda xml: re.sub(rb'<sheet name="%s"[^>]*/>' % _TITLE, b"", xml))),
    Kind("sheet-twice", "a sheet of answers twice", "S16", copied),
    Kind("rows-inserted", "empty rows among the answers", READ, lambda: in_sheet(lambda xml: moved(xml, below=int(row_of_second()), rows=3))),
    Kind("columns-inserted", "empty columns among the answers", READ, lambda: in_sheet(lambda xml: moved(xml, right_of="D", columns=2))),
    Kind("row-deleted", "without the row of a criterion", "S07", lambda: in_sheet(lambda xml: re.sub(rb'<row r="%s".*?</row>' % row_of_second(), b"", xml, flags=re.DOTALL))),
    Kind("column-deleted", "without the column of levels", "S06", lambda: without_cells(answer()[2].rstrip(string.digits).encode() + b"[0-9]+")),
    Kind("keys-lost", "without the hidden row of keys", "S04", lambda: without_cells(rb"[A-Z]+1")),
    Kind("ids-lost", "without the hidden column of keys", "S04", lambda: without_cells(rb"A[0-9]+")),
)  # fmt: skip


def lay(kind: Kind, folder: Path) -> Path:
    """Puts a file of that kind into a folder."""
    path = folder / f"{kind.name}{kind.ending}"
    content = kind.make()
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        content(path)
    return path
