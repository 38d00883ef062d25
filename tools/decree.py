"""The layout of Decree 30/2020/NĐ-CP, Appendix I, for templates: styles, pages, paragraphs, tables, heading, signature.

A4, margins 20, 20, 30 and 15 mm, Times New Roman 13, the page number centred in the top margin from page 2 on, rules
as borders. A wide table stands in landscape.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Times New Roman"
BODY, CELL, SMALL = "Body of decree", "Cell of decree", "Small cell of decree"
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
GAP = "\u00a0" * 6
"""Left blank for the clerk."""


def element(parent: Any, tag: str, **attributes: str) -> Any:
    """A new child ``w:tag`` at the end of an element."""
    child = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child


# Styles and pages -----------------------------------------------------------------------------------------------------


def set_font(style: Any, size: float, bold: bool = False, italic: bool = False) -> None:
    """Times New Roman, black, for every script."""
    font = style.font
    font.size, font.bold, font.italic, font.color.rgb = Pt(size), bold, italic, RGBColor(0, 0, 0)
    font.name = FONT
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def set_space(style: Any, before: float, after: float, line: float, align: Any = None) -> None:
    """Space in points around a paragraph, lines apart, alignment."""
    space = style.paragraph_format
    space.space_before, space.space_after, space.line_spacing, space.alignment = Pt(before), Pt(after), line, align


def make_styles(document: Any, language: str) -> None:
    """The styles an office changes in one place."""
    styles = document.styles
    set_font(styles["Normal"], 13)
    set_space(styles["Normal"], 0, 0, 1)
    element(styles["Normal"].element.rPr, "lang", val=language, eastAsia=language)
    set_font(styles.add_style(BODY, WD_STYLE_TYPE.PARAGRAPH), 13)
    set_space(styles[BODY], 0, 6, 1.1, ALIGN.JUSTIFY)
    styles[BODY].paragraph_format.first_line_indent = Mm(10)
    set_font(styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH), 12)
    set_space(styles[CELL], 1, 1, 1)
    for level in (1, 2, 3):
        style = styles[f"Heading {level}"]
        set_font(style, 13, True)
        set_space(style, 12 if level < 3 else 10, 6 if level < 3 else 3, 1.1)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.first_line_indent = Mm(10 if level < 3 else 0)


def set_page(section: Any, landscape: bool = False, fresh: bool = True) -> None:
    """A4; the page number in the top margin. Fresh: counted from 1, none on the first page; else it runs on."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = Mm(210), Mm(297)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = fresh
    for old in section._sectPr.findall(qn("w:pgNumType")):  # a new section begins as a copy of the one before
        section._sectPr.remove(old)
    if not fresh:
        return
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style, paragraph.alignment = "Normal", ALIGN.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            element(run._r, "fldChar", fldCharType=kind)
        else:
            element(run._r, "instrText").text = text
    numbering = element(section._sectPr, "pgNumType", start="1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbering)


def new_pages(document: Any, landscape: bool = False, fresh: bool = True) -> None:
    """What follows stands on new pages."""
    set_page(document.add_section(WD_SECTION.NEW_PAGE), landscape, fresh)
    # The paragraph that ends the pages before must not itself begin another page.
    end = document.paragraphs[-1]
    end.style = "Normal"
    end.paragraph_format.line_spacing = Pt(1)


# Paragraphs and tables ------------------------------------------------------------------------------------------------


def say(
    place: Any,
    text: str,
    style: str = BODY,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 0,
    align: Any = None,
    keep: bool = False,
) -> Any:
    """A paragraph at the end of a document or cell."""
    paragraph = place.add_paragraph(style=style)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    if keep:
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def rule(place: Any, indent: float) -> None:
    """A rule below the line before it: the border of an almost empty paragraph, indented from both sides."""
    paragraph = place.add_paragraph(style="Normal")
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent)
    shape.line_spacing, shape.space_before = Pt(4), Pt(3)
    border(paragraph, "top")


def border(paragraph: Any, *sides: str) -> None:
    """Thin borders of a paragraph."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        element(borders, side, val="single", sz="6", space="1", color="000000")
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def table(place: Any, widths: tuple[float, ...], ruled: bool = True, margin: float | None = None) -> Any:
    """A table without rows, its columns as wide as said, in millimetres; the cells' margin where not Word's own."""
    made = place.add_table(0, len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    if ruled:
        made.style = "Table Grid"
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    made._tbl.tblPr.find(qn("w:tblW")).set(qn("w:type"), "dxa")
    made._tbl.tblPr.find(qn("w:tblW")).set(qn("w:w"), str(round(sum(widths) / 25.4 * 1440)))
    if margin is not None:
        margins = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            element(margins, side, w=str(round(margin / 25.4 * 1440)), type="dxa")
        made._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    return made


def add_row(
    made: Any,
    *texts: str,
    header: bool = False,
    keep: bool = False,
    centred: tuple[int, ...] = (),
    style: str = CELL,
    split: bool = False,
) -> Any:
    """A row, split between pages only where that is said; a header row is repeated on every page."""
    row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    if not split:
        element(properties, "cantSplit")
    if header:
        element(properties, "tblHeader")
    for number, (cell, text, column) in enumerate(zip(row.cells, texts, made.columns, strict=False)):
        cell.width = column.width
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(text).bold = header or None
        paragraph.paragraph_format.keep_with_next = True if header or keep else None
        if header or number in centred:
            paragraph.alignment = ALIGN.CENTER
    return row


def listing(
    place: Any,
    words: tuple[str, ...],
    widths: tuple[float, ...],
    loop: str,
    texts: tuple[str, ...],
    keep: bool = False,
    centred: tuple[int, ...] = (),
    style: str = CELL,
) -> Any:
    """A table with a header row and one row for each item of a list."""
    made = table(place, widths, margin=1 if style == SMALL else None)
    add_row(made, *words, header=True, style=style)
    add_row(made, f"{{%tr for {loop} %}}")
    add_row(made, *texts, keep=keep, centred=centred, style=style)
    add_row(made, "{%tr endfor %}")
    return made


def counted(place: Any, first: tuple[float, str, str], rest: tuple[tuple[float, str, str], ...], loop: str) -> Any:
    """A table with a column for each state between the first column and the rest: (width, heading, field).

    ``loop`` names the rows: "pillar in pillars". The column for a state is 14 mm wide.
    """
    item = loop.partition(" ")[0]
    states = (
        (1, "{%tc for mark in marks %}", f"{{%tc for number in {item}.counts %}}"),
        (14, "{{ mark.word }}", "{{ number }}"),
    )
    columns = (first, *states, (1, "{%tc endfor %}", "{%tc endfor %}"), *rest)
    made = table(place, tuple(width for width, _, _ in columns), margin=1)
    centred = tuple(range(1, len(columns)))
    add_row(made, *(text for _, text, _ in columns), header=True, style=SMALL)
    add_row(made, f"{{%tr for {loop} %}}")
    add_row(made, *(text for _, _, text in columns), centred=centred, style=SMALL)
    add_row(made, "{%tr endfor %}")
    return made


def tag(document: Any, text: str) -> None:
    """A paragraph that only governs others: it is not there in the result."""
    say(document, "{%p " + text + " %}", "Normal")


def gap(document: Any, keep: bool = False) -> None:
    """Keeps what follows a table off it."""
    paragraph = document.add_paragraph(style="Normal")
    paragraph.paragraph_format.line_spacing = Pt(6)
    paragraph.paragraph_format.keep_with_next = keep or None


def wheel(document: Any, side: int) -> None:
    """The wheel in the middle of a line, so many millimetres wide, with how it is read below; nothing where there is none."""
    tag(document, "if wheel")
    picture = say(document, f"{{{{ wheel.sized({side}) }}}}", "Normal", align=ALIGN.CENTER, keep=True)
    picture.paragraph_format.space_before = Pt(8)
    key = say(document, "{{ wheel_key }}", SMALL, italic=True, align=ALIGN.CENTER)
    key.paragraph_format.space_after = Pt(6)
    tag(document, "endif")


def spanning(made: Any, text: str, style: str = SMALL) -> Any:
    """A row with one bold cell over all columns, kept with the next."""
    row = add_row(made, text, keep=True, style=style)
    row.cells[0].merge(row.cells[-1])
    row.cells[0].paragraphs[0].runs[0].bold = True
    for empty in row.cells[0].paragraphs[1:]:
        empty._p.getparent().remove(empty._p)
    return row


# Heading, signature, appendix -----------------------------------------------------------------------------------------


def heading(document: Any, words: dict[str, Any], issuer: tuple[tuple[str, bool], ...], number: str, date: str) -> None:
    """Issuing body (a line and whether it is bold), national title and motto, number, date, draft mark."""
    made = table(document, (75, 90), ruled=False, margin=0)
    left, right = made.add_row().cells
    left.width, right.width = Mm(75), Mm(90)
    lines(left, issuer)
    rule(left, 27)
    lines(right, ((words["state"], True),))
    say(right, words["motto"], "Normal", bold=True, size=13, align=ALIGN.CENTER)
    rule(right, words["motto_indent"])
    left, right = made.add_row().cells
    for cell, text, italic in ((left, number, False), (right, date, True)):
        paragraph = cell.paragraphs[0]
        paragraph.style, paragraph.alignment = "Normal", ALIGN.CENTER
        paragraph.paragraph_format.space_before = Pt(4)
        paragraph.add_run(text).italic = italic or None
    draft = say(left, words["draft"], "Normal", bold=True, align=ALIGN.CENTER)
    draft.paragraph_format.space_before = Pt(8)
    draft.paragraph_format.left_indent = draft.paragraph_format.right_indent = Mm(24)
    border(draft, "top", "left", "bottom", "right")


def lines(cell: Any, texts: tuple[tuple[str, bool], ...], size: float = 12) -> None:
    """Centred lines, the first in the paragraph that a cell begins with."""
    for number, (text, bold) in enumerate(texts):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        paragraph.style, paragraph.alignment = "Normal", ALIGN.CENTER
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold or None, Pt(size)


def title(document: Any, kind: str, subject: str) -> None:
    """Type and subject of the document, with the rule below."""
    say(document, kind, "Normal", bold=True, size=14, align=ALIGN.CENTER).paragraph_format.space_before = Pt(14)
    say(document, subject, "Normal", bold=True, size=14, align=ALIGN.CENTER)
    rule(document, 60)
    gap(document)


def signature(
    document: Any, recipients: tuple[str, ...], signatory: tuple[str, ...], name: str, space: float = 60
) -> None:
    """Recipients on the left, level with the signature on the right; both on one page. ``space`` is in points."""
    gap(document, keep=True)
    made = table(document, (80, 85), ruled=False)
    row = made.add_row()
    element(row._tr.get_or_add_trPr(), "cantSplit")
    left, right = row.cells
    left.width, right.width = Mm(80), Mm(85)
    first, *others = recipients
    left.paragraphs[0].style = "Normal"
    run = left.paragraphs[0].add_run(first)
    run.bold = run.italic = True
    run.font.size = Pt(12)
    for text in others:
        say(left, text, "Normal", size=11)
    lines(right, tuple((text, True) for text in signatory), 13)
    say(right, name, "Normal", bold=True, align=ALIGN.CENTER).paragraph_format.space_before = Pt(space)


def appendix(document: Any, words: dict[str, Any], subject: str, of: str, landscape: bool = True) -> None:
    """Begins an appendix, on pages of its own numbering."""
    new_pages(document, landscape)
    say(document, words["appendix"], "Normal", bold=True, size=14, align=ALIGN.CENTER)
    say(document, subject, "Normal", bold=True, align=ALIGN.CENTER)
    say(document, of, "Normal", italic=True, align=ALIGN.CENTER)
    rule(document, 95 if landscape else 60)
    gap(document)


def further(document: Any, name: str, subject: str, of: str) -> Any:
    """The head of a further appendix on the same landscape pages, on a new one; its first paragraph."""
    first = say(document, name, "Normal", bold=True, size=14, align=ALIGN.CENTER)
    first.paragraph_format.page_break_before = True
    say(document, subject, "Normal", bold=True, align=ALIGN.CENTER)
    say(document, of, "Normal", italic=True, align=ALIGN.CENTER)
    rule(document, 95)
    gap(document)
    return first


def begin(language: str, small: bool = True) -> Any:
    """An empty document with the styles and the first page."""
    document = Document()
    make_styles(document, language)
    if small:
        set_font(document.styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH), 11)
        set_space(document.styles[SMALL], 1, 1, 1)
    set_page(document.sections[0])
    zoom = document.settings.element.find(qn("w:zoom"))
    zoom.set(qn("w:percent"), "100")  # required, though the library's own template lacks it
    if not language.startswith("vi"):  # words of Vietnamese are short
        hyphens = OxmlElement("w:autoHyphenation")
        document.settings.element.find(qn("w:defaultTabStop")).addnext(hyphens)
    return document


def _without(source: Any, kind: str) -> None:
    """Drops the parts that are of a kind of relation to ``source``: a file holds what can be reached alone."""
    for name in [name for name, relation in source.rels.items() if relation.reltype == kind]:
        del source.rels[name]


def packed(document: Any, language: str, subject: str = "") -> bytes:
    """The finished file; always the same bytes. The subject becomes the title among the file's properties."""
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", subject, ""
    properties.language = language
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)
    _without(document.part.package, RT.THUMBNAIL)  # a picture of another program's template
    _without(document.part, _EFFECTS)  # a copy of the styles of before these were made
    written = io.BytesIO()
    document.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), old.read(entry), zipfile.ZIP_DEFLATED)
    return result.getvalue()
