"""Fonts as openpyxl writes them → the same in the order in which Excel's own schema has their parts.

ISO/IEC 29500 takes any order. The rules of the Open XML SDK do not, and they are nearer to what Excel holds a file
against.
"""

from __future__ import annotations

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
            *("name", "rFont", "family", "charset", "scheme"),
        )
    )
}


def in_order(root: etree._Element) -> None:
    """Puts the parts of every font below ``root`` in order, of styles (``font``) as of runs of a text (``rPr``)."""
    for font in root.iter(f"{_MAIN}font", f"{_MAIN}rPr"):
        font[:] = sorted(font, key=lambda part: _ORDER[etree.QName(part).localname])


def text_in_order(text: bytes) -> bytes:
    """The same for the elements that a text of the table is made of."""
    if b"<rPr>" not in text:
        return text
    root = etree.fromstring(b'<si xmlns="%s">%s</si>' % (_MAIN[1:-1].encode(), text))
    in_order(root)
    written: bytes = etree.tostring(root)
    return written.partition(b">")[2].removesuffix(b"</si>")
