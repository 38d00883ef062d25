"""The same ways in an .ods: what is done to a cell that says green, and why nobody then sees it.

All of them, and what hides nothing, stand in one small workbook, a column each.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from filling import write_zip
from iso18091cli.model.answers import Unseen
from iso18091cli.spreadsheet.sheet import column_letter

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *((name, name) for name in ("office", "table", "text", "style")),
        ("fo", "xsl-fo-compatible"),
        ("number", "datastyle"),
        ("draw", "drawing"),
    )
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_OTHERS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
_OFFICE = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


@dataclass(frozen=True)
class OdsCheat:
    """One way: what is done, why nobody sees the cell, and how it is written."""

    what: str
    why: Unseen
    style: str = ">"
    """Of the cell, from behind its name."""
    content: str = "<text:p>Xanh</text:p>"
    column: str = "usual"
    """Style of its column."""
    attributes: str = ""
    conditional: bool = False


def _text(properties: str) -> str:
    return f"><style:text-properties {properties}/>"


def _cell(properties: str, more: str = "") -> str:
    return f"><style:table-cell-properties {properties}/>{more}"


IN_ODS: tuple[OdsCheat, ...] = (
    OdsCheat("green, as it should be", ""),
    OdsCheat("green in orange letters", "", _text('fo:color="#ffc000"')),
    OdsCheat("green in letters of the window's colour", "", _text('fo:color="#ffffff" style:use-window-font-color="true"')),
    OdsCheat("green under a number format that shows texts", "", ' style:data-style-name="plain">'),
    OdsCheat("green in white", "font", _text('fo:color="#ffffff"')),
    OdsCheat("green in white, by the style of its column", "font", attributes="none", column="pale-column"),
    OdsCheat("green in the colour of its ground", "font", _cell('fo:background-color="#1f4e5f"', '<style:text-properties fo:color="#1f4e5f"/>')),
    OdsCheat("green in letters of one point", "font", _text('fo:font-size="1pt"')),
    OdsCheat("green as a superscript of five points", "font", _text('fo:font-size="5pt" style:text-position="super 58%"')),
    OdsCheat("green struck through", "struck", _text('style:text-line-through-style="solid"')),
    OdsCheat("green in a font of symbols", "font", _text('style:font-name="Wingdings"')),
    OdsCheat("green in letters one can see through", "font", _text('loext:opacity="0%"')),
    OdsCheat("green in a cell whose protection hides all", "format", _cell('style:cell-protect="hidden-and-protected"')),
    OdsCheat("green behind an indent of 30 cm", "outside", '><style:paragraph-properties fo:margin-left="30cm"/>'),
    OdsCheat("green that shrinks into a narrow column", "font", _cell('style:shrink-to-fit="true"'), column="narrow"),
    OdsCheat("green under a number format that shows no text", "format", ' style:data-style-name="nothing">'),
    OdsCheat("green under a number format that shows “Đỏ”", "format", ' style:data-style-name="other">'),
    OdsCheat("green under a number format that writes in white", "font", ' style:data-style-name="white">'),
    OdsCheat("green in a part of a text that is white", "font", content='<text:p><text:span text:style-name="part">Xanh</text:span></text:p>'),
    OdsCheat("green, made white by a condition", "font", conditional=True),
    OdsCheat("green, made white by a condition of its style", "font", '><style:map style:condition="is-true-formula(1)" style:apply-style-name="pale"/>'),
    OdsCheat("green under a picture", "covered", content='<text:p>Xanh</text:p><draw:frame table:end-cell-address="&apos;S T&apos;.{cell}"><draw:image/></draw:frame>'),
    OdsCheat("green beside a chart", "", content='<text:p>Xanh</text:p><draw:frame table:end-cell-address="&apos;S T&apos;.{cell}"><draw:object/><draw:image/></draw:frame>'),
    OdsCheat("green with a link behind it", "", content='<text:p><text:a xlink:href="https://example.vn/a?b">Xanh</text:a></text:p>'),
    OdsCheat("green with a note", "", content="<office:annotation><dc:creator>Lan</dc:creator><text:p>Ghi chú</text:p></office:annotation><text:p>Xanh</text:p>"),
    OdsCheat("green in a column half a millimetre wide", "column", column="thin"),
)  # fmt: skip


def lay_ods(path: Path) -> dict[str, OdsCheat]:
    """Writes the workbook, of one sheet "S T"; gives what is done to each of its cells."""
    cells = {f"{column_letter(number)}1": cheat for number, cheat in enumerate(IN_ODS, 1)}
    styles, columns, row, conditions = "", "", "", ""
    for cell, cheat in cells.items():
        styles += f'<style:style style:name="{cell}" style:family="table-cell" style:parent-style-name="Base"{cheat.style}</style:style>'
        columns += f'<table:table-column table:style-name="{cheat.column}" table:default-cell-style-name="pale"/>'
        named = "" if cheat.attributes == "none" else f'table:style-name="{cell}"'
        content = cheat.content.replace("{cell}", cell)
        row += f'<table:table-cell {named} office:value-type="string">{content}</table:table-cell>'
        if cheat.conditional:
            conditions += (
                f'<calcext:conditional-format calcext:target-range-address="&apos;S T&apos;.{cell}:&apos;S T&apos;.{cell}">'
                '<calcext:condition calcext:apply-style-name="pale"/></calcext:conditional-format>'
            )
    made = f"""<style:style style:name="pale" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="part" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="thin" style:family="table-column"><style:table-column-properties style:column-width="0.5mm"/></style:style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="0.12in"/></style:style>
<number:text-style style:name="plain"><number:text-content/></number:text-style>
<number:text-style style:name="nothing"><number:text></number:text></number:text-style>
<number:text-style style:name="other"><number:text>Đỏ</number:text></number:text-style>
<number:text-style style:name="white"><style:text-properties fo:color="#ffffff"/><number:text-content/></number:text-style>
{styles}"""
    content = (
        f"<office:document-content {_SPACES} {_CALC} {_OTHERS} {_OFFICE}><office:automatic-styles>{made}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="S T">{columns}<table:table-row>{row}</table:table-row>'
        f"<calcext:conditional-formats>{conditions}</calcext:conditional-formats></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    named = (
        f'<office:document-styles {_SPACES}><office:styles><style:style style:name="Base" style:family="table-cell">'
        '<style:text-properties fo:font-size="10pt"/></style:style></office:styles><office:automatic-styles>'
        f'<style:style style:name="A1" style:family="table-cell">{_text("")[1:]}</style:style></office:automatic-styles>'
        "</office:document-styles>"
    )
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    write_zip(path, {"mimetype": mimetype, "content.xml": content.encode(), "styles.xml": named.encode()})
    return cells
