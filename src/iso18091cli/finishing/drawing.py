"""Charts and drawings → charts that hold the figures they show, and drawings that every program reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from iso18091cli.finishing.cells import ErrorValue, Value
from iso18091cli.finishing.sheet import Shown, column_number

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PREFIXES = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": _CHART,
}
_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")


def finished_chart(part: bytes, shown: Shown) -> bytes:
    """A chart with what its cells show stored in it: previews look up no cells.

    Categories that are texts are said to be texts. A cell in error is left out, as it is in the chart.
    """
    root = etree.fromstring(part)
    for reference in list(root.iter(f"{{{_CHART}}}numRef", f"{{{_CHART}}}strRef")):
        cells = str(reference.findtext(f"{{{_CHART}}}f"))
        values = list(_values(cells, shown))
        kind = "str" if any(isinstance(value, str) for value in values) else "num"
        reference.tag = f"{{{_CHART}}}{kind}Ref"
        cache = etree.SubElement(reference, f"{{{_CHART}}}{kind}Cache")
        if kind == "num":
            etree.SubElement(cache, f"{{{_CHART}}}formatCode").text = "General"
        etree.SubElement(cache, f"{{{_CHART}}}ptCount", val=str(len(values)))
        for place, value in enumerate(values):
            if value is not None and not isinstance(value, ErrorValue):
                point = etree.SubElement(cache, f"{{{_CHART}}}pt", idx=str(place))
                etree.SubElement(point, f"{{{_CHART}}}v").text = str(value)
    # Said once at the top, not at each of some thousand elements: a wheel is half as long, and deflated faster.
    etree.cleanup_namespaces(root, top_nsmap={"a": _PREFIXES["a"]})
    return serialised(root)


def _values(cells: str, shown: Shown) -> Iterator[Value]:
    """What the cells of an area show, row by row."""
    found = _AREA.fullmatch(cells)
    if not found:
        raise ValueError(f"no area of cells: {cells}")
    sheet = (found[1] or found[2]).replace("''", "'")
    first, last = (column_number(name.encode()) for name in (found[3], found[5] or found[3]))
    for row in range(int(found[4]), int(found[6] or found[4]) + 1):
        yield from (shown.at(sheet, row, column) for column in range(first, last + 1))


def finished_drawing(part: bytes) -> bytes:
    """A drawing whose elements have the usual prefixes: some programs look for these, not for what they mean."""
    old = etree.fromstring(part)
    new = etree.Element(old.tag, _attributes(old), nsmap=_PREFIXES)
    _copy(old, new)
    return serialised(new)


def _copy(old: etree._Element, new: etree._Element) -> None:
    new.text = old.text
    for child in old:
        _copy(child, etree.SubElement(new, child.tag, _attributes(child)))


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def serialised(root: etree._Element) -> bytes:
    """A part of the file from its elements."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
