"""More ways to score better than the sheet shows: by styles, conditions, drawings and the parts beside a sheet.

As in cheats.py, of which docs/robustness.md makes one table.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cheats import CELL, GREEN, LETTER, ROW, TOWN, Cheat, Parts
from filling import blank, form

SHEET = form(blank()).sheets[TOWN]
STYLES = "xl/styles.xml"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _listed(styles: bytes, name: bytes, item: bytes) -> tuple[bytes, int]:
    """The styles with one item more in that list, and the item's number."""
    found = re.search(rb"<%s(?: [^>]*)?>(.*?)</%s>" % (name, name), styles, re.DOTALL)
    if found is None:  # only the number formats may be missing
        return styles.replace(b"<fonts", b"<%s>%s</%s><fonts" % (name, item, name), 1), 0
    one = {b"fonts": rb"<font[ >/]", b"fills": rb"<fill>", b"cellXfs": rb"<xf ", b"dxfs": rb"<dxf>"}.get(
        name, rb"<numFmt "
    )
    return styles[: found.end(1)] + item + styles[found.end(1) :], len(re.findall(one, found[1]))


def look(
    font: bytes = b"", fill: bytes = b"", code: bytes = b"", align: bytes = b"", cell: str = CELL
) -> Callable[[Parts], Parts]:
    """The level's cell gets a style of its own, written as given."""

    def change(parts: Parts) -> Parts:
        styles, fonts, fills = parts[STYLES], 5, 0
        if font:
            styles, fonts = _listed(styles, b"fonts", b"<font>%s</font>" % font)
        if fill:
            styles, fills = _listed(styles, b"fills", b"<fill>%s</fill>" % fill)
        if code:
            styles, _ = _listed(styles, b"numFmts", b'<numFmt numFmtId="399" formatCode="%s"/>' % code)
        xf = b'<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="0" xfId="0">%s</xf>'
        styles, number = _listed(styles, b"cellXfs", xf % (399 if code else 49, fonts, fills, align))
        sheet = re.sub(rb'(<c r="%s") s="\d+"' % cell.encode(), rb'\1 s="%d"' % number, parts[SHEET])
        return {**parts, STYLES: styles, SHEET: sheet}

    return change


def condition(
    dxf: bytes, rule: bytes = b'type="expression"', inner: bytes = b"<formula>TRUE</formula>"
) -> Callable[[Parts], Parts]:
    """The level's cell gets a condition that always holds."""

    def change(parts: Parts) -> Parts:
        styles, number = _listed(parts[STYLES], b"dxfs", b"<dxf>%s</dxf>" % dxf)
        block = b'<conditionalFormatting sqref="%s"><cfRule %s priority="1"%s>%s</cfRule></conditionalFormatting>' % (
            CELL.encode(),
            rule,
            b' dxfId="%d"' % number if dxf else b"",
            inner,
        )
        sheet = parts[SHEET].replace(b"<conditionalFormatting", block + b"<conditionalFormatting", 1)
        return {**parts, STYLES: styles, SHEET: sheet}

    return change


def both(*changes: Callable[[Parts], Parts]) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        for one in changes:
            parts = one(parts)
        return parts

    return change


def in_sheet(change: Callable[[bytes], bytes], part: str = SHEET) -> Callable[[Parts], Parts]:
    return lambda parts: {**parts, part: change(parts[part])}


def _solid(colour: bytes) -> bytes:
    return b'<patternFill patternType="solid"><fgColor rgb="FF%s"/></patternFill>' % colour


def _theme(parts: Parts) -> Parts:
    """White is written down as black; programs take the window's colour from the system."""
    name = next(name for name in parts if "theme" in name and name.endswith(".xml"))
    theme = re.sub(rb"<a:lt1>.*?</a:lt1>", b'<a:lt1><a:sysClr val="window" lastClr="000000"/></a:lt1>', parts[name])
    return {**parts, name: theme}


def _white_by_default(parts: Parts) -> Parts:
    white = rb'\1<font><sz val="11"/><color rgb="FFFFFFFF"/></font>'
    styles = re.sub(rb"(<fonts[^>]*>)<font>.*?</font>", white, parts[STYLES], count=1)
    sheet = re.sub(rb'(<c r="%s") s="\d+"' % CELL.encode(), rb"\1", parts[SHEET])
    return {**parts, STYLES: styles, SHEET: sheet}


def _prefixed(tags: str) -> Callable[[bytes], bytes]:
    """What hides the column, or merges the cells, in the same vocabulary under a prefix."""

    def change(xml: bytes) -> bytes:
        xml = xml.replace(b"<worksheet ", b'<worksheet xmlns:x="%s" ' % _MAIN, 1)
        if tags == "cols":
            xml = re.sub(rb'<col ([^<>]*min="%d")' % (ord(LETTER) - 64), rb'<col hidden="1" \1', xml)
            return re.sub(rb"<(/?)(cols?)([ >/])", rb"<\1x:\2\3", xml)
        left = f"{chr(ord(LETTER) - 1)}{ROW}:{CELL}".encode()
        xml = re.sub(rb"<mergeCells[^>]*>", lambda m: m[0] + b'<mergeCell ref="%s"/>' % left, xml, count=1)
        return re.sub(rb"<(/?)(mergeCells?)([ >/])", rb"<\1x:\2\3", xml)

    return change


def _column(attributes: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: re.sub(
        rb'<col [^<>]*min="%d"[^<>]*/>' % (ord(LETTER) - 64),
        b'<col min="%d" max="%d" %s/>' % (ord(LETTER) - 64, ord(LETTER) - 64, attributes),
        xml,
    )


def _array(xml: bytes) -> bytes:
    """A formula far away spills over the level, whose stored result is what was once calculated."""
    at = re.search(rb'<row r="%d"[^>]*>.*?(?=</row>)' % ROW, xml, re.DOTALL)
    ref = f"{CELL}:AD{ROW}".encode()
    cell = b'<c r="AC%d" t="str"><f t="array" ref="%s">IF(TRUE,"x")</f><v>x</v></c>' % (ROW, ref)
    return xml[: at.end()] + cell + xml[at.end() :]


def _drawing(shape: bytes, frm: tuple[int, int], to: tuple[int, int]) -> Callable[[Parts], Parts]:
    spaces = b'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

    def corner(name: bytes, at: tuple[int, int]) -> bytes:
        return (
            b"<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>"
            % (name, at[0], at[1], name)
        )

    drawing = b"<xdr:wsDr %s><xdr:twoCellAnchor>%s%s%s<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>" % (
        spaces,
        corner(b"from", frm),
        corner(b"to", to),
        shape,
    )

    def change(parts: Parts) -> Parts:
        rels = SHEET.replace("worksheets/", "worksheets/_rels/") + ".rels"
        old = parts.get(
            rels,
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
        )
        old = old.replace(
            b"</Relationships>",
            b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="/xl/drawings/drawing77.xml"/></Relationships>',
        )
        sheet = parts[SHEET].replace(
            b"</worksheet>",
            b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId77"/></worksheet>',
        )
        types = parts["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/xl/drawings/drawing77.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>',
        )
        return {**parts, SHEET: sheet, rels: old, "xl/drawings/drawing77.xml": drawing, "[Content_Types].xml": types}

    return change


_BOX = b'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="9" name="Box"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="99999" cy="99999"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s</xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>\xc4\x90\xe1\xbb\x8f</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
_FILLED = _BOX % b'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_C = ord(LETTER) - 65


def _frozen(xml: bytes) -> bytes:
    """The column of numbers comes first, so that it stays in sight."""
    view = b'<sheetView workbookViewId="0" topLeftCell="%s1"><pane xSplit="1" topLeftCell="K1" activePane="topRight" state="frozen"/></sheetView>'
    return re.sub(rb"<sheetView .*?</sheetView>", view % chr(ord(LETTER) + 1).encode(), xml)


def _tabs(parts: Parts) -> Parts:
    book = re.sub(rb"<workbookView[^>]*/>", b'<workbookView showSheetTabs="0"/>', parts["xl/workbook.xml"])
    return {**parts, "xl/workbook.xml": book}


BY_LOOKS: tuple[Cheat, ...] = (
    Cheat("indexed-window", "green in the window's own colour (number 65)", "A16", None, GREEN, parts=look(b'<sz val="10"/><color indexed="65"/>')),
    Cheat("theme-tint", "green in black of the theme, made paler by nine tenths", "A16", None, GREEN, parts=look(b'<sz val="10"/><color theme="1" tint="0.9"/>')),
    Cheat("theme-white", "green in white of the theme, made darker by a twentieth", "A16", None, GREEN, parts=look(b'<sz val="10"/><color theme="0" tint="-0.05"/>')),
    Cheat("theme-system", "green in the window's colour, which the theme says was black", "A16", None, GREEN, parts=both(_theme, look(b'<sz val="10"/><color theme="0"/>'))),
    Cheat("white-by-default", "green in a cell without a style, where the workbook's first font is white", "A16", None, GREEN, parts=_white_by_default),
    Cheat("pattern", "green in black on a grid of black lines on black", "A16", None, GREEN, parts=look(b'<sz val="10"/>', b'<patternFill patternType="darkGrid"><fgColor rgb="FF000000"/><bgColor rgb="FF000000"/></patternFill>')),
    Cheat("gradient", "green in black on a gradient from black to black", "A16", None, GREEN, parts=look(b'<sz val="10"/>', b'<gradientFill degree="90"><stop position="0"><color rgb="FF000000"/></stop><stop position="1"><color rgb="FF101010"/></stop></gradientFill>')),
    Cheat("superscript", "green as a superscript of five points", "A16", None, GREEN, parts=look(b'<vertAlign val="superscript"/><sz val="5"/>')),
    Cheat("wingdings", "green in a font of symbols", "A16", None, GREEN, parts=look(b'<sz val="10"/><name val="Wingdings"/>')),
    Cheat("format-color2", "green under a number format in its second colour, white", "A16", None, GREEN, parts=look(b'<sz val="10"/>', code=b"[Color2]@")),
    Cheat("format-color-fill", "green under a number format in yellow, on yellow", "A16", None, GREEN, parts=look(b'<sz val="10"/>', _solid(b"FFFF00"), b"[Yellow]@")),
    Cheat("format-black", "green in white on black under a number format in black", "A16", None, GREEN, parts=look(b'<sz val="10"/><color rgb="FFFFFFFF"/>', _solid(b"000000"), b"[Black]@")),
    Cheat("indent", "green behind an indent wider than its column", "A16", None, GREEN, parts=look(b'<sz val="10"/>', align=b'<alignment horizontal="left" indent="60"/>')),
    Cheat("shrink", "green that shrinks to fit into a narrow column", "A16", None, GREEN, parts=both(look(b'<sz val="10"/>', align=b'<alignment shrinkToFit="1"/>'), in_sheet(_column(b'width="1.4" customWidth="1"')))),
    Cheat("narrow-0.9", "green in a column that is less than a letter wide", "A16", None, GREEN, parts=in_sheet(_column(b'width="0.9" customWidth="1"'))),
    Cheat("condition-strike", "green, struck through by a condition", "A16", None, GREEN, parts=condition(b"<font><strike/></font>")),
    Cheat("condition-own-ink", "green, given the colour of the cell's ground by a condition", "A16", None, GREEN, parts=both(look(b'<sz val="10"/><color rgb="FFFFFFFF"/>', _solid(b"1F4E5F")), condition(b'<font><color rgb="FF1F4E5F"/></font>'))),
    Cheat("condition-own-fill", "green on the colour of its letters by a condition", "A16", None, GREEN, parts=both(look(b'<sz val="10"/><color rgb="FFFF0000"/>'), condition(b'<fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>'))),
    Cheat("condition-fgcolor", "green on a black grid by a condition", "A16", None, GREEN, parts=condition(b'<fill><patternFill patternType="darkGrid"><fgColor rgb="FF000000"/><bgColor rgb="FF000000"/></patternFill></fill>')),
    Cheat("prefixed-cols", "green in a hidden column whose tag has a prefix", "A16", None, GREEN, parts=in_sheet(_prefixed("cols"))),
    Cheat("prefixed-merge", "green under a merged area whose tag has a prefix", "A16", None, GREEN, parts=in_sheet(_prefixed("merge"))),
    Cheat("blanks-before", "green behind 200 blanks", "A16", None, {("1.1.a", "self_level"): " " * 200 + "Xanh"}),
    Cheat("lines-before", "green behind 40 line ends", "A16", None, {("1.1.a", "self_level"): "\n" * 40 + "Xanh"}),
    Cheat("array", "green as the stored result of an array formula that stands elsewhere", "A19", None, GREEN, parts=in_sheet(_array)),
    Cheat("box-over", "green under a white box that says “Đỏ”", "A16", None, GREEN, parts=_drawing(_FILLED, (_C, ROW - 1), (_C + 1, ROW))),
    Cheat("columns-away", "green in a column left of those that are frozen, to which nobody can scroll", "S27", None, GREEN, parts=in_sheet(_frozen)),
    Cheat("tabs-hidden", "green in a workbook whose tabs are hidden", "A16", None, GREEN, parts=_tabs),
    Cheat("label-format", "the number of another criterion shown by a number format", "S27", None, GREEN, parts=look(b'<sz val="10"/>', code=b';;;&quot;1.1.b&quot;', cell=f"B{ROW}")),
    Cheat("label-white", "a criterion's number in white", "S27", None, GREEN, parts=look(b'<sz val="10"/><color rgb="FFFFFFFF"/>', cell=f"B{ROW}")),
)  # fmt: skip
